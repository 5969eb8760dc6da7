"""Jacobians: of a composition, and of a function of a matrix.

The truth is the definition of a Jacobian; known mistakes are relative to that truth.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.called import Function, PublicFunction
from autograder.exercise import Failure, check
from autograder.exercises import properties
from autograder.exercises.mistakes import known
from autograder.judging.differentiate import jacobian
from autograder.judging.strata import WEIGHT, Arg, Strata, given, signed, weight
from autograder.judging.trial import Part, Task

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
