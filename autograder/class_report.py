"""The class report of an assignment: from result files and gradebook to reports/NAME.html."""

from __future__ import annotations

import os
from datetime import datetime
from functools import partial
from pathlib import Path
from urllib.parse import quote

import autograder.grading.lean  # noqa: F401  before all the others
from autograder import exercises
from autograder.grading import course_mistakes, mistakes
from autograder.grading.overview import essence, overview
from autograder.grading.places import FILE, Places, is_student
from autograder.grading.waiting import waiting
from autograder.reports.class_page import page

FOLDER = "reports"


def place(root: Path, name: str) -> Path:
    """Where the report is, if it is written."""
    return root / FOLDER / f"{name}.html"


def write(root: Path, name: str) -> Path | None:
    """Write the report; where it is, or None where nothing of the assignment is graded."""
    documents = [essence(document) for document in mistakes.each(root, [name])]
    if not documents:
        return None
    assignment, named = exercises.load(name), course_mistakes.read(root)
    found = overview(assignment, documents, named, waiting(root, assignment))
    places = Places(root)
    path = place(places.root, name)
    made = datetime.now().astimezone()
    places.write(path, page(found, made, partial(_feedback, places, name)), FILE)
    return path


def _feedback(places: Places, name: str, student: str) -> str:
    """The address of a student's page, seen from the report; nothing where there is none."""
    if not is_student(student):
        return ""
    target = places.page(student, name)
    relative = os.path.relpath(target, places.root / FOLDER)
    return quote(Path(relative).as_posix()) if target.is_file() else ""
