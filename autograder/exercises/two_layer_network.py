"""One hidden layer, any width: its values and the slopes of its output.

The truth is the complex step of the given output; known mistakes are relative to that truth.
"""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercises import properties, symbols
from autograder.exercises.curve import sigma, slope
from autograder.exercises.losses import (
    network_output,
)
from autograder.judging.differentiate import gradient
from autograder.judging.slopes import gradient_of
from autograder.judging.strata import Draw, Strata, given, weight
from autograder.judging.trial import Part, Task

NETWORK = ("x", "W0", "b0", "W1", "b1")
NETWORK_ARGUMENTS = (
    given("x", "d"),
    weight("W0", "h d"),
    weight("b0", "h"),
    weight("W1", "1 h"),
    weight("b1"),
)
NETWORK_TINY = (
    np.array([1, 2]),
    np.array([[1, 0], [0, -1], [0.5, 0.5]]),
    np.array([0, 1, -0.5]),
    np.array([[1, -2, 3]]),
    0.5,
)
HIDDEN_SIZES = ({"h": 4, "d": 3}, {"h": 2, "d": 5}, {"h": 6, "d": 2})
HIDDEN_EQUAL = ({"h": 3, "d": 3}, {"h": 4, "d": 4})
HIDDEN_SMALL = ({"h": 1, "d": 3}, {"h": 3, "d": 1}, {"h": 1, "d": 1})


def _v(a: SimpleNamespace) -> Any:
    """The hidden layer's pre-activations."""
    return a.W0 @ a.x + a.b0


def _hidden(x: Any, W0: Any, b0: Any, W1: Any, b1: Any) -> Any:
    return np.asarray(W0) @ np.asarray(x) + np.asarray(b0)


def _out(a: SimpleNamespace, z: Any) -> Any:
    return (a.W1 @ z)[0] + a.b1


def _sent_on(a: SimpleNamespace, z: Any) -> dict[str, Any]:
    return {"z": z, "y": _out(a, z)}


def _forward(x: Any, W0: Any, b0: Any, W1: Any, b1: Any) -> dict[str, Any]:
    z = sigma(_hidden(x, W0, b0, W1, b1))
    return {"z": z, "y": np.vdot(np.ravel(W1), z) + b1}


def _far_hidden(rng: Generator) -> list[Draw]:
    x, _, b0, W1, b1 = (argument.sample(rng, {"h": 2, "d": 3}) for argument in NETWORK_ARGUMENTS)
    W0 = np.outer([1000.0, -1000.0], np.sign(x))
    return [Draw("X", "hidden pre-activations beyond 1000", (x, W0, b0, W1, b1))]


_output_slopes = gradient_of(
    network_output, {n: n for n in NETWORK[1:]}, NETWORK, NETWORK, symbols.network
)

FORWARD = Task(
    name="network_forward",
    arguments=NETWORK_ARGUMENTS,
    outputs=("z", "y"),
    truth=_forward,
    backprop=replace(_output_slopes, wrt={"z": "z", "y": "y"}, values=True),
    parts=(Part(("z",), 0.5), Part(("y",), 0.5)),
    tiny=NETWORK_TINY,
    strata=Strata(
        generic=HIDDEN_SIZES,
        degenerate=HIDDEN_SMALL,
        zero=True,
        integers=True,
        layouts=True,
        extreme=_far_hidden,
    ),
    wrong={
        "network/no-activation": lambda t, a: _sent_on(a, _v(a)),
        "network/squashed-output": lambda t, a: {"y": sigma(t.y)},
        "network/hidden-bias-lost": lambda t, a: _sent_on(a, sigma(a.W0 @ a.x)),
        "network/output-bias-lost": lambda t, a: {"y": t.y - a.b1},
        "network/tanh": lambda t, a: _sent_on(a, np.tanh(_v(a))),
        "network/z-is-pre-activation": lambda t, a: {"z": _v(a)},
        "network/y-has-shape-1": lambda t, a: {"y": t.y[None]},
    },
)


def _network_slopes(*args: Any) -> dict[str, Any]:
    """Slopes of y; the one for z comes from the last layer alone."""
    W1, b1 = args[3:]
    z = sigma(_hidden(*args))
    by_z = gradient(lambda u: (np.asarray(W1) @ u)[0] + b1, (z,), 0)
    return {**_output_slopes(*args), "z": by_z}


def _first_layer(a: SimpleNamespace, b0: Any) -> dict[str, Any]:
    return {"b0": b0, "W0": np.outer(b0, a.x)}


def _square(a: SimpleNamespace) -> dict[str, Any]:
    table = slope(_v(a))[:, None] * a.W1
    return {"b0": table, "W0": np.outer(table, a.x)}


GRADIENTS = Task(
    name="network_grad",
    arguments=NETWORK_ARGUMENTS,
    outputs=("W0", "b0", "W1", "b1", "z"),
    returns="dict",
    truth=_network_slopes,
    properties=(
        properties.does_not_depend("b1", ("W0", "b0", "W1", "b1", "z")),
        properties.units_in_any_order(
            {"W0": 0, "b0": 0, "W1": 1}, {"W0": 0, "b0": 0, "W1": 1, "z": 0}, ("b1",)
        ),
    ),
    backprop=replace(_output_slopes, wrt={**_output_slopes.wrt, "z": "z"}),
    parts=(
        Part(("W0",), 1.5),
        Part(("b0",), 1),
        Part(("W1",), 0.5),
        Part(("b1",), 0.5),
        Part(("z",), 0.5),
    ),
    tiny=NETWORK_TINY,
    strata=Strata(
        generic=HIDDEN_SIZES,
        equal=HIDDEN_EQUAL,
        degenerate=HIDDEN_SMALL,
        zero=True,
        integers=True,
        layouts=True,
        preactivation=_hidden,
    ),
    wrong={
        "network/slope-lost": lambda t, a: _first_layer(a, t.b0 / slope(_v(a))),
        "network/slope-of-activation": lambda t, a: _first_layer(
            a, t.b0 * slope(sigma(_v(a))) / slope(_v(a))
        ),
        "network/tanh-slope": lambda t, a: _first_layer(
            a, t.b0 * (1 - sigma(_v(a)) ** 2) / slope(_v(a))
        ),
        "network/output-weight-lost": lambda t, a: _first_layer(a, t.b0 / a.W1[0]),
        "network/input-lost": lambda t, a: {"W0": t.b0[:, None] * np.ones_like(a.x)},
        "network/input-in-bias": lambda t, a: {"b0": t.W0.sum(axis=1)},
        "network/first-layer-transposed": lambda t, a: {"W0": t.W0.T},
        "network/column-gradient": lambda t, a: {"W1": t.W1.T},
        "network/flat-gradient": lambda t, a: {"W1": t.W1[0]},
        "network/broadcast-square": lambda t, a: _square(a),
        "network/weight-for-activation": lambda t, a: {"W1": a.W1},
        "network/pre-activation-for-activation": lambda t, a: {"W1": _v(a)[None, :]},
        "network/input-for-activation": lambda t, a: {"W1": a.x[None, :]},
        "network/activation-for-weight": lambda t, a: {"z": t.W1[0]},
        "network/z-with-slope": lambda t, a: {"z": t.b0},
        "network/bias-slope-zero": lambda t, a: {"b1": 0.0},
    },
)
