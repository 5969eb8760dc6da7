"""A student's derivation table, drawn as the graph that it describes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from autograder.exercise import Failure
from autograder.judging.expression import Expression, parse
from autograder.judging.expression_text import canonical
from autograder.pictures import svg
from autograder.pictures.picture import Picture

CAPTION = "Your table at {point}. A slope adds up what your local gradients bring along all arrows."
_LONGEST = 20  # letters of a formula in a box


@dataclass(frozen=True)
class Row:
    """A readable row: its formula and those local gradients that can be read."""

    name: str
    formula: Expression
    slopes: Mapping[str, Expression]


def picture(table: Any, point: Mapping[str, float], title: str, labels: bool = True) -> Picture:
    """The table as a graph with the numbers at `point`; raises when a row cannot be read."""
    rows = read(table, list(point))
    values = evaluate(rows, point)
    slopes = backward(rows, values)
    shown = {row.name: f"{row.name} = {pretty(row.formula.text)}" for row in rows}
    used = {name for row in rows for name in row.formula.names}
    nodes = [
        svg.Node(
            name,
            shown.get(name, pretty(name)),
            svg.number(value),
            svg.number(slopes[name]) if name in slopes else "",
        )
        for name, value in values.items()
        if name in used or name in shown
    ]
    where = ", ".join(f"{pretty(name)} = {svg.number(value)}" for name, value in point.items())
    alt = f"Your table for {title} as a graph of {len(rows)} steps; last row"
    return svg.picture(
        nodes,
        edges(rows, values if labels else {}),
        f"{alt} {rows[-1].name} = {values[rows[-1].name]:.4g}",
        CAPTION.format(point=where),
    )


def read(table: Any, inputs: Sequence[str]) -> list[Row]:
    rows: list[Row] = []
    names = [canonical(given[0]) for given in table]
    for name, breakdown, local, _ in table:
        known = [*inputs, *(row.name for row in rows)]
        slopes: dict[str, Expression] = {}
        for parent, text in local.items():
            with suppress(Failure):  # an unreadable one is drawn as missing
                slopes[canonical(parent)] = parse(text, [*inputs, *names])
        rows.append(Row(canonical(name), parse(breakdown, known), slopes))
    return rows


def evaluate(rows: Sequence[Row], point: Mapping[str, float]) -> dict[str, float]:
    values = dict(point)
    for row in rows:
        values[row.name] = float(row.formula.evaluate(values))
    return values


def backward(rows: Sequence[Row], values: Mapping[str, float]) -> dict[str, float]:
    """The slopes of the last row by the student's own local gradients, where these are given."""
    slopes = {rows[-1].name: 1.0}
    for row in reversed(rows):
        for parent, local in row.slopes.items():
            if row.name in slopes:
                arriving = slopes[row.name] * float(local.evaluate(values))
                slopes[parent] = slopes.get(parent, 0.0) + arriving
    return slopes


def pretty(formula: str) -> str:
    """A typed formula for a box, short and with the usual signs."""
    signs = {"**": "^", "*": "·", "-": "−", "^2": "²", "dsigma": "σ'", "sigma": "σ", "lam": "λ"}
    for typed, sign in signs.items():
        formula = formula.replace(typed, sign)
    return formula if len(formula) <= _LONGEST else formula[: _LONGEST - 1] + "…"


def edges(rows: Sequence[Row], values: Mapping[str, float]) -> list[svg.Edge]:
    """The arrows, with the local slopes at `values` on them where these are given."""
    return [
        svg.Edge(parent, row.name, _label(row, parent, values))
        for row in rows
        for parent in sorted(row.formula.names)
    ]


def _label(row: Row, parent: str, values: Mapping[str, float]) -> str:
    local = row.slopes.get(parent)
    return svg.number(float(local.evaluate(values))) if local and values else ""
