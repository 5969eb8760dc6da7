"""One step of gradient descent on a batch.

The truth is the complex step of the given loss; known mistakes are relative to that truth.
"""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercises import properties, symbols
from autograder.exercises.curve import sigma, slope
from autograder.exercises.losses import mean_squared_loss
from autograder.exercises.zero_initialization_start import KEYS
from autograder.judging.slopes import gradient_of
from autograder.judging.strata import RATE, Draw, Strata, given, weight
from autograder.judging.trial import Part, Task

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
