"""`autograder grade` and `autograder merge` for a class: what is done, and what a person sees."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TextIO

import autograder.grading.lean  # noqa: F401  before all the others
from autograder import class_report
from autograder.grading import cohort
from autograder.grading.cohort import Class, Hired
from autograder.grading.keys import Keys
from autograder.grading.places import Places, Task
from autograder.grading.results import earlier_seed, take
from autograder.reports import terminal
from autograder.reports.text import strip

FINE, NOT_GRADED = 0, 3
Documents = Iterable[tuple[Task, Mapping[str, Any]]]


def grade(given: argparse.Namespace, root: Path, tasks: Sequence[Task]) -> int:
    """Grade what changed, into the gradebook, autograded/ and feedback/; the exit code."""
    shown = Shown(given)
    names = _names(tasks)
    with cohort.cohort(root, names, _hired(given), given.seed) as work:
        shown.known(work.kept(_keyed(given, root, tasks)), len(tasks))
        shown.graded(work.grade(work.left), len(work.left))
        shown.pages(work.feedback())
    reports = "\n".join(f"Report:    {path}" for path in _reports(root, names, work.touched))
    places = f"Gradebook: {work.gradebook}\nNotebooks: {work.notebooks}\nFeedback:  {work.pages}"
    shown.end("\n".join(filter(None, [places, reports])))
    return shown.code


def _reports(root: Path, names: Iterable[str], touched: Collection[str]) -> Iterator[Path]:
    """Write the class reports; one that cannot be made does not undo what is graded.

    One of which nothing is new stays: `autograder report` writes it all the same.
    """
    for name in names:
        path = class_report.place(root, name)
        try:
            kept = name not in touched and path.is_file()
            written = path if kept else class_report.write(root, name)
        except Exception as error:  # the border to the user: one line, not a traceback
            say(f"No class report of {name} ({type(error).__name__}: {error})")
        else:
            yield from [written] if written else []


def tell_refused(folders: Iterable[tuple[str, str]]) -> None:
    """Say what lies among the submissions and is not graded."""
    lines = [f"Not graded: {_line(name)} in submitted/: {reason}." for name, reason in folders]
    if lines:
        count = "1 folder" if len(lines) == 1 else f"{len(lines)} folders"
        say("\n".join([*lines, f"{count} in submitted/ not graded."]))


def grade_shard(given: argparse.Namespace, root: Path, tasks: Sequence[Task]) -> int:
    """Grade one part of the class into results/ and autograded/, for `autograder merge`."""
    number, parts = given.shard
    mine = tasks[number - 1 :: parts]
    shown = Shown(given)
    work = Class(Places(root), _hired(given), given.seed)
    shown.known(_documents(work.known(_keyed(given, root, mine))), len(mine))
    shown.graded(_documents(work.outcomes(work.left)), len(work.left))
    shown.end(f"This is part {number} of {parts}. In the end: autograder merge FOLDER ...")
    return shown.code


def merge(given: argparse.Namespace, root: Path, tasks: Sequence[Task]) -> int:
    """Take what the parts graded, then grade what is still missing."""
    places, keyed = Places(root), list(_keyed(given, root, tasks))
    for folder in given.folders:
        taken = take(places, Places(root, folder.resolve()), keyed)
        if not given.quiet:
            say(f"{folder}: {taken} results taken.")
    return grade(given, root, tasks)


def _hired(given: argparse.Namespace) -> Hired:
    if given.scheduler is None:
        return cohort.local(given.workers)
    from autograder.grading.cluster import Cluster

    return partial(Cluster, given.scheduler)


def _keyed(given: argparse.Namespace, root: Path, tasks: Sequence[Task]) -> Iterator[Task]:
    """The tasks, each with the key of the result that it should have."""
    places = Places(root)
    keys = Keys(places, _names(tasks), given.seed)
    for task in map(keys.keyed, tasks):
        if given.changed_exercise:
            yield replace(task, again=True, seed=earlier_seed(places, task))
        else:
            yield replace(task, again=given.regrade)


def _names(tasks: Iterable[Task]) -> list[str]:
    return list(dict.fromkeys(task.assignment for task in tasks))


def _documents(outcomes: Iterable[tuple[Task, Any]]) -> Documents:
    return ((task, outcome.document) for task, outcome in outcomes)


class Shown:
    """What a person sees of a run: on standard error while it goes on, in the end its results."""

    def __init__(self, given: argparse.Namespace) -> None:
        self._quiet, self._json = given.quiet, given.json
        self._rows: list[terminal.Row] = []
        self._lost: list[Mapping[str, Any]] = []
        self._pageless = 0

    @property
    def code(self) -> int:
        return NOT_GRADED if self._lost or self._pageless else FINE

    def known(self, documents: Documents, total: int) -> None:
        """What needed no grading."""
        for _, document in documents:
            self._note(document)
        if self._rows and not self._quiet:
            say(f"{len(self._rows)} of {total} need no grading: nothing changed since their last.")

    def graded(self, documents: Documents, total: int) -> None:
        for _, document in watched(documents, total, self._quiet, terminal.line):
            self._note(document)

    def pages(self, written: Iterable[tuple[Task, str]]) -> None:
        for task, reason in written:
            if reason:
                self._pageless += 1
                say(f"{task.student} {task.assignment}: no feedback page ({reason})")

    def end(self, places: str) -> None:
        if self._json:
            print("]" if self._rows else "[]")
        else:
            print(f"{terminal.table(self._rows)}\n\n{places}")
        if self._lost:
            say(_trouble(self._lost, len(self._rows)))

    def _note(self, document: Mapping[str, Any]) -> None:
        if self._json:
            text = json.dumps(document, allow_nan=False, ensure_ascii=False, indent=1)
            print("," if self._rows else "[", text, sep="\n")
        self._rows.append(terminal.row(document))
        if document["status"] != "graded":
            self._lost.append(document)


def _trouble(lost: Sequence[Mapping[str, Any]], total: int) -> str:
    """Who could not be graded, why, and what to do."""
    names = " ".join(dict.fromkeys(document["assignment"] for document in lost))
    return "\n".join(
        [
            f"autograder: {len(lost)} of {total} could not be graded, in full or in part."
            " It is not the students' fault:",
            *(f"  {_line(d['student'])} {d['assignment']}: {_line(d['reason'])}" for d in lost),
            f"Try these again, and only these: autograder grade {names}",
            "If it stays, see `autograder doctor`, or grade them by hand in the formgrader:",
            "what could not be graded is marked there as waiting for a person.",
        ]
    )


def _line(foreign: str) -> str:
    return " ".join(strip(foreign).split())


Line = Callable[[Mapping[str, Any]], str]


def watched(documents: Documents, total: int, quiet: bool, line: Line) -> Documents:
    """The same, with a bar on a terminal, or else a line each, on standard error."""
    if quiet or not total:
        yield from documents
    elif sys.stderr.isatty():
        yield from _with_bar(documents, total, sys.stderr)
    else:
        for number, (task, document) in enumerate(documents, 1):
            say(f"[{number}/{total}] {line(document)}")
            yield task, document


def _with_bar(documents: Documents, total: int, stream: TextIO) -> Documents:
    from tqdm import tqdm

    counts: Counter[str] = Counter(full=0, partial=0, flagged=0)
    with tqdm(total=total, unit=" submissions", leave=False, file=stream) as bar:
        for task, document in documents:
            full = document["score"] == document["max_score"]
            counts["full" if full else "partial"] += 1
            counts["flagged"] += bool(document["flags"])
            bar.set_postfix(counts, refresh=False)
            bar.update()
            yield task, document


def say(text: str) -> None:
    print(text, file=sys.stderr)
