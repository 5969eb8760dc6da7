"""The gradebook's rows of many submissions, read and written in a few statements.

nbgrader asks for every cell of every submission by itself, and its tables have indices for their
keys only: a question without the cell's key reads all grades of the course. Here each question
names the keys, so that a full gradebook is as fast as an empty one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from nbgrader import api
from sqlalchemy import insert, select, update

from autograder.grading.entry import Entry, Marks

Penalty = Callable[[str, float, float], float | None]  # student, score, seconds late


class Mismatch(Exception):
    """A result that does not fit the rows of the gradebook."""


@dataclass
class _Held:
    """The rows of a submission; its grades and comments by the name of their cell."""

    submission: str
    notebook: str
    timestamp: datetime | None
    extension: timedelta | None
    penalty: float | None
    grades: dict[str, Any] = field(default_factory=dict)
    comments: dict[str, Any] = field(default_factory=dict)


class Rows:
    """The rows of one assignment; commits nothing."""

    def __init__(self, db: Any, name: str) -> None:
        self._db = db
        found = select(api.Assignment.id, api.Assignment.duedate, api.Notebook.id)
        joined = found.join(api.Notebook, api.Notebook.assignment_id == api.Assignment.id)
        chosen = joined.where(api.Assignment.name == name, api.Notebook.name == name)
        self._assignment, self._due, self._notebook = db.execute(chosen).one()
        self._graded = {
            row.id: row for kind in (api.GradeCell, api.TaskCell) for row in self._cells(kind)
        }
        self._commented = {
            row.id: row for kind in (api.SolutionCell, api.TaskCell) for row in self._cells(kind)
        }

    def write(self, entries: Sequence[Entry], penalty: Penalty, anew: bool = True) -> set[str]:
        """Write what grading found; the students whose rows changed.

        Not `anew`, it was found before: what a person has looked at since need not be looked at
        again.
        """
        students = [entry.student for entry in entries]
        held = self._held(students)
        missing = [student for student in students if student not in held]
        if missing:
            self._add(missing)
            held |= self._held(missing)
        changes = _Changes()
        for entry in entries:
            self._note(changes, entry, held[entry.student], penalty, anew)
        changes.make(self._db)
        return changes.students

    def marks(self, students: Sequence[str]) -> dict[str, Marks]:
        """What the gradebook says of these students' submissions."""
        most = {cell.name: cell.max_score for cell in self._graded.values()}
        return {
            student: Marks(
                {name: (row.score, most[name]) for name, row in held.grades.items()},
                {name: row.comment for name, row in held.comments.items()},
                held.penalty or 0,
            )
            for student, held in self._held(students).items()
        }

    def _cells(self, kind: Any) -> list[Any]:
        columns = [kind.id, kind.name] + ([kind.max_score] if hasattr(kind, "max_score") else [])
        found = select(*columns).where(kind.notebook_id == self._notebook)
        return list(self._db.execute(found))

    def _add(self, students: Sequence[str]) -> None:
        """Blank rows for the submissions of these students, some of whom may be new."""
        column = api.Student.id
        known = set(self._db.scalars(select(column).where(column.in_(students))))
        self._insert(api.Student, [{"id": s} for s in students if s not in known])
        of = {student: (api.new_uuid(), api.new_uuid()) for student in students}
        keys = {"assignment_id": self._assignment}
        self._insert(
            api.SubmittedAssignment,
            [{**keys, "id": made, "student_id": student} for student, (made, _) in of.items()],
        )
        keys = {"notebook_id": self._notebook}
        self._insert(
            api.SubmittedNotebook,
            [{**keys, "id": made, "assignment_id": above} for above, made in of.values()],
        )
        for model, cells in ((api.Grade, self._graded), (api.Comment, self._commented)):
            blank = [{"cell_id": c, "notebook_id": made} for _, made in of.values() for c in cells]
            self._insert(model, [{"id": api.new_uuid(), **row} for row in blank])

    def _insert(self, model: Any, rows: list[dict[str, Any]]) -> None:
        if rows:
            self._db.execute(insert(model), rows)

    def _held(self, students: Sequence[str]) -> dict[str, _Held]:
        made, notebook = api.SubmittedAssignment, api.SubmittedNotebook
        found = select(
            made.student_id,
            made.id,
            notebook.id,
            made.timestamp,
            made.extension,
            notebook.late_submission_penalty,
        )
        joined = found.join(notebook, notebook.assignment_id == made.id)
        chosen = joined.where(
            made.assignment_id == self._assignment,
            made.student_id.in_(students),
            notebook.notebook_id == self._notebook,
        )
        held = {student: _Held(*rest) for student, *rest in self._db.execute(chosen)}
        of = {one.notebook: one for one in held.values()}
        grades = [api.Grade.auto_score, api.Grade.manual_score, api.Grade.extra_credit]
        grades += [api.Grade.needs_manual_grade, api.Grade.score]
        for name, key, row in self._of_cells(api.Grade, self._graded, of, grades):
            of[key].grades[name] = row
        comments = [api.Comment.auto_comment, api.Comment.comment]
        for name, key, row in self._of_cells(api.Comment, self._commented, of, comments):
            of[key].comments[name] = row
        return held

    def _of_cells(
        self, model: Any, cells: Mapping[str, Any], notebooks: Iterable[str], columns: list[Any]
    ) -> Iterator[tuple[str, str, Any]]:
        """The name of the cell, the notebook, and the row, of all cells in all notebooks."""
        names = {key: cell.name for key, cell in cells.items()}
        found = select(model.cell_id, model.notebook_id, model.id, *columns)
        of_cells = model.cell_id.in_(list(cells))  # the first part of the index
        chosen = found.where(of_cells, model.notebook_id.in_(list(notebooks)))
        for row in self._db.execute(chosen):
            yield names[row[0]], row[1], row

    def _note(
        self, changes: _Changes, entry: Entry, held: _Held, penalty: Penalty, anew: bool
    ) -> None:
        """What has to change so that the rows say what the entry says."""
        for cell, row in held.grades.items():
            if cell not in entry.scores:
                raise Mismatch(f"{entry.student}: the result has no score for {cell}.")
            points = entry.scores[cell]
            look = row.manual_score is not None or points is None
            if not anew and row.auto_score == points and row.manual_score is not None:
                look = row.needs_manual_grade
            values = {"auto_score": points, "needs_manual_grade": look}
            changes.note(entry.student, api.Grade, row, values)
        for cell, row in held.comments.items():
            comment = {"auto_comment": entry.comments.get(cell)}
            changes.note(entry.student, api.Comment, row, comment)
        when = entry.submitted or held.timestamp
        if when != held.timestamp:
            changes.add(
                entry.student, api.SubmittedAssignment, held.submission, {"timestamp": when}
            )
        subtracted = self._subtracted(entry, held, when, penalty)
        if subtracted != held.penalty:
            late = {"late_submission_penalty": subtracted}
            changes.add(entry.student, api.SubmittedNotebook, held.notebook, late)

    def _subtracted(
        self, entry: Entry, held: _Held, when: datetime | None, penalty: Penalty
    ) -> float | None:
        if when is None or self._due is None:
            return None
        late = (when - self._due - (held.extension or timedelta())).total_seconds()
        if late <= 0:
            return None
        score = sum(_score(row, entry.scores[cell]) for cell, row in held.grades.items())
        found = penalty(entry.student, score, late)
        return None if found is None else min(max(found, 0), score)


@dataclass
class _Changes:
    """New values by model and columns, and whose they are."""

    rows: dict[Any, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    students: set[str] = field(default_factory=set)

    def note(self, student: str, model: Any, row: Any, values: dict[str, Any]) -> None:
        if any(getattr(row, name) != value for name, value in values.items()):
            self.add(student, model, row.id, values)

    def add(self, student: str, model: Any, key: str, values: dict[str, Any]) -> None:
        self.rows[model].append({"id": key, **values})
        self.students.add(student)

    def make(self, db: Any) -> None:
        for model, rows in self.rows.items():
            db.execute(update(model), rows)


def _score(row: Any, points: float | None) -> float:
    """As the gradebook will count it: a person's points count instead of ours."""
    given = row.manual_score if row.manual_score is not None else points
    return 0.0 if given is None else float(given + (row.extra_credit or 0.0))
