"""Two layers with any hidden map, and one step of the linear network.

The truth is the complex step of the given losses; known mistakes are relative to that truth.
"""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.called import PublicFunction
from autograder.exercises import properties, symbols
from autograder.exercises.losses import (
    linear_network_loss,
    two_layer_loss,
)
from autograder.judging.slopes import gradient_of
from autograder.judging.strata import RATE, Draw, Strata, given, weight
from autograder.judging.trial import Part, Task

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
PHI_TINY = (
    np.array([[1, 0, 2], [0, -1, 1]]),
    np.array([0.5, -0.5]),
    np.array([[1, 2], [0, 1], [-1, 1]]),
    np.array([1, 0.5, -1]),
    np.array([1, 0, -1]),
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
    tiny=(*PHI_TINY, *_mixing(1.0)),
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
    tiny=(*PHI_TINY, 0.5),
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
