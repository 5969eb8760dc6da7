"""Two units in a row, and a penalty on their weights.

The truth is the complex step of the given loss; known mistakes are relative to that truth.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np

from autograder.exercises import properties, symbols
from autograder.exercises.curve import sigma, slope
from autograder.exercises.losses import (
    regularized_loss,
)
from autograder.judging.slopes import gradient_of
from autograder.judging.strata import PENALTY, Strata, given, weight
from autograder.judging.trial import Part, Task

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
