"""Who waits for a person, as the gradebook says it."""

from __future__ import annotations

from pathlib import Path

from nbformat.notebooknode import NotebookNode
from nbgrader.api import Gradebook
from small_course import LINES

from autograder.grading.entry import Entry
from autograder.grading.gradebook import Book, database, ensure_assignment
from autograder.grading.waiting import waiting

SCORES = {"check-line-slope": 3.0, "check-line-table": 0.0, "line-why": 0.0}


def test_written_answers_wait_until_they_are_read(
    course: Path, released: NotebookNode, empty_gradebook: Path
) -> None:
    (course / "gradebook.db").write_bytes(empty_gradebook.read_bytes())
    ensure_assignment(course, "lines")
    with Book(course) as book:
        book.write(
            "lines",
            Entry("ann", {**SCORES, "line-why": None}, {}),
            Entry("bob", SCORES, {}),
            Entry("cy", {**SCORES, "line-why": None, "check-line-slope": None}, {}),
        )
    assert waiting(course, LINES) == {"ann": ["line-why"], "cy": ["line-slope", "line-why"]}
    with Gradebook(database(course), "backprop") as book:
        grade = book.find_grade("line-why", "lines", "lines", "ann")
        grade.manual_score, grade.needs_manual_grade = 1.5, False
        book.db.commit()
    assert list(waiting(course, LINES)) == ["cy"]
