"""Properties: true of right answers, told with two numbers where an answer contradicts them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder import exercises
from autograder.answers import LocalAnswers
from autograder.exercise import grade
from autograder.exercises import sigmoid, two_layer, zero_initialization
from autograder.judging.properties import violated
from autograder.judging.trial import Task
from tests.judging.students import exercise_of, returned, tried

TASKS = [
    task
    for name in exercises.NAMES
    for task in vars(__import__(f"autograder.exercises.{name}", fromlist=[name])).values()
    if isinstance(task, Task) and task.properties
]


@pytest.mark.parametrize("task", [pytest.param(t, id=t.name) for t in TASKS])
@pytest.mark.parametrize("seed", range(3))
def test_right_answers_have_them(task: Task, seed: int) -> None:
    trial = tried(task, lambda *args: returned(task, task.truth(*args)), seed)
    assert violated(trial, task.outputs) == ""


def step_of_sums(W0: Any, b0: Any, W1: Any, b1: Any, X: Any, Y: Any, eta: Any) -> Any:
    """Not divided by the number of samples, and by the root of it."""
    args = (W0, b0, W1, b1, X, Y)
    true = zero_initialization.STEP.truth(*args, eta)
    old = dict(zip(("W0", "b0", "W1", "b1"), args, strict=False))
    return tuple(old[n] + np.sqrt(len(Y)) * (true[n] - old[n]) for n in old)


def test_samples_listed_twice() -> None:
    told = violated(tried(zero_initialization.STEP, step_of_sums), ("b1",))
    assert told.startswith("If every sample is listed twice, a mean stays what it is: then `b1`")
    assert ", yours is " in told


def test_units_numbered_from_behind() -> None:
    def student(W: Any, b: Any, x: Any, y: Any) -> Any:
        true = sigmoid.SUM_GRAD.truth(W, b, x, y)
        return true["dW"] * np.arange(1, len(b) + 1)[:, None], true["db"]

    told = violated(tried(sigmoid.SUM_GRAD, student), ("dW",))
    assert told.startswith("If the units are numbered from behind")
    assert "`dW`[0, 0] should be" in told


def test_perfect_fit_is_told_where_a_mistake_has_no_name() -> None:
    task = two_layer.REGULARIZED

    def student(*args: Any) -> Any:
        true = task.truth(*args)
        return true["dw1"], true["dw2"], true["db1"] + 0.3 * np.sin(args[0]), true["db2"]

    results = grade(exercise_of(task), LocalAnswers({task.name: student}), None, seed=4)
    found = next(r for r in results if r.check == "db1")
    assert found.code == "common/unknown"
    assert "If the target y is exactly what comes out" in found.message
    assert "`db1` should be 0, yours is 0.2524." in found.message


def test_they_are_not_looked_at_where_a_mistake_has_a_name() -> None:
    task = two_layer.REGULARIZED

    def student(*args: Any) -> Any:
        return tuple(v * 2 if n == "db1" else v for n, v in task.truth(*args).items())

    results = grade(exercise_of(task), LocalAnswers({task.name: student}), None, seed=4)
    found = next(r for r in results if r.check == "db1")
    assert found.code == "common/factor"
    assert "target" not in found.message


def test_a_difference_in_late_digits_is_no_factor() -> None:
    task = two_layer.REGULARIZED

    def student(*args: Any) -> Any:
        return tuple(v * (1 + 3e-7) for v in task.truth(*args).values())

    results = grade(exercise_of(task), LocalAnswers({task.name: student}), None, seed=4)
    assert {r.code for r in results if r.code} == {"common/unknown"}
