"""Why not start at zero: the constant start as formulas, the step sizes of one unit, ten starts.

No answer stands here: slopes come from the network written out, and the ten starts are trained.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from autograder.exercise import Exercise
from autograder.exercises.mistakes import known
from autograder.judging.arithmetic import Arithmetic
from autograder.judging.choice import Choice, choice_check
from autograder.judging.equality import Domain, Let, Meaning, Values
from autograder.judging.expression import Expression, parse
from autograder.judging.formula import Formula, relative
from autograder.judging.typed import Typed
from autograder.judging.typed_exercise import Part, typed

# --- the network with h hidden units, written out


@cache
def _network(units: int) -> Formula:
    """Σ v_i σ(w_i x1 + u_i x2 + b_i) + k, with the parameters of each unit under own names."""
    each = (f"v{i}*sigma(w{i}*x1+u{i}*x2+b{i})" for i in range(1, units + 1))
    return Formula("+".join([*each, "k"]), ("x1", "x2", *_parameters(units)))


def _parameters(units: int) -> tuple[str, ...]:
    return (*(f"{kind}{i}" for i in range(1, units + 1) for kind in "vwub"), "k")


def _at_constant(units: int, formula: Expression) -> Let:
    """A formula in the network's parameters where all of them are c."""
    return Let([(name, parse("c", ("c",))) for name in _parameters(units)], formula)


@dataclass(frozen=True)
class _Output:
    """The network's output when every parameter is c; h is a whole number."""

    names = frozenset(("c", "h", "x1", "x2"))

    def evaluate(self, values: Values, arithmetic: Arithmetic) -> Any:
        units = int(values["h"])
        return _at_constant(units, _network(units).value).evaluate(values, arithmetic)


# --- the constant start

CHX = ("c", "h", "x1", "x2")
_ONE_UNIT = _network(1)
_UNIT, _PRE = "sigma(w1*x1+u1*x2+b1)", "w1*x1+u1*x2+b1"
_LINKS = {
    "constant/output-weight-lost": {(f"v1*{_UNIT}", _UNIT): "1"},
    "constant/mean-for-sum": {(_UNIT, _PRE): "dsigma(w1*(x1+x2)/2+b1)"},
    "constant/slope-is-square": {(_UNIT, _PRE): f"{_UNIT}^2"},
    "constant/slope-of-output": {(_UNIT, _PRE): f"dsigma({_UNIT})"},
    "constant/slope-lost": {(_UNIT, _PRE): "1"},
    "constant/bias-forgotten": {(_UNIT, _PRE): "dsigma(w1*x1+u1*x2)"},
    "constant/input-lost": {("w1*x1", "w1"): "1"},
}
_weight_slope = _at_constant(1, _ONE_UNIT.slope("w1"))


def _constant(key: str, truth: Meaning, wrong: tuple[tuple[str, Meaning], ...] = ()) -> Part:
    task = Typed(
        label=f"constant_answers[{key!r}]",
        truth=truth,
        domain=Domain(CHX, whole=("h",)),
        tiny={"c": 0.5, "h": 4, "x1": 2, "x2": -1},
        wrong=wrong,
    )
    return Part(task, 0.5, key=key)


CONSTANT_SYMBOLIC = typed(
    "zero-init-constant-symbolic",
    "The same as formulas",
    "constant_answers",
    [
        _constant("y", _Output()),
        _constant(
            "W0_i1",
            _weight_slope,
            (
                *(
                    (code, _at_constant(1, _ONE_UNIT.wrong_slope("w1", links)))
                    for code, links in _LINKS.items()
                ),
                ("constant/still-zero", parse("0", CHX)),
                ("constant/times-h", relative(_weight_slope, "truth*h", CHX)),
            ),
        ),
    ],
    mistakes=known("zero-init-constant"),
    items=("S4.3.2c-constant",),
)

# --- one unit in place of h equal ones

_START = {"v": 0.4, "w": 0.7, "u": -0.5, "b": -0.2, "k": 0.1, "x1": 1.3, "x2": 0.6}


@dataclass(frozen=True)
class _Rate:
    """The step size with which the single unit's parameter follows its counterpart.

    The counterpart is the sum of `follows` in the network of h equal units; the single unit's
    output weight is the sum of theirs, so both have the same output and the same error.
    """

    follows: str
    names = frozenset(("eta", "h"))

    def evaluate(self, values: Values, arithmetic: Arithmetic) -> Any:
        units = int(values["h"])
        start = {name: arithmetic.value(value) for name, value in _START.items()}
        many = {name: start.get(name) or start[name[0]] for name in _network(units).names}
        one = {name: start.get(name) or start[name[0]] for name in _ONE_UNIT.names}
        one["v1"] = units * start["v"]
        moved = [n for n in _parameters(units) if n in self._counterpart(units)]
        movement = sum(_network(units).slope(n).evaluate(many, arithmetic) for n in moved)
        slope = _ONE_UNIT.slope(moved[0]).evaluate(one, arithmetic)
        return arithmetic.value(values["eta"]) * movement / slope

    def _counterpart(self, units: int) -> tuple[str, ...]:
        if self.follows == "v":
            return tuple(f"v{i}" for i in range(1, units + 1))
        return (self.follows,)


_RATES: dict[str, tuple[str, dict[str, tuple[str, ...]]]] = {
    "W0": ("w1", {"rates/equal": ("eta",), "rates/exchanged": ("eta*h",)}),
    "b0": ("b1", {"rates/equal": ("eta",), "rates/exchanged": ("eta*h",)}),
    "W1": ("v", {"rates/equal": ("eta",), "rates/exchanged": ("eta/h",)}),
    "b1": ("k", {"rates/bias-scaled": ("eta*h", "eta/h")}),
}


def _rate(key: str) -> Part:
    follows, wrong = _RATES[key]
    names = ("eta", "h")
    task = Typed(
        label=f"single_unit_rates[{key!r}]",
        truth=_Rate(follows),
        domain=Domain(names, positive=("eta",), whole=("h",)),
        wrong=tuple((code, parse(t, names)) for code, texts in wrong.items() for t in texts),
    )
    return Part(task, 0.25, key=key)


SINGLE_UNIT_RATES = typed(
    "zero-init-single-unit-rates",
    "The step sizes of the single unit",
    "single_unit_rates",
    [_rate(key) for key in _RATES],
    mistakes=known("rates"),
    items=("S4.3.2c-express",),
)

# --- ten starts

LABELS = tuple("ABCDEFGHIJ")
_UNITS, _STEPS, ETA = 4, 8, 0.2


@dataclass(frozen=True)
class Start:
    """A way to start the network with four hidden units and two inputs."""

    squash: str
    W0: Any
    b0: Any
    W1: Any
    b1: float = 0.0


def starts() -> dict[str, Start]:
    """The ten starts of the task; "random" entries are the same in every call."""
    rng = np.random.default_rng(7)

    def drawn(*shape: int) -> Any:
        return rng.uniform(0.3, 1.2, shape)

    zeros, halves, none = np.zeros((_UNITS, 2)), np.full((_UNITS, 2), 0.5), np.zeros(_UNITS)
    flat = np.full(_UNITS, 0.5)
    return {
        "A": Start("sigmoid", zeros, none, none),
        "B": Start("sigmoid", halves, flat, flat, 0.5),
        "C": Start("sigmoid", zeros + 0.3, none - 0.2, none + 0.7, 0.1),
        "D": Start("sigmoid", zeros + drawn(2), flat, flat),
        "E": Start("sigmoid", halves, none, drawn(_UNITS)),
        "F": Start("sigmoid", drawn(_UNITS, 2), none, none),
        "G": Start("sigmoid", halves, drawn(_UNITS), flat),
        "H": Start("relu", zeros, none, drawn(_UNITS)),
        "I": Start("tanh", zeros, none, none),
        "J": Start("relu", zeros, none, none),
    }


# value and slope of each squashing function; the slope of ReLU at 0 is 0 here
_SQUASH: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    "sigmoid": (lambda v: 1 / (1 + np.exp(-v)), lambda v: 1 / (2 + np.exp(v) + np.exp(-v))),
    "tanh": (np.tanh, lambda v: 1 - np.tanh(v) ** 2),
    "relu": (lambda v: np.maximum(v, 0), lambda v: (v > 0) * 1.0),
}


def trained(start: Start, steps: int = _STEPS) -> Start:
    """After some steps on a small regression task. Sums are written out: equal stays equal."""
    rng = np.random.default_rng(8)
    X, Y = rng.uniform(-1, 1, (6, 2)), rng.uniform(1, 2, 6)
    W0, b0, W1, b1 = start.W0, start.b0, start.W1, start.b1
    value, slope = _SQUASH[start.squash]
    for _ in range(steps):
        V = (X[:, None, :] * W0).sum(axis=2) + b0
        D = 2 * ((value(V) * W1).sum(axis=1) + b1 - Y) / len(Y)
        H = D[:, None] * W1 * slope(V)
        W1 = W1 - ETA * (D[:, None] * value(V)).sum(axis=0)
        W0 = W0 - ETA * (H[:, :, None] * X[:, None, :]).sum(axis=0)
        b0, b1 = b0 - ETA * H.sum(axis=0), b1 - ETA * D.sum()
    return Start(start.squash, W0, b0, W1, b1)


def _breaks(start: Start) -> bool:
    end = trained(start)
    return bool(max(np.ptp(end.W0, axis=0).max(), np.ptp(end.b0)) > 1e-6)


def _never_moves(start: Start) -> bool:
    end = trained(start)
    return np.allclose(end.W0, start.W0, atol=1e-12) and np.allclose(end.W1, start.W1, atol=1e-12)


BREAKS = Choice(
    name="breaks_symmetry",
    labels=LABELS,
    truth=lambda: {label for label, start in starts().items() if _breaks(start)},
    points=0.5,
    description="The starts that make hidden units different",
    wrong={
        "B": "break/constant-breaks",
        "C": "break/per-layer",
        "D": "break/equal-rows",
        "E": "break/one-layer-enough",
        "F": "break/zero-output-blocks",
        "G": "break/biases-do-not-count",
    },
)
NEVER = Choice(
    name="never_moves",
    labels=LABELS,
    truth=lambda: {label for label, start in starts().items() if _never_moves(start)},
    points=0.5,
    description="The starts whose weights never change",
    wrong={
        "A": "never/sigmoid-zero",
        "H": "never/relu-random-output",
        "I": "never/tanh-zero",
        "J": "never/tanh-zero",
    },
)

WHICH_BREAK = Exercise(
    id="zero-init-which-break",
    title="What breaks the symmetry",
    names=("breaks_symmetry", "never_moves"),
    checks=(choice_check(BREAKS), choice_check(NEVER)),
    kind="list",
    mistakes=known("break"),
    items=("S4.3.2c-constant", "S4.3.2c-notice"),
)

FORMS = (CONSTANT_SYMBOLIC, SINGLE_UNIT_RATES, WHICH_BREAK)
