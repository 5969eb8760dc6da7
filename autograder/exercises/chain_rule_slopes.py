"""The chain rule with numbers: one path, and several that meet.

The truth of each is the complex step of the given loss; known mistakes are relative to that truth.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercises import properties, symbols
from autograder.exercises.losses import exp_log_value, squared_error_loss
from autograder.judging.differentiate import STEP
from autograder.judging.slopes import gradient_of
from autograder.judging.strata import Strata, given, weight
from autograder.judging.trial import Part, Task

# --- slopes of numbers


def _line(w: Any, b: Any, x: Any) -> Any:
    return w * x + b


AFFINE = Task(
    name="affine_grad",
    arguments=(weight("w"), weight("b"), given("x")),
    outputs=("dw", "db"),
    truth=gradient_of(_line, {"dw": "w", "db": "b"}, ("w", "b", "x"), ("w", "b", "x")),
    parts=(Part(("dw",), 0), Part(("db",), 0)),
    tiny=(2, 1, 3),
    wrong={
        "affine/returns-parameters": lambda t, a: {"dw": a.w, "db": a.b},
        "affine/bias-slope-zero": lambda t, a: {"db": 0.0},
        "affine/swapped": lambda t, a: {"dw": t.db, "db": t.dw},
    },
)

WBXY = ("w", "b", "x", "y")
_squared = gradient_of(
    squared_error_loss, {"dw": "w", "db": "b"}, WBXY, WBXY, symbols.squared_error
)

SQUARED_ERROR = Task(
    name="squared_error_grad",
    arguments=(weight("w"), weight("b"), given("x"), given("y")),
    outputs=("dw", "db"),
    truth=_squared,
    properties=(properties.perfect_fit(("dw", "db"), lambda a: a.w * a.x + a.b),),
    parts=(Part(("dw",), 1), Part(("db",), 1)),
    tiny=(2, 1, 3, 4),
    strata=Strata(
        integers=True,
        accept=lambda w, b, x, y: abs(w * x + b - y) > 0.1,
    ),
    wrong={
        "squared-error/no-two": lambda t, a: {"dw": t.dw / 2, "db": t.db / 2},
        "squared-error/sign": lambda t, a: {"dw": -t.dw, "db": -t.db},
        "squared-error/no-outer-slope": lambda t, a: {"dw": a.x, "db": 1.0},
        "squared-error/no-x": lambda t, a: {"dw": t.db},
        "squared-error/x-in-bias": lambda t, a: {"db": t.dw},
        "squared-error/w-for-x": lambda t, a: {"dw": t.db * a.w},
        "squared-error/bias-dropped": lambda t, a: _squared(a.w, 0.0, a.x, a.y),
        "squared-error/swapped": lambda t, a: {"dw": t.db, "db": t.dw},
    },
)


def _log_domain(rng: Generator, sizes: Any) -> tuple[float, float, float]:
    """w and x of one sign, so that ln(w x) exists; b of either sign."""
    w, x = sizes["sign"] * rng.uniform(0.3, 1.9, 2)
    b = sizes["b"] * rng.uniform(0.3, 0.9)
    return float(w), float(b), float(x)


QUADRANTS = tuple({"sign": s, "b": b} for s in (1, -1) for b in (1, -1))


def _inner(a: SimpleNamespace) -> Any:
    """f / b: the part of db that comes from the last row alone."""
    return exp_log_value(a.w, a.b, a.x) / a.b


EXP_LOG = Task(
    name="exp_log_grad",
    arguments=(weight("w"), weight("b"), given("x")),
    outputs=("dw", "db"),
    truth=gradient_of(exp_log_value, {"dw": "w", "db": "b"}, ("w", "b", "x"), ("w", "b", "x")),
    parts=(Part(("dw",), 1), Part(("db",), 1)),
    tiny=(2, 0.5, 1.5),
    strata=Strata(generic=QUADRANTS, sample=_log_domain),
    wrong={
        "exp-log/log-inner-lost": lambda t, a: {"dw": t.dw + a.b / a.w * (1 / a.x - 1)},
        "exp-log/log-chain-twice": lambda t, a: {"dw": t.dw + a.b / a.w * (a.x - 1)},
        "exp-log/log10": lambda t, a: {"dw": t.dw + a.b / a.w * (1 / np.log(10) - 1)},
        "exp-log/outer-b-lost": lambda t, a: {"dw": t.dw / a.b},
        "exp-log/w-kept": lambda t, a: {"dw": t.dw + a.b * np.exp(a.b * a.x) * (a.w - 1)},
        "exp-log/direct-path-lost": lambda t, a: {"db": t.db - _inner(a)},
        "exp-log/direct-path-only": lambda t, a: {"db": _inner(a)},
        "exp-log/exp-inner-lost": lambda t, a: {"db": (t.db - _inner(a)) / a.x + _inner(a)},
        "exp-log/exp-power-rule": lambda t, a: {
            "db": (t.db - _inner(a)) * a.b * a.x / np.e + _inner(a)
        },
        "exp-log/log-has-b": lambda t, a: {"db": t.db + 1},
        "exp-log/swapped": lambda t, a: {"dw": t.db, "db": t.dw},
    },
)

# --- several paths


def _total(df_dx: Any, dx_dw: Any) -> dict[str, Any]:
    """The slope at 0 of w -> Σ f_i x_i(w) with straight lines x_i."""
    moved = np.sum(np.asarray(df_dx) * (np.asarray(dx_dw) * (1j * STEP)))
    return {"df/dw": np.imag(moved) / STEP}


FAN_OUT = Task(
    name="total_derivative",
    arguments=(given("df_dx", "n"), given("dx_dw", "n")),
    outputs=("df/dw",),
    returns="single",
    truth=_total,
    properties=(properties.paths_in_any_order(("df_dx", "dx_dw"), "df/dw"),),
    parts=(Part(("df/dw",), 1),),
    tiny=(np.array([2, 3]), np.array([5, -1])),
    strata=Strata(
        generic=({"n": 3}, {"n": 4}, {"n": 6}),
        degenerate=({"n": 1}, {"n": 0}),
        layouts=True,
        integers=True,
    ),
    wrong={
        "fan-out/first-path-only": lambda t, a: {"df/dw": a.df_dx[0] * a.dx_dw[0]},
        "fan-out/last-overwrites": lambda t, a: {"df/dw": a.df_dx[-1] * a.dx_dw[-1]},
        "fan-out/mean": lambda t, a: {"df/dw": t.__dict__["df/dw"] / len(a.df_dx)},
        "fan-out/sum-times-sum": lambda t, a: {"df/dw": a.df_dx.sum() * a.dx_dw.sum()},
        "fan-out/product-of-all": lambda t, a: {"df/dw": np.prod(a.df_dx * a.dx_dw)},
        "fan-out/elementwise": lambda t, a: {"df/dw": a.df_dx * a.dx_dw},
        "fan-out/df-only": lambda t, a: {"df/dw": a.df_dx.sum()},
        "fan-out/dx-only": lambda t, a: {"df/dw": a.dx_dw.sum()},
    },
)
