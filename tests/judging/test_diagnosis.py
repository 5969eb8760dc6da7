"""What is said about a function as a whole, and what is left to say when a search breaks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from unittest import mock

import numpy as np
import pytest

from autograder.answers import LocalAnswers
from autograder.exercise import Result, grade
from autograder.exercises import sigmoid, two_layer
from autograder.judging import diagnosis, explain, findings, known
from autograder.judging.trial import Task
from tests.judging.students import exercise_of


def graded(task: Task, student: Callable[..., Any]) -> list[Result]:
    with np.errstate(all="ignore"):
        return grade(exercise_of(task), LocalAnswers({task.name: student}), None, 1)


def broken(*_: Any, **__: Any) -> Any:
    raise ZeroDivisionError("on purpose")


def halved(*args: Any) -> Any:
    return [value / 2 + 0.1 for value in two_layer.REGULARIZED.truth(*args).values()]


def stops(*args: Any) -> Any:
    return args[0][99]


@pytest.mark.parametrize(
    ("task", "student", "broken_part"),
    [
        (two_layer.REGULARIZED, lambda *args: tuple(halved(*args)), (explain, "explain")),
        (two_layer.REGULARIZED, lambda *args: tuple(halved(*args)), (known, "named")),
        (two_layer.REGULARIZED, lambda *args: tuple(halved(*args)), (findings, "found")),
        (sigmoid.SUM_GRAD, stops, (known, "named")),
        (sigmoid.SIGMOID, lambda z: np.exp(z) / (1 + np.exp(z)), (known, "extreme")),
    ],
)
def test_a_fault_of_the_search_costs_the_explanation_and_nothing_else(
    task: Task, student: Callable[..., Any], broken_part: tuple[Any, str]
) -> None:
    before = graded(task, student)
    with mock.patch.object(*broken_part, broken):
        after = graded(task, student)
    assert [(r.passed, r.points, r.why) for r in after] == [
        (r.passed, r.points, r.why) for r in before
    ]
    flagged = [r for r in after if diagnosis.OUR_FAULT in r.flag]
    assert flagged
    assert all(r.passed is False and "on purpose" in r.flag and r.message for r in flagged)
    assert not any(diagnosis.OUR_FAULT in r.flag for r in before)


def test_a_matrix_for_a_vector_is_not_a_function_of_one_number_only() -> None:
    def matrix(z: Any) -> Any:
        slope = np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))) ** 2
        return np.diag(slope) if np.ndim(z) else float(slope)

    codes = {r.code for r in graded(sigmoid.SLOPE, matrix) if r.code}
    assert codes == {"common/wrong-shape"}
