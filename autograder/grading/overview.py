"""A class in numbers, from its result files: what the class report says.

Marks that people gave are not in it: they stand in the gradebook.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import correlation, fmean, median
from typing import Any

from autograder.exercise import Assignment, Exercise
from autograder.grading.course_mistakes import CourseMistake
from autograder.grading.mistakes import UNANSWERED, Cluster, Count, find

ENOUGH = 10  # submissions, for a correlation to say something
SLOW, AT_LEAST = 10, 2.0  # times the median, and seconds
UNNAMED = "common/unknown"

Document = Mapping[str, Any]
KEPT = ("assignment", "student", "status", "reason", "score", "seconds", "flags", "layers")
OF_CHECK = ("name", "description", "passed", "code", "message", "signature")
PASSED = {"passed": True, "code": "", "message": ""}


@dataclass(frozen=True)
class Difficulty:
    """How the class did in an exercise: `mean` is a share of its points, the rest are students.

    `agreement` is the point-biserial correlation with the points of all other exercises; None
    where there are too few students, or nothing varies.
    """

    id: str
    title: str
    points: int
    mean: float
    agreement: float | None
    full: int
    part: int
    none: int
    undone: int


@dataclass(frozen=True)
class Mistake:
    """A mistake with a name, how many made it, and what one of them was told."""

    count: Count
    message: str


@dataclass(frozen=True)
class Overview:
    """All that is said of a class; `scores` are of the submissions that could be graded.

    `waiting` has the exercises that a person has to give points for, by student; of each layer
    of the sandbox `layers` says in how many runs it held, and of how many.
    """

    assignment: Assignment
    points: int
    scores: tuple[float, ...]
    difficulties: tuple[Difficulty, ...]
    mistakes: tuple[Mistake, ...]
    unexplained: tuple[Cluster, ...]
    waiting: Mapping[str, Sequence[str]]
    lost: tuple[tuple[str, str], ...]
    flags: tuple[tuple[str, str], ...]
    slow: tuple[tuple[str, float], ...]
    seconds: float
    layers: Mapping[str, tuple[int, int]]

    @property
    def submissions(self) -> int:
        return len(self.scores) + len(self.lost)

    @property
    def mean(self) -> float:
        return fmean(self.scores) if self.scores else 0.0

    @property
    def median(self) -> float:
        return median(self.scores) if self.scores else 0.0

    @property
    def full(self) -> int:
        return sum(score >= self.points for score in self.scores)


def essence(document: Document) -> Document:
    """What an overview is made of: a class of thousands has to fit into memory."""
    kept = {key: document[key] for key in KEPT}
    exercises = [
        {"id": e["id"], "score": e["score"], "checks": [_essence(c) for c in e["checks"]]}
        for e in document["exercises"]
    ]
    return {**kept, "exercises": exercises}


def _essence(check: Document) -> Document:
    return PASSED if check["passed"] else {key: check.get(key, "") for key in OF_CHECK}


def overview(
    assignment: Assignment,
    documents: Sequence[Document],
    named: Sequence[CourseMistake] = (),
    waiting: Mapping[str, Sequence[str]] | None = None,
) -> Overview:
    """Of the essence of the result files of one assignment; `named` are the course's mistakes."""
    graded = [document for document in documents if document["status"] == "graded"]
    seconds = [document["seconds"] for document in graded]
    usual = median(seconds) if seconds else 0.0
    found = find(documents, named)
    return Overview(
        assignment=assignment,
        points=sum(exercise.points for exercise in assignment.checked),
        scores=tuple(document["score"] for document in graded),
        difficulties=tuple(_difficulties(assignment, graded)),
        mistakes=tuple(_with_messages(found.counts, documents)),
        unexplained=found.clusters,
        waiting=waiting or {},
        lost=tuple((d["student"], d["reason"]) for d in documents if d["status"] != "graded"),
        flags=tuple((d["student"], flag["message"]) for d in documents for flag in d["flags"]),
        slow=tuple(_slow(graded, usual)),
        seconds=usual,
        layers=_layers(documents),
    )


def _difficulties(assignment: Assignment, graded: Sequence[Document]) -> Iterator[Difficulty]:
    found = [{exercise["id"]: exercise for exercise in d["exercises"]} for d in graded]
    for exercise in assignment.checked:
        if found and all(exercise.id in of for of in found):
            of_all = [of[exercise.id] for of in found]
            rest = [d["score"] - one["score"] for d, one in zip(graded, of_all, strict=True)]
            yield _difficulty(exercise, of_all, rest)


def _difficulty(exercise: Exercise, found: Sequence[Document], rest: Sequence[float]) -> Difficulty:
    scores = [one["score"] for one in found]
    kinds = Counter(map(_kind, found))
    return Difficulty(
        id=exercise.id,
        title=exercise.title,
        points=exercise.points,
        mean=fmean(scores) / exercise.points if exercise.points else kinds["full"] / len(found),
        agreement=_agreement(scores, rest),
        full=kinds["full"],
        part=kinds["part"],
        none=kinds["none"],
        undone=kinds["undone"],
    )


def _kind(exercise: Document) -> str:
    checks = exercise["checks"]
    if not checks or any(check["code"] in UNANSWERED for check in checks):
        return "undone"
    if all(check["passed"] for check in checks):
        return "full"
    return "part" if exercise["score"] > 0 else "none"


def _agreement(scores: Sequence[float], rest: Sequence[float]) -> float | None:
    if len(scores) < ENOUGH or len(set(scores)) == 1 or len(set(rest)) == 1:
        return None
    return correlation(scores, rest)


def _with_messages(counts: Sequence[Count], documents: Sequence[Document]) -> Iterator[Mistake]:
    """Each mistake in each exercise, most students first, with the first message about it."""
    told: dict[tuple[str, str], str] = {}
    for document in documents:
        for exercise in document["exercises"]:
            for check in exercise["checks"]:
                told.setdefault((exercise["id"], check["code"]), check["message"])
    chosen = [c for c in counts if c.exercise and c.code != UNNAMED]
    for count in sorted(chosen, key=lambda count: -count.students):
        yield Mistake(count, told[count.exercise, count.code])


def _slow(graded: Sequence[Document], usual: float) -> Iterator[tuple[str, float]]:
    for document in sorted(graded, key=lambda document: -document["seconds"]):
        if document["seconds"] > max(SLOW * usual, AT_LEAST):
            yield document["student"], document["seconds"]


def _layers(documents: Sequence[Document]) -> dict[str, tuple[int, int]]:
    run = [document["layers"] for document in documents if document["layers"]]
    names = sorted({name for layers in run for name in layers})
    return {name: (sum(of.get(name) == "ok" for of in run), len(run)) for name in names}
