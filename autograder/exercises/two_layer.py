"""Two layers: the functions of the third notebook.

The truth of each is the complex step of the given loss; known mistakes are written relative to it.
"""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercise import Assignment, Exercise, PublicFunction, Written
from autograder.exercises import properties, symbols
from autograder.exercises.curve import sigma, slope
from autograder.exercises.losses import (
    linear_network_loss,
    network_output,
    regularized_loss,
    two_layer_loss,
)
from autograder.exercises.two_layer_forms import FORMS
from autograder.judging.differentiate import gradient
from autograder.judging.function import function
from autograder.judging.slopes import gradient_of
from autograder.judging.strata import PENALTY, RATE, Draw, Strata, given, weight
from autograder.judging.trial import Part, Task

# --- one hidden layer, output y

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

# --- the scalar network with a penalty

SCALARS = ("w1", "w2", "b1", "b2", "x", "y", "lam")


def _states(a: SimpleNamespace) -> SimpleNamespace:
    z1 = a.w1 * a.x + a.b1
    z2 = a.w2 * sigma(z1) + a.b2
    return SimpleNamespace(z1=z1, a1=sigma(z1), z2=z2, a2=sigma(z2))


def _preactivations(w1: Any, w2: Any, b1: Any, b2: Any, x: Any, *rest: Any) -> Any:
    states = _states(SimpleNamespace(w1=w1, w2=w2, b1=b1, b2=b2, x=x))
    return np.array([states.z1, states.z2])


def _upper(t: SimpleNamespace, a: SimpleNamespace, factor: Any) -> dict[str, Any]:
    """The signal at z2, and all that follows from it, multiplied by a factor."""
    change = t.db2 * (factor - 1)
    return {
        "db2": t.db2 + change,
        "dw2": t.dw2 + change * _states(a).a1,
        **_lower(t, a, factor),
    }


def _lower(t: SimpleNamespace, a: SimpleNamespace, factor: Any) -> dict[str, Any]:
    """The signal at z1, and all that follows from it, multiplied by a factor."""
    change = t.db1 * (factor - 1)
    return {"db1": t.db1 + change, "dw1": t.dw1 + change * a.x}


def _penalty(t: SimpleNamespace, a: SimpleNamespace, one: Any, two: Any) -> dict[str, Any]:
    """λ times these in place of 2λ w1 and 2λ w2."""
    return {
        "dw1": t.dw1 + a.lam * (one - 2 * a.w1),
        "dw2": t.dw2 + a.lam * (two - 2 * a.w2),
    }


def _met(t: SimpleNamespace, a: SimpleNamespace, value: Any) -> dict[str, Any]:
    """dw2 with this value in place of what w2 multiplies."""
    return {"dw2": t.dw2 + t.db2 * (value - _states(a).a1)}


REGULARIZED = Task(
    name="regularized_network_grad",
    arguments=(
        *(weight(name) for name in SCALARS[:4]),
        given("x"),
        given("y"),
        given("lam", "", PENALTY),
    ),
    outputs=("dw1", "dw2", "db1", "db2"),
    properties=(properties.perfect_fit(("db1", "db2"), lambda a: float(_states(a).a2)),),
    truth=gradient_of(
        regularized_loss,
        {f"d{n}": n for n in SCALARS[:4]},
        SCALARS,
        SCALARS,
        symbols.regularized,
    ),
    parts=tuple(Part((f"d{name}",), 1.5) for name in SCALARS[:4]),
    tiny=(1, -2, 0.5, 0.25, 1.5, 0.8, 0.5),
    strata=Strata(
        zero=True,
        integers=True,
        preactivation=_preactivations,
        hostile=lambda w1, w2, b1, b2, x, y, lam: (w1, w2, b1, b2, x, 1e9, lam),
        accept=lambda *args: bool(
            abs(args[5] - _states(SimpleNamespace(**dict(zip(SCALARS, args, strict=True)))).a2)
            > 0.1
        ),
    ),
    wrong={
        "two-layer/no-two": lambda t, a: _upper(t, a, 0.5),
        "two-layer/sign": lambda t, a: _upper(t, a, -1),
        "two-layer/residual-lost": lambda t, a: _upper(t, a, slope(_states(a).z2) / t.db2),
        "two-layer/missing-outer-slope": lambda t, a: _upper(t, a, 1 / slope(_states(a).z2)),
        "two-layer/missing-inner-slope": lambda t, a: _lower(t, a, 1 / slope(_states(a).z1)),
        "two-layer/outer-slope-of-output": lambda t, a: _upper(
            t, a, slope(_states(a).a2) / slope(_states(a).z2)
        ),
        "two-layer/inner-slope-of-output": lambda t, a: _lower(
            t, a, slope(_states(a).a1) / slope(_states(a).z1)
        ),
        "two-layer/inner-slope-at-outer": lambda t, a: _lower(
            t, a, slope(_states(a).z2) / slope(_states(a).z1)
        ),
        "two-layer/w2-lost": lambda t, a: _lower(t, a, 1 / a.w2),
        "two-layer/w1-for-w2": lambda t, a: _lower(t, a, a.w1 / a.w2),
        "two-layer/updated-w2": lambda t, a: _lower(t, a, 1 - 0.1 * t.dw2 / a.w2),
        "two-layer/no-regularizer": lambda t, a: _penalty(t, a, 0, 0),
        "two-layer/regularizer-no-two": lambda t, a: _penalty(t, a, a.w1, a.w2),
        "two-layer/regularizer-on-biases": lambda t, a: {
            "db1": t.db1 + 2 * a.lam * a.b1,
            "db2": t.db2 + 2 * a.lam * a.b2,
        },
        "two-layer/regularizer-sum": lambda t, a: _penalty(t, a, *[2 * (a.w1 + a.w2)] * 2),
        "two-layer/regularizer-not-differentiated": lambda t, a: _penalty(t, a, a.w1**2, a.w2**2),
        "two-layer/regularizer-wrong-weight": lambda t, a: {
            "dw2": t.dw2 + 2 * a.lam * (a.w1 - a.w2)
        },
        "two-layer/no-x": lambda t, a: {"dw1": t.dw1 + t.db1 * (1 - a.x)},
        "two-layer/x-for-a1": lambda t, a: _met(t, a, a.x),
        "two-layer/z1-for-a1": lambda t, a: _met(t, a, _states(a).z1),
        "two-layer/no-a1": lambda t, a: _met(t, a, 1),
        "two-layer/x-in-bias": lambda t, a: {"db1": t.db1 * a.x},
        "two-layer/a1-in-bias": lambda t, a: {"db2": t.db2 * _states(a).a1},
    },
)

# --- any hidden map

PHI_LOSS = ("W1", "b", "W2", "x", "y", "phi")
PHI_NAMES = (*PHI_LOSS, "phi_jacobian")
PHI_SIZES = (
    {"d": 3, "h": 4, "o": 2},
    {"d": 5, "h": 2, "o": 3},
    {"d": 2, "h": 5, "o": 4},
)
PHI_EQUAL = ({"d": 2, "h": 3, "o": 3}, {"d": 3, "h": 3, "o": 2}) * 2
PHI_WEIGHTS = (
    weight("W1", "h d"),
    weight("b", "h"),
    weight("W2", "o h"),
    given("x", "d"),
    given("y", "o"),
)

MIXING = "def phi(v):\n    return v * np.tanh(c * np.mean(v))\n"
MIXING_JACOBIAN = """\
def phi_jacobian(v):
    t = np.tanh(c * np.mean(v))
    return t * np.eye(len(v)) + c * (1 - t**2) / len(v) * np.outer(v, np.ones(len(v)))
"""
TANH = "def phi(v):\n    return np.tanh(v)\n"
TANH_JACOBIAN = "def phi_jacobian(v):\n    return np.diag(1 - np.tanh(v) ** 2)\n"
IDENTITY = "def phi(v):\n    return v\n"
IDENTITY_JACOBIAN = "def phi_jacobian(v):\n    return np.eye(len(v))\n"


def _mixing(c: float) -> tuple[PublicFunction, PublicFunction]:
    constants = {"c": c}
    return (
        PublicFunction("phi", MIXING, constants),
        PublicFunction("phi_jacobian", MIXING_JACOBIAN, constants),
    )


def _phi_draw(rng: Generator, sizes: Any) -> tuple[Any, ...]:
    arrays = [argument.sample(rng, sizes) for argument in PHI_WEIGHTS]
    return (*arrays, *_mixing(float(rng.uniform(0.7, 1.3))))


def _plain_maps(rng: Generator) -> list[Draw]:
    """Maps that do not mix their entries."""
    made = []
    for case, phi, jacobian_of_phi in (
        ("an elementwise Φ", TANH, TANH_JACOBIAN),
        ("Φ = identity", IDENTITY, IDENTITY_JACOBIAN),
    ):
        arrays = [argument.sample(rng, PHI_SIZES[0]) for argument in PHI_WEIGHTS]
        pair = (PublicFunction("phi", phi), PublicFunction("phi_jacobian", jacobian_of_phi))
        made.append(Draw("D", case, (*arrays, *pair)))
    return made


_phi_gradients = gradient_of(
    two_layer_loss,
    {n: n for n in ("x", "W1", "b", "W2")},
    PHI_NAMES,
    PHI_LOSS,
    symbols.two_layer,
)


def _phi_state(a: SimpleNamespace) -> SimpleNamespace:
    v = a.W1 @ a.x + a.b
    r = a.W2 @ a.phi(v) - a.y
    return SimpleNamespace(v=v, r=r, J=a.phi_jacobian(v), s=a.W2.T @ r)


def _hidden_signal(a: SimpleNamespace, delta: Any) -> dict[str, Any]:
    return {"x": a.W1.T @ delta, "W1": np.outer(delta, a.x), "b": delta}


def _every(t: SimpleNamespace, factor: float) -> dict[str, Any]:
    return {name: factor * getattr(t, name) for name in ("x", "W1", "b", "W2")}


def _other(a: SimpleNamespace, **changed: Any) -> dict[str, Any]:
    """The gradients at other arguments."""
    values = {**a.__dict__, **changed}
    return _phi_gradients(*(values[name] for name in PHI_NAMES))


PHI = Task(
    name="two_layer_loss_grad",
    arguments=(*PHI_WEIGHTS, given("phi"), given("phi_jacobian")),
    outputs=("x", "W1", "b", "W2"),
    returns="dict",
    truth=_phi_gradients,
    properties=(
        properties.perfect_fit(
            ("x", "W1", "b", "W2"), lambda a: a.W2 @ np.asarray(a.phi(a.W1 @ a.x + a.b))
        ),
    ),
    parts=(Part(("x",), 0.5), Part(("b",), 0.5), Part(("W1",), 1), Part(("W2",), 1)),
    tiny=(
        np.array([[1, 0, 2], [0, -1, 1]]),
        np.array([0.5, -0.5]),
        np.array([[1, 2], [0, 1], [-1, 1]]),
        np.array([1, 0.5, -1]),
        np.array([1, 0, -1]),
        *_mixing(1.0),
    ),
    strata=Strata(
        generic=PHI_SIZES,
        equal=PHI_EQUAL,
        integers=True,
        layouts=True,
        special=_plain_maps,
        sample=_phi_draw,
    ),
    wrong={
        "phi/two": lambda t, a: _every(t, 2),
        "phi/sign": lambda t, a: _every(t, -1),
        "phi/target-lost": lambda t, a: _other(a, y=0 * a.y),
        "phi/jacobian-not-transposed": lambda t, a: _hidden_signal(
            a, _phi_state(a).J @ _phi_state(a).s
        ),
        "phi/jacobian-lost": lambda t, a: _hidden_signal(a, _phi_state(a).s),
        "phi/diagonal-only": lambda t, a: _hidden_signal(
            a, np.diag(_phi_state(a).J) * _phi_state(a).s
        ),
        "phi/jacobian-at-output": lambda t, a: _hidden_signal(
            a, a.phi_jacobian(a.phi(_phi_state(a).v)).T @ _phi_state(a).s
        ),
        "phi/w2-lost": lambda t, a: _hidden_signal(a, _phi_state(a).J.T @ _phi_state(a).r),
        "phi/w2-not-transposed": lambda t, a: _hidden_signal(
            a, _phi_state(a).J.T @ (a.W2 @ _phi_state(a).r)
        ),
        "phi/layout": lambda t, a: {"W1": t.W1.T, "W2": t.W2.T},
        "phi/input-for-hidden": lambda t, a: {"W2": np.outer(_phi_state(a).r, a.x)},
        "phi/pre-activation-for-hidden": lambda t, a: {
            "W2": np.outer(_phi_state(a).r, _phi_state(a).v)
        },
        "phi/bias-unused": lambda t, a: _other(a, b=0 * a.b),
        "phi/x-in-bias": lambda t, a: {"b": t.W1.sum(axis=1)},
        "phi/w1-not-transposed": lambda t, a: {"x": a.W1 @ t.b},
        "phi/x-stops-early": lambda t, a: {"x": t.b},
    },
)

# --- the linear network, one step

LINEAR = ("W1", "b", "W2", "x", "y")
_linear_gradients = gradient_of(
    linear_network_loss, {"W1": "W1", "W2": "W2"}, LINEAR, LINEAR, symbols.linear_network
)


def _linear_step(W1: Any, b: Any, W2: Any, x: Any, y: Any, eta: Any) -> dict[str, Any]:
    slopes = _linear_gradients(W1, b, W2, x, y)
    return {"W1": W1 - eta * slopes["W1"], "W2": W2 - eta * slopes["W2"]}


def _longer(t: SimpleNamespace, a: SimpleNamespace, factor: Any) -> dict[str, Any]:
    """A step `factor` times as long."""
    return {"W1": a.W1 + factor * (t.W1 - a.W1), "W2": a.W2 + factor * (t.W2 - a.W2)}


def _laid_down(t: SimpleNamespace, a: SimpleNamespace) -> dict[str, Any]:
    return {"W1": a.W1 + (t.W1 - a.W1).T, "W2": a.W2 + (t.W2 - a.W2).T}


def _error(a: SimpleNamespace) -> Any:
    return a.W2 @ (a.W1 @ a.x + a.b) - a.y


def _ones_for_residual(t: SimpleNamespace, a: SimpleNamespace) -> dict[str, Any]:
    ones = np.ones(len(a.y))
    return {
        "W1": a.W1 - a.eta * np.outer(a.W2.T @ ones, a.x),
        "W2": a.W2 - a.eta * np.outer(ones, a.W1 @ a.x + a.b),
    }


def _no_step(rng: Generator) -> list[Draw]:
    arrays = [argument.sample(rng, PHI_SIZES[0]) for argument in PHI_WEIGHTS]
    return [Draw("D", "eta = 0", (*arrays, 0.0))]


LINEAR_STEP = Task(
    name="linear_network_step",
    arguments=(*PHI_WEIGHTS, given("eta", "", RATE)),
    outputs=("W1", "W2"),
    truth=_linear_step,
    properties=(
        properties.resting(("W1", "W2"), "y", lambda a: a.W2 @ (a.W1 @ a.x + a.b)),
        properties.units_in_any_order({"W1": 0, "b": 0, "W2": 1}, {"W1": 0, "W2": 1}),
    ),
    backprop=replace(_linear_gradients, arguments=(*LINEAR, "eta"), rate="eta"),
    parts=(Part(("W1",), 1), Part(("W2",), 1)),
    tiny=(
        np.array([[1, 0, 2], [0, -1, 1]]),
        np.array([0.5, -0.5]),
        np.array([[1, 2], [0, 1], [-1, 1]]),
        np.array([1, 0.5, -1]),
        np.array([1, 0, -1]),
        0.5,
    ),
    strata=Strata(
        generic=PHI_SIZES,
        equal=({"d": 3, "h": 3, "o": 3}, {"d": 2, "h": 2, "o": 2}),
        degenerate=({"d": 1, "h": 1, "o": 1},),
        integers=True,
        layouts=True,
        special=_no_step,
    ),
    wrong={
        "linear-step/plus": lambda t, a: _longer(t, a, -1),
        "linear-step/second-layer-first": lambda t, a: {
            "W1": a.W1 - a.eta * np.outer(t.W2.T @ _error(a), a.x)
        },
        "linear-step/first-layer-first": lambda t, a: {
            "W2": _linear_step(t.W1, a.b, a.W2, a.x, a.y, a.eta)["W2"]
        },
        "linear-step/no-eta": lambda t, a: _longer(t, a, 1 / a.eta),
        "linear-step/layout": _laid_down,
        "linear-step/two": lambda t, a: _longer(t, a, 2),
        "linear-step/bias-unused": lambda t, a: _linear_step(a.W1, 0 * a.b, a.W2, a.x, a.y, a.eta),
        "linear-step/input-for-hidden": lambda t, a: {
            "W2": a.W2 - a.eta * np.outer(_error(a), a.x)
        },
        "linear-step/residual-lost": _ones_for_residual,
        "linear-step/returns-gradient": lambda t, a: {
            "W1": (a.W1 - t.W1) / a.eta,
            "W2": (a.W2 - t.W2) / a.eta,
        },
    },
)


def functions() -> dict[str, Exercise]:
    """The exercises of kind function, by id."""
    made = (
        function("two-layer-forward", "The forward pass", FORWARD, items=("S4.3.1", "S4.3.1a")),
        function(
            "two-layer-gradients",
            "Slopes of the output",
            GRADIENTS,
            prerequisites=("two-layer-forward",),
            items=("S4.3.1b", "S4.3.1c", "S4.3.1d", "S4.1a'"),
        ),
        function(
            "two-layer-regularized",
            "The gradient of the network with a penalty",
            REGULARIZED,
            items=("S2.T5",),
        ),
        function(
            "two-layer-phi",
            "Gradients for any hidden map",
            PHI,
            items=("S0.1e", "S0.eq2", "S0.guess"),
        ),
        function(
            "two-layer-linear-step",
            "One step of the linear network",
            LINEAR_STEP,
            prerequisites=("two-layer-phi",),
            items=("S0.1f",),
        ),
    )
    return {exercise.id: exercise for exercise in made}


ORDER = (
    "two-layer-forward",
    "two-layer-gradients",
    "two-layer-regularized-table",
    "two-layer-regularized-answer",
    "two-layer-regularized",
    "two-layer-order",
    "two-layer-order-reason",
    "two-layer-phi",
    "two-layer-linear-step",
)
REASON = Written("two-layer-order-reason", "Why this order", 1, items=("S2.T6",))


def assignment() -> Assignment:
    every: dict[str, Exercise | Written] = {
        **functions(),
        **{form.id: form for form in FORMS},
        REASON.id: REASON,
    }
    return Assignment("two_layer", "Two layers", tuple(every[id] for id in ORDER))
