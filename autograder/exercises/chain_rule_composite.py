"""Forward and backward through a graph of seven nodes.

The truth is the complex step of each node alone; known mistakes are relative to that truth.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercises.losses import composite_value
from autograder.judging.differentiate import STEP
from autograder.judging.slopes import Slopes
from autograder.judging.strata import Arg, Strata, between, signed
from autograder.judging.trial import Part, Task

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
