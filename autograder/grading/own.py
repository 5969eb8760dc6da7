"""A student's own file on the student's own machine: the checks of the notebook, from a terminal.

It is the student's code and nobody else's points, so it runs with the layers that are there.
"""

from __future__ import annotations

import contextlib
import re
import secrets
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from autograder import exercises
from autograder.answers import LocalAnswers
from autograder.exercise import Assignment, Written, grade
from autograder.grading.graded import Graded
from autograder.grading.ingest import Limits, RawCell, RawNotebook, read_notebook
from autograder.prerequisites import first_things_first

_OURS = re.compile(r"progress\(\)|(?:check|picture)\([^\n]*\)")


class NotOurs(Exception):
    """A file without any exercise of the course."""


def check_file(path: Path, seed: int | None = None) -> Graded:
    """The checks that need no references; raises `Unreadable` and `NotOurs`."""
    started = time.perf_counter()
    raw = read_notebook(path, Limits())
    assignment = recognised(raw)
    graded = Graded(
        assignment=assignment.name,
        student="",
        seed=secrets.randbits(32) if seed is None else seed,
        exercises=assignment.checked,
        pending=sum(e.points for e in assignment.exercises if isinstance(e, Written)),
        sha256=raw.digest,
    )
    cells = [cell for cell in raw.cells if cell.code and not _OURS.fullmatch(cell.source.strip())]
    with answers(cells, graded) as given:
        found = {e.id: grade(e, given, seed=graded.seed) for e in assignment.checked}
    graded.results = {
        e.id: first_things_first(e, found[e.id], found.__getitem__) for e in assignment.checked
    }
    graded.seconds = time.perf_counter() - started
    return graded


def recognised(raw: RawNotebook) -> Assignment:
    """The assignment of which the notebook has most exercises; raises `NotOurs`."""
    ids = {name for cell in raw.cells for name in (cell.grade_id, cell.id) if name}
    found = {name: ids & {e.id for e in exercises.load(name).checked} for name in exercises.NAMES}
    best = max(found, key=lambda name: len(found[name]))
    if not found[best]:
        raise NotOurs(f"No cell of this file belongs to one of {', '.join(exercises.NAMES)}.")
    return exercises.load(best)


@contextlib.contextmanager
def answers(cells: Sequence[RawCell], graded: Graded) -> Iterator[Mapping[str, Any]]:
    """What the cells define; the first one that stops is noted."""
    if sys.platform != "linux":
        yield _here(cells, graded)
        return
    from autograder.sandbox import Cell, Sandbox

    with Sandbox(required=()) as sandbox:
        numbered = [Cell(str(number), cell.source) for number, cell in enumerate(cells, 1)]
        with sandbox.run(numbered) as session:
            yield session.answers
            graded.layers, graded.restarts = dict(session.layers), session.restarts
            errors = [(run.id, run.error) for run in session.runs if run.error]
            graded.notes += [_stops(number, error.name, error.message) for number, error in errors]
            graded.notes += session.notes


def _here(cells: Sequence[RawCell], graded: Graded) -> Mapping[str, Any]:
    """The same in this process, as if the notebook's cells had been typed in."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    for number, cell in enumerate(cells, 1):
        try:
            exec(compile(cell.source, f"<cell {number}>", "exec"), namespace)
        except Exception as error:  # whatever a student's cell may raise
            graded.notes.append(_stops(str(number), type(error).__name__, str(error)))
    return LocalAnswers(namespace)


def _stops(number: str, name: str, message: str) -> str:
    return f"Code cell {number} stops with {name or 'an error'}: {message[:200]}"
