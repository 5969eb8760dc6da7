"""What goes from a graded notebook into the gradebook, and from the gradebook onto a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nbformat.notebooknode import NotebookNode
from nbgrader.utils import compute_checksum, determine_grade, is_grade, is_solution


@dataclass(frozen=True)
class Entry:
    """What grading found, by cell: points or None for a person to give; automatic comments."""

    student: str
    scores: Mapping[str, float | None]
    comments: Mapping[str, str | None]
    submitted: datetime | None = None

    @classmethod
    def of(cls, student: str, graded: NotebookNode, submitted: datetime | None = None) -> Entry:
        """The entry of a graded notebook, read by nbgrader's own rules."""
        scores = {
            cell.metadata.nbgrader.grade_id: determine_grade(cell)[0]
            for cell in graded.cells
            if is_grade(cell)
        }
        comments = {
            cell.metadata.nbgrader.grade_id: _comment(cell)
            for cell in graded.cells
            if is_solution(cell)
        }
        return cls(student, scores, comments, submitted)

    def to_json(self) -> dict[str, Any]:
        submitted = self.submitted.isoformat() if self.submitted else None
        return {
            "scores": dict(self.scores),
            "comments": dict(self.comments),
            "submitted": submitted,
        }

    @classmethod
    def from_json(cls, student: str, found: Mapping[str, Any]) -> Entry:
        when = found["submitted"]
        submitted = datetime.fromisoformat(when) if when else None
        return cls(student, found["scores"], found["comments"], submitted)


@dataclass(frozen=True)
class Marks:
    """What the gradebook says of a submission: of each cell (points, of how many) and a comment."""

    scores: Mapping[str, tuple[float, float]]
    comments: Mapping[str, str | None]
    penalty: float

    @property
    def score(self) -> float:
        return sum(score for score, _ in self.scores.values()) - self.penalty

    @property
    def max_score(self) -> float:
        return sum(most for _, most in self.scores.values())


def _comment(cell: NotebookNode) -> str | None:
    unchanged = cell.metadata.nbgrader.get("checksum") == compute_checksum(cell)
    return "No response." if unchanged else None
