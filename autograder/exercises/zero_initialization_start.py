"""Values and slopes of a network of which all parameters are zero, or one constant.

The truth is the complex step of the given output; known mistakes are relative to that truth.
"""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercises import symbols
from autograder.exercises.curve import sigma, slope
from autograder.exercises.losses import network_output
from autograder.judging.slopes import gradient_of
from autograder.judging.strata import INPUT, Draw, Strata, given, weight
from autograder.judging.trial import Part, Task

NETWORK = ("x", "W0", "b0", "W1", "b1")
KEYS = ("W0", "b0", "W1", "b1")
_slopes = gradient_of(
    network_output, {name: name for name in KEYS}, NETWORK, NETWORK, symbols.network
)

# --- all zeros, and any constant


def _constant(h: int, d: int, c: float) -> tuple[Any, ...]:
    return np.full((h, d), c), np.full(h, c), np.full((1, h), c), c


def _input_and_width(rng: Generator, sizes: Any) -> tuple[Any, ...]:
    return INPUT(rng, (sizes["d"],)), sizes["h"]


START_SIZES = ({"d": 3, "h": 4}, {"d": 2, "h": 5}, {"d": 5, "h": 3})
START_SMALL = ({"d": 3, "h": 1}, {"d": 1, "h": 3}, {"d": 1, "h": 1})
START_TINY = (np.array([2, -1, 0.5]), 4)
AT_ZERO = Strata(
    generic=START_SIZES,
    degenerate=START_SMALL,
    integers=True,
    layouts=True,
    sample=_input_and_width,
)


def _at_zero(x: Any, h: int) -> dict[str, Any]:
    W0, b0, W1, b1 = _constant(h, len(x), 0.0)
    return {"z": sigma(W0 @ x + b0), "y": network_output(x, W0, b0, W1, b1)}


VALUES = Task(
    name="zero_values",
    arguments=(given("x", "d"), given("h")),
    outputs=("z", "y"),
    truth=_at_zero,
    backprop=replace(
        _slopes,
        wrt={"z": "z", "y": "y"},
        at=lambda x, h: (x, *_constant(h, len(x), 0.0)),
        values=True,
    ),
    parts=(Part(("z",), 1), Part(("y",), 1)),
    tiny=START_TINY,
    vanishing=frozenset({"y"}),
    strata=AT_ZERO,
    wrong={
        "zero-values/z-zero": lambda t, a: {"z": np.zeros(a.h)},
        "zero-values/y-half": lambda t, a: {"y": 0.5},
        "zero-values/y-half-h": lambda t, a: {"y": a.h / 2},
        "zero-values/depends-on-x": lambda t, a: {"z": np.full(a.h, sigma(a.x.sum()))},
        "zero-values/one-unit": lambda t, a: {"z": 0.5},
        "zero-values/size-of-x": lambda t, a: {"z": np.full(len(a.x), 0.5)},
    },
)


def _slopes_at_zero(x: Any, h: int) -> dict[str, Any]:
    return _slopes(x, *_constant(h, len(x), 0.0))


def _rows(a: SimpleNamespace, row: Any) -> Any:
    """The same row for every hidden unit."""
    return np.tile(row, (a.h, 1))


ZERO_GRADIENTS = Task(
    name="zero_gradients",
    arguments=(given("x", "d"), given("h")),
    outputs=KEYS,
    returns="dict",
    truth=_slopes_at_zero,
    backprop=replace(_slopes, at=lambda x, h: (x, *_constant(h, len(x), 0.0)), filled="0"),
    parts=(Part(("W0",), 1), Part(("b0",), 0.5), Part(("W1",), 1), Part(("b1",), 0.5)),
    tiny=START_TINY,
    vanishing=frozenset({"W0", "b0"}),
    strata=AT_ZERO,
    wrong={
        "zero-gradients/all-zero": lambda t, a: {"W1": 0 * t.W1, "b1": 0.0},
        "zero-gradients/output-weights-zero": lambda t, a: {"W1": 0 * t.W1},
        "zero-gradients/output-weights-quarter": lambda t, a: {"W1": 0.5 * t.W1},
        "zero-gradients/output-weight-lost": lambda t, a: {
            "W0": _rows(a, 0.25 * a.x),
            "b0": np.full(a.h, 0.25),
        },
        "zero-gradients/input-only": lambda t, a: {"W0": _rows(a, a.x)},
        "zero-gradients/hidden-bias-quarter": lambda t, a: {"b0": np.full(a.h, 0.25)},
        "zero-gradients/bias-zero": lambda t, a: {"b1": 0.0},
        "zero-gradients/flat": lambda t, a: {"W1": t.W1[0]},
    },
)


def _slopes_at_constant(x: Any, h: int, c: float) -> dict[str, Any]:
    return _slopes(x, *_constant(h, len(x), c))


def _with_constant(rng: Generator, sizes: Any) -> tuple[Any, ...]:
    c = sizes["sign"] * rng.uniform(0.3, 1.5)
    return (*_input_and_width(rng, sizes), float(c))


def _constant_zero(rng: Generator) -> list[Draw]:
    return [Draw("D", "c = 0", (*_input_and_width(rng, START_SIZES[0]), 0.0))]


def _standing(a: SimpleNamespace, v: Any) -> dict[str, Any]:
    """The gradients if every hidden unit stood at the pre-activation v."""
    return {"W1": _rows(a, sigma(v)).T, **_first(a, a.c * slope(v))}


def _first(a: SimpleNamespace, signal: Any) -> dict[str, Any]:
    return {"b0": np.full(a.h, signal), "W0": _rows(a, signal * a.x)}


def _pre(a: SimpleNamespace) -> Any:
    return a.c * a.x.sum() + a.c


CONSTANT = Task(
    name="constant_gradients",
    arguments=(given("x", "d"), given("h"), weight("c")),
    outputs=KEYS,
    returns="dict",
    truth=_slopes_at_constant,
    backprop=replace(_slopes, at=lambda x, h, c: (x, *_constant(h, len(x), c)), filled="c"),
    parts=tuple(Part((name,), 0.25) for name in KEYS),
    tiny=(*START_TINY, 0.5),
    strata=Strata(
        generic=tuple(
            {**size, "sign": sign} for size, sign in zip(START_SIZES, (1, -1, 1), strict=True)
        ),
        degenerate=tuple({**size, "sign": -1} for size in START_SMALL),
        integers=True,
        layouts=True,
        special=_constant_zero,
        sample=_with_constant,
    ),
    wrong={
        "constant/output-weight-lost": lambda t, a: _first(a, slope(_pre(a))),
        "constant/bias-forgotten": lambda t, a: _standing(a, a.c * a.x.sum()),
        "constant/mean-for-sum": lambda t, a: _standing(a, a.c * a.x.mean() + a.c),
        "constant/zero-formula": lambda t, a: {**_first(a, 0.0), "W1": np.full((1, a.h), 0.5)},
        "constant/still-zero": lambda t, a: _first(a, 0.0),
        "constant/slope-is-square": lambda t, a: _first(a, a.c * sigma(_pre(a)) ** 2),
        "constant/slope-of-output": lambda t, a: _first(a, a.c * slope(sigma(_pre(a)))),
        "constant/slope-lost": lambda t, a: _first(a, a.c),
        "constant/times-h": lambda t, a: _first(a, a.h * t.b0[0]),
        "constant/weight-for-activation": lambda t, a: {"W1": np.full((1, a.h), a.c)},
        "constant/input-lost": lambda t, a: {"W0": _rows(a, t.b0[0] * np.ones_like(a.x))},
        "constant/entries-in-row-equal": lambda t, a: {
            "W0": _rows(a, t.b0[0] * np.full(len(a.x), a.x.sum()))
        },
    },
)
