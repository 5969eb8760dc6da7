"""How far hidden units are apart, and the one unit that equal ones amount to.

The truth is the definition; known mistakes are relative to that truth.
"""

from __future__ import annotations

from itertools import combinations
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercises.zero_initialization_start import KEYS
from autograder.judging.strata import WEIGHT, Draw, Strata, weight
from autograder.judging.trial import Part, Task


def _apart(W0: Any, b0: Any, W1: Any) -> dict[str, Any]:
    """The largest difference over all pairs of units, all that belongs to one in a list."""
    units = np.column_stack([W0, b0, np.transpose(W1)])
    pairs = combinations(range(len(units)), 2)
    return {"spread": max((np.max(np.abs(units[i] - units[k])) for i, k in pairs), default=0.0)}


def _one_part_decides(rng: Generator, sizes: Any) -> tuple[Any, ...]:
    """Arrays of which the one named by `decides` is by far the most spread.

    Columns of W0 and rows of W1 lie apart, which says nothing about the units.
    """
    shapes = {"W0": (sizes["h"], sizes["d"]), "b0": (sizes["h"],), "W1": (sizes["o"], sizes["h"])}
    scale = {name: 1.0 if name == sizes.get("decides", name) else 0.05 for name in shapes}
    W0, b0, W1 = (scale[name] * WEIGHT(rng, shape) for name, shape in shapes.items())
    return W0 + np.arange(sizes["d"]), b0, W1 - np.arange(sizes["o"])[:, None]


def _equal_units(rng: Generator) -> list[Draw]:
    row, bias, out = WEIGHT(rng, (3,)), WEIGHT(rng, ()), WEIGHT(rng, (2, 1))
    args = (np.tile(row, (4, 1)), np.full(4, bias), np.tile(out, (1, 4)))
    return [Draw("D", "units that are all equal", args)]


def _range(array: Any, axis: int) -> Any:
    return np.max(np.ptp(array, axis=axis), initial=0.0)


def _parts(a: SimpleNamespace) -> dict[str, Any]:
    return {"W0": _range(a.W0, 0), "b0": _range(a.b0, 0), "W1": _range(a.W1, 1)}


def _largest(a: SimpleNamespace, **changed: Any) -> dict[str, Any]:
    return {"spread": max({**_parts(a), **changed}.values())}


SPREAD_SIZES: Any = tuple(
    {"h": h, "d": d, "o": o, "decides": part}
    for part in ("W0", "b0", "W1")
    for h, d, o in ((4, 3, 1), (3, 5, 2), (4, 6, 3))
)

SPREAD = Task(
    name="hidden_spread",
    arguments=(weight("W0", "h d"), weight("b0", "h"), weight("W1", "o h")),
    outputs=("spread",),
    returns="single",
    truth=_apart,
    parts=(Part(("spread",), 1),),
    tiny=(np.array([[1, 5], [2, 5]]), np.array([0, 3]), np.array([[7, 9], [1, 3]])),
    strata=Strata(
        generic=SPREAD_SIZES,
        degenerate=({"h": 1, "d": 3, "o": 2}, {"h": 2, "d": 1, "o": 1}),
        layouts=True,
        integers=True,
        special=_equal_units,
        sample=_one_part_decides,
    ),
    wrong={
        "spread/whole-matrix": lambda t, a: _largest(a, W0=np.ptp(a.W0)),
        "spread/wrong-axis": lambda t, a: _largest(a, W0=_range(a.W0, 1)),
        "spread/w1-wrong-axis": lambda t, a: _largest(a, W1=_range(a.W1, 0)),
        "spread/bias-ignored": lambda t, a: _largest(a, b0=0.0),
        "spread/output-weights-ignored": lambda t, a: _largest(a, W1=0.0),
        "spread/standard-deviation": lambda t, a: {
            "spread": max(a.W0.std(axis=0).max(), a.b0.std(), a.W1.std(axis=1).max())
        },
        "spread/sum": lambda t, a: {"spread": sum(_parts(a).values())},
    },
)

# --- one unit in disguise


def _one_unit(W0: Any, b0: Any, W1: Any, b1: Any) -> dict[str, Any]:
    """Any unit's inputs, since all are equal; h equal output weights in one."""
    h = len(b0)
    return {
        "W0": np.sum(W0, axis=0, keepdims=True) / h,
        "b0": np.sum(b0, keepdims=True) / h,
        "W1": h * np.mean(W1, axis=1, keepdims=True),
        "b1": b1,
    }


def _symmetric(rng: Generator, sizes: Any) -> tuple[Any, ...]:
    h, d = sizes["h"], sizes["d"]
    bias, out, b1 = (sizes["sign"] * float(WEIGHT(rng, ())) for _ in range(3))
    return np.tile(WEIGHT(rng, (d,)), (h, 1)), np.full(h, bias), np.full((1, h), out), b1


SINGLE_UNIT = Task(
    name="equivalent_single_unit",
    arguments=(weight("W0", "h d"), weight("b0", "h"), weight("W1", "1 h"), weight("b1")),
    outputs=KEYS,
    truth=_one_unit,
    parts=(Part(("W0",), 0.25), Part(("b0",), 0.25), Part(("W1",), 0.4), Part(("b1",), 0.1)),
    tiny=(np.array([[1, 2]] * 3), np.array([0.5] * 3), np.array([[2, 2, 2]]), 1),
    strata=Strata(
        generic=tuple(
            {"h": h, "d": d, "sign": sign}
            for h, d, sign in ((4, 3, 1), (3, 5, -1), (5, 2, 1), (2, 4, -1))
        ),
        degenerate=({"h": 1, "d": 3, "sign": 1}, {"h": 3, "d": 1, "sign": 1}),
        layouts=True,
        sample=_symmetric,
    ),
    wrong={
        "single-unit/first-output-weight": lambda t, a: {"W1": a.W1[:, :1]},
        "single-unit/hidden-weights-summed": lambda t, a: {
            "W0": a.W0.sum(axis=0, keepdims=True),
            "b0": a.b0.sum(keepdims=True),
        },
        "single-unit/hidden-weights-averaged-over-inputs": lambda t, a: {
            "W0": np.full_like(t.W0, t.W0.mean())
        },
        "single-unit/bias-scaled": lambda t, a: {"b1": a.b1 * len(a.b0)},
    },
)
