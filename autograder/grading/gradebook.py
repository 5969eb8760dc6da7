"""nbgrader's gradebook, written as nbgrader's own autograde writes it, one transaction a student.

Automatic scores, comments and late penalties are set; manual scores, manual comments and extra
credit are never touched.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sys
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import nbformat
from nbformat.notebooknode import NotebookNode
from nbgrader import api
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import AssignLatePenalties, SaveCells
from nbgrader.utils import compute_checksum, determine_grade, is_grade, is_solution, parse_utc
from sqlalchemy.exc import OperationalError

from ..course.build import course_config
from .ingest import Unreadable, read_bytes

WAIT = 60  # seconds that another program may hold the gradebook


class GradebookError(Exception):
    """The gradebook could not be used, and what to do about it."""


@dataclass(frozen=True)
class Entry:
    """What grading found, by cell: points or None for a person to give; automatic comments."""

    student: str
    scores: Mapping[str, float | None]
    comments: Mapping[str, str | None]
    submitted: datetime | None = None

    @classmethod
    def of(cls, student: str, graded: NotebookNode, submitted: datetime | None = None) -> Entry:
        """The entry of a graded notebook, read by nbgrader's own rules."""
        scores = {
            cell.metadata.nbgrader.grade_id: determine_grade(cell)[0]
            for cell in graded.cells
            if is_grade(cell)
        }
        comments = {
            cell.metadata.nbgrader.grade_id: _comment(cell)
            for cell in graded.cells
            if is_solution(cell)
        }
        return cls(student, scores, comments, submitted)


def _comment(cell: NotebookNode) -> str | None:
    unchanged = cell.metadata.nbgrader.get("checksum") == compute_checksum(cell)
    return "No response." if unchanged else None


def submitted_at(folder: Path) -> datetime | None:
    """When a submission was made, in UTC, as its timestamp.txt says; garbage is None."""
    try:
        text = read_bytes(folder / "timestamp.txt", 200).decode("utf-8").strip()
    except (Unreadable, UnicodeDecodeError):
        return None
    if not re.match(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d", text):
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # an unknown time zone
        try:
            moment: datetime | None = parse_utc(text)
        except (ValueError, OverflowError, TypeError):
            moment = None
    return moment


def database(root: Path) -> str:
    """The address of the course's gradebook."""
    course = CourseDirectory(config=course_config(root), root=str(root.resolve()))
    return patient(course.db_url)


def patient(db_url: str) -> str:
    """The address with a longer wait for a locked file than SQLite's five seconds."""
    if not db_url.startswith("sqlite") or "?" in db_url:
        return db_url
    return f"{db_url}?timeout={WAIT}"


def find_alembic() -> None:
    """Make nbgrader's bare `alembic` found: it makes a new gradebook with it."""
    if shutil.which("alembic") is None:
        folder = str(Path(sys.executable).parent)
        os.environ["PATH"] = os.pathsep.join([folder, os.environ.get("PATH", "")])


def ensure_assignment(root: Path, name: str) -> None:
    """Register the released notebook, as generate_assignment does, unless it is known."""
    config = course_config(root)
    folder = config.CourseDirectory.get("release_directory", "release")
    release = root / folder / name / f"{name}.ipynb"
    if not release.is_file():
        raise GradebookError(f"{release} is missing: run `autograder build {name}`.")
    node = nbformat.read(release, as_version=4)
    url = database(root)
    with _clear_errors(url), Book(root) as book:
        if book.knows(name, node):
            return
        book.gradebook.update_or_create_assignment(name)
    nbgrader = {"notebook": name, "assignment": name, "db_url": url}
    try:
        with _clear_errors(url):
            SaveCells(config=config).preprocess(node, {"nbgrader": nbgrader})
    except RuntimeError as error:
        raise GradebookError(
            f"{name} has other cells than when its submissions were graded ({error}). Build the "
            f"notebook as it was, or move the gradebook away and grade all submissions again."
        ) from error


def register(book: api.Gradebook, name: str, student: str, submitted: datetime | None) -> Any:
    """The row of a submission, made if it is new; an unknown time keeps the known one."""
    when = {"timestamp": submitted} if submitted else {}
    with book.db.no_autoflush:
        book.update_or_create_student(student)
        return book.update_or_create_submission(name, student, **when)


def mark_ungraded(book: api.Gradebook, name: str, student: str) -> None:
    """Let the formgrader show that the scores of a submission are missing or of an earlier try."""
    for notebook in book.find_submission(name, student).notebooks:
        for grade in notebook.grades:
            grade.needs_manual_grade = True
    book.db.commit()


class Book:
    """The open gradebook of a course; a context manager."""

    def __init__(self, root: Path) -> None:
        find_alembic()
        config = course_config(root)
        self.url = database(root)
        with _clear_errors(self.url):
            course_id = config.CourseDirectory.get("course_id", "default_course")
            self.gradebook = api.Gradebook(self.url, course_id)
        self._late = AssignLatePenalties(config=config)
        self._late.init_plugin()

    def __enter__(self) -> Book:
        return self

    def __exit__(self, *exception: object) -> None:
        self.gradebook.close()

    def knows(self, name: str, release: NotebookNode) -> bool:
        """Whether these very cells are registered."""
        try:
            notebook = self.gradebook.find_notebook(name, name)
        except api.MissingEntry:
            return False
        stored = {cell.name: cell.checksum for cell in notebook.source_cells}
        cells = [cell.metadata.nbgrader for cell in release.cells if "nbgrader" in cell.metadata]
        return stored == {cell.grade_id: cell.checksum for cell in cells}

    def write(self, name: str, entry: Entry) -> None:
        """All rows of one graded submission, or none of them."""
        with _clear_errors(self.url), self._transaction():
            submission = register(self.gradebook, name, entry.student, entry.submitted)
            notebook = next(nb for nb in submission.notebooks if nb.name == name)
            self._write_scores(notebook, entry)
            self._write_comments(notebook, entry)
            self.gradebook.db.flush()
            self.gradebook.db.refresh(notebook)
            notebook.late_submission_penalty = self._penalty(submission, notebook)

    def _write_scores(self, notebook: Any, entry: Entry) -> None:
        for grade, cell in self._rows(api.Grade, notebook):
            if cell not in entry.scores:
                raise GradebookError(f"{entry.student}: the result has no score for {cell}.")
            grade.auto_score = entry.scores[cell]
            grade.needs_manual_grade = grade.manual_score is not None or grade.auto_score is None

    def _write_comments(self, notebook: Any, entry: Entry) -> None:
        for comment, cell in self._rows(api.Comment, notebook):
            comment.auto_comment = entry.comments.get(cell)

    def _rows(self, model: Any, notebook: Any) -> list[tuple[Any, str]]:
        rows = self.gradebook.db.query(model, api.BaseCell.name)
        joined = rows.join(api.BaseCell, model.cell_id == api.BaseCell.id)
        found: list[tuple[Any, str]] = joined.filter(model.notebook_id == notebook.id).all()
        return found

    def _penalty(self, submission: Any, notebook: Any) -> float | None:
        late = submission.total_seconds_late
        if late <= 0:
            return None
        plugin = self._late.plugin_inst
        penalty = plugin.late_submission_penalty(submission.student_id, notebook.score, late)
        return None if penalty is None else min(max(penalty, 0), notebook.score)

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        """nbgrader commits row by row: until the end of this, its commits only flush."""
        session = self.gradebook.db
        session.commit = session.flush
        try:
            yield
            del session.commit
            session.commit()
        except BaseException:
            session.rollback()
            raise
        finally:
            vars(session).pop("commit", None)


@contextlib.contextmanager
def _clear_errors(url: str) -> Iterator[None]:
    try:
        yield
    except OperationalError as error:
        place = url.split("?")[0].removeprefix("sqlite:///")
        if "locked" in str(error):
            raise GradebookError(
                f"Another program holds the gradebook {place} for more than {WAIT} seconds. "
                "End it and run the same command again; finished results are kept."
            ) from error
        reason = str(error.orig)
        raise GradebookError(f"The gradebook {place} cannot be used: {reason}.") from error
