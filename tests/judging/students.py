"""Functions as students might write them: right but for one fault, or right but for a mistake."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from autograder.answers import LocalAnswers
from autograder.exercises import find
from autograder.judging.explain import Explanation, explain
from autograder.judging.faults import Fault, backward, forward
from autograder.judging.trial import Task, Trial, try_out


def returned(task: Task, outputs: Mapping[str, Any]) -> Any:
    """The outputs in the form in which the function returns them."""
    if task.returns == "dict":
        return dict(outputs)
    values = tuple(outputs[name] for name in task.outputs)
    return values[0] if task.returns == "single" else values


def with_faults(task: Task, *faults: Fault) -> Callable[..., Any]:
    """A student's function whose way forward or back has these faults."""
    slopes = task.slopes
    assert slopes is not None

    def student(*args: Any) -> Any:
        tape = slopes.tape(args)
        made = (
            [node.value for node in forward(tape, *faults).nodes]
            if slopes.values
            else backward(tape, *faults)
        )
        given = dict(zip(slopes.arguments, args, strict=True))
        outputs = {}
        for output, variable in slopes.wrt.items():
            value = np.asarray(made[tape.named[variable]])
            outputs[output] = given[variable] - given[slopes.rate] * value if slopes.rate else value
        return returned(task, outputs)

    return student


def with_mistakes(task: Task, *codes: str) -> Callable[..., Any]:
    """A student's function that makes known mistakes, one after the other."""

    def student(*args: Any) -> Any:
        a, t = task.named(args), task.named_outputs(task.truth(*args))
        for code in codes:
            vars(t).update(task.wrong[code](t, a))
        return returned(task, vars(t))

    return student


def tried(task: Task, student: Callable[..., Any], seed: int = 1) -> Trial:
    function = LocalAnswers({task.name: student})[task.name]
    with np.errstate(all="ignore"):
        return try_out(task, function, None, (seed,))


def wrong(trial: Trial) -> list[str]:
    return [o for o in trial.task.outputs if any(s.finding(o) for s in trial.on("G"))]


def explained(task: Task, student: Callable[..., Any], seed: int = 1) -> Explanation | None:
    trial = tried(task, student, seed)
    outputs = wrong(trial)
    assert outputs
    return explain(trial, outputs, outputs)


def exercise_of(task: Task) -> Any:
    """The exercise in which a task stands."""
    from autograder import exercises

    for name in exercises.NAMES:
        for exercise in exercises.load(name).checked:
            if task.name in exercise.names:
                found = find(exercise.id)
                assert found is not None
                return found[1]
    raise KeyError(task.name)
