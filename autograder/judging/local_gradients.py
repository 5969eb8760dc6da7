"""Naming a wrong local gradient by the operation of its row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.judging.expression import Expression
from autograder.judging.tree import Binary, Call, Name, Negative, Number

Values = Mapping[str, Any]
Close = Callable[[NDArray[Any], NDArray[Any]], bool]


def mistake(
    row: Expression, parent: str, got: Any, values: Values, totals: Values, close: Close
) -> str:
    """The code of the mistake that explains the wrong slope, if exactly one does.

    `totals` are the slopes of the row with respect to the inputs, through all other rows.
    """
    with np.errstate(all="ignore"):
        fitting = {code for code, wrong in _known(row, parent, values) if close(got, wrong)}
    through = (
        total
        for name, total in totals.items()
        if (name not in row.names or name == parent) and np.ptp(total)
    )
    if not fitting and any(close(got, total) for total in through):
        return "table/local-is-global"
    return fitting.pop() if len(fitting) == 1 else ""


def _known(row: Expression, parent: str, values: Values) -> Iterator[tuple[str, Any]]:
    if parent not in row.names:
        return
    here, value = values[parent], row.evaluate(values)
    slope = row.derivative(parent).evaluate(values)
    match row.root:
        case Call("ln", Name()):
            yield "table/log-slope-copied", value
            for name, other in values.items():
                if name != parent:
                    yield "table/log-slope-of-input", 1 / other
        case Call("exp", Name()):
            yield "table/exp-power-rule", here * np.exp(here - 1)
        case Call("sigma", Name()):
            yield "table/sigma-slope-of-output", 1 / (2 + np.exp(value) + np.exp(-value))
            yield "table/sigma-slope-of-output", here * (1 - here)
        case Negative(Name()):
            yield "table/negation-sign", -slope
        case Binary(sign, left, right):
            yield from _binary(sign, left == Name(parent), right, here, value, slope)


def _binary(
    sign: str, first: bool, right: Any, here: Any, value: Any, slope: Any
) -> Iterator[tuple[str, Any]]:
    match sign:
        case "*":
            yield "table/product-own-factor", here
            yield "table/product-whole", value
        case "+" | "-":
            yield "table/sum-slope", here
            if sign == "-" and not first:
                yield "table/difference-sign", -slope
        case "/" if not first:
            yield "table/quotient-sign", -slope
            yield "table/reciprocal-slope", -value
            yield "table/reciprocal-slope", np.log(here)
        case "**" if isinstance(right, Number):
            yield "table/square-slope", slope / right.value
        case "**" if isinstance(right, Negative):
            yield "table/quotient-sign", -slope
            yield "table/reciprocal-slope", -value
            yield "table/reciprocal-slope", np.log(here)
