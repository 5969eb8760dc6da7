"""Who waits for a person: what stands in the gradebook as still to be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from nbgrader import api
from sqlalchemy import Select, select

from autograder.exercise import Assignment
from autograder.grading.gradebook import Book


def waiting(root: Path, assignment: Assignment) -> Mapping[str, Sequence[str]]:
    """The exercises of which a person has to give the points, by student."""
    ids = {exercise.id for exercise in assignment.exercises}
    found: dict[str, list[str]] = {}
    with Book(root) as book:
        for student, cell in book.gradebook.db.execute(_cells(assignment.name)):
            exercise = cell.removeprefix("check-")
            if exercise in ids:
                found.setdefault(student, []).append(exercise)
    return found


def _cells(name: str) -> Select[Any]:
    made, notebook = api.SubmittedAssignment, api.SubmittedNotebook
    return (
        select(made.student_id, api.GradeCell.name)
        .join(api.Assignment, api.Assignment.id == made.assignment_id)
        .join(notebook, notebook.assignment_id == made.id)
        .join(api.Grade, api.Grade.notebook_id == notebook.id)
        .join(api.GradeCell, api.GradeCell.id == api.Grade.cell_id)
        .where(api.Assignment.name == name, api.Grade.needs_manual_grade)
        .order_by(made.student_id, api.GradeCell.name)
    )
