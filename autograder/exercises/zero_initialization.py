"""Why not start at zero: the functions of the fourth notebook.

The truth of each is taken from given losses by the complex step, or from the definition; known
mistakes are written relative to it.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercise import Assignment, Exercise, Written
from autograder.exercises import properties, symbols
from autograder.exercises.curve import sigma, slope
from autograder.exercises.losses import mean_squared_loss, network_output
from autograder.exercises.zero_initialization_forms import FORMS
from autograder.judging.function import function
from autograder.judging.slopes import gradient_of
from autograder.judging.strata import INPUT, RATE, WEIGHT, Draw, Strata, given, weight
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
    strata=Strata(
        generic=START_SIZES,
        degenerate=START_SMALL,
        integers=True,
        layouts=True,
        sample=_input_and_width,
    ),
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
    strata=Strata(
        generic=START_SIZES,
        degenerate=START_SMALL,
        integers=True,
        layouts=True,
        sample=_input_and_width,
    ),
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

# --- how far the hidden units are apart


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

# --- one step on a batch

BATCH = ("W0", "b0", "W1", "b1", "X", "Y")
_batch_slopes = gradient_of(
    mean_squared_loss, {name: name for name in KEYS}, BATCH, BATCH, symbols.mean_squared
)


def _stepped(W0: Any, b0: Any, W1: Any, b1: Any, X: Any, Y: Any, eta: Any) -> dict[str, Any]:
    slopes = _batch_slopes(W0, b0, W1, b1, X, Y)
    start = {"W0": W0, "b0": b0, "W1": W1, "b1": b1}
    return {name: start[name] - eta * slopes[name] for name in KEYS}


def _scaled(t: SimpleNamespace, a: SimpleNamespace, factor: Any) -> dict[str, Any]:
    """A step `factor` times as long."""
    old, new = a.__dict__, t.__dict__
    return {name: old[name] + factor * (new[name] - old[name]) for name in KEYS}


def _hidden_state(a: SimpleNamespace) -> tuple[Any, Any, Any]:
    """Pre-activations V, hidden values Z, residuals."""
    V = a.X @ a.W0.T + a.b0
    Z = sigma(V)
    return V, Z, Z @ a.W1[0] + a.b1 - a.Y


def _hidden_step(a: SimpleNamespace, signal: Any) -> dict[str, Any]:
    """W0 and b0 after a step with these signals (n, h) at the pre-activations."""
    return {"W0": a.W0 - a.eta * signal.T @ a.X, "b0": a.b0 - a.eta * signal.sum(axis=0)}


def _error_signal(a: SimpleNamespace) -> Any:
    _, _, residual = _hidden_state(a)
    return 2 * np.outer(residual, a.W1[0]) / len(a.Y)


def _square_residual(t: SimpleNamespace, a: SimpleNamespace) -> dict[str, Any]:
    """(n,1) minus (n,): every prediction against every target."""
    V, Z, residual = _hidden_state(a)
    D = 2 * (residual + a.Y)[:, None] - 2 * a.Y
    D = D.sum(axis=1) / len(a.Y)
    hidden = _hidden_step(a, np.outer(D, a.W1[0]) * slope(V))
    return {**hidden, "W1": a.W1 - a.eta * (D @ Z)[None, :], "b1": a.b1 - a.eta * D.sum()}


def _per_unit(t: SimpleNamespace, a: SimpleNamespace, factor: Any) -> dict[str, Any]:
    """Unit i's share of the hidden step multiplied by factor[i]."""
    return {
        "W0": a.W0 + factor[:, None] * (t.W0 - a.W0),
        "b0": a.b0 + factor * (t.b0 - a.b0),
    }


def _averaged_biases(t: SimpleNamespace, a: SimpleNamespace) -> dict[str, Any]:
    n = len(a.Y)
    return {"b0": a.b0 + (t.b0 - a.b0) / n, "b1": a.b1 + (t.b1 - a.b1) / n}


STEP_ARGUMENTS = (
    weight("W0", "h d"),
    weight("b0", "h"),
    weight("W1", "1 h"),
    weight("b1"),
    given("X", "n d"),
    given("Y", "n"),
    given("eta", "", RATE),
)
STEP_SIZES = ({"n": 5, "d": 3, "h": 4}, {"n": 7, "d": 2, "h": 5}, {"n": 3, "d": 4, "h": 2})


def _no_step(rng: Generator) -> list[Draw]:
    arrays = [argument.sample(rng, STEP_SIZES[0]) for argument in STEP_ARGUMENTS[:-1]]
    return [Draw("D", "eta = 0", (*arrays, 0.0))]


STEP = Task(
    name="network_step",
    arguments=STEP_ARGUMENTS,
    outputs=KEYS,
    truth=_stepped,
    properties=(
        properties.samples_twice(("X", "Y"), KEYS),
        properties.units_in_any_order(
            {"W0": 0, "b0": 0, "W1": 1}, {"W0": 0, "b0": 0, "W1": 1}, ("b1",)
        ),
        properties.resting(KEYS, "Y", lambda a: sigma(a.X @ a.W0.T + a.b0) @ a.W1[0] + a.b1),
    ),
    backprop=replace(_batch_slopes, arguments=(*BATCH, "eta"), rate="eta"),
    parts=tuple(Part((name,), 0.5) for name in KEYS),
    tiny=(
        np.array([[1, 0], [0, -1], [0.5, 0.5]]),
        np.array([0, 1, -0.5]),
        np.array([[1, -2, 3]]),
        0.5,
        np.array([[1, 2], [0, 1]]),
        np.array([1, 0]),
        0.5,
    ),
    strata=Strata(
        generic=STEP_SIZES,
        degenerate=({"n": 1, "d": 3, "h": 2}, {"n": 4, "d": 2, "h": 1}),
        zero=True,
        integers=True,
        layouts=True,
        special=_no_step,
    ),
    wrong={
        "training-step/sum": lambda t, a: _scaled(t, a, len(a.Y)),
        "training-step/no-two": lambda t, a: _scaled(t, a, 0.5),
        "training-step/plus": lambda t, a: _scaled(t, a, -1),
        "training-step/updated-weights": lambda t, a: _per_unit(t, a, t.W1[0] / a.W1[0]),
        "training-step/slope-lost": lambda t, a: _hidden_step(a, _error_signal(a)),
        "training-step/slope-of-output": lambda t, a: _hidden_step(
            a, _error_signal(a) * slope(_hidden_state(a)[1])
        ),
        "training-step/output-weight-lost": lambda t, a: _per_unit(t, a, 1 / a.W1[0]),
        "training-step/bias-mean-twice": _averaged_biases,
        "training-step/first-sample": lambda t, a: _stepped(
            a.W0, a.b0, a.W1, a.b1, a.X[:1], a.Y[:1], a.eta
        ),
        "training-step/broadcast": _square_residual,
        "training-step/biases-not-moved": lambda t, a: {"b0": a.b0, "b1": a.b1},
        "training-step/returns-gradient": lambda t, a: {
            name: (a.__dict__[name] - t.__dict__[name]) / a.eta for name in KEYS
        },
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


def functions() -> dict[str, Exercise]:
    """The exercises of kind function, by id."""
    made = (
        function("zero-init-values", "Values at zero", VALUES, items=("S4.3.2a",)),
        function("zero-init-gradients", "Slopes at zero", ZERO_GRADIENTS, items=("S4.3.2b",)),
        function("zero-init-constant", "Any constant", CONSTANT, items=("S4.3.2c-constant",)),
        function("zero-init-spread", "How far units are apart", SPREAD, items=("S4.3.2c-notice",)),
        function(
            "zero-init-step",
            "One step on a batch",
            STEP,
            items=("S4.3.2c-induction", "S3.sgd"),
        ),
        function(
            "zero-init-single-unit",
            "One unit in disguise",
            SINGLE_UNIT,
            items=("S4.3.2c-express",),
        ),
    )
    return {exercise.id: exercise for exercise in made}


ORDER = (
    "zero-init-values",
    "zero-init-gradients",
    "zero-init-constant",
    "zero-init-constant-symbolic",
    "zero-init-spread",
    "zero-init-step",
    "zero-init-single-unit",
    "zero-init-single-unit-rates",
    "zero-init-which-break",
    "zero-init-induction",
)
INDUCTION = Written(
    "zero-init-induction",
    "Why the units stay equal",
    2,
    items=("S4.3.2c-induction", "S4.3.2c-notice", "S4.3.2c-express"),
)


def assignment() -> Assignment:
    every: dict[str, Exercise | Written] = {
        **functions(),
        **{form.id: form for form in FORMS},
        INDUCTION.id: INDUCTION,
    }
    exercises = tuple(every[id] for id in ORDER)
    return Assignment("zero_initialization", "Why not start at zero?", exercises)
