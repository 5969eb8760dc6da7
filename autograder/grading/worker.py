"""What one process of the pool does: submissions in, files and rows for the gradebook out."""

from __future__ import annotations

import contextlib
import gc
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import nbformat

from autograder.grading.entry import Entry, Marks
from autograder.grading.feedback import Feedback
from autograder.grading.gradebook import submitted_at
from autograder.grading.graded import Graded
from autograder.grading.one import grade_submission, load
from autograder.grading.places import FILE, READ_ONLY, Places, Task
from autograder.grading.results import Outcome, write_result
from autograder.grading.settings import grading
from autograder.sandbox import Sandbox


class Grader:
    """Grades submissions in one warm sandbox."""

    def __init__(self, places: Places, sandbox: Sandbox, seed: int) -> None:
        self._places, self._sandbox, self._seed = places, sandbox, seed

    def grade(self, task: Task) -> Outcome:
        """Grade a submission; its notebook is written first, then its result."""
        graded = grade_submission(
            task.folder,
            task.assignment,
            self._places.root,
            sandbox=self._sandbox,
            seed=self._seed if task.seed is None else task.seed,
            student=task.student,
        )
        entry = self._written(task, graded) if graded.notebook else None
        outcome = Outcome(graded.to_json(), entry)
        write_result(self._places, task, outcome)
        return outcome

    def _written(self, task: Task, graded: Graded) -> Entry:
        path = self._places.notebook(task.student, task.assignment)
        # nbformat's own `writes` gives each line of a text a line: ten times as slow
        self._places.write(path, json.dumps(graded.notebook, ensure_ascii=False), READ_ONLY)
        _stamp(self._places, task, path.parent, READ_ONLY)
        entry = Entry.of(task.student, graded.notebook, submitted_at(task.folder))
        by_hand = {f"check-{exercise_id}": None for exercise_id in graded.ungraded}
        return replace(entry, scores={**entry.scores, **by_hand})


class Printer:
    """Makes feedback pages."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._feedback = Feedback(places.course)

    def feedback(self, marked: tuple[Task, Marks]) -> None:
        """Write the page of a graded submission."""
        task, marks = marked
        name, student = task.assignment, task.student
        graded = self._places.notebook(student, name).read_text(encoding="utf-8")
        page = self._feedback.page(nbformat.v4.reads(graded), name, student, marks)
        path = self._places.page(student, name)
        _stamp(self._places, task, path.parent, FILE)
        self._places.write(path, page, FILE)


@contextlib.contextmanager
def grader(root: Path, names: Sequence[str], seed: int) -> Iterator[Grader]:
    """A worker that can grade at once; raises what would keep it from grading anything."""
    for name in names:
        load(root, name)
    with grading(root).sandbox() as sandbox:
        sandbox.run([]).close()  # a missing layer is found before anybody's turn
        _settle()
        yield Grader(Places(root), sandbox, seed)


@contextlib.contextmanager
def printer(root: Path) -> Iterator[Printer]:
    """A worker that makes pages; it needs neither solutions nor a sandbox."""
    made = Printer(Places(root))
    _settle()
    yield made


def _settle() -> None:
    """What was imported stays: it need not be looked through for garbage again and again."""
    gc.collect()
    gc.freeze()


def _stamp(places: Places, task: Task, folder: Path, mode: int) -> None:
    submitted = submitted_at(task.folder)
    if submitted:
        places.write(folder / "timestamp.txt", f"{submitted} UTC\n", mode)
