"""Checks in the student's own notebook: the same checks as the grader's, without references."""

from __future__ import annotations

import difflib
import os
import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from autograder import exercises, pictures
from autograder.answers import LocalAnswers
from autograder.exercise import Assignment, Exercise, Result, Written, grade, score
from autograder.prerequisites import first_things_first
from autograder.reports.notebook import Progress, Report

# what was found last, by exercise: `progress()` adds it up
_latest: dict[str, tuple[Result, ...]] = {}


class NotRight(AssertionError):
    """Raised by a check only where nbgrader validates a notebook, so that Validate reports it."""

    def _render_traceback_(self) -> list[str]:
        """What IPython shows: the report alone, for no line of ours is the student's mistake."""
        return str(self).splitlines()


def check(exercise_id: str, hint: int, namespace: Mapping[str, Any]) -> Report:
    """Grade one exercise on the notebook's own answers; raises ValueError for an unknown id."""
    assignment, exercise = _find(exercise_id)
    seed = secrets.randbits(32)
    answers = LocalAnswers(namespace)
    results = first_things_first(
        exercise,
        grade(exercise, answers, seed=seed),
        lambda needed: grade(assignment[needed], answers, seed=seed),
    )
    _latest[exercise_id] = results
    report = Report(exercise, results, seed, hint=hint, note=_next(assignment, exercise, results))
    if os.environ.get("NBGRADER_VALIDATING") and any(r.passed is not True for r in results):
        raise NotRight(str(report))
    return report


def picture(exercise_id: str, namespace: Mapping[str, Any]) -> pictures.Picture | Any:
    _find(exercise_id)
    return pictures.draw(exercise_id, LocalAnswers(namespace))


def progress() -> Progress:
    """The points of the notebook whose exercises were checked."""
    assignment = next(
        (_find(exercise_id)[0] for exercise_id in reversed(_latest)),
        exercises.load(exercises.NAMES[0]),
    )
    return Progress(assignment, dict(_latest))


def _find(exercise_id: str) -> tuple[Assignment, Exercise]:
    found = exercises.find(exercise_id)
    if found is not None:
        return found
    near = difflib.get_close_matches(str(exercise_id), exercises.ids(), n=1)
    guess = f" Did you mean {near[0]!r}?" if near else ""
    raise ValueError(f"No exercise is called {exercise_id!r}.{guess}")


def _next(assignment: Assignment, exercise: Exercise, results: Sequence[Result]) -> str:
    if score(results) < exercise.points or not all(r.passed for r in results):
        return ""
    after = [*assignment.exercises][[e.id for e in assignment.exercises].index(exercise.id) + 1 :]
    if not after:
        return "This was the last exercise of the notebook."
    kind = " (a written answer)" if isinstance(after[0], Written) else ""
    return f"Next: {after[0].title}, `{after[0].id}`{kind}."
