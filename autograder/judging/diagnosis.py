"""Naming a mistake in a function: only what fits at every point, or nothing.

Known mistakes come first, output by output; then a factor, a sign, zeros, two outputs exchanged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from autograder.exercise import Exercise, Failure
from autograder.judging import compare, messages
from autograder.judging.calls import failure_of
from autograder.judging.compare import Array, Finding
from autograder.judging.strata import fresh
from autograder.judging.trial import Seen, Trial

DIFFERS = 1e-6  # of scale: below, a draw does not tell a mistake from the truth
SPECIAL_CASE = "common/special-case"
MATCHES = 1e-7  # of the largest entry


def failure(
    exercise: Exercise, trial: Trial, outputs: Sequence[str], others: Sequence[str]
) -> Failure:
    """What to say about outputs that are wrong on generic draws; `others` are wrong as well."""
    if not trial.repeated:
        return unsteady(credit=0.0)
    code, named = _named(exercise, trial, [*outputs, *others], outputs)
    mistake = exercise.mistake(code)
    if mistake is not None:
        text = mistake.message or _case(trial, named)
        return Failure(text, code=code, hints=mistake.hints)
    code, text = _generic(trial, outputs)
    code = _own_code(exercise, code)
    mistake = exercise.mistake(code)
    return Failure(text, code=code, hints=mistake.hints if mistake else messages.common_hints(code))


def crash(exercise: Exercise, trial: Trial) -> Failure | None:
    """What to say when the function gives no result on a generic draw; None if it always does."""
    for seen in trial.on("G"):
        if seen.observation.error is not None:
            return _crashed(exercise, trial, seen)
        if isinstance(seen.outputs, Finding):
            text = f"{messages.quoted([trial.task.name])} {seen.outputs.text}"
            code = seen.outputs.code
            if code == "common/arity":
                text = seen.outputs.text
            return Failure(text, code=code, hints=messages.common_hints(code))
    return None


def _crashed(exercise: Exercise, trial: Trial, seen: Seen) -> Failure:
    assert seen.observation.error is not None
    code, _ = _named(exercise, trial, trial.task.outputs, trial.task.outputs)
    code = code or _one_number_only(trial)
    mistake = exercise.mistake(code)
    told = failure_of(trial.task.name, seen.observation.error)
    if mistake is None or seen.observation.error.kind != "exception":
        return told
    return Failure(mistake.message or told.message, code=code, hints=mistake.hints)


def special(exercise: Exercise, trial: Trial, seen: Seen, output: str) -> Failure:
    """What to say about an output that is right in general and wrong in a special case."""
    finding = seen.finding(output)
    assert finding is not None
    code = _extreme(exercise, trial, seen, output)
    mistake = exercise.mistake(code)
    if mistake is not None:
        text = mistake.message or _special_text(trial, seen, output, finding)
        return Failure(text, code=code, hints=mistake.hints, credit=0.5)
    text = _special_text(trial, seen, output, finding)
    if _writes_to_argument(seen):
        return mutation(exercise, "an argument")
    code = _own_code(exercise, _special_code(seen, finding))
    own = exercise.mistake(code)
    hints = own.hints if own else messages.common_hints(code)
    hints = hints or messages.special_hints(seen.draw.case)
    return Failure(text, code=code, hints=hints, credit=0.5)


def _special_code(seen: Seen, finding: Finding) -> str:
    telling = {"X": ("common/not-finite",), "I": ("common/integer",)}
    return finding.code if finding.code in telling.get(seen.draw.stratum, ()) else SPECIAL_CASE


def mutation(exercise: Exercise, argument: str) -> Failure:
    """The right values, but an argument was changed by the call."""
    own = next((m for m in exercise.mistakes if m.kind == "purity"), None)
    if own is not None and f" {argument} was changed" in own.message:
        return Failure(own.message, code=own.code, hints=own.hints, credit=0.5)
    name = messages.quoted([argument]) if argument != "an argument" else argument
    return Failure(
        f"Your result is right, but {name} was changed by the call.",
        code="common/mutates-input",
        hints=messages.common_hints("common/mutates-input"),
        credit=0.5,
    )


def unsteady(credit: float = 0.5) -> Failure:
    return Failure(
        "The second call with the same arguments gives another result.",
        code="common/not-repeatable",
        hints=messages.common_hints("common/not-repeatable"),
        credit=credit,
    )


def _writes_to_argument(seen: Seen) -> bool:
    error = seen.observation.error
    return error is not None and "read-only" in error.message


def _special_text(trial: Trial, seen: Seen, output: str, finding: Finding) -> str:
    said = messages.call(trial.task.name, seen.draw.args)
    value = seen.output(output)
    error = seen.observation.error
    if error is not None:
        got = f"your function stops with {error.name or error.kind}: {error.message}"
    elif isinstance(value, Finding) or finding.code == "common/wrong-shape":
        got = f"yours {finding.text}".rstrip(".")
    else:
        got = f"you return {messages.show(value)}"
    label = _label(trial, (output,))
    return messages.special_case(label, seen.draw.case, said, seen.truth[output], got)


def _own_code(exercise: Exercise, code: str) -> str:
    """The exercise's own code for a finding that it has a name for."""
    names = {"common/float32": "/float32", "common/integer": "/integer-output"}
    own = [m.code for m in exercise.mistakes if code in names and m.code.endswith(names[code])]
    return own[0] if own else code


# --- known mistakes


def _named(
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


def _predicted(trial: Trial, code: str, seen: Seen) -> Mapping[str, Any] | None:
    """The outputs of a mistake at a draw; None where it cannot be made (sizes do not fit)."""
    t = trial.task.named_outputs(seen.truth)
    a = trial.task.named(fresh(seen.draw.args))
    try:
        with np.errstate(all="ignore"):
            return trial.task.wrong[code](t, a)
    except (ValueError, IndexError):
        return None


def _matches(seen: Seen, output: str, predicted: Any) -> bool:
    value = seen.output(output)
    if isinstance(value, Finding):
        return False
    array = compare.as_array(value)
    if isinstance(array, Finding):
        return False
    expected = np.asarray(predicted, float)
    return array.shape == expected.shape and _near(np.asarray(array, float), expected, MATCHES)


def _near(array: Array, expected: Array, relative: float) -> bool:
    if not np.array_equal(np.isnan(array), np.isnan(expected)):
        return False
    scale = max(float(np.nanmax(np.abs(expected), initial=0.0)), compare.ZERO)
    with np.errstate(invalid="ignore"):
        return bool(np.all((np.abs(array - expected) <= relative * scale) | np.isnan(array)))


def _tells(predicted: Any, truth: Array) -> bool:
    array = np.asarray(predicted, float)
    return array.shape != truth.shape or not _near(array, truth, DIFFERS)


def _extreme(exercise: Exercise, trial: Trial, seen: Seen, output: str) -> str:
    """A known mistake that shows only in this stratum."""
    kinds = {m.code for m in exercise.mistakes if m.kind == "extreme"}
    codes = [
        code
        for code in trial.task.wrong
        if code in kinds and _explained(trial, code, (output,), (seen.draw.stratum,), least=1)
    ]
    return codes[0] if len(codes) == 1 else ""


def _one_number_only(trial: Trial) -> str:
    """Does the function work for one number, though not for an array?"""
    if not trial.task.scalar_only:
        return ""
    truth = trial.truth(0.5)
    value = trial.function.observe(0.5)
    output = trial.task.outputs[0]
    right = value.error is None and compare.judge(value.value, truth[output]) is None
    return trial.task.scalar_only if right else ""


# --- findings that fit any exercise


def _generic(trial: Trial, wrong: Sequence[str]) -> tuple[str, str]:
    for output in wrong:
        for rule in (_exchanged, _misshapen, _zero, _factor):
            found = rule(trial, output)
            if found is not None:
                return found
    return "common/unknown", _case(trial, wrong)


def _misshapen(trial: Trial, output: str) -> tuple[str, str] | None:
    """Anything that is wrong with the output before its values are."""
    finding = next((f for s in trial.on("G") if (f := s.finding(output))), None)
    if finding is None or finding.code == "common/unknown":
        return None
    if finding.code == "common/wrong-shape" and _one_number_only(trial):
        return _one_number_only(trial), _case(trial, (output,))
    return finding.code, f"{_label(trial, (output,))} {finding.text}"


def _values(trial: Trial, output: str) -> list[tuple[Array, Array]]:
    """(student's, true) on generic draws, where both have the same shape."""
    pairs = []
    for seen in trial.on("G"):
        array = compare.as_array(seen.output(output))
        if isinstance(array, Finding) or array.shape != seen.truth[output].shape:
            return []
        pairs.append((np.asarray(array, float), seen.truth[output]))
    return pairs


def _zero(trial: Trial, output: str) -> tuple[str, str] | None:
    pairs = _values(trial, output)
    if pairs and all(not np.any(own) for own, _ in pairs):
        text = f"{_label(trial, (output,))} is always 0. {_case(trial, (output,))}"
        return "common/zero", text
    return None


def _exchanged(trial: Trial, output: str) -> tuple[str, str] | None:
    for other in trial.task.outputs:
        if other != output and _crosswise(trial, output, other):
            return "common/swapped", f"{messages.quoted([output, other])} look exchanged."
    return None


def _crosswise(trial: Trial, one: str, two: str) -> bool:
    def is_the(output: str, other: str) -> bool:
        return all(
            not isinstance(seen.output(output), Finding)
            and compare.judge(seen.output(output), seen.truth[other]) is None
            for seen in trial.on("G")
        )

    differ = any(not compare.equal(s.truth[one], s.truth[two]) for s in trial.on("G"))
    return differ and is_the(one, two) and is_the(two, one)


def _factor(trial: Trial, output: str) -> tuple[str, str] | None:
    pairs = _values(trial, output)
    if not pairs or not all(np.any(true) for _, true in pairs):
        return None
    factors = [float(np.vdot(true, own) / np.vdot(true, true)) for own, true in pairs]
    if min(map(abs, factors)) < DIFFERS or not all(
        _near(own, c * true, 1e-9) for c, (own, true) in zip(factors, pairs, strict=True)
    ):
        return None
    name = _factor_name(trial, factors)
    if not name:
        return None
    label = _label(trial, (output,))
    if name == "-1":
        return "common/sign", f"{label} has the right size and the wrong sign. " + _case(
            trial, (output,)
        )
    return "common/factor", f"{messages.factor(label, name)}. {_case(trial, (output,))}"


def _factor_name(trial: Trial, factors: Sequence[float]) -> str:
    """The factor as a number or by a size (n, 1/n, ...), if it is one at every draw."""
    if max(factors) - min(factors) <= DIFFERS * abs(factors[0]):
        return messages.number(factors[0])
    for name, values in _sizes(trial).items():
        for text, candidate in {
            name: values,
            f"1/{name}": 1 / values,
            f"2/{name}": 2 / values,
            f"{name}/2": values / 2,
        }.items():
            if np.allclose(factors, candidate, rtol=DIFFERS, atol=0):
                return text
    return ""


def _sizes(trial: Trial) -> dict[str, Array]:
    """The symbolic sizes of the arguments (n, d, ...) at each generic draw."""
    found: dict[str, list[int]] = {}
    for seen in trial.on("G"):
        own = {
            symbol: size
            for argument, value in zip(trial.task.arguments, seen.draw.args, strict=True)
            for symbol, size in zip(argument.shape.split(), np.shape(value), strict=False)
        }
        for symbol, size in own.items():
            found.setdefault(symbol, []).append(size)
    return {symbol: np.array(sizes, float) for symbol, sizes in found.items()}


# --- one concrete case


def _case(trial: Trial, outputs: Sequence[str]) -> str:
    """Level 1: the tiny case, or the first generic draw where the tiny one hides the mistake."""
    seen = trial.tiny()
    output = next((o for o in outputs if seen.finding(o)), "")
    if not output:
        seen, output = next((s, o) for s in trial.on("G") for o in outputs if s.finding(o))
    said = messages.call(trial.task.name, seen.draw.args)
    value = seen.output(output)
    finding = seen.finding(output)
    assert finding is not None
    label = _label(trial, (output,))
    if isinstance(value, Finding) or finding.code == "common/wrong-shape":
        return f"{label} {finding.text} At {said} we expect {messages.show(seen.truth[output])}."
    return messages.case(label, said, seen.truth[output], value)


def _label(trial: Trial, outputs: Sequence[str]) -> str:
    if trial.task.returns == "single":
        return messages.quoted([trial.task.name])
    return messages.quoted(outputs)
