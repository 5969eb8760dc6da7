"""Where the time of a submission goes: each phase without those inside it."""

from __future__ import annotations

import contextlib
import functools
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from unittest import mock

from courses import Submission, ours

from autograder.grading import one, worker
from autograder.grading.gradebook import Book
from autograder.grading.places import Places
from autograder.grading.worker import grader, printer
from autograder.sandbox import Sandbox
from autograder.sandbox.session import Session

SEED = 1


class Clock:
    """Seconds by phase; a phase that starts another one waits for it."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._open: list[str] = []
        self._since = time.perf_counter()

    @contextlib.contextmanager
    def phase(self, name: str) -> Iterator[None]:
        self._lap()
        self._open.append(name)
        try:
            yield
        finally:
            self._lap()
            self._open.pop()

    def _lap(self) -> None:
        now = time.perf_counter()
        if self._open:
            self.seconds[self._open[-1]] += now - self._since
        self._since = now

    def timing(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def timed(*arguments: Any, **more: Any) -> Any:
            with self.phase(name):
                return function(*arguments, **more)

        return timed


PARTS = (
    (one, "_read", "read and repair the notebook"),
    (Sandbox, "start", "fork and confine"),
    (Session, "run", "run the cells"),
    (Session, "close", "end the process"),
    (one, "_results", "judge"),
    (one, "carried", "carry errors forward"),
    (Session, "observe", "calls of answers"),
    (Session, "look", "calls of answers"),
    (one, "_scores", "write the report"),
    (one, "graded_notebook", "make the graded notebook"),
    (Places, "write", "write files"),
    (worker.Entry, "of", "read its rows"),
)


def phases(class_: Sequence[Submission]) -> dict[str, float]:
    """The median of each phase over these submissions, in seconds, in one process."""
    found: dict[str, list[float]] = defaultdict(list)
    with ours(class_) as root:
        for seconds in _measured(root, class_[0].assignment):
            for name, value in seconds.items():
                found[name].append(value)
    # a phase that few submissions have counts by its mean
    return {name: _middle(values, len(class_)) for name, values in found.items()}


def _middle(values: list[float], count: int) -> float:
    return statistics.median(values) if len(values) == count else sum(values) / count


def _measured(root: Path, name: str) -> Iterator[dict[str, float]]:
    places = Places(root)
    tasks = list(places.tasks(name))
    with grader(root, (name,), SEED) as grading, printer(root) as printing, Book(root) as book:
        for number, task in enumerate([tasks[0], *tasks]):
            clock = Clock()
            with _watched(clock):
                with clock.phase("the rest"):
                    outcome = grading.grade(task)
                with clock.phase("rows of the gradebook"):
                    book.write(name, outcome.entry)
                    marks = book.marks(name, [task.student])[task.student]
                with clock.phase("feedback page"):
                    printing.feedback((task, marks))
            if number:  # the first one warmed up
                yield dict(clock.seconds)


@contextlib.contextmanager
def _watched(clock: Clock) -> Iterator[None]:
    with contextlib.ExitStack() as stack:
        for owner, attribute, name in PARTS:
            timed = clock.timing(name, getattr(owner, attribute))
            stack.enter_context(mock.patch.object(owner, attribute, timed))
        yield
