"""What grading one submission gives: plain data, and the notebook with the verdicts in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from nbformat.notebooknode import NotebookNode

from autograder.exercise import Exercise, Result, score

SCHEMA = "backprop-homework/graded/v1"


@dataclass
class Graded:
    """The verdicts on a submission.

    `results` has each checked exercise in the order of the notebook; `fault` is why it could not
    be graded, or not in full: that is never the student's. `pending` are the points that a person
    gives. `notebook` is not part of the JSON and None where nothing could be graded.
    """

    assignment: str
    student: str
    seed: int
    exercises: Sequence[Exercise]
    results: Mapping[str, Sequence[Result]] = field(default_factory=dict)
    pending: float = 0.0
    notes: list[str] = field(default_factory=list)
    flags: list[tuple[str, str]] = field(default_factory=list)
    layers: Mapping[str, str] = field(default_factory=dict)
    restarts: int = 0
    sha256: str = ""
    seconds: float = 0.0
    fault: str = ""
    notebook: NotebookNode | None = None

    @property
    def ungraded(self) -> list[str]:
        """The exercises on which we failed, so that a person has to grade them."""
        return [e.id for e in self.exercises if any(map(ours, self.results.get(e.id, ())))]

    @property
    def status(self) -> str:
        return "could_not_grade" if self.fault or self.ungraded else "graded"

    @property
    def score(self) -> float:
        return round(sum(score(self.results.get(e.id, ())) for e in self.exercises), 2)

    @property
    def max_score(self) -> int:
        return sum(exercise.points for exercise in self.exercises)

    def to_json(self) -> dict[str, Any]:
        """The versioned document that everything else is made from."""
        return {
            "schema": SCHEMA,
            "assignment": self.assignment,
            "student": self.student,
            "status": self.status,
            "reason": self.reason,
            "seed": self.seed,
            "score": self.score,
            "max_score": self.max_score,
            "pending": self.pending,
            "seconds": round(self.seconds, 3),
            "exercises": [self._exercise(exercise) for exercise in self.exercises],
            "flags": [{"code": code, "message": message} for code, message in self.flags],
            "notes": self.notes,
            "layers": dict(self.layers),
            "restarts": self.restarts,
            "notebook": {"sha256": self.sha256},
        }

    @property
    def reason(self) -> str:
        """Why it could not be graded, for the instructor."""
        if self.fault:
            return self.fault
        found = (r for name in self.ungraded for r in self.results[name] if ours(r))
        return next((f"{self.ungraded[0]}: {r.check}: {r.message}" for r in found), "")

    def _exercise(self, exercise: Exercise) -> dict[str, Any]:
        results = self.results.get(exercise.id, ())
        return {
            "id": exercise.id,
            "title": exercise.title,
            "score": score(results),
            "max_score": exercise.points,
            "inherited_from": next((r.inherited_from for r in results if r.inherited_from), None),
            "checks": [_check(result) for result in results],
        }


def ours(result: Result) -> bool:
    """Is it our fault that this check was not made?"""
    return result.passed is None and result.why == "ours"


def _check(result: Result) -> dict[str, Any]:
    signature = {"signature": result.signature} if result.signature else {}
    return {
        **signature,
        "name": result.check,
        "description": result.description,
        "passed": result.passed,
        "points": round(result.points, 4),
        "max_points": round(result.max_points, 4),
        "code": result.code,
        "message": result.message,
        "hints": list(result.hints),
        "why": result.why,
        "inherited_from": result.inherited_from or None,
    }
