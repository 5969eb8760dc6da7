"""Exercises that build on earlier ones, where there are no references: they wait, in order.

In the notebook and in `autograder check` nobody can tell whether an answer is wrong by itself or
only by what it builds on. With references the grader can: see grading/carried.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from autograder.exercise import Exercise, Result


def first_things_first(
    exercise: Exercise, results: Sequence[Result], of: Callable[[str], Sequence[Result]]
) -> tuple[Result, ...]:
    """What fails while an exercise that this one builds on is wrong is not run, not wrong.

    `of` gives the results of an earlier exercise by its id.
    """
    if not _wrong(results) or _unanswered(results):
        return tuple(results)
    needed = next((name for name in exercise.prerequisites if _wrong(of(name))), None)
    return tuple(_waiting(result, needed) if needed else result for result in results)


def _wrong(results: Sequence[Result]) -> bool:
    return any(result.passed is False for result in results)


def _unanswered(results: Sequence[Result]) -> bool:
    return any(result.code in ("common/not-done", "common/missing") for result in results)


def _waiting(result: Result, needed: str) -> Result:
    if result.passed is not False:
        return result
    message = f"First make `{needed}` right: this exercise builds on it. ({result.message})"
    return replace(result, passed=None, points=0.0, message=message, why="needs")
