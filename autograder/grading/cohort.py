"""A whole class: a pool of workers grades, one writer keeps the gradebook.

Each step can be cut off anywhere: a result file is written after its notebook, rows are made to
say what the result files say, and a page that is older than its result is made again.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import partial
from itertools import groupby, islice
from pathlib import Path
from typing import Any, Protocol, TypeVar

from autograder import exercises
from autograder.grading.entry import Marks
from autograder.grading.gradebook import Book, ensure_assignment, shown, submitted_at
from autograder.grading.graded import Graded
from autograder.grading.places import Places, Task
from autograder.grading.pool import Lost, Pool, Start
from autograder.grading.results import Outcome, read_result, write_result

SECONDS = 900.0  # for one submission: far above what its own limits allow
BATCH, PATIENCE = 100, 2.0  # submissions of one transaction, and how long the first one waits

T = TypeVar("T")
Document = Mapping[str, Any]


class Workers(Protocol):
    """Does tasks, here or on other machines; each with its result, or `Lost`, as they come."""

    def run(self, method: str, tasks: Iterable[Any]) -> Iterator[tuple[Any, Any]]: ...


Hired = Callable[[Start], AbstractContextManager[Workers]]


class Class:
    """A class of which results are files: nothing but files is read or written."""

    def __init__(self, places: Places, hired: Hired, seed: int | None = None) -> None:
        self.places, self._hired = places, hired
        # the same inputs for all of a run: nobody has harder ones, and what is true is found once
        self._seed = secrets.randbits(32) if seed is None else seed
        self.left: list[Task] = []

    def known(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Outcome]]:
        """The submissions that need no grading; the others are `left`."""
        for task in tasks:
            outcome = None if task.again else read_result(self.places, task)
            if outcome:
                yield task, outcome
            else:
                self.left.append(task)

    def outcomes(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, Outcome]]:
        """Grade these, whatever is known of them."""
        if not tasks:
            return
        from autograder.grading.worker import grader  # not where nothing is to be graded

        names = tuple({task.assignment: None for task in tasks})
        with self._hired(partial(grader, self.places.root, names, self._seed)) as workers:
            for task, outcome in workers.run("grade", tasks):
                yield task, self._lost(task, outcome) if isinstance(outcome, Lost) else outcome

    def _lost(self, task: Task, lost: Lost) -> Outcome:
        checked = exercises.load(task.assignment).checked
        graded = Graded(task.assignment, task.student, 0, checked, fault=lost.reason)
        outcome = Outcome(graded.to_json(), None)
        write_result(self.places, task, outcome)
        return outcome


class Cohort:
    """A class with its gradebook and feedback pages."""

    def __init__(self, places: Places, hired: Hired, book: Book, seed: int | None = None) -> None:
        self._places, self._hired, self._book = places, hired, book
        self._class = Class(places, hired, seed)
        self._pages: list[Task] = []

    @property
    def left(self) -> list[Task]:
        """What `kept` found no result of."""
        return self._class.left

    def kept(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Document]]:
        """The documents of earlier results; the gradebook is made to say what they say."""
        found = self._class.known(tasks)
        while batch := list(islice(found, BATCH)):
            changed = self._write(batch, anew=False)
            self._pages += [task for task, _ in batch if task in changed or self._has_no_page(task)]
            yield from ((task, outcome.document) for task, outcome in batch)

    def grade(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, Document]]:
        """Grade these; the document of each, as they come, when its files and rows are written."""
        for batch in batches(self._class.outcomes(tasks)):
            self._write(batch)
            for task, outcome in batch:
                if outcome.entry:
                    self._pages.append(task)
                else:
                    submitted = submitted_at(task.folder)
                    self._book.mark_ungraded(task.assignment, task.student, submitted)
                yield task, outcome.document

    def feedback(self) -> Iterator[tuple[Task, str]]:
        """Write the pages of what changed; each submission with why it has none, or nothing."""
        if not self._pages:
            return
        from autograder.grading.worker import printer

        with self._hired(partial(printer, self._places.root)) as workers:
            for (task, _), result in workers.run("feedback", self._marked()):
                yield task, result.reason if isinstance(result, Lost) else ""

    @property
    def touched(self) -> set[str]:
        """The assignments of which anything was graded, or is new in the gradebook."""
        return {task.assignment for task in (*self.left, *self._pages)}

    @property
    def gradebook(self) -> str:
        return shown(self._book.url)

    @property
    def notebooks(self) -> Path:
        return self._places.root / str(self._places.course.autograded_directory)

    @property
    def pages(self) -> Path:
        return self._places.root / str(self._places.course.feedback_directory)

    def _write(self, batch: Iterable[tuple[Task, Outcome]], anew: bool = True) -> set[Task]:
        """One transaction for each assignment; the submissions whose rows changed."""
        changed: set[Task] = set()
        for name, group in groupby(batch, lambda item: item[0].assignment):
            found = {task.student: (task, outcome.entry) for task, outcome in group}
            entries = [entry for _, entry in found.values() if entry]
            students = self._book.write(name, *entries, anew=anew)
            changed |= {found[student][0] for student in students}
        return changed

    def _has_no_page(self, task: Task) -> bool:
        page = self._places.page(task.student, task.assignment)
        result = self._places.result(task.student, task.assignment)
        try:
            return page.stat().st_mtime_ns < result.stat().st_mtime_ns
        except FileNotFoundError:
            return True

    def _marked(self) -> Iterator[tuple[Task, Marks]]:
        for name, group in groupby(self._pages, lambda task: task.assignment):
            while batch := {task.student: task for task in islice(group, BATCH)}:
                marks = self._book.marks(name, list(batch))
                yield from ((task, marks[student]) for student, task in batch.items())


@contextlib.contextmanager
def cohort(
    root: Path, names: Sequence[str], hired: Hired, seed: int | None = None
) -> Iterator[Cohort]:
    """The class of a course; raises where nothing can be graded."""
    for name in names:
        ensure_assignment(root, name)
    with Book(root) as book:
        yield Cohort(Places(root), hired, book, seed)


def local(workers: int | None = None) -> Hired:
    """Processes of this machine, one a core if no number is given."""
    return partial(_pool, workers or len(os.sched_getaffinity(0)))


def _pool(size: int, start: Start) -> Pool:
    return Pool(size, start, SECONDS)


def submissions(root: Path, names: Sequence[str]) -> list[Task]:
    """What was submitted of these assignments."""
    places = Places(root)
    return [task for name in names for task in places.tasks(name)]


def batches(items: Iterable[T]) -> Iterator[list[T]]:
    """As many at once as come in a while."""
    batch: list[T] = []
    started = time.monotonic()
    for item in items:
        batch.append(item)
        if len(batch) >= BATCH or time.monotonic() - started >= PATIENCE:
            yield batch
            batch, started = [], time.monotonic()
    if batch:
        yield batch
