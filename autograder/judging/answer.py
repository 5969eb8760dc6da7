"""What a student handed in as data, before it is judged; and failures with the hints that fit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from autograder.called import Unsupported
from autograder.exercise import Exercise, Failure
from autograder.judging.messages import common_hints


def handed_in(answers: Mapping[str, Any], name: str) -> Any:
    """The student's value of that name; raises `Failure` if there is none yet."""
    if name not in answers:
        raise Failure(
            f"`{name}` is not defined in this notebook.",
            code="common/missing",
            hints=("Did you rename it, or not run its cell?",),
        )
    value = answers[name]
    if untouched(value):
        raise not_done(name)
    return value


def untouched(value: Any) -> bool:
    """Does the `...` of the stub still stand there?"""
    if isinstance(value, Unsupported):
        return "ellipsis" in value.kind
    return isinstance(value, (list, tuple)) and bool(value) and all(map(untouched, value))


def not_done(what: str) -> Failure:
    return Failure(f"`{what}` is not done yet: `...` still stands there.", code="common/not-done")


def told(exercise: Exercise, message: str, code: str, credit: float = 0.0) -> Failure:
    """A failure with the hints that the exercise knows for its code."""
    mistake = exercise.mistake(code)
    hints = mistake.hints if mistake else common_hints(code)
    return Failure(message, code=code, hints=hints, credit=credit)
