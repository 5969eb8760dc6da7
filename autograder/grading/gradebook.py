"""nbgrader's gradebook, written as nbgrader's own autograde writes it, many submissions at once.

Automatic scores, comments and late penalties are set; manual scores, manual comments and extra
credit are never touched.
"""

from __future__ import annotations

import contextlib
import functools
import os
import re
import shutil
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import nbformat
from nbformat.notebooknode import NotebookNode
from nbgrader import api
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import parse_utc
from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError, OperationalError

from autograder.course.config import course_config
from autograder.grading.entry import Entry, Marks
from autograder.grading.ingest import Unreadable, read_bytes
from autograder.grading.rows import Mismatch, Rows

T = TypeVar("T")
WAIT = 60  # seconds that another program may hold the gradebook, or that its server may be away
PAUSE = 0.5


class GradebookError(Exception):
    """The gradebook could not be used, and what to do about it."""


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


def shown(db_url: str) -> str:
    """The address as a person may read it: the file, or the server without the password."""
    address = make_url(db_url)
    if address.drivername == "sqlite":
        return str(address.database)
    return str(address.set(query={}).render_as_string(hide_password=True))


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
    from nbgrader.preprocessors import SaveCells  # takes longer than all the rest

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
        self._config = course_config(root)
        self.url = database(root)
        with _clear_errors(self.url):
            course_id = self._config.CourseDirectory.get("course_id", "default_course")
            self.gradebook = api.Gradebook(self.url, course_id)

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

    def write(self, name: str, *entries: Entry, anew: bool = True) -> set[str]:
        """All rows of these graded submissions, or none; the students whose rows changed.

        Not `anew`, they were graded before: what a person decided since is not asked again.
        """

        def written() -> set[str]:
            rows = Rows(self.gradebook.db, name)
            return rows.write(entries, self._penalty, anew)

        try:
            return self._waited(written)
        except Mismatch as error:
            raise GradebookError(str(error)) from error

    def marks(self, name: str, students: Sequence[str]) -> dict[str, Marks]:
        """What stands here of these students' submissions."""
        return self._waited(lambda: Rows(self.gradebook.db, name).marks(students))

    def mark_ungraded(self, name: str, student: str, submitted: datetime | None) -> None:
        """Let a person see that there is no grade, or an earlier one."""
        with _clear_errors(self.url):
            register(self.gradebook, name, student, submitted)
            mark_ungraded(self.gradebook, name, student)

    def _penalty(self, student: str, score: float, seconds_late: float) -> float | None:
        """What the course subtracts from a late submission."""
        found: float | None = self._late.late_submission_penalty(student, score, seconds_late)
        return found

    @functools.cached_property
    def _late(self) -> Any:
        from nbgrader.preprocessors import AssignLatePenalties

        chosen = AssignLatePenalties(config=self._config)
        chosen.init_plugin()
        return chosen.plugin_inst

    def _waited(self, work: Callable[[], T]) -> T:
        """Do it in one transaction, again while the database is held by others or out of reach."""
        session, deadline = self.gradebook.db, time.monotonic() + WAIT
        with _clear_errors(self.url):
            while True:
                try:
                    done = work()
                    session.commit()
                    return done
                except BaseException as error:  # also Ctrl-C leaves no half of a transaction
                    session.rollback()
                    if not self._passing(error) or time.monotonic() >= deadline:
                        raise
                time.sleep(PAUSE)

    def _passing(self, error: BaseException) -> bool:
        """Does this end when another program ends, or when the server is back?"""
        if not isinstance(error, DBAPIError):
            return False
        server = not self.url.startswith("sqlite") and isinstance(error, OperationalError)
        return server or error.connection_invalidated or "locked" in str(error)


@contextlib.contextmanager
def _clear_errors(url: str) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        place = shown(url)
        if "locked" in str(error):
            raise GradebookError(
                f"Another program holds the gradebook {place} for more than {WAIT} seconds. "
                "End it and run the same command again; finished results are kept."
            ) from error
        reason = str(error.orig)
        raise GradebookError(
            f"The gradebook {place} cannot be used: {reason}. Repair it and run the same command "
            "again; finished results are kept."
        ) from error
