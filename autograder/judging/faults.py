"""Every single fault that a backward pass can have: one for each link and each way to go wrong.

    for fault in faults(tape):
        slopes = run(tape, fault)  # as they come out with this fault

A fault is described by the structure of the tape alone, so it can be run on the tape of any draw.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.judging import differentiate, naming
from autograder.judging.naming import CURVES
from autograder.judging.operations import ELEMENTWISE, Back, back, compute, fit, slope
from autograder.judging.tape import Edge, Tape

# the wrong way back along an edge, from the tape and the right way
Wrong = Callable[[Tape, Back], Back]
# a value to be used in place of an operand, from the tape, the node's value and its operands
Taken = Callable[[Tape, Any, Sequence[Any]], Any]


@dataclass(frozen=True)
class Fault:
    """`kind` makes the code fault/<kind>; `words` go into its sentence.

    `wrong` is the way back along the `edges`; `forward` gives values or operations that stand on
    the tape in place of the right ones; `extra` gives what arrives at nodes though no edge leads
    there.
    """

    kind: str
    words: Mapping[str, str]
    edges: tuple[Edge, ...] = ()
    wrong: Wrong | None = None
    forward: Callable[[Tape], Mapping[int, Any]] | None = None
    extra: Callable[[Tape, list[Any]], Mapping[int, Any]] | None = None


def run(tape: Tape, *faults: Fault) -> list[Any]:
    """The slopes by all nodes, with these faults; ValueError where the shapes do not fit."""
    for fault in faults:
        if fault.forward is not None:
            tape = tape.rerun(fault.forward(tape))
    changed = {
        edge: fault.wrong(tape, back(tape.nodes[edge.node].op, edge.position))
        for fault in faults
        if fault.wrong is not None
        for edge in fault.edges
    }
    slopes = tape.backward(changed)
    for fault in faults:
        if fault.extra is not None:
            for index, part in fault.extra(tape, slopes).items():
                slopes[index] = slopes[index] + part
    return slopes


def faults(tape: Tape) -> Iterator[Fault]:
    """All single faults, nearest the result first."""
    for edge in tape.edges:
        words = _words(tape, edge)
        for kind, more, wrong in _on_edge(tape, edge):
            yield Fault(kind, {**words, **more}, (edge,), wrong)
    yield from _everywhere(tape)
    yield from _overwritten(tape)
    yield from _forward(tape)
    yield from _extra_paths(tape)


Found = Iterator[tuple[str, dict[str, str], Wrong]]


def _words(tape: Tape, edge: Edge) -> dict[str, str]:
    parent = tape.parent(edge)
    node = tape.nodes[edge.node]
    return {
        "child": naming.said(tape, edge.node),
        "parent": naming.said(tape, parent),
        "curve": naming.curve(tape, edge.node),
        "slope": naming.slope(tape, edge.node),
        "right": naming.said(tape, node.parents[1 - edge.position]) if _pairs(node.op) else "",
    }


def _pairs(op: str) -> bool:
    """Does the way back to one operand use the other one?"""
    return op in ("multiply", "divide", "matmul", "outer")


SCALES = {"path-missing": 0.0, "sign": -1.0, "half": 0.5, "double": 2.0}


def _on_edge(tape: Tape, edge: Edge) -> Found:
    op = tape.nodes[edge.node].op
    if not _continues(tape, edge):
        for kind, factor in SCALES.items():
            yield kind, {}, _scaled(factor)
        for name, wrong in _factors(tape, edge):
            yield "factor-extra", {"other": name}, wrong
    if naming.curve(tape, edge.node):
        yield from _wrong_curve(tape, edge)
    if _pairs(op):
        yield from _wrong_operand(tape, edge)
    yield from _wrong_entries(tape, edge)


def _continues(tape: Tape, edge: Edge) -> bool:
    """Is this the only way on from a node that is reached in one way? Then a factor on this edge
    is the same as one on the edge before.
    """
    ways_in = [e for e in tape.edges if tape.parent(e) == edge.node]
    ways_out = [e for e in tape.edges if e.node == edge.node]
    shapes = {np.shape(tape.nodes[i].value) for i in (edge.node, tape.parent(edge))}
    return len(ways_in) == len(ways_out) == len(shapes) == 1


def _scaled(factor: float) -> Wrong:
    return lambda tape, way: lambda v, operands, g: factor * way(v, operands, g)


def _factors(tape: Tape, edge: Edge) -> Iterator[tuple[str, Wrong]]:
    """What may stand on a link as a factor too many: a value on the tape, or a curve's slope."""
    shape = np.shape(tape.nodes[tape.parent(edge)].value)
    for index in sorted(set(tape.named.values())):
        node = tape.nodes[index]
        if callable(node.value) or index == len(tape.nodes) - 1:
            continue
        if np.shape(node.value) in (shape, ()):
            yield naming.said(tape, index), _times(_node(index))
        if node.op in ("sigmoid", "tanh") and np.shape(node.value) == shape:
            yield naming.slope(tape, index).strip(" ,"), _times(_slope_of(index))


def _times(taken: Taken) -> Wrong:
    return lambda tape, way: lambda v, operands, g: taken(tape, v, operands) * way(v, operands, g)


def _slope_of(index: int) -> Taken:
    """The slope of a curve at its own place on the tape."""
    return lambda tape, v, operands: slope(
        tape.nodes[index].op, 0, tape.nodes[index].value, tape.operands(index)
    )


# --- the slope of a curve

# slopes that belong to another function, or are a part of the right one, from v and the operands
SLOPE_OF_ANOTHER: dict[str, dict[str, Callable[..., Any]]] = {
    "sigmoid": {
        "tanh": lambda v, a: 1 - v**2,
        "tanh ": lambda v, a: 1 - np.tanh(a) ** 2,
        "the exponential": lambda v, a: np.exp(a),
    },
    "tanh": {"the sigmoid": lambda v, a: v * (1 - v), "the sigmoid ": lambda v, a: 0.25 * (1 - v)},
    "exp": {"a power": lambda v, a: a * np.exp(a - 1)},
    "log": {"the logarithm to base 10": lambda v, a: 1 / (a * np.log(10))},
    "sin": {"the cosine": lambda v, a: -np.sin(a)},
}
SLOPE_PARTS: dict[str, tuple[Callable[..., Any], ...]] = {
    "sigmoid": (lambda v, a: 1 - v, lambda v, a: v**2, lambda v, a: (1 - v) ** 2),
    "tanh": (lambda v, a: 1 - v, lambda v, a: v**2, lambda v, a: 1 + v),
    "power": (lambda v, a, n: n,),
}
INNER_SIGN: dict[str, Callable[..., Any]] = {
    "sigmoid": lambda v, a: v * (1 + v),
    "tanh": lambda v, a: 1 + v**2,
}


def _wrong_curve(tape: Tape, edge: Edge) -> Found:
    op = tape.nodes[edge.node].op
    if op == "map":
        yield from _wrong_map(tape, edge)
        return
    yield "slope-missing", {}, _sloped(lambda v, *operands: 1.0)
    yield "value-for-slope", {}, _sloped(lambda v, *operands: v)
    if op != "power":  # where it is a factor
        yield "input-for-slope", {}, _sloped(lambda v, *operands: operands[0])
    yield "slope-at-output", {}, _elsewhere(op, lambda tape, v, operands: v)
    for index in _alike(tape, tape.parent(edge), edge.node):
        words = {"other": naming.said(tape, index)}
        yield "slope-elsewhere", words, _elsewhere(op, _node(index))
    yield "slope-twice", {}, _twice
    for other, local in SLOPE_OF_ANOTHER.get(op, {}).items():
        yield "slope-of-another", {"other": other.strip()}, _sloped(local)
    for local in SLOPE_PARTS.get(op, ()):
        yield "slope-in-part", {}, _sloped(local)
    if op == "power":
        yield "power-kept", {}, _sloped(lambda v, a, n: n * v)
        yield "absolute-value", {}, _sloped(lambda v, a, n: n * np.abs(a) ** (n - 1))
    if op in INNER_SIGN:
        yield "slope-inner-sign", {}, _sloped(INNER_SIGN[op])


def _sloped(local: Callable[..., Any], position: int = 0) -> Wrong:
    """Another local slope of an operation by one of its operands."""
    return lambda tape, way: (
        lambda v, operands, g: fit(g * local(v, *operands), np.shape(operands[position]))
    )


def _elsewhere(op: str, taken: Taken) -> Wrong:
    """The slope of an operation at another place."""

    def wrong(tape: Tape, way: Back) -> Back:
        def changed(v: Any, operands: Any, g: Any) -> Any:
            moved = [taken(tape, v, operands), *operands[1:]]
            return way(compute(op, moved), moved, g)

        return changed

    return wrong


def _twice(tape: Tape, way: Back) -> Back:
    return lambda v, operands, g: way(v, operands, way(v, operands, g))


def _wrong_map(tape: Tape, edge: Edge) -> Found:
    """A function that was handed in, with its Jacobian as the last operand."""

    def jacobian_at(taken: Taken) -> Taken:
        return lambda tape, v, operands: differentiate.jacobian(
            operands[1], (taken(tape, v, operands),), 0
        )

    yield "slope-missing", {}, _with(2, lambda tape, v, operands: np.eye(len(v)))
    yield "value-for-slope", {}, _with(2, lambda tape, v, operands: np.diag(v))
    yield "input-for-slope", {}, _with(2, lambda tape, v, operands: np.diag(operands[0]))
    yield "slope-at-output", {}, _with(2, jacobian_at(lambda tape, v, operands: v))
    for index in _alike(tape, tape.parent(edge), edge.node):
        words = {"other": naming.said(tape, index)}
        yield "slope-elsewhere", words, _with(2, jacobian_at(_node(index)))
    yield "slope-twice", {}, _twice
    yield "transposed-factor", {}, _with(2, lambda tape, v, operands: operands[2].T)
    yield "slope-in-part", {}, _with(2, lambda tape, v, operands: np.diag(np.diag(operands[2])))


# --- the other operand


def _wrong_operand(tape: Tape, edge: Edge) -> Found:
    op, place = tape.nodes[edge.node].op, 1 - edge.position
    right = tape.nodes[edge.node].parents[place]
    if op == "divide":
        yield from _wrong_quotient(edge)
        return
    yield "factor-missing", {}, _with(place, lambda tape, v, o: np.ones_like(o[place]))
    if op == "matmul":
        yield "factor-missing", {}, lambda tape, way: lambda v, operands, g: g
        yield "transposed-factor", {}, _with(place, lambda tape, v, o: np.transpose(o[place]))
    for index in (*_alike(tape, right, edge.node), tape.parent(edge)):
        yield "wrong-factor", {"other": naming.said(tape, index)}, _with(place, _node(index))
    yield "factor-twice", {}, _with(place, lambda tape, v, o: o[place] ** 2)
    if op == "multiply":
        yield "divided-for-multiplied", {}, _with(place, lambda tape, v, o: 1 / o[place])
    if tape.rate and tape.nodes[right].op in ("argument", "item", "transpose"):
        yield "updated-factor", {}, _with(place, lambda tape, v, o: tape.moved.nodes[right].value)


# slopes of a / b by a and by b
QUOTIENTS: tuple[dict[str, tuple[Callable[..., Any], ...]], ...] = (
    {
        "divisor-missing": (lambda v, a, b: 1.0,),
        "multiplied-for-divided": (lambda v, a, b: b,),
        "divisor-power": (lambda v, a, b: 1 / b**2,),
    },
    {
        "divisor-missing": (lambda v, a, b: -a, lambda v, a, b: a),
        "divisor-power": (
            lambda v, a, b: -a / b,
            lambda v, a, b: a / b,
            lambda v, a, b: -a / b**3,
        ),
        "factor-missing": (lambda v, a, b: -1 / b**2, lambda v, a, b: 1 / b**2),
        "multiplied-for-divided": (lambda v, a, b: -a * b**2,),
    },
)


def _wrong_quotient(edge: Edge) -> Found:
    for kind, slopes in QUOTIENTS[edge.position].items():
        for local in slopes:
            yield kind, {}, _sloped(local, edge.position)


def _with(place: int, taken: Taken) -> Wrong:
    """The right way back, with another value in the place of an operand."""

    def wrong(tape: Tape, way: Back) -> Back:
        def changed(v: Any, operands: Any, g: Any) -> Any:
            moved = list(operands)
            moved[place] = taken(tape, v, operands)
            return way(v, moved, g)

        return changed

    return wrong


def _node(index: int) -> Taken:
    return lambda tape, v, operands: tape.nodes[index].value


def _alike(tape: Tape, index: int, child: int) -> list[int]:
    """The other nodes with a name that have the shape of this one, the result left out."""
    shape = np.shape(tape.nodes[index].value)
    return [
        other
        for other in sorted(set(tape.named.values()))
        if other not in (index, child, len(tape.nodes) - 1)
        and not callable(tape.nodes[other].value)
        and np.shape(tape.nodes[other].value) == shape
    ]


# --- sums over entries


def _wrong_entries(tape: Tape, edge: Edge) -> Found:
    """One entry for all, the mean for the sum, the sum for the mean."""
    op = tape.nodes[edge.node].op
    size = np.size(tape.nodes[tape.parent(edge)].value)
    if op in ("sum", "mean") and size > 1:
        if op == "sum":
            yield "mean-for-sum", {}, _times_size(-1)
        else:
            yield "sum-for-mean", {}, _times_size(1)
        for which, place in (("first", 0), ("last", -1)):
            yield "one-entry", {"which": which}, _kept(place, False)
            yield "one-entry", {"which": which}, _kept(place, True)
    elif np.size(tape.nodes[edge.node].value) > size and op in ELEMENTWISE:
        yield "not-summed", {}, lambda tape, way: lambda v, operands, g: g
        yield "mean-for-sum", {}, _averaged
        for which, place in (("first", 0), ("last", -1)):
            yield "one-entry", {"which": which}, _only(place)
    elif op == "matmul" and np.ndim(tape.nodes[edge.node].value) == 2:
        for which, place in (("first", 0), ("last", -1)):
            yield "one-entry", {"which": which}, _only(place)


def _times_size(power: int) -> Wrong:
    return lambda tape, way: (
        lambda v, operands, g: way(v, operands, g) * float(np.size(operands[0])) ** power
    )


def _averaged(tape: Tape, way: Back) -> Back:
    return lambda v, operands, g: way(v, operands, g) / len(g)


def _kept(place: int, whole: bool) -> Wrong:
    """Only one entry of what a sum or a mean sends back; of a mean, also undivided."""

    def wrong(tape: Tape, way: Back) -> Back:
        def changed(v: Any, operands: Any, g: Any) -> Any:
            part = np.zeros(np.shape(operands[0]))
            part[place] = g if whole else way(v, operands, g)[place]
            return part

        return changed

    return wrong


def _only(place: int) -> Wrong:
    """Only one row of what arrives is sent on."""

    def wrong(tape: Tape, way: Back) -> Back:
        def changed(v: Any, operands: Any, g: Any) -> Any:
            part = np.zeros(np.shape(g))
            part[place] = g[place]
            return way(v, operands, part)

        return changed

    return wrong


# --- faults of more than one link


def _everywhere(tape: Tape) -> Iterator[Fault]:
    """The same wrong slope wherever a curve is used."""
    used: dict[str, list[Edge]] = {}
    for edge in tape.edges:
        if tape.nodes[edge.node].op in CURVES:
            used.setdefault(tape.nodes[edge.node].op, []).append(edge)
    for edges in used.values():
        if len(edges) > 1:
            words = _words(tape, edges[0])
            for word in ("child", "parent"):
                words[word] = " and ".join(_words(tape, edge)[word] for edge in reversed(edges))
            for kind, more, wrong in _wrong_curve(tape, edges[0]):
                if kind != "slope-elsewhere":
                    yield Fault(kind, {**words, "slope": "", **more}, tuple(edges), wrong)


def _overwritten(tape: Tape) -> Iterator[Fault]:
    """Of three paths or more that meet at a node, only one is counted."""
    arriving: dict[int, list[Edge]] = {}
    for edge in tape.edges:
        arriving.setdefault(tape.parent(edge), []).append(edge)
    for edges in arriving.values():
        for kept in edges if len(edges) > 2 else ():
            lost = tuple(edge for edge in edges if edge != kept)
            yield Fault("overwritten", _words(tape, kept), lost, _scaled(0.0))


OTHER_CURVES = {
    "sigmoid": ("tanh", "positive"),
    "tanh": ("sigmoid", "positive"),
    "log": ("log10",),
}


def _forward(tape: Tape) -> Iterator[Fault]:
    """Slopes without a fault, of a loss that is not the given one."""
    for index, node in enumerate(tape.nodes):
        words = {"parent": naming.said(tape, index), "curve": naming.curve(tape, index)}
        if node.op == "argument" and not callable(node.value):
            yield Fault("forgotten", words, forward=_as_zero(index))
            if tape.rate and node.varies:
                yield Fault("updated-first", words, forward=_as_moved(index))
        for op in OTHER_CURVES.get(node.op, ()):
            words = {**words, "other": CURVES.get(op, "the identity")}
            yield Fault("other-curve", words, forward=_as_op(index, op))
        if naming.curve(tape, index) and node.op != "power":
            yield from _not_squashed(tape, index)
        if node.op == "sum":
            words = {"parent": naming.said(tape, node.parents[0])}
            yield Fault("sum-not-formed", words, forward=_as_op(index, "positive"))


def _not_squashed(tape: Tape, index: int) -> Iterator[Fault]:
    """The input of a curve where its output belongs, in the value of one node."""
    before = tape.nodes[index].parents[0]
    for child, node in enumerate(tape.nodes):
        if index in node.parents:
            words = {
                "child": naming.said(tape, child),
                "parent": naming.said(tape, index),
                "other": naming.said(tape, before),
                "curve": naming.curve(tape, index),
            }
            yield Fault("not-squashed", words, forward=_computed_with(child, index, before))


def _computed_with(child: int, index: int, other: int) -> Callable[[Tape], Mapping[int, Any]]:
    def forward(tape: Tape) -> Mapping[int, Any]:
        taken = [tape.nodes[other if i == index else i].value for i in tape.nodes[child].parents]
        return {child: compute(tape.nodes[child].op, taken)}

    return forward


def _as_zero(index: int) -> Callable[[Tape], Mapping[int, Any]]:
    return lambda tape: {index: np.zeros_like(tape.nodes[index].value)}


def _as_moved(index: int) -> Callable[[Tape], Mapping[int, Any]]:
    return lambda tape: {index: tape.moved.nodes[index].value}


def _as_op(index: int, op: str) -> Callable[[Tape], Mapping[int, Any]]:
    return lambda tape: {index: op}


def _extra_paths(tape: Tape) -> Iterator[Fault]:
    """What a power of one variable sends back, sent to another variable as well."""
    variables = [i for i, n in enumerate(tape.nodes) if n.op == "argument" and n.varies]
    for edge in tape.edges:
        parent = tape.parent(edge)
        if tape.nodes[edge.node].op == "power" and parent in variables:
            for other in variables:
                if other != parent and np.shape(tape.nodes[other].value) == np.shape(
                    tape.nodes[parent].value
                ):
                    words = {**_words(tape, edge), "other": naming.said(tape, other)}
                    yield Fault("extra-path", words, extra=_as_if_of(edge, other))


def _as_if_of(edge: Edge, other: int) -> Callable[[Tape, list[Any]], Mapping[int, Any]]:
    def extra(tape: Tape, slopes: list[Any]) -> Mapping[int, Any]:
        taken = [tape.nodes[other].value, *tape.operands(edge.node)[1:]]
        way = back("power", 0)
        return {other: way(compute("power", taken), taken, slopes[edge.node])}

    return extra
