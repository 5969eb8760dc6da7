"""Where the submissions of a course lie, and where results, notebooks and feedback go."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from nbgrader.coursedir import CourseDirectory

from autograder.course.config import course_config

_STUDENT = re.compile(r"\w[\w.@+, -]{0,63}")  # nbgrader's pages print an id as it is
_NO_ID = "its name is no student's id: at most 64 letters, digits, spaces and ._@+,-"
_LINK = "it is a link: put the folder itself there"
RESULTS = "results"
FILE, READ_ONLY = 0o644, 0o444


@dataclass(frozen=True)
class Task:
    """A submission to grade.

    `key` stands for all that its result depends on; `again` asks to grade it although nothing
    of that changed; with a `seed` a grading is replayed.
    """

    assignment: str
    student: str
    folder: Path
    key: str = ""
    again: bool = False
    seed: int | None = None


class Places:
    """The folders of a course, named as its nbgrader configuration names them."""

    def __init__(self, course: Path, root: Path | None = None) -> None:
        """Of a course, or with its names in another folder."""
        self.root = root or course.resolve()
        self.config = course_config(course)
        self.course = CourseDirectory(config=self.config, root=str(self.root))

    def tasks(self, name: str) -> Iterator[Task]:
        """The submissions of an assignment, by student, without what is `refused`."""
        for student, reason in self._students():
            folder = self.submitted(student, name)
            if not reason and folder.is_dir() and not folder.is_symlink():
                yield Task(name, student, folder)

    def refused(self, names: Iterable[str]) -> Iterator[tuple[str, str]]:
        """The folders among the submissions that nobody grades, each with the reason."""
        for student, reason in self._students():
            if reason:
                yield student, reason
            else:
                links = [name for name in names if self.submitted(student, name).is_symlink()]
                yield from ((f"{student}/{name}", _LINK) for name in links)

    def _students(self) -> Iterator[tuple[str, str]]:
        """The folders of students, each with why it is refused, or nothing."""
        submitted = self.root / self.course.submitted_directory
        if not submitted.is_dir():
            return
        with os.scandir(submitted) as entries:
            folders = [entry for entry in entries if entry.is_dir() or entry.is_symlink()]
        excluded = self.course.student_id_exclude.split(",")
        for entry in sorted(folders, key=lambda entry: entry.name):
            if not entry.name.startswith(".") and entry.name not in excluded:
                yield entry.name, _why_refused(entry)

    def submitted(self, student: str, name: str) -> Path:
        return self._folder(self.course.submitted_directory, student, name)

    def autograded(self, student: str, name: str) -> Path:
        return self._folder(self.course.autograded_directory, student, name)

    def notebook(self, student: str, name: str) -> Path:
        """The graded one."""
        return self.autograded(student, name) / f"{name}.ipynb"

    def page(self, student: str, name: str) -> Path:
        return self.feedback(student, name) / f"{name}.html"

    def feedback(self, student: str, name: str) -> Path:
        return self._folder(self.course.feedback_directory, student, name)

    def result(self, student: str, name: str) -> Path:
        return self.root / RESULTS / name / f"{student}.json"

    def _folder(self, directory: str, student: str, name: str) -> Path:
        return Path(self.course.format_path(directory, student, name))

    def write(self, path: Path, text: str, mode: int) -> None:
        """Write a file at once or not at all, with the rights that nbgrader gives it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".draft-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            os.chmod(draft, 0o664 if self.course.groupshared else mode)
            os.replace(draft, path)
        except BaseException:
            os.unlink(draft)
            raise


def is_student(name: str) -> bool:
    """Whether a name may be a student's id: letters, digits, spaces, `._@+,-`; no mark-up."""
    return _STUDENT.fullmatch(name) is not None


def _why_refused(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return _LINK
    return "" if is_student(entry.name) else _NO_ID
