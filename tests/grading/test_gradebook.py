"""The gradebook's rows: those that nbgrader's own preprocessors write."""

from __future__ import annotations

import json
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from nbformat.notebooknode import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.preprocessors import AssignLatePenalties, SaveAutoGrades
from traitlets.config import Config

from autograder.course.build import build
from autograder.grading import gradebook
from autograder.grading.entry import Entry
from autograder.grading.gradebook import (
    Book,
    GradebookError,
    database,
    ensure_assignment,
    submitted_at,
)
from autograder.grading.notebook import graded_notebook
from autograder.grading.submission import read_submission, unread

DUE = datetime(2026, 11, 2, 12, 0)
TABLE = '# %% answer="line-table"'
LATE = datetime(2026, 11, 3, 12, 0)


# nbgrader's own, when it makes a submission's row
pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")


@pytest.fixture
def registered(course: Path, released: NotebookNode, empty_gradebook: Path) -> Path:
    """The small course with its assignment in the gradebook, due at `DUE`."""
    shutil.copy(empty_gradebook, course / "gradebook.db")
    config = course / "course_config.py"
    config.write_text(config.read_text().replace('"none"\n', '"zero"\n'))
    ensure_assignment(course, "lines")
    with Gradebook(database(course), "backprop") as book:
        book.update_or_create_assignment("lines", duedate=DUE)
    return course


def graded(released: NotebookNode, folder: Path, points: float, answered: bool) -> NotebookNode:
    node = json.loads(json.dumps(released))
    if answered:
        node["cells"][-2]["source"] += " Because."
        node["cells"][3]["source"] = "def slope(w, x):\n    return x"
    path = folder / "lines.ipynb"
    path.write_text(json.dumps(node))
    scores = {"line-slope": (points, "<p>x</p>", "")}
    return graded_notebook(released, read_submission(path, released), {}, scores)


def rows(root: Path) -> dict[str, list[dict[str, Any]]]:
    """All that a submission writes, without the random keys."""
    with Gradebook(database(root), "backprop") as book:
        found = [
            submission.to_dict()
            | {"penalty": [n.late_submission_penalty for n in submission.notebooks]}
            | {"cells": [g.to_dict() for n in submission.notebooks for g in n.grades]}
            | {"comments": [c.to_dict() for n in submission.notebooks for c in n.comments]}
            for submission in book.assignment_submissions("lines")
        ]
    return {"rows": sorted(map(plain, found), key=lambda row: str(row["student"]))}


def plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items() if key != "id"}
    if isinstance(value, list):
        return sorted(map(plain, value), key=str)
    return value


def stock(root: Path, student: str, node: NotebookNode, submitted: datetime | None) -> None:
    """What nbgrader's autograde does with an executed notebook."""
    url = database(root)
    with Gradebook(url, "backprop") as book:
        book.update_or_create_student(student)
        when = {"timestamp": submitted} if submitted else {}
        book.update_or_create_submission("lines", student, **when)
    names = {"student": student, "assignment": "lines", "notebook": "lines", "db_url": url}
    SaveAutoGrades().preprocess(node, {"nbgrader": names})
    config = Config({"LateSubmissionPlugin": {"penalty_method": "zero"}})
    AssignLatePenalties(config=config).preprocess(node, {"nbgrader": names})


def by_hand(root: Path) -> None:
    """A grader's work: a manual score, extra credit, comments."""
    with Gradebook(database(root), "backprop") as book:
        grade = book.find_grade("check-line-slope", "lines", "lines", "ann")
        grade.manual_score, grade.extra_credit = 2.5, 1.0
        book.find_grade("line-why", "lines", "lines", "ann").manual_score = 1.5
        book.find_comment("line-why", "lines", "lines", "ann").manual_comment = "Good"
        book.db.commit()


def test_the_same_rows_as_nbgrader(
    registered: Path, released: NotebookNode, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    shutil.copytree(registered, other)
    work = {
        "ann": (graded(released, tmp_path, 2.25, True), LATE),
        "bob": (graded(released, tmp_path, 0.0, False), None),
        "cy": (graded_notebook(released, unread(released, "Empty."), {}, {}), DUE),
        "007": (graded(released, tmp_path, 3.0, True), DUE),
    }
    for student, (node, submitted) in work.items():
        stock(other, student, node, submitted)
        with Book(registered) as book:
            book.write("lines", Entry.of(student, node, submitted))
    assert rows(registered) == rows(other)
    assert len(rows(registered)["rows"]) == 4
    for root in (registered, other):
        by_hand(root)
    again = graded(released, tmp_path, 1.0, True)
    stock(other, "ann", again, None)
    with Book(registered) as book:
        book.write("lines", Entry.of("ann", again, None))
    assert rows(registered) == rows(other)
    (ann,) = [row for row in rows(registered)["rows"] if row["student"] == "ann"]
    slope = next(cell for cell in ann["cells"] if cell["name"] == "check-line-slope")
    assert (slope["auto_score"], slope["manual_score"], slope["extra_credit"]) == (1.0, 2.5, 1.0)
    assert slope["needs_manual_grade"]
    assert ann["penalty"] == [5.0]
    assert ann["timestamp"] == LATE.isoformat()


def test_a_failed_write_leaves_nothing(registered: Path, released: NotebookNode) -> None:
    node = graded_notebook(released, unread(released, "Empty."), {}, {})
    entry = Entry.of("ann", node)
    part = Entry("ann", {"check-line-slope": 1.0}, {})
    with Book(registered) as book:
        with pytest.raises(GradebookError, match="ann: the result has no score for"):
            book.write("lines", part)
        assert rows(registered)["rows"] == []
        book.write("lines", entry)  # the book can still be used
        with pytest.raises(GradebookError):
            book.write("lines", part)
    (row,) = rows(registered)["rows"]
    assert {cell["auto_score"] for cell in row["cells"]} == {0.0}


@pytest.fixture
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gradebook, "WAIT", 0.1)


@pytest.fixture
def held(registered: Path, hurry: None) -> Iterator[Path]:
    """A gradebook that another program holds."""
    connection = sqlite3.connect(registered / "gradebook.db")
    connection.execute("BEGIN EXCLUSIVE")
    yield registered
    connection.close()


def test_a_held_gradebook_is_named(held: Path) -> None:
    with pytest.raises(GradebookError, match=r"holds the gradebook .*gradebook\.db for more than"):
        Book(held)
    with pytest.raises(GradebookError, match="run the same command again"):
        ensure_assignment(held, "lines")


def test_a_gradebook_held_while_writing(
    registered: Path, released: NotebookNode, hurry: None
) -> None:
    entry = Entry.of("ann", graded_notebook(released, unread(released, "Empty."), {}, {}))
    connection = sqlite3.connect(registered / "gradebook.db")
    with Book(registered) as book:
        connection.execute("BEGIN EXCLUSIVE")
        with pytest.raises(GradebookError, match="holds the gradebook"):
            book.write("lines", entry)
        connection.rollback()
        book.write("lines", entry)
    connection.close()
    assert len(rows(registered)["rows"]) == 1


def test_registering_twice_changes_nothing(registered: Path) -> None:
    before = (registered / "gradebook.db").read_bytes()
    ensure_assignment(registered, "lines")
    assert (registered / "gradebook.db").read_bytes() == before


def test_registering_follows_a_new_release(registered: Path, released: NotebookNode) -> None:
    source = registered / "solutions" / "lines.py"
    source.write_text(source.read_text().replace(TABLE, f"# %%\n1 + 1\n{TABLE}"))
    build(registered, "lines")
    ensure_assignment(registered, "lines")
    with Gradebook(database(registered), "backprop") as book:
        names = {cell.name for cell in book.find_notebook("lines", "lines").source_cells}
        assert "code-01" in names
        assert book.find_assignment("lines").duedate == DUE


def test_new_cells_after_grading_are_refused(registered: Path, released: NotebookNode) -> None:
    entry = Entry.of("ann", graded_notebook(released, unread(released, "Empty."), {}, {}))
    with Book(registered) as book:
        book.write("lines", entry)
    source = registered / "solutions" / "lines.py"
    source.write_text(source.read_text().replace(TABLE, f"# %%\n1 + 1\n{TABLE}"))
    build(registered, "lines")
    with pytest.raises(GradebookError, match="lines has other cells than when"):
        ensure_assignment(registered, "lines")
    assert len(rows(registered)["rows"]) == 1


def test_a_missing_release_is_named(course: Path) -> None:
    with pytest.raises(GradebookError, match="run `autograder build lines`"):
        ensure_assignment(course, "lines")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-02 12:00:00", DUE),
        ("2026-11-02 12:00:00.000000 UTC\n", DUE),
        ("2026-11-02T13:00:00+01:00", DUE),
        ("2026-11-02 04:00:00 America/Los_Angeles", DUE),
        ("yesterday", None),
        ("12", None),
        ("", None),
        ("2026-99-99 12:00", None),
        ("2026-11-02 12:00:00 Nowhere/Land " + "x" * 50, None),
        ("2026-11-02 12:00 " + "9" * 150, None),
        ("\ufffd\0", None),
        ("x" * 10_000, None),
    ],
)
def test_timestamps(tmp_path: Path, text: str, moment: datetime | None) -> None:
    (tmp_path / "timestamp.txt").write_text(text)
    assert submitted_at(tmp_path) == moment


def test_no_timestamp(tmp_path: Path) -> None:
    assert submitted_at(tmp_path) is None
    (tmp_path / "timestamp.txt").write_bytes(b"\xff\xfe2026")
    assert submitted_at(tmp_path) is None
    (tmp_path / "timestamp.txt").unlink()
    (tmp_path / "other").write_text("2026-11-02 12:00:00")
    (tmp_path / "timestamp.txt").symlink_to(tmp_path / "other")
    assert submitted_at(tmp_path) is None


def test_a_gradebook_held_for_a_while_is_waited_for(
    registered: Path, released: NotebookNode, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = Entry.of("ann", graded_notebook(released, unread(released, "Empty."), {}, {}))
    monkeypatch.setattr(gradebook, "WAIT", 0.2)  # SQLite's own patience, shorter than the hold
    with Book(registered) as book:
        monkeypatch.setattr(gradebook, "WAIT", 30)
        connection = sqlite3.connect(registered / "gradebook.db", check_same_thread=False)
        connection.execute("BEGIN EXCLUSIVE")
        freed = threading.Timer(1.0, connection.rollback)
        freed.start()
        assert book.write("lines", entry) == {"ann"}
        freed.join()
        connection.close()
    assert len(rows(registered)["rows"]) == 1
