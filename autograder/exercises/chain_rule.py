"""The chain rule, one link at a time: the functions of the first notebook.

The truth of each is taken from what is public (a given loss, the definition of a Jacobian) by the
complex step; known mistakes are written relative to that truth.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercise import (
    Assignment,
    Exercise,
    Failure,
    Function,
    PublicFunction,
    Written,
    check,
)
from autograder.exercises import properties, symbols
from autograder.exercises.chain_rule_forms import FORMS
from autograder.exercises.losses import composite_value, exp_log_value, squared_error_loss
from autograder.exercises.mistakes import known
from autograder.judging.differentiate import STEP, jacobian
from autograder.judging.function import function
from autograder.judging.slopes import Slopes, gradient_of
from autograder.judging.strata import WEIGHT, Arg, Strata, between, given, signed, weight
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

# --- forward and backward through a graph

# each node from the values before it, in forward order
NODES: dict[str, Callable[[SimpleNamespace], Any]] = {
    "a": lambda v: v.x * v.z,
    "b": lambda v: np.log(v.x),
    "c": lambda v: np.sin(v.b),
    "d": lambda v: np.exp(v.a),
    "e": lambda v: v.a / v.b,
    "f": lambda v: v.c / v.a,
    "y": lambda v: v.d + v.e + v.f,
}
PARENTS = {"a": "xz", "b": "x", "c": "b", "d": "a", "e": "ab", "f": "ca", "y": "def"}
BACKWARD = ("g_y", "g_d", "g_e", "g_f", "g_c", "g_b", "g_a", "g_x", "g_z")


def forward_values(x: Any, z: Any, **replaced: Any) -> dict[str, Any]:
    """The nodes' values, with some replaced on the way."""
    values = SimpleNamespace(x=x, z=z)
    for name, node in NODES.items():
        setattr(values, name, replaced.get(name, node(values)))
    return {name: getattr(values, name) for name in NODES}


def _local(values: Mapping[str, Any], child: str, parent: str) -> Any:
    """The local gradient of a node, by the complex step through this node alone."""
    moved = SimpleNamespace(**values)
    setattr(moved, parent, values[parent] + 1j * STEP)
    return np.imag(NODES[child](moved)) / STEP


def follow_adjoints(args: tuple[Any, ...], own: Mapping[str, float]) -> dict[str, float]:
    """Each adjoint as the local step makes it from the adjoints `own` of the node's children.

    Zeros and missing numbers are no earlier answers to build on: they give nan.
    """
    x, z = args
    values = {"x": x, "z": z, **forward_values(x, z)}
    followed = {"g_y": 1.0}
    for name in BACKWARD[1:]:
        children = [child for child, parents in PARENTS.items() if name[2:] in parents]
        own_children = [own.get(f"g_{child}", np.nan) for child in children]
        usable = all(np.isfinite(g) and abs(g) > 1e-6 for g in own_children)
        terms = [
            g * _local(values, child, name[2:])
            for g, child in zip(own_children, children, strict=True)
        ]
        followed[name] = float(sum(terms)) if usable else float("nan")
    return followed


def _adjoints(x: Any, z: Any) -> dict[str, Any]:
    """dy/dt for every node t: the steps, each on the true ones before it."""
    true: dict[str, float] = {}
    for name in BACKWARD:
        true[name] = follow_adjoints((x, z), true)[name]
    return true


def _moved_b(t: SimpleNamespace, a: SimpleNamespace, change: Any) -> dict[str, Any]:
    return {"g_b": t.g_b + change, "g_x": t.g_x + change / a.x}


def _moved_a(t: SimpleNamespace, a: SimpleNamespace, change: Any) -> dict[str, Any]:
    return {"g_a": t.g_a + change, "g_x": t.g_x + change * a.z, "g_z": t.g_z + change * a.x}


def _node(a: SimpleNamespace) -> SimpleNamespace:
    return SimpleNamespace(**forward_values(a.x, a.z))


def _inverted_numerator(t: SimpleNamespace, a: SimpleNamespace) -> dict[str, Any]:
    v = _node(a)
    return {"g_c": v.a, **_moved_b(t, a, (v.a - t.g_c) * np.cos(v.b))}


def _composite_domain(rng: Generator, sizes: Any) -> tuple[float, float]:
    x = rng.uniform(1.2, 2.0) if sizes["beyond_one"] else rng.uniform(0.3, 0.8)
    return float(x), float(sizes["sign"] * rng.uniform(0.3, 1.2))


SIDES = tuple({"beyond_one": side, "sign": sign} for side in (1, 0) for sign in (1, -1))

COMPOSITE = (Arg("x", draw=between(1.2, 2.0)), Arg("z", draw=signed(0.3, 1.2)))

_composite = Slopes(
    composite_value, {name: name[2:] for name in BACKWARD}, ("x", "z"), ("x", "z"), forward_values
)

COMPOSITE_FORWARD = Task(
    name="composite_forward",
    arguments=COMPOSITE,
    outputs=tuple(NODES),
    returns="dict",
    truth=forward_values,
    backprop=replace(_composite, wrt={name: name for name in NODES}, values=True),
    parts=(*(Part((name,), 0.1) for name in "abcdef"), Part(("y",), 0.4)),
    tiny=(2, 0.25),
    strata=Strata(generic=SIDES, sample=_composite_domain),
    wrong={
        "composite/log10": lambda t, a: forward_values(a.x, a.z, b=np.log10(a.x)),
        "composite/sine-of-x": lambda t, a: forward_values(a.x, a.z, c=np.sin(a.x)),
        "composite/exp-of-x": lambda t, a: forward_values(a.x, a.z, d=np.exp(a.x)),
        "composite/quotient-inverted": lambda t, a: forward_values(a.x, a.z, e=t.b / t.a),
        "composite/last-quotient-inverted": lambda t, a: forward_values(a.x, a.z, f=t.a / t.c),
        "composite/product-not-sum": lambda t, a: {"y": t.d * t.e * t.f},
    },
)

COMPOSITE_BACKWARD = Task(
    name="composite_backward",
    arguments=COMPOSITE,
    outputs=BACKWARD,
    returns="dict",
    truth=_adjoints,
    backprop=_composite,
    follow=follow_adjoints,
    parts=(
        Part(("g_y", "g_d", "g_e", "g_f"), 0.5),
        Part(("g_c",), 0.5),
        Part(("g_b",), 1),
        Part(("g_a",), 1),
        Part(("g_x",), 0.5),
        Part(("g_z",), 0.5),
    ),
    tiny=(2, 0.25),
    strata=Strata(generic=SIDES, sample=_composite_domain),
    wrong={
        "composite/quotient-sign-b": lambda t, a: _moved_b(t, a, 2 * _node(a).a / _node(a).b ** 2),
        "composite/quotient-path-lost": lambda t, a: _moved_b(t, a, _node(a).a / _node(a).b ** 2),
        "composite/sine-path-lost": lambda t, a: _moved_b(t, a, -t.g_c * np.cos(_node(a).b)),
        "composite/cosine-lost": lambda t, a: _moved_b(t, a, t.g_c * (1 - np.cos(_node(a).b))),
        "composite/overwritten-a": lambda t, a: _moved_a(
            t, a, -_node(a).c / _node(a).a ** 2 - t.g_a
        ),
        "composite/quotient-sign-a": lambda t, a: _moved_a(t, a, 2 * _node(a).c / _node(a).a ** 2),
        "composite/a-path-lost": lambda t, a: _moved_a(t, a, -1 / _node(a).b),
        "composite/exp-power-rule": lambda t, a: _moved_a(
            t, a, _node(a).a * np.exp(_node(a).a - 1) - _node(a).d
        ),
        "composite/numerator-slope-inverted": _inverted_numerator,
        "composite/log-link-lost": lambda t, a: {"g_x": t.g_x + t.g_b * (1 - 1 / a.x)},
        "composite/x-one-path": lambda t, a: {"g_x": t.g_x - t.g_b / a.x},
        "composite/log10-slope": lambda t, a: {"g_x": t.g_x + t.g_b / a.x * (1 / np.log(10) - 1)},
        "composite/inputs-swapped": lambda t, a: {"g_x": t.g_z, "g_z": t.g_x},
    },
)

# --- Jacobians


def _composed(J_f: Any, J_g: Any) -> dict[str, Any]:
    start = np.zeros(np.shape(J_g)[1])
    return {"J": jacobian(lambda x: np.asarray(J_f) @ (np.asarray(J_g) @ x), (start,), 0)}


JACOBIAN_COMPOSE = Task(
    name="compose_jacobian",
    arguments=(given("J_f", "m n"), given("J_g", "n l")),
    outputs=("J",),
    returns="single",
    truth=_composed,
    properties=(properties.before_the_identity("J_f", "J_g", "J"),),
    parts=(Part(("J",), 0.75, name="product", description="The Jacobian of the composition"),),
    tiny=(
        np.array([[1, 2], [3, 4], [5, 6]]),
        np.array([[1, 0, 2, 1], [0, 1, 1, -1]]),
    ),
    strata=Strata(
        generic=({"m": 2, "n": 4, "l": 3}, {"m": 3, "n": 2, "l": 5}, {"m": 4, "n": 3, "l": 2}),
        equal=({"m": 3, "n": 3, "l": 3}, {"m": 2, "n": 2, "l": 2}),
        degenerate=({"m": 1, "n": 1, "l": 1},),
        integers=True,
        layouts=True,
    ),
    wrong={
        "jacobian/reversed": lambda t, a: {"J": a.J_g @ a.J_f},
        "jacobian/elementwise": lambda t, a: {"J": a.J_f * a.J_g},
        "jacobian/transposed-result": lambda t, a: {"J": t.J.T},
        "jacobian/added": lambda t, a: {"J": a.J_f + a.J_g},
        "jacobian/rows-summed": lambda t, a: {"J": t.J.sum(axis=0)},
    },
)

MISMATCHED = (((2, 3), (4, 5)), ((2, 1), (4, 5)))


@check(points=0.25, needs=("product",), name="error")
def refuses_sizes(compose_jacobian: Function) -> None:
    """Sizes that do not fit raise a ValueError"""
    mistake = next(
        m for m in known("chain-rule-jacobian-compose") if m.code == "jacobian/mismatch-accepted"
    )
    for outer, inner in MISMATCHED:
        seen = compose_jacobian.observe(np.ones(outer), np.ones(inner))
        if seen.error is None:
            text = f"compose_jacobian of a {outer} and a {inner} array gives a result; it should"
            raise Failure(f"{text} raise ValueError.", code=mistake.code, hints=mistake.hints)
        if not seen.error.is_a("ValueError"):
            text = f"compose_jacobian of a {outer} and a {inner} array raises {seen.error.name};"
            raise Failure(f"{text} it should raise ValueError.", hints=mistake.hints)


def _tanh_of(name: str, matrix: Any) -> PublicFunction:
    return PublicFunction(name, f"def {name}(v):\n    return np.tanh(M @ v)\n", {"M": matrix})


def _tanh_slopes(name: str, matrix: Any) -> PublicFunction:
    source = f"def {name}(v):\n    return (1 - np.tanh(M @ v) ** 2)[:, None] * M\n"
    return PublicFunction(name, source, {"M": matrix})


def _functions_at(rng: Generator, sizes: Any) -> tuple[Any, ...]:
    outer = WEIGHT(rng, (sizes["m"], sizes["n"]))
    inner = WEIGHT(rng, (sizes["n"], sizes["l"]))
    x = signed(0.4, 1.6)(rng, (sizes["l"],))
    return _tanh_slopes("f_jac", outer), _tanh_of("g", inner), _tanh_slopes("g_jac", inner), x


def _chained(f_jac: Any, g: Any, g_jac: Any, x: Any) -> dict[str, Any]:
    """Column by column: how g(x) moves with one input, seen by the outer function."""
    columns = jacobian(g, (x,), 0).T
    return {"J": np.stack([f_jac(g(x)) @ column for column in columns], axis=-1)}


TINY_AT = (
    PublicFunction("f_jac", "def f_jac(u):\n    return np.array([[u[0], 0.0], [1.0, u[1]]])\n"),
    PublicFunction("g", "def g(x):\n    return np.array([x[0] + 2, x[0] * x[1]])\n"),
    PublicFunction("g_jac", "def g_jac(x):\n    return np.array([[1.0, 0.0], [x[1], x[0]]])\n"),
    np.array([1.0, 2.0]),
)

JACOBIAN_AT = Task(
    name="jacobian_of_composition",
    arguments=(Arg("f_jac"), Arg("g"), Arg("g_jac"), given("x", "l")),
    outputs=("J",),
    returns="single",
    truth=_chained,
    parts=(Part(("J",), 1),),
    tiny=TINY_AT,
    strata=Strata(
        generic=({"m": 2, "n": 3, "l": 3}, {"m": 3, "n": 4, "l": 2}, {"m": 2, "n": 2, "l": 2}),
        equal=({"m": 3, "n": 3, "l": 3},),
        sample=_functions_at,
    ),
    wrong={
        "jacobian-at/outer-at-x": lambda t, a: {"J": a.f_jac(a.x) @ a.g_jac(a.x)},
        "jacobian-at/inner-at-gx": lambda t, a: {"J": a.f_jac(a.g(a.x)) @ a.g_jac(a.g(a.x))},
        "jacobian-at/both-wrong": lambda t, a: {"J": a.f_jac(a.x) @ a.g_jac(a.g(a.x))},
        "jacobian-at/reversed": lambda t, a: {"J": a.g_jac(a.x) @ a.f_jac(a.g(a.x))},
        "jacobian-at/outer-only": lambda t, a: {"J": a.f_jac(a.g(a.x))},
        "jacobian-at/transposed": lambda t, a: {"J": t.J.T},
    },
)

# --- matrices as variables


def _row_by_row(T: Any) -> dict[str, Any]:
    n, p, q = np.shape(T)
    flat = np.zeros((n, p * q))
    for k, i, j in np.ndindex(n, p, q):
        flat[k, i * q + j] = T[k][i][j]
    return {"flat": flat}


def _back_in_place(v: Any, shape: Any) -> dict[str, Any]:
    gradient = np.zeros(shape)
    for i, j in np.ndindex(*shape):
        gradient[i, j] = v[i * shape[1] + j]
    return {"gradient": gradient}


def _other_rows(a: SimpleNamespace) -> Any:
    p, q = a.W.shape
    return np.broadcast_to(a.x, (p, p, q)).copy()


def _weights(a: SimpleNamespace) -> Any:
    return np.stack(
        [np.where(np.eye(len(a.W))[k][:, None] > 0, row, 0) for k, row in enumerate(a.W)]
    )


def _flat_sizes(rng: Generator, sizes: Any) -> tuple[Any, ...]:
    p, q = sizes["p"], sizes["q"]
    return signed(0.4, 1.6)(rng, (p * q,)), (p, q)


PQ = ({"p": 2, "q": 3}, {"p": 4, "q": 2}, {"p": 3, "q": 5})
PQ_SMALL = ({"p": 1, "q": 3}, {"p": 3, "q": 1}, {"p": 1, "q": 1})

MATRIX_JACOBIAN = Task(
    name="matrix_jacobian",
    arguments=(weight("W", "p q"), given("x", "q")),
    outputs=("tensor",),
    returns="single",
    truth=lambda W, x: {"tensor": jacobian(lambda M: M @ np.asarray(x), (W,), 0)},
    parts=(Part(("tensor",), 0.5),),
    tiny=(np.array([[1, 2, 3], [4, 5, 6]]), np.array([7, 8, 9])),
    strata=Strata(
        generic=PQ, equal=({"p": 3, "q": 3},), degenerate=PQ_SMALL, integers=True, layouts=True
    ),
    wrong={
        "matrix-input/every-row": lambda t, a: {"tensor": _other_rows(a)},
        "matrix-input/weights-for-input": lambda t, a: {"tensor": _weights(a)},
        "matrix-input/axes-swapped": lambda t, a: {"tensor": np.moveaxis(t.tensor, 0, -1)},
    },
)

FLATTEN = Task(
    name="flatten_jacobian",
    arguments=(given("T", "n p q"),),
    outputs=("flat",),
    returns="single",
    truth=_row_by_row,
    parts=(Part(("flat",), 0.25),),
    tiny=(np.array([[[7, 8, 9], [0, 0, 0]], [[0, 0, 0], [7, 8, 9]]]),),
    strata=Strata(
        generic=({"n": 4, "p": 2, "q": 3}, {"n": 2, "p": 4, "q": 3}, {"n": 5, "p": 3, "q": 2}),
        degenerate=({"n": 2, "p": 1, "q": 3}, {"n": 2, "p": 3, "q": 1}, {"n": 1, "p": 1, "q": 1}),
        layouts=True,
    ),
    wrong={
        "matrix-input/column-major": lambda t, a: {
            "flat": np.swapaxes(a.T, 1, 2).reshape(len(a.T), -1)
        },
    },
)

UNFLATTEN = Task(
    name="unflatten_gradient",
    arguments=(given("v", "p q"), Arg("shape")),
    outputs=("gradient",),
    returns="single",
    truth=_back_in_place,
    parts=(Part(("gradient",), 0.25),),
    tiny=(np.array([0, 1, 2, 3, 4, 5]), (2, 3)),
    strata=Strata(generic=PQ, degenerate=PQ_SMALL, layouts=True, sample=_flat_sizes),
    wrong={
        "matrix-input/unflatten-transposed": lambda t, a: {
            "gradient": np.reshape(a.v, a.shape[::-1]).T
        },
    },
)


def functions() -> dict[str, Exercise]:
    """The exercises of kind function, by id."""
    made = (
        function("chain-rule-affine", "Slopes of a line", AFFINE, items=("S2.i1",)),
        function(
            "chain-rule-squared-error",
            "Slopes of a squared error",
            SQUARED_ERROR,
            items=("S2.easy", "S2.T1"),
        ),
        function(
            "chain-rule-exp-log",
            "Slopes of the exponential-logarithm function",
            EXP_LOG,
            items=("S2.tab1", "S2.T2"),
        ),
        function(
            "chain-rule-fan-out",
            "Several paths",
            FAN_OUT,
            items=("S0.1a", "S2.cr2", "S3.d2", "S3.d3"),
        ),
        function(
            "chain-rule-composite-forward",
            "Forward through the graph",
            COMPOSITE_FORWARD,
            items=("S3.ex1", "S3.eff"),
        ),
        function(
            "chain-rule-composite-backward",
            "Backward through the graph",
            COMPOSITE_BACKWARD,
            prerequisites=("chain-rule-composite-forward",),
            items=("S3.ex1", "S3.upd", "S3.eff"),
        ),
        function(
            "chain-rule-jacobian-compose",
            "The Jacobian of a composition",
            JACOBIAN_COMPOSE,
            more=(refuses_sizes,),
            items=("S4.J", "S4.1a"),
        ),
        function(
            "chain-rule-jacobian-at",
            "Which Jacobian is taken where",
            JACOBIAN_AT,
            prerequisites=("chain-rule-jacobian-compose",),
            items=("S4.1a",),
        ),
        function(
            "chain-rule-matrix-input",
            "A matrix as the variable",
            MATRIX_JACOBIAN,
            FLATTEN,
            UNFLATTEN,
            items=("S4.1b",),
        ),
    )
    return {exercise.id: exercise for exercise in made}


ORDER = (
    "chain-rule-affine",
    "chain-rule-squared-error-answer",
    "chain-rule-squared-error",
    "chain-rule-fan-out",
    "chain-rule-fan-out-graph",
    "chain-rule-exp-log-table",
    "chain-rule-exp-log-answer",
    "chain-rule-exp-log",
    "chain-rule-composite-graph",
    "chain-rule-composite-forward",
    "chain-rule-composite-backward",
    "chain-rule-jacobian-compose",
    "chain-rule-jacobian-at",
    "chain-rule-matrix-input",
)
CONDITIONS = Written(
    "chain-rule-conditions", "When the chain rule may be used", 1, items=("S4.1a", "S4.1b")
)


def assignment() -> Assignment:
    every: dict[str, Exercise | Written] = {**functions(), **{form.id: form for form in FORMS}}
    exercises = (*(every[id] for id in ORDER), CONDITIONS)
    return Assignment("chain_rule", "The chain rule, one link at a time", exercises)
