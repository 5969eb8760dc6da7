"""The mathematical statements of the exercises, in 50 digits, and slopes by nudges of 1e-16.

Written from the statements alone, with sums over indices where the solutions use products of
matrices, so that a slip there is not repeated here. Arrays hold mpmath numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from mpmath import mp, mpf

mp.dps = 50
NUDGE = mpf(10) ** -16


def exact(value: Any) -> Any:
    """A number or an array in 50 digits."""
    array = np.asarray(value)
    made = np.vectorize(lambda x: mpf(float(x)), otypes=[object])(array) if array.size else array
    return made if array.ndim else made.item()


def rounded(value: Any) -> Any:
    return np.asarray(value, dtype=float)


def slopes(function: Callable[..., Any], arguments: Sequence[Any], position: int) -> Any:
    """How a function of numbers and arrays moves with each entry of one argument.

    The shape is that of the function's value, then that of the argument.
    """
    given = [exact(a) if isinstance(a, int | float | np.ndarray) else a for a in arguments]
    start = np.asarray(given[position], dtype=object)
    columns = []
    for index in np.ndindex(*start.shape):
        ends = []
        for sign in (1, -1):
            moved = start.copy()
            moved[index] = start[index] + sign * NUDGE
            given[position] = moved if start.ndim else moved.item()
            ends.append(np.asarray(function(*given), dtype=object))
        columns.append((ends[0] - ends[1]) / (2 * NUDGE))
    stacked = np.stack(columns, axis=-1)
    return rounded(stacked.reshape((*stacked.shape[:-1], *start.shape)))


def sigma(z: Any) -> Any:
    return 1 / (1 + mp.exp(-z))


def dot(u: Sequence[Any], v: Sequence[Any]) -> Any:
    return mp.fsum(a * b for a, b in zip(u, v, strict=True))


def line(w: Any, b: Any, x: Any) -> Any:
    return w * x + b


def squared_error(w: Any, b: Any, x: Any, y: Any) -> Any:
    return (w * x + b - y) ** 2


def exp_log(w: Any, b: Any, x: Any) -> Any:
    return (w * mp.exp(b * x) + mp.log(w * x)) * b


def composite(x: Any, z: Any, **put: Any) -> dict[str, Any]:
    """The nodes of the graph; those in `put` have another value than they would have."""
    nodes: dict[str, Any] = {}
    for name, value in (
        ("a", lambda n: x * z),
        ("b", lambda n: mp.log(x)),
        ("c", lambda n: mp.sin(n["b"])),
        ("d", lambda n: mp.exp(n["a"])),
        ("e", lambda n: n["a"] / n["b"]),
        ("f", lambda n: n["c"] / n["a"]),
        ("y", lambda n: n["d"] + n["e"] + n["f"]),
    ):
        nodes[name] = put[name] if name in put else value(nodes)
    return nodes


def neuron(w: Any, b: Any, x: Any, y: Any) -> Any:
    return (sigma(w * x + b) - y) ** 2


def sum_of_neurons(W: Any, b: Any, x: Any, y: Any) -> Any:
    return (y - mp.fsum(sigma(dot(row, x) + bias) for row, bias in zip(W, b, strict=True))) ** 2


def hidden(x: Any, W0: Any, b0: Any) -> list[Any]:
    return [sigma(dot(row, x) + bias) for row, bias in zip(W0, b0, strict=True)]


def network(x: Any, W0: Any, b0: Any, W1: Any, b1: Any) -> Any:
    return dot(W1[0], hidden(x, W0, b0)) + b1


def regularized(w1: Any, w2: Any, b1: Any, b2: Any, x: Any, y: Any, lam: Any) -> Any:
    return (y - sigma(w2 * sigma(w1 * x + b1) + b2)) ** 2 + lam * (w1**2 + w2**2)


def two_layers(W1: Any, b: Any, W2: Any, x: Any, y: Any, phi: Callable[..., Any]) -> Any:
    inside = phi([dot(row, x) + bias for row, bias in zip(W1, b, strict=True)])
    return mp.fsum((dot(row, inside) - t) ** 2 for row, t in zip(W2, y, strict=True)) / 2


def mean_squared(W0: Any, b0: Any, W1: Any, b1: Any, X: Any, Y: Any) -> Any:
    errors = [network(x, W0, b0, W1, b1) - y for x, y in zip(X, Y, strict=True)]
    return mp.fsum(e**2 for e in errors) / len(errors)
