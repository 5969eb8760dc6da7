"""Declaring exercises in which a derivation table is filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.random import Generator

from autograder.exercise import Check, Exercise, Failure, Mistake
from autograder.judging.answer import handed_in, told
from autograder.judging.derivation import Row, Table, TableTask, judge
from autograder.judging.expression import parse
from autograder.judging.messages import number

Evidence: TypeAlias = "Table | Failure"
Column: TypeAlias = "Callable[[Row], Sequence[Failure | None]]"

_MISSED = "The last row is not the function of the task."


def table(
    id: str,
    title: str,
    task: TableTask,
    points: float,
    mistakes: Sequence[Mistake] = (),
    items: Sequence[str] = (),
) -> Exercise:
    """An exercise of one table: a quarter of the points, a half, a quarter for its columns."""
    return Exercise(
        id=id,
        title=title,
        names=(task.variable,),
        checks=table_checks(task, points),
        kind="table",
        mistakes=tuple(mistakes),
        items=tuple(items),
        evidence=observed(task),
    )


def observed(task: TableTask) -> Callable[..., Evidence]:
    """The judged table, or why there is none, once for all checks of an exercise."""

    def evidence(answers: Mapping[str, Any], exercise: Exercise, rng: Generator) -> Evidence:
        try:
            return judge(handed_in(answers, task.variable), task, exercise, rng)
        except Failure as failure:
            return failure

    return evidence


def table_checks(task: TableTask, points: float) -> tuple[Check, ...]:
    """One check for each column."""
    each = f"Each row of `{task.variable}`"
    return (
        _column_check(
            "breakdown", f"{each} does one operation", points / 4, lambda row: [row.breakdown]
        ),
        _column_check(
            "local_gradients",
            "Each local gradient is the slope of its row",
            points / 2,
            lambda row: list(row.locals.values()),
        ),
        _column_check(
            "expansion",
            "Each expansion says the same in inputs",
            points / 4,
            lambda row: [row.expansion],
        ),
    )


def _column_check(name: str, description: str, points: float, column: Column) -> Check:
    def run(evidence: Evidence, exercise: Exercise) -> None:
        if isinstance(evidence, Failure):
            raise evidence
        _require(evidence, exercise, column, name == "local_gradients")

    return Check(name, description, run, points)


def _require(table: Table, exercise: Exercise, column: Column, slopes: bool) -> None:
    found = [entry for row in table.rows for entry in column(row)]
    faults = [fault for fault in found if fault is not None]
    if not faults and table.reached:
        return
    right = len(found) - len(faults)
    credit = table.factor * (right / len(found) if found else 1.0)
    things = "local gradients" if slopes else "rows"
    said = [f"{right} of {len(found)} {things} are right."]
    said += [fault.message for fault in faults[:1]]
    if not table.reached:
        said.append(_MISSED)
    elif slopes and all(row.usable for row in table.rows) and not any(map(_unread, faults)):
        said.append(_consistency(table))
    code = faults[0].code if faults else "table/target"
    raise told(exercise, " ".join(filter(None, said)), code, credit)


def _unread(fault: Failure) -> bool:
    return fault.code.startswith("expression/") or fault.code == "common/not-done"


def _consistency(table: Table) -> str:
    """What the student's own local gradients add up to, beside the true slope, at one point."""
    names = (*table.task.inputs, *(row.name for row in table.rows))
    totals: dict[str, Any] = {**dict.fromkeys(names, 0.0), table.rows[-1].name: 1.0}
    for row in reversed(table.rows):
        for parent, slope in row.slopes.items():
            totals[parent] = totals[parent] + totals[row.name] * slope
    target = parse(table.task.target, table.task.inputs)
    for name in table.task.wanted:
        true = target.derivative(name).evaluate(table.points)
        wrong = np.abs(totals[name] - true)
        worst = int(np.argmax(wrong))
        if wrong[worst] > 1e-6 * max(1.0, abs(true[worst])):
            added = np.broadcast_to(totals[name], true.shape)[worst]
            where = ", ".join(f"{n} = {number(v[worst])}" for n, v in table.points.items())
            return (
                f"At {where} your local gradients, along all paths, add up to"
                f" {number(added)} for {name}; the slope of the last row is {number(true[worst])}."
            )
    return ""
