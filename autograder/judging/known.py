"""Which of an exercise's known mistakes a function makes: the one that fits at every draw, or none.

Outputs are matched one by one, since two mistakes usually spoil different ones.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from autograder.exercise import Exercise
from autograder.judging import compare
from autograder.judging.compare import DIFFERS, MATCHES, Array, Finding, near
from autograder.judging.strata import fresh
from autograder.judging.trial import Made, Seen, Task, Trial


def named(
    exercise: Exercise, trial: Trial, wrong: Sequence[str], asked: Sequence[str]
) -> tuple[str, tuple[str, ...]]:
    """The one known mistake that explains most of the wrong outputs, and which it explains.

    It must explain one of those that are `asked` about.
    """
    matches = {
        code: explained
        for code in trial.task.wrong
        if (mistake := exercise.mistake(code)) is not None
        and mistake.kind != "extreme"
        and set(explained := _explained(trial, code, wrong, ("G", "Q"))) & set(asked)
    }
    if not matches:
        return "", ()
    most = max(len(explained) for explained in matches.values())
    best = [code for code, explained in matches.items() if len(explained) == most]
    if len(best) > 1:
        spoils = {code: exercise.mistake(code) for code in best}
        best = [c for c in best if (m := spoils[c]) and set(m.outputs) == set(matches[c])]
    return (best[0], matches[best[0]]) if len(best) == 1 else ("", ())


def _explained(
    trial: Trial, code: str, wrong: Sequence[str], strata: Sequence[str], least: int = 2
) -> tuple[str, ...]:
    """The wrong outputs that equal this mistake's on every draw where it can be made."""
    told: dict[str, int] = dict.fromkeys(wrong, 0)
    for seen in trial.on(*strata):
        predicted = _predicted(trial, code, seen)
        if predicted is None:
            if seen.observation.error is None:
                return ()
            continue
        for output in list(told):
            if output not in predicted or not _matches(seen, output, predicted[output]):
                del told[output]
            elif _tells(predicted[output], seen.truth[output]):
                told[output] += 1
    return tuple(output for output, count in told.items() if count >= least)


def _predicted(trial: Trial, code: str, seen: Seen) -> Made:
    """The outputs of a mistake at a draw; None where it cannot be made (sizes do not fit)."""
    return seen.point.made(code, lambda: _made(trial.task, code, seen))


def _made(task: Task, code: str, seen: Seen) -> Made:
    t, a = task.named_outputs(seen.truth), task.named(fresh(seen.draw.args))
    try:
        with np.errstate(all="ignore"):
            made = task.wrong[code](t, a)
    except (ValueError, IndexError):
        return None
    return {name: np.asarray(value, float) for name, value in made.items()}


def _matches(seen: Seen, output: str, predicted: Array) -> bool:
    value = seen.output(output)
    if isinstance(value, Finding):
        return False
    array = compare.as_array(value)
    if isinstance(array, Finding):
        return False
    return array.shape == predicted.shape and near(np.asarray(array, float), predicted, MATCHES)


def _tells(predicted: Array, truth: Array) -> bool:
    return predicted.shape != truth.shape or not near(predicted, truth, DIFFERS)


def extreme(exercise: Exercise, trial: Trial, seen: Seen, output: str) -> str:
    """A known mistake that shows only in this stratum."""
    kinds = {m.code for m in exercise.mistakes if m.kind == "extreme"}
    codes = [
        code
        for code in trial.task.wrong
        if code in kinds and _explained(trial, code, (output,), (seen.draw.stratum,), least=1)
    ]
    return codes[0] if len(codes) == 1 else ""
