"""The result files: one for each submission, the last thing that is written for it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from autograder.grading import course_mistakes
from autograder.grading.entry import Entry
from autograder.grading.places import FILE, READ_ONLY, Places, Task


@dataclass(frozen=True)
class Outcome:
    """The document of a submission, and its rows; none where it could not be graded at all."""

    document: Mapping[str, Any]
    entry: Entry | None


def write_result(places: Places, task: Task, outcome: Outcome) -> None:
    """Write the result of a submission, whose notebook is written."""
    gradebook = outcome.entry.to_json() if outcome.entry else None
    key = _key(places, task, outcome.document)
    whole = {**outcome.document, "key": key, "gradebook": gradebook}
    text = json.dumps(whole, allow_nan=False, ensure_ascii=False, indent=1, sort_keys=True)
    places.write(places.result(task.student, task.assignment), text + "\n", FILE)


def read_result(places: Places, task: Task) -> Outcome | None:
    """The result that a submission has, unless what it depends on has changed since."""
    document = _document(places, task)
    key = document.pop("key", "")
    if not task.key or document.get("status") != "graded" or key != _key(places, task, document):
        return None
    notebook = places.notebook(task.student, task.assignment)
    rows = document.pop("gradebook")
    return Outcome(document, Entry.from_json(task.student, rows)) if notebook.is_file() else None


def earlier_seed(places: Places, task: Task) -> int | None:
    """The seed that a submission was graded with, even if much has changed since."""
    seed = _document(places, task).get("seed")
    return seed if isinstance(seed, int) else None


def take(places: Places, other: Places, tasks: Iterable[Task]) -> int:
    """Take the results that were made elsewhere and are not known here; how many these are."""
    taken = 0
    for task in tasks:
        outcome = None if read_result(places, task) else read_result(other, task)
        if outcome:
            _copy_notebook(places, other, task)
            write_result(places, task, outcome)
            taken += 1
    return taken


def _copy_notebook(places: Places, other: Places, task: Task) -> None:
    there = other.autograded(task.student, task.assignment)
    here = places.autograded(task.student, task.assignment)
    for name in (f"{task.assignment}.ipynb", "timestamp.txt"):
        if (there / name).is_file():
            places.write(here / name, (there / name).read_text("utf-8"), READ_ONLY)


def _key(places: Places, task: Task, document: Mapping[str, Any]) -> str:
    """The task's key, and what mistakes named in this course have to do with the result."""
    if not task.key:
        return ""
    try:
        named = course_mistakes.applied(document, course_mistakes.read(places.root))
    except course_mistakes.BadFile:
        return ""  # graded again, and told there
    return hashlib.sha256(f"{task.key} {named}".encode()).hexdigest()


def _document(places: Places, task: Task) -> dict[str, Any]:
    """What stands in the result file; nothing where there is none, or where it is not ours."""
    try:
        found = json.loads(places.result(task.student, task.assignment).read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
