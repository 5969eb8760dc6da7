"""What a terminal shows of graded work: a page for one file, a table for a class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from autograder.reports.content import NOT_DONE, number
from autograder.reports.notebook import Report
from autograder.reports.text import strip, text

if TYPE_CHECKING:
    from autograder.grading.graded import Graded

Documents = Sequence[Mapping[str, Any]]

NOTE_WIDTH = 60


def page(graded: Graded, colour: bool = False) -> str:
    """All exercises of one file, then what was noticed about it, then its points."""
    parts = [
        text(Report(e, tuple(graded.results[e.id]), graded.seed), colour)
        for e in graded.exercises
        if e.id in graded.results
    ]
    parts.append("\n".join([*map(strip, _remarks(graded.to_json())), _total(graded)]))
    return "\n\n".join(parts)


def _total(graded: Graded) -> str:
    total = f"{graded.assignment}: {number(graded.score)} of {graded.max_score} points"
    if graded.pending:
        total += f", {number(graded.pending)} more are given by a person"
    return f"{total}. Seed {graded.seed}."


def line(document: Mapping[str, Any]) -> str:
    """One graded submission in a line."""
    head = f"{document['student']} {document['assignment']}: {_score(document)}"
    remarks = _remarks(document)
    return strip(f"{head}  {'; '.join(remarks)}" if remarks else head).replace("\n", " ")


def table(documents: Documents) -> str:
    """A line a student with the points of each assignment, in the order of their names."""
    names = list(dict.fromkeys(d["assignment"] for d in documents))
    students: dict[str, dict[str, Mapping[str, Any]]] = {}
    for document in sorted(documents, key=lambda d: str(d["student"])):
        students.setdefault(document["student"], {})[document["assignment"]] = document
    rows = [["student", *names, ""]]
    rows += [_row(student, of, names) for student, of in students.items()]
    widths = [max(len(row[i]) for row in rows) for i in range(len(names) + 1)]
    return "\n".join(_aligned(row, widths) for row in rows)


def _row(student: str, of: Mapping[str, Mapping[str, Any]], names: Sequence[str]) -> list[str]:
    scores = [_score(of[name]) if name in of else "–" for name in names]
    remarks = "; ".join(remark for name in names if name in of for remark in _remarks(of[name]))
    short = strip(remarks).replace("\n", " ")
    if len(short) > NOTE_WIDTH:
        short = short[: NOTE_WIDTH - 1] + "…"
    return [strip(student).replace("\n", " "), *scores, short]


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *scores = [
        cell.ljust(width) if place == 0 else cell.rjust(width)
        for place, (cell, width) in enumerate(zip(row, widths, strict=False))
    ]
    return "  ".join([first, *scores, row[-1]]).rstrip()


def _score(document: Mapping[str, Any]) -> str:
    if document["status"] != "graded":
        return "not graded"
    return f"{number(document['score'])} / {number(document['max_score'])}"


def _remarks(document: Mapping[str, Any]) -> list[str]:
    remarks = [document["reason"]] if document["reason"] else []
    remarks += [flag["message"] for flag in document["flags"]]
    return remarks + list(document["notes"]) + list(_undone(document))


def _undone(document: Mapping[str, Any]) -> Iterator[str]:
    """How many exercises were left as they were released."""
    undone = [
        e["id"] for e in document["exercises"] if any(c["code"] == NOT_DONE for c in e["checks"])
    ]
    if undone:
        yield f"{len(undone)} of {len(document['exercises'])} exercises not done"
