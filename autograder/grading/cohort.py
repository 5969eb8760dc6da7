"""A whole class: a pool of workers grades, one writer keeps the gradebook."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from .. import exercises
from .gradebook import Book, ensure_assignment, mark_ungraded, register, submitted_at
from .graded import Graded
from .places import Places, Task
from .pool import Lost, Pool
from .worker import Outcome, ready, write_result

SECONDS = 900.0  # for one submission: far above what its own limits allow


class Cohort:
    """A class that is being graded."""

    def __init__(self, places: Places, pool: Pool, book: Book) -> None:
        self._places, self._pool, self._book = places, pool, book
        self._written: list[Task] = []

    def grade(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Mapping[str, Any]]]:
        """The document of each submission, as they come, when its files and rows are written."""
        for task, outcome in self._pool.run("grade", tasks):
            found = self._lost(task, outcome) if isinstance(outcome, Lost) else outcome
            if found.entry:
                self._book.write(task.assignment, found.entry)
                self._written.append(task)
            else:
                self._mark(task)
            yield task, found.document

    def feedback(self) -> Iterator[tuple[Task, str]]:
        """Write the pages of what was graded; each submission with why it has none, or nothing."""
        for task, result in self._pool.run("feedback", self._written):
            yield task, result.reason if isinstance(result, Lost) else ""

    @property
    def gradebook(self) -> str:
        return self._book.url.split("?")[0].removeprefix("sqlite:///")

    @property
    def notebooks(self) -> Path:
        return self._places.root / str(self._places.course.autograded_directory)

    @property
    def pages(self) -> Path:
        return self._places.root / str(self._places.course.feedback_directory)

    def _lost(self, task: Task, lost: Lost) -> Outcome:
        checked = exercises.load(task.assignment).checked
        graded = Graded(task.assignment, task.student, 0, checked, fault=lost.reason)
        document = graded.to_json()
        write_result(self._places, task, document)
        return Outcome(document, None)

    def _mark(self, task: Task) -> None:
        """Let a person see that there is no grade, or an earlier one."""
        book = self._book.gradebook
        register(book, task.assignment, task.student, submitted_at(task.folder))
        mark_ungraded(book, task.assignment, task.student)


@contextlib.contextmanager
def cohort(
    root: Path, names: Sequence[str], workers: int | None = None, seed: int | None = None
) -> Iterator[Cohort]:
    """The class of a course; raises where nothing can be graded."""
    size = workers or len(os.sched_getaffinity(0))
    with Pool(size, partial(ready, root, tuple(names), seed), SECONDS) as pool:
        for name in names:
            ensure_assignment(root, name)
        with Book(root) as book:
            yield Cohort(Places(root), pool, book)


def submissions(root: Path, names: Sequence[str]) -> list[Task]:
    """What was submitted of these assignments."""
    places = Places(root)
    return [task for name in names for task in places.tasks(name)]
