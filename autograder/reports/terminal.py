"""What a terminal shows of graded work: a page for one file, a table for a class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from autograder.reports.content import NOT_DONE, number
from autograder.reports.notebook import Report
from autograder.reports.text import strip, text

if TYPE_CHECKING:
    from autograder.grading.graded import Graded

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


class Row(NamedTuple):
    """What a table shows of a submission."""

    student: str
    assignment: str
    score: str
    remarks: str


def row(document: Mapping[str, Any]) -> Row:
    remarks = strip("; ".join(_remarks(document))).replace("\n", " ")
    return Row(document["student"], document["assignment"], _score(document), remarks)


def table(rows: Sequence[Row]) -> str:
    """A line a student with the points of each assignment."""
    names = list(dict.fromkeys(row.assignment for row in rows))
    students: dict[str, dict[str, Row]] = {}
    for row in sorted(rows, key=lambda row: row.student):
        students.setdefault(row.student, {})[row.assignment] = row
    lines = [["student", *names, ""]]
    lines += [_line(student, of, names) for student, of in students.items()]
    widths = [max(len(line[i]) for line in lines) for i in range(len(names) + 1)]
    return "\n".join(_aligned(line, widths) for line in lines)


def _line(student: str, of: Mapping[str, Row], names: Sequence[str]) -> list[str]:
    scores = [of[name].score if name in of else "–" for name in names]
    remarks = "; ".join(of[name].remarks for name in names if name in of and of[name].remarks)
    if len(remarks) > NOTE_WIDTH:
        remarks = remarks[: NOTE_WIDTH - 1] + "…"
    return [strip(student).replace("\n", " "), *scores, remarks]


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
