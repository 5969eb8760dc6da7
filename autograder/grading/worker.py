"""What one process of the pool does: submissions in, files and rows for the gradebook out."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import nbformat

from ..sandbox import Sandbox
from .feedback import Feedback
from .gradebook import Entry, submitted_at
from .graded import Graded
from .one import grade_submission, load
from .places import Places, Task
from .settings import grading

FILE, READ_ONLY = 0o644, 0o444


@dataclass(frozen=True)
class Outcome:
    """The document of a submission, and its rows; none where it could not be graded at all."""

    document: Mapping[str, Any]
    entry: Entry | None


class Worker:
    """Grades submissions in one warm sandbox, and makes feedback pages."""

    def __init__(self, places: Places, sandbox: Sandbox, seed: int | None) -> None:
        self._places, self._sandbox, self._seed = places, sandbox, seed
        self._open = contextlib.ExitStack()

    def grade(self, task: Task) -> Outcome:
        """Grade a submission; its notebook is written first, then its result."""
        graded = grade_submission(
            task.folder,
            task.assignment,
            self._places.root,
            sandbox=self._sandbox,
            seed=self._seed,
            student=task.student,
        )
        entry = self._written(task, graded) if graded.notebook else None
        document = graded.to_json()
        write_result(self._places, task, document)
        return Outcome(document, entry)

    def feedback(self, task: Task) -> None:
        """Write the feedback page of a graded submission, whose rows are in the gradebook."""
        name, student = task.assignment, task.student
        graded = self._places.autograded(student, name) / f"{name}.ipynb"
        notebook = nbformat.v4.reads(graded.read_text(encoding="utf-8"))
        page = self._feedback.page(notebook, name, student)
        folder = self._places.feedback(student, name)
        self._places.write(folder / f"{name}.html", page, FILE)
        self._stamp(task, folder, FILE)

    def close(self) -> None:
        self._open.close()

    @cached_property
    def _feedback(self) -> Feedback:
        return self._open.enter_context(Feedback(self._places.course))

    def _written(self, task: Task, graded: Graded) -> Entry:
        folder = self._places.autograded(task.student, task.assignment)
        text = nbformat.writes(graded.notebook)
        self._places.write(folder / f"{task.assignment}.ipynb", text, READ_ONLY)
        self._stamp(task, folder, READ_ONLY)
        entry = Entry.of(task.student, graded.notebook, submitted_at(task.folder))
        by_hand = {f"check-{exercise_id}": None for exercise_id in graded.ungraded}
        return replace(entry, scores={**entry.scores, **by_hand})

    def _stamp(self, task: Task, folder: Path, mode: int) -> None:
        submitted = submitted_at(task.folder)
        if submitted:
            self._places.write(folder / "timestamp.txt", f"{submitted} UTC\n", mode)


@contextlib.contextmanager
def ready(root: Path, names: Sequence[str], seed: int | None) -> Iterator[Worker]:
    """A worker that can start at once; raises what would keep it from grading anything."""
    for name in names:
        load(root, name)
    with grading(root).sandbox() as sandbox:
        sandbox.run([]).close()  # a missing layer is found before anybody's turn
        worker = Worker(Places(root), sandbox, seed)
        try:
            yield worker
        finally:
            worker.close()


def write_result(places: Places, task: Task, document: Mapping[str, Any]) -> None:
    """Write the result of a submission, the last thing that is done for it."""
    text = json.dumps(document, allow_nan=False, ensure_ascii=False, indent=1, sort_keys=True)
    places.write(places.result(task.student, task.assignment), text + "\n", FILE)
