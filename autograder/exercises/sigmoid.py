"""The sigmoid and a single neuron: the functions of the second notebook.

The truth of each is taken from what is public by the complex step; known mistakes are written
relative to that truth.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercise import Assignment, Exercise, Written
from autograder.exercises import properties, symbols
from autograder.exercises.curve import sigma, slope
from autograder.exercises.losses import neuron_loss, sigmoid_sum_loss
from autograder.exercises.sigmoid_forms import FORMS
from autograder.judging.differentiate import STEP
from autograder.judging.function import function
from autograder.judging.slopes import Slopes, gradient_of
from autograder.judging.strata import RATE, Arg, Draw, Strata, between, given, signed, weight
from autograder.judging.trial import Part, Task

# --- the curve and its slope

Z = Arg("z", "", signed(0.3, 4.0))
SHAPES: Sequence[Mapping[str, Any]] = ({"shape": (5,)}, {"shape": (3, 4)}, {"shape": ()})
FAR = np.array([-1000.0, -800.0, -40.0, -20.0, 20.0, 40.0, 800.0, 1000.0])


def _any_shape(rng: Generator, sizes: Any) -> tuple[Any, ...]:
    """Both signs in every array; the number is positive or negative by chance."""
    shape = sizes["shape"]
    z = signed(0.3, 4.0)(rng, shape)
    if shape and z.size > 1:
        z.flat[0], z.flat[1] = abs(z.flat[0]), -abs(z.flat[1])
    return (z,)


def _far_out(absolute: float) -> Any:
    def extreme(rng: Generator) -> list[Draw]:
        moderate = Draw("X", "z = -20 and 20", (FAR[3:5],), absolute)
        return [moderate, Draw("X", "z up to 1000 in size", (FAR,), absolute)]

    return extreme


def _curve_strata(absolute: float) -> Strata:
    return Strata(
        generic=SHAPES,
        degenerate=({"shape": (0,)}, {"shape": (1, 1)}),
        integers=True,
        layouts=True,
        extreme=_far_out(absolute),
        sample=_any_shape,
    )


SIGMOID = Task(
    name="sigmoid",
    arguments=(Z,),
    outputs=("value",),
    returns="single",
    truth=lambda z: {"value": sigma(z)},
    parts=(
        Part(("value",), 1, name="ordinary", description="Ordinary values of z"),
        Part(("value",), 1, "extreme", "Extreme values of z: finite and exact", stratum="X"),
    ),
    tiny=(np.array([-1, 0.5, 2]),),
    strata=_curve_strata(1e-12),
    properties=(properties.mirrored("value", "σ(z) and σ(-z) add up to 1", lambda v: 1 - v),),
    scalar_only="sigmoid/scalar-only",
    wrong={
        "sigmoid/sign": lambda t, a: {"value": 1 - t.value},
        "sigmoid/minus": lambda t, a: {"value": t.value / (2 * t.value - 1)},
        "sigmoid/brackets": lambda t, a: {"value": 1 / t.value},
        "sigmoid/tanh": lambda t, a: {"value": np.tanh(a.z)},
        "sigmoid/no-exponential": lambda t, a: {"value": 1 / (1 + np.asarray(a.z))},
        "sigmoid/step": lambda t, a: {"value": np.asarray(a.z) > 0},
        "sigmoid/clipped": lambda t, a: {"value": sigma(np.clip(a.z, -10, 10))},
        "sigmoid/overflow": lambda t, a: {"value": np.exp(a.z) / (1 + np.exp(a.z))},
        "sigmoid/integer-output": lambda t, a: {"value": np.trunc(t.value)},
    },
)


def _slope_of_curve(z: Any) -> dict[str, Any]:
    return {"slope": np.imag(sigma(np.asarray(z) + 1j * STEP)) / STEP}


SLOPE = Task(
    name="sigmoid_grad",
    arguments=(Z,),
    outputs=("slope",),
    returns="single",
    truth=_slope_of_curve,
    backprop=Slopes(
        lambda z: np.sum(1 / (1 + np.exp(-z))), {"slope": "z"}, ("z",), ("z",), symbols.sigmoid
    ),
    parts=(
        Part(("slope",), 1.5, name="ordinary", description="Ordinary values of z"),
        Part(("slope",), 0.5, "extreme", "Extreme values of z: finite and exact", stratum="X"),
    ),
    tiny=(np.array([-1, 0.5, 2]),),
    strata=_curve_strata(2.5e-13),
    properties=(properties.mirrored("slope", "The curve is as steep at -z as at z", lambda s: s),),
    scalar_only="slope/scalar-only",
    wrong={
        "slope/of-output": lambda t, a: {"slope": a.z - np.square(a.z)},
        "slope/twice": lambda t, a: {"slope": slope(sigma(a.z))},
        "slope/no-minus": lambda t, a: {"slope": -t.slope},
        "slope/no-exp": lambda t, a: {"slope": sigma(a.z) ** 2},
        "slope/tanh-slope": lambda t, a: {"slope": 1 - sigma(a.z) ** 2},
        "slope/value": lambda t, a: {"slope": sigma(a.z)},
        "slope/one-minus": lambda t, a: {"slope": 1 - sigma(a.z)},
        "slope/overflow": lambda t, a: {
            "slope": np.exp(-np.asarray(a.z)) * (1 + np.exp(-np.asarray(a.z))) ** -2.0
        },
        "slope/clipped": lambda t, a: {"slope": slope(np.clip(a.z, -10, 10))},
    },
)

# --- one neuron

WBXY = ("w", "b", "x", "y")


def _z(a: SimpleNamespace) -> Any:
    return a.w * a.x + a.b


def _scaled(t: SimpleNamespace, factor: Any) -> dict[str, Any]:
    return {"dw": t.dw * factor, "db": t.db * factor}


def _residual(a: SimpleNamespace) -> Any:
    return sigma(_z(a)) - a.y


def _far_neuron(rng: Generator) -> list[Draw]:
    return [
        Draw("X", f"z = {z:+.0f}", (1.0, z - 1.0, 1.0, 0.5), finite_only=True)
        for z in (-1000.0, 1000.0)
    ]


NEURON = Task(
    name="neuron_grad",
    arguments=(weight("w"), weight("b"), given("x"), given("y")),
    outputs=("dw", "db"),
    truth=gradient_of(neuron_loss, {"dw": "w", "db": "b"}, WBXY, WBXY, symbols.neuron),
    parts=(Part(("dw",), 1), Part(("db",), 1)),
    tiny=(2, -1, 1.5, 0.2),
    properties=(properties.perfect_fit(("dw", "db"), lambda a: float(sigma(_z(a)))),),
    strata=Strata(
        integers=True,
        preactivation=lambda w, b, x, y: np.array([w * x + b]),
        extreme=_far_neuron,
        hostile=lambda w, b, x, y: (w, b, x, 1e9),
        accept=lambda w, b, x, y: abs(sigma(w * x + b) - y) > 0.1,
    ),
    wrong={
        "neuron/no-two": lambda t, a: _scaled(t, 0.5),
        "neuron/sign": lambda t, a: _scaled(t, -1),
        "neuron/no-slope": lambda t, a: _scaled(t, 1 / slope(_z(a))),
        "neuron/slope-of-output": lambda t, a: _scaled(t, slope(sigma(_z(a))) / slope(_z(a))),
        "neuron/slope-of-pre-activation": lambda t, a: _scaled(
            t, (_z(a) - _z(a) ** 2) / slope(_z(a))
        ),
        "neuron/residual-before-squash": lambda t, a: _scaled(t, (_z(a) - a.y) / _residual(a)),
        "neuron/residual-lost": lambda t, a: _scaled(t, 0.5 / _residual(a)),
        "neuron/cross-entropy-shortcut": lambda t, a: _scaled(t, 0.5 / slope(_z(a))),
        "neuron/no-x": lambda t, a: {"dw": t.db},
        "neuron/x-in-bias": lambda t, a: {"db": t.dw},
        "neuron/w-for-x": lambda t, a: {"dw": t.db * a.w},
        "neuron/swapped": lambda t, a: {"dw": t.db, "db": t.dw},
    },
)

# --- many neurons, one error

WBXY_SUM = ("W", "b", "x", "y")
SUM_ARGUMENTS = (
    weight("W", "n d"),
    weight("b", "n"),
    given("x", "d"),
    given("y", "", between(4.5, 6.5)),
)
SUM_SIZES = ({"n": 3, "d": 5}, {"n": 4, "d": 2}, {"n": 2, "d": 7})
SUM_EQUAL = ({"n": 3, "d": 3}, {"n": 4, "d": 4})
SUM_SMALL = ({"n": 1, "d": 3}, {"n": 3, "d": 1}, {"n": 1, "d": 1})
_sum_gradient = gradient_of(
    sigmoid_sum_loss, {"dW": "W", "db": "b"}, WBXY_SUM, WBXY_SUM, symbols.sigmoid_sum
)


def _units(a: SimpleNamespace) -> Any:
    return a.W @ a.x + a.b


def _per_unit(t: SimpleNamespace, a: SimpleNamespace, factor: Any) -> dict[str, Any]:
    """Both outputs with unit i's share multiplied by factor[i]."""
    db = t.db * factor
    return {"dW": db[:, None] * a.x, "db": db}


def _sum_residual(a: SimpleNamespace) -> Any:
    return np.sum(sigma(_units(a))) - a.y


SUM_GRAD = Task(
    name="sigmoid_sum_grad",
    arguments=SUM_ARGUMENTS,
    outputs=("dW", "db"),
    truth=_sum_gradient,
    properties=(
        properties.perfect_fit(("dW", "db"), lambda a: float(np.sum(sigma(_units(a))))),
        properties.units_in_any_order({"W": 0, "b": 0}, {"dW": 0, "db": 0}),
    ),
    parts=(Part(("dW",), 3), Part(("db",), 2)),
    tiny=(
        np.array([[1, 0], [0, 2], [1, 1]]),
        np.array([0, -1, 0.5]),
        np.array([2, 0.5]),
        1,
    ),
    strata=Strata(
        generic=SUM_SIZES,
        equal=SUM_EQUAL,
        degenerate=SUM_SMALL,
        zero=True,
        integers=True,
        layouts=True,
        preactivation=lambda W, b, x, y: W @ x + b,
        hostile=lambda W, b, x, y: (W, b, x, 1e9),
    ),
    wrong={
        "sum/no-two": lambda t, a: {"dW": t.dW / 2, "db": t.db / 2},
        "sum/sign": lambda t, a: {"dW": -t.dW, "db": -t.db},
        "sum/own-unit-residual": lambda t, a: _per_unit(
            t, a, (sigma(_units(a)) - a.y) / _sum_residual(a)
        ),
        "sum/no-slope": lambda t, a: _per_unit(t, a, 1 / slope(_units(a))),
        "sum/slope-of-output": lambda t, a: _per_unit(
            t, a, slope(sigma(_units(a))) / slope(_units(a))
        ),
        "sum/slope-of-sum": lambda t, a: _per_unit(
            t, a, slope(np.sum(_units(a))) / slope(_units(a))
        ),
        "sum/transposed": lambda t, a: {"dW": t.dW.T},
        "sum/no-x": lambda t, a: {"dW": t.db[:, None] * np.ones_like(a.x)},
        "sum/x-in-bias": lambda t, a: {"db": t.dW.sum(axis=1)},
        "sum/bias-unused": lambda t, a: _sum_gradient(a.W, 0.0 * a.b, a.x, a.y),
        "sum/residual-lost": lambda t, a: _per_unit(t, a, 0.5 / _sum_residual(a)),
        "sum/elementwise-for-outer": lambda t, a: {"dW": t.db * a.x},
    },
)


def _sum_step(W: Any, b: Any, x: Any, y: Any, eta: Any) -> dict[str, Any]:
    gradient = _sum_gradient(W, b, x, y)
    return {"W": W - eta * gradient["dW"], "b": b - eta * gradient["db"]}


def _moved(t: SimpleNamespace, a: SimpleNamespace, factor: Any) -> dict[str, Any]:
    """A step `factor` times as long."""
    return {"W": a.W + factor * (t.W - a.W), "b": a.b + factor * (t.b - a.b)}


def _resting(rng: Generator) -> list[Draw]:
    drawn = [argument.sample(rng, {"n": 3, "d": 2}) for argument in SUM_ARGUMENTS]
    return [Draw("D", "eta = 0", (*drawn, 0.0))]


SUM_STEP = Task(
    name="sigmoid_sum_step",
    arguments=(*SUM_ARGUMENTS, given("eta", "", RATE)),
    outputs=("W", "b"),
    truth=_sum_step,
    properties=(
        properties.resting(("W", "b"), "y", lambda a: float(np.sum(sigma(_units(a))))),
        properties.units_in_any_order({"W": 0, "b": 0}, {"W": 0, "b": 0}),
    ),
    backprop=replace(
        _sum_gradient, wrt={"W": "W", "b": "b"}, arguments=(*WBXY_SUM, "eta"), rate="eta"
    ),
    parts=(Part(("W",), 1), Part(("b",), 1)),
    tiny=(
        np.array([[1, 0], [0, 2], [1, 1]]),
        np.array([0, -1, 0.5]),
        np.array([2, 0.5]),
        1,
        0.5,
    ),
    strata=Strata(
        generic=SUM_SIZES,
        equal=SUM_EQUAL,
        degenerate=SUM_SMALL,
        integers=True,
        layouts=True,
        special=_resting,
    ),
    wrong={
        "sum-step/plus": lambda t, a: _moved(t, a, -1),
        "sum-step/no-eta": lambda t, a: _moved(t, a, 1 / a.eta),
        "sum-step/returns-gradient": lambda t, a: {
            "W": (a.W - t.W) / a.eta,
            "b": (a.b - t.b) / a.eta,
        },
        "sum-step/returns-change": lambda t, a: {"W": t.W - a.W, "b": t.b - a.b},
        "sum-step/sequential": lambda t, a: {"b": _sum_step(t.W, a.b, a.x, a.y, a.eta)["b"]},
        "sum-step/bias-not-moved": lambda t, a: {"b": a.b},
        "sum-step/two-again": lambda t, a: _moved(t, a, 2),
    },
)


def functions() -> dict[str, Exercise]:
    """The exercises of kind function, by id."""
    made = (
        function("sigmoid-value", "The curve", SIGMOID, items=("S2.i2", "S2.T3")),
        function(
            "sigmoid-slope",
            "Its slope",
            SLOPE,
            prerequisites=("sigmoid-value",),
            items=("S2.T3",),
        ),
        function(
            "sigmoid-neuron",
            "Slopes of one neuron's error",
            NEURON,
            prerequisites=("sigmoid-slope",),
            items=("S2.T4",),
        ),
        function(
            "sigmoid-sum-grad",
            "Gradients of many neurons",
            SUM_GRAD,
            prerequisites=("sigmoid-slope",),
            items=("S0.1c", "S0.1c'"),
        ),
        function(
            "sigmoid-sum-step",
            "One step of gradient descent",
            SUM_STEP,
            prerequisites=("sigmoid-sum-grad",),
            items=("S0.1d",),
        ),
    )
    return {exercise.id: exercise for exercise in made}


ORDER = (
    "sigmoid-value",
    "sigmoid-slope",
    "sigmoid-table",
    "sigmoid-neuron-bias",
    "sigmoid-neuron-table",
    "sigmoid-neuron-answer",
    "sigmoid-neuron",
    "sigmoid-sum-graph",
    "sigmoid-sum-grad",
    "sigmoid-sum-step",
)


def assignment() -> Assignment:
    every: dict[str, Exercise | Written] = {**functions(), **{form.id: form for form in FORMS}}
    exercises = tuple(every[id] for id in ORDER)
    return Assignment("sigmoid", "The sigmoid and a single neuron", exercises)
