"""The operations that a tape knows: one line each, the value and the way back to every operand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.judging import differentiate

Array = NDArray[Any]
# (value, operands, g) -> slope by one operand, where g is the slope by the operation's value
Back = Callable[[Any, Sequence[Any], Any], Any]

# Entry by entry: the value, and its slope by each operand, from the value v and the operands a, b
ELEMENTWISE: dict[str, tuple[Callable[..., Any], ...]] = {
    "add": (np.add, lambda v, a, b: 1.0, lambda v, a, b: 1.0),
    "subtract": (np.subtract, lambda v, a, b: 1.0, lambda v, a, b: -1.0),
    "multiply": (np.multiply, lambda v, a, b: b, lambda v, a, b: a),
    "divide": (np.divide, lambda v, a, b: 1 / b, lambda v, a, b: -a / b**2),
    "power": (np.power, lambda v, a, b: b * a ** (b - 1), lambda v, a, b: v * np.log(a)),
    "negative": (np.negative, lambda v, a: -1.0),
    "positive": (np.positive, lambda v, a: 1.0),
    "exp": (np.exp, lambda v, a: v),
    "log": (np.log, lambda v, a: 1 / a),
    "log10": (np.log10, lambda v, a: 1 / (a * np.log(10))),
    "sin": (np.sin, lambda v, a: np.cos(a)),
    "cos": (np.cos, lambda v, a: -np.sin(a)),
    "tanh": (np.tanh, lambda v, a: 1 - v**2),
    "sigmoid": (lambda a: 0.5 + 0.5 * np.tanh(0.5 * a), lambda v, a: v * (1 - v)),
}

# Between entries: the value, and the slope by each operand from g, the slope by the value v
MIXING: dict[str, tuple[Callable[..., Any], ...]] = {
    "sum": (np.sum, lambda g, v, a: np.broadcast_to(g, a.shape)),
    "mean": (np.mean, lambda g, v, a: np.broadcast_to(g / a.size, a.shape)),
    "transpose": (np.transpose, lambda g, v, a: g.T),
    "item": (lambda a, i: a[i], lambda g, v, a, i: _placed(g, a, i)),
    "matmul": (np.matmul, lambda g, v, a, b: _left(g, a, b), lambda g, v, a, b: _right(g, a, b)),
    "outer": (np.outer, lambda g, v, a, b: g @ b, lambda g, v, a, b: a @ g),
    "map": (lambda a, f, J: f(a), lambda g, v, a, f, J: J.T @ g),
    "jacobian": (lambda a, f: differentiate.jacobian(f, (a,), 0),),
}


def _placed(g: Any, a: Array, index: Any) -> Array:
    slope = np.zeros_like(a)
    slope[index] = g
    return slope


def _matrices(g: Any, a: Array, b: Array) -> tuple[Array, Array, Array]:
    """A flat left operand is a row, a flat right one a column."""
    rows = a if a.ndim == 2 else a[None, :]
    columns = b if b.ndim == 2 else b[:, None]
    return np.reshape(g, (rows.shape[0], columns.shape[1])), rows, columns


def _left(g: Any, a: Array, b: Array) -> Array:
    both, _, columns = _matrices(g, a, b)
    return np.asarray(both @ columns.T).reshape(a.shape)


def _right(g: Any, a: Array, b: Array) -> Array:
    both, rows, _ = _matrices(g, a, b)
    return np.asarray(rows.T @ both).reshape(b.shape)


def compute(op: str, operands: Sequence[Any]) -> Any:
    return (ELEMENTWISE.get(op) or MIXING[op])[0](*operands)


def slope(op: str, position: int, v: Any, operands: Sequence[Any]) -> Any:
    """The slope of an elementwise operation by one operand, at each entry."""
    return ELEMENTWISE[op][position + 1](v, *operands)


def back(op: str, position: int) -> Back:
    """How the slope goes back through an operation to one of its operands."""
    if op in ELEMENTWISE:
        local = ELEMENTWISE[op][position + 1]
        return lambda v, operands, g: fit(g * local(v, *operands), np.shape(operands[position]))
    rule = MIXING[op][position + 1]
    return lambda v, operands, g: rule(g, v, *operands)


def fit(slope: Any, shape: tuple[int, ...]) -> Any:
    """What arrives at an operand of that shape: summed over the entries it was repeated for."""
    if np.shape(slope) == shape:
        return slope
    spread = np.broadcast_to(slope, np.broadcast_shapes(np.shape(slope), shape))
    extra = spread.ndim - len(shape)
    summed = spread.sum(axis=tuple(range(extra)))
    kept = tuple(i for i, n in enumerate(shape) if n == 1 and summed.shape[i] != 1)
    return summed.sum(axis=kept, keepdims=True)
