"""Judging a derivation table: each row by itself, then the last row against the task.

A row is (name, breakdown, local gradients, expansion). Whatever the decomposition, a row's
breakdown says what it computes; its local gradients and its expansion are compared with that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeAlias

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from autograder.exercise import Exercise, Failure
from autograder.judging.answer import told, untouched
from autograder.judging.expression import Expression, parse
from autograder.judging.expression_text import canonical, shown
from autograder.judging.local_gradients import mistake
from autograder.judging.messages import number, quoted
from autograder.judging.paths import Rows
from autograder.judging.tree import FUNCTIONS

MAX_ROWS, POINTS = 40, 10
LOW, HIGH = 0.3, 1.9
Array: TypeAlias = "NDArray[Any]"

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,19}")


@dataclass(frozen=True)
class TableTask:
    """A formula to be taken apart: its inputs, those asked about, the rows of a good table."""

    variable: str  # the student's name for the table
    target: str
    inputs: tuple[str, ...]
    wanted: tuple[str, ...]
    rows: int
    functions: tuple[str, ...] = FUNCTIONS


@dataclass
class Row:
    """One row, and what is wrong in each of its columns (nothing where it is right)."""

    place: int
    name: str
    given: Sequence[Any]
    formula: Expression | None = None
    value: Array | None = None
    usable: bool = False  # may later rows build on it?
    meaning: Expression | None = None  # what its name stands for in later rows
    breakdown: Failure | None = None
    locals: dict[str, Failure | None] = field(default_factory=dict)
    slopes: dict[str, Array] = field(default_factory=dict)  # the student's, where readable
    expansion: Failure | None = None

    @property
    def label(self) -> str:
        return f"Row {self.place} ({shown(self.name)})" if self.name else f"Row {self.place}"


@dataclass(frozen=True)
class Table:
    """A judged table. `reached` says whether the last row is the function of the task."""

    rows: tuple[Row, ...]
    reached: bool
    task: TableTask
    points: Mapping[str, Array]

    @property
    def definitions(self) -> Rows:
        """What the row names stand for where later rows may use them, in order."""
        return tuple((row.name, row.meaning) for row in self.rows if row.meaning)

    @property
    def right(self) -> bool:
        """Are all local gradients and expansions right, and the function reached?"""
        clean = all(r.usable and not r.expansion and not any(r.locals.values()) for r in self.rows)
        return clean and self.reached

    @property
    def factor(self) -> float:
        """What remains of the points when the last row misses the function of the task."""
        return 1.0 if self.reached else 0.5 * min(1.0, len(self.rows) / self.task.rows)


def judge(value: Any, task: TableTask, exercise: Exercise, rng: Generator) -> Table:
    """Judge all rows; raises `Failure` when the value is not a table at all."""
    rows = _rows(value, task)
    points = {name: rng.uniform(LOW, HIGH, POINTS) for name in task.inputs}
    judge_row = _RowJudge(task, exercise, rows, dict(points))
    for row in rows:
        judge_row(row)
    for row in rows[:-1]:
        if not row.breakdown and not any(_uses(later, row) for later in rows[row.place :]):
            text = f"{row.label} is never used: a later row should need it."
            row.breakdown = told(exercise, text, "table/unused-row")
    truth = parse(task.target, task.inputs).evaluate(points)
    last = rows[-1].value
    reached = last is not None and close(last, truth)
    return Table(tuple(rows), reached, task, points)


def close(got: Array, expected: Array) -> bool:
    """Equal to 1e-9 of each entry; a zero to 1e-12."""
    scale = 1e-9 * np.abs(expected) + 1e-12 * max(1.0, float(np.max(np.abs(expected))))
    with np.errstate(all="ignore"):
        return bool(np.all(np.abs(got - expected) <= scale))


def _rows(value: Any, task: TableTask) -> list[Row]:
    if not isinstance(value, (list, tuple)) or not 1 <= len(value) <= MAX_ROWS:
        text = f"`{task.variable}` should be a list of 1 to {MAX_ROWS} rows."
        raise Failure(text, code="table/not-a-table")
    rows: list[Row] = []
    for place, given in enumerate((row for row in value if not untouched(row)), 1):
        if not isinstance(given, (list, tuple)) or len(given) != 4:
            text = f"Row {place} needs four parts: name, breakdown, local gradients, expansion."
            raise Failure(text, code="table/row-shape")
        name = canonical(given[0]) if isinstance(given[0], str) else ""
        rows.append(Row(place, name, given))
    return rows


def _uses(later: Row, row: Row) -> bool:
    return later.formula is not None and row.name in later.formula.names


class _RowJudge:
    """Judges rows one after the other; remembers the values of the earlier ones."""

    def __init__(
        self, task: TableTask, exercise: Exercise, rows: Sequence[Row], values: dict[str, Array]
    ) -> None:
        self._task, self._exercise = task, exercise
        self._rows = rows
        self._names = tuple(dict.fromkeys(row.name for row in rows if row.name))
        self._values = values
        ones, zeros = np.ones(POINTS), np.zeros(POINTS)
        # the slopes of each value with respect to the inputs, all paths together
        self._totals = {n: {m: ones if m == n else zeros for m in values} for n in values}

    def __call__(self, row: Row) -> None:
        row.breakdown = self._breakdown(row)
        if row.value is None:
            self._set_aside(row)
            return
        row.usable, row.meaning = True, row.formula
        self._values[row.name] = row.value
        self._totals[row.name] = self._total(row)
        if row.formula is not None and row.formula.operations() > 1:
            count = row.formula.operations()
            text = f"This row does {count} operations; at most one is allowed."
            row.breakdown = self._told(row, "breakdown", text, "table/two-operations")
        self._locals(row)
        row.expansion = self._expansion(row)

    def _told(self, row: Row, column: str, text: str, code: str) -> Failure:
        return told(self._exercise, f"{row.label}, {column}: {text}", code)

    # the breakdown

    def _breakdown(self, row: Row) -> Failure | None:
        fault = self._name(row)
        if fault:
            return self._told(row, "name", fault, "table/name")
        names = (*self._task.inputs, *self._names)
        read = self._read(row, "breakdown", row.given[1], names)
        if isinstance(read, Failure):
            return read
        row.formula = read
        for name in sorted(read.names - self._values.keys()):
            text = f"`{name}` is used before it is defined."
            if any(earlier.name == name for earlier in self._rows[: row.place - 1]):
                text = f"it uses `{name}`; repair that row first."
            return self._told(row, "breakdown", text, "table/undefined-name")
        value = self._array(read)
        if not np.all(np.isfinite(value)):
            text = "this has no value at some of the points tried."
            return self._told(row, "breakdown", text, "table/undefined-value")
        row.value = value
        return None

    def _name(self, row: Row) -> str:
        name = row.name
        if not _NAME.fullmatch(name):
            return "a name is a letter, then letters and digits."
        if name in self._task.inputs:
            return f"`{name}` is an input; choose a new name."
        if name in FUNCTIONS:
            return f"`{name}` is a function; choose a new name."
        return f"`{name}` is defined twice." if name in self._values else ""

    def _read(self, row: Row, column: str, text: Any, names: Sequence[str]) -> Expression | Failure:
        if untouched(text):
            return self._told(row, column, "This is not done yet.", "common/not-done")
        try:
            return parse(text, names, self._task.functions)
        except Failure as failure:
            return self._told(row, column, failure.message, failure.code)

    def _array(self, formula: Expression) -> Array:
        return np.broadcast_to(formula.evaluate(self._values), (POINTS,)).astype(float)

    def _set_aside(self, row: Row) -> None:
        """A row without a value counts as wrong in all columns.

        Later rows may still build on its expansion, if that can be read.
        """
        assert row.breakdown is not None
        text = f"{row.label} cannot be judged before its name and breakdown are repaired."
        row.locals = {"": Failure(text, code=row.breakdown.code, hints=row.breakdown.hints)}
        row.expansion = row.locals[""]
        expansion = self._read(row, "expansion", row.given[3], self._task.inputs)
        if not self._name(row) and isinstance(expansion, Expression):
            row.meaning = expansion
            self._values[row.name] = self._array(expansion)
            self._totals[row.name] = {
                name: self._array(expansion.derivative(name)) for name in self._task.inputs
            }

    def _total(self, row: Row) -> dict[str, Array]:
        assert row.formula is not None
        slopes = {
            parent: self._array(row.formula.derivative(parent)) for parent in row.formula.names
        }
        with np.errstate(all="ignore"):
            return {
                name: sum((s * self._totals[p][name] for p, s in slopes.items()), np.zeros(POINTS))
                for name in self._task.inputs
            }

    # the local gradients

    def _locals(self, row: Row) -> None:
        assert row.formula is not None
        given = row.given[2] if isinstance(row.given[2], dict) else {}
        first = islice(given.items(), MAX_ROWS)
        entries = {canonical(key): text for key, text in first if isinstance(key, str)}
        held = set(self._task.inputs) - set(self._task.wanted)
        required = row.formula.names - held
        for parent in sorted(required - entries.keys()):
            text = f"the slope {_slope_name(row, parent)} is missing."
            failure = self._told(row, "local gradients", text, "table/missing-path-local")
            row.locals[parent] = failure
        for parent, text in entries.items():
            fault = self._local(row, parent, text)
            if fault or parent in required:
                row.locals[parent] = fault

    def _local(self, row: Row, parent: str, text: Any) -> Failure | None:
        assert row.formula is not None
        if parent not in self._values:
            fault = f"{shown(parent)} is neither an input nor an earlier row."
            return self._told(row, "local gradients", fault, "table/undefined-name")
        names = tuple(self._values)
        read = self._read(row, f"slope {_slope_name(row, parent)}", text, names)
        if isinstance(read, Failure):
            return read
        got, expected = self._array(read), self._array(row.formula.derivative(parent))
        row.slopes[parent] = got
        return None if close(got, expected) else self._wrong_slope(row, parent, read, expected)

    def _wrong_slope(self, row: Row, parent: str, read: Expression, expected: Array) -> Failure:
        assert row.formula is not None
        got = self._array(read)
        code = mistake(row.formula, parent, got, self._values, self._totals[row.name], close)
        slope = _slope_name(row, parent)
        worst = int(np.argmax(np.nan_to_num(np.abs(got - expected), nan=np.inf)))
        names = sorted(row.formula.names)
        where = ", ".join(f"{name} = {number(self._values[name][worst])}" for name in names)
        text = f"${read.latex()}$ is not the slope {slope} of this row."
        if parent not in row.formula.names:
            text += f" The row does not contain `{parent}`."
        elif np.ptp(expected):  # a slope that is the same everywhere is not told
            text += f" At {where} the slope is {number(expected[worst])},"
            text += f" yours gives {number(got[worst])}."
        return self._told(row, "local gradients", text, code or "table/local-gradient")

    # the expansion

    def _expansion(self, row: Row) -> Failure | None:
        names = (*self._task.inputs, *self._names)
        read = self._read(row, "expansion", row.given[3], names)
        if isinstance(read, Failure):
            return read
        rows = sorted(read.names - set(self._task.inputs))
        if rows:
            text = f"replace {quoted(rows)} by inputs."
            return self._told(row, "expansion", text, "table/expansion-not-expanded")
        assert row.value is not None
        if close(self._array(read), row.value):
            return None
        text = f"${read.latex()}$ is not what this row computes."
        return self._told(row, "expansion", text, "table/expansion")


def _slope_name(row: Row, parent: str) -> str:
    return f"∂{row.name}/∂{parent}"
