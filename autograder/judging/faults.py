"""Every single fault that a backward pass can have: one for each link and each way to go wrong.

    for fault in faults(tape):
        slopes = backward(tape, fault)  # as they come out with this fault

A fault is described by the structure of the tape alone, so it can be run on the tape of any draw.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.judging import naming
from autograder.judging.links import (
    Wrong,
    alike,
    on_edge,
    pairs,
    scaled,
    without_signal,
    wrong_curve,
)
from autograder.judging.naming import CURVES
from autograder.judging.operations import Back, back, compute
from autograder.judging.tape import Edge, Tape


@dataclass(frozen=True)
class Fault:
    """`kind` makes the code fault/<kind>; `words` go into its sentence.

    `wrong` is the way back along the `edges`; `forward` gives values or operations that stand on
    the tape in place of the right ones, after the slopes by the nodes `before` have been taken;
    `extra` gives what arrives at nodes though no edge leads there.
    """

    kind: str
    words: Mapping[str, str]
    edges: tuple[Edge, ...] = ()
    wrong: Wrong | None = None
    forward: Callable[[Tape], Mapping[int, Any]] | None = None
    extra: Callable[[Tape, list[Any]], Mapping[int, Any]] | None = None
    before: tuple[int, ...] = ()

    def last_step_of(self, tape: Tape, index: int) -> bool:
        """Does it concern nothing but how this node's slope, or value, is put together?"""
        touched = {tape.parent(edge) for edge in self.edges}
        touched.update(self.forward(tape) if self.forward else ())
        touched.update(self.extra(tape, tape.backward()) if self.extra else ())
        return touched == {index}


def forward(tape: Tape, *faults: Fault) -> Tape:
    """The values as they come out with these faults."""
    for fault in faults:
        if fault.forward is not None:
            tape = tape.rerun(fault.forward(tape))
    return tape


def backward(tape: Tape, *faults: Fault) -> list[Any]:
    """The slopes by all nodes, with these faults; ValueError where the shapes do not fit."""
    right, tape = tape, forward(tape, *faults)
    changed: dict[Edge, Back] = {}
    for fault in faults:
        for edge in fault.edges:
            assert fault.wrong is not None
            way = changed.get(edge) or back(tape.nodes[edge.node].op, edge.position)
            changed[edge] = fault.wrong(tape, way)
    slopes = tape.backward(changed)
    for fault in faults:
        if fault.extra is not None:
            for index, part in fault.extra(tape, slopes).items():
                slopes[index] = slopes[index] + part
        for index in fault.before:
            slopes[index] = right.backward()[index]
    return slopes


def faults(tape: Tape) -> Iterator[Fault]:
    """All single faults, nearest the result first."""
    for edge in tape.edges:
        words = _words(tape, edge)
        for kind, more, wrong in on_edge(tape, edge):
            yield Fault(kind, {**words, **more}, (edge,), wrong)
    yield from _everywhere(tape)
    yield from _overwritten(tape)
    yield from _without_signals(tape)
    yield from _forward(tape)
    yield from _extra_paths(tape)


def _words(tape: Tape, edge: Edge) -> dict[str, str]:
    parent = tape.parent(edge)
    node = tape.nodes[edge.node]
    return {
        "child": naming.said(tape, edge.node),
        "parent": naming.said(tape, parent),
        "curve": naming.curve(tape, edge.node),
        "slope": naming.slope(tape, edge.node),
        "right": naming.said(tape, node.parents[1 - edge.position]) if pairs(node.op) else "",
    }


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
            for kind, more, wrong in wrong_curve(tape, edges[0]):
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
            yield Fault("overwritten", _words(tape, kept), lost, scaled(0.0))


def _without_signals(tape: Tape) -> Iterator[Fault]:
    """What arrives at a node goes on along none of its links."""
    leaving: dict[int, list[Edge]] = {}
    for edge in tape.edges:
        leaving.setdefault(edge.node, []).append(edge)
    for node, edges in leaving.items():
        if len(edges) > 1 and node != len(tape.nodes) - 1:
            words = {"child": naming.said(tape, node)}
            words["parent"] = " and ".join(naming.said(tape, tape.parent(e)) for e in edges)
            yield Fault("signal-missing", words, tuple(edges), without_signal)


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
                yield Fault("updated-first", words, forward=_as_moved(index), before=(index,))
        for op in OTHER_CURVES.get(node.op, ()):
            words = {**words, "other": CURVES.get(op, "the identity")}
            yield Fault("other-curve", words, forward=_as_op(index, op))
            yield Fault("other-curve", words, forward=_with_value(index, op))
        yield from _wrong_values(tape, index)
        if node.op == "sum":
            words = {"parent": naming.said(tape, node.parents[0])}
            yield Fault("sum-not-formed", words, forward=_as_op(index, "positive"))


def _with_value(index: int, op: str) -> Callable[[Tape], Mapping[int, Any]]:
    """The value of another operation, with the slope of the right one."""
    return lambda tape: {index: compute(op, tape.operands(index))}


def _wrong_values(tape: Tape, child: int) -> Iterator[Fault]:
    """Another value in the place of an operand, or two operands exchanged, on the way forward."""
    node = tape.nodes[child]
    words = {"child": naming.said(tape, child)}
    if node.op in ("divide", "subtract"):
        yield Fault("exchanged-operands", words, forward=_computed(child, node.parents[::-1]))
    for place, parent in enumerate(node.parents):
        if tape.nodes[parent].op == "constant" or node.op in ("map", "jacobian"):
            continue
        if node.op == "matmul":
            said = {"parent": naming.said(tape, parent), "other": "1"}
            yield Fault("wrong-value", {**words, **said}, forward=_with_ones(child, place))
        for other in alike(tape, parent, child):
            if other < child:
                taken = (*node.parents[:place], other, *node.parents[place + 1 :])
                said = {"parent": naming.said(tape, parent), "other": naming.taken(tape, other)}
                yield Fault("wrong-value", {**words, **said}, forward=_computed(child, taken))


def _with_ones(child: int, place: int) -> Callable[[Tape], Mapping[int, Any]]:
    def forward(tape: Tape) -> Mapping[int, Any]:
        operands = tape.operands(child)
        operands[place] = np.ones_like(operands[place])
        return {child: compute(tape.nodes[child].op, operands)}

    return forward


def _computed(child: int, parents: Sequence[int]) -> Callable[[Tape], Mapping[int, Any]]:
    """A node's value from other operands."""
    return lambda tape: {
        child: compute(tape.nodes[child].op, [tape.nodes[i].value for i in parents])
    }


def _as_zero(index: int) -> Callable[[Tape], Mapping[int, Any]]:
    return lambda tape: {index: np.zeros_like(tape.nodes[index].value)}


def _as_moved(index: int) -> Callable[[Tape], Mapping[int, Any]]:
    return lambda tape: {index: tape.moved.nodes[index].value}


def _as_op(index: int, op: str) -> Callable[[Tape], Mapping[int, Any]]:
    return lambda tape: {index: op}


def _extra_paths(tape: Tape) -> Iterator[Fault]:
    """What a power of one variable sends back, sent to other variables as well."""
    variables = [i for i, n in enumerate(tape.nodes) if n.op == "argument" and n.varies]
    powers = {tape.parent(e): e for e in tape.edges if tape.nodes[e.node].op == "power"}
    for parent, edge in powers.items():
        if parent in variables:
            shape = np.shape(tape.nodes[parent].value)
            others = [i for i in variables if np.shape(tape.nodes[i].value) == shape]
            alone = [(i,) for i in others if i != parent]
            for chosen in (*alone, tuple(i for i in others if i not in powers)):
                words = {"other": " and ".join(naming.said(tape, i) for i in chosen)}
                yield Fault(
                    "extra-path", {**_words(tape, edge), **words}, extra=_as_if(edge, chosen)
                )


def _as_if(edge: Edge, others: Sequence[int]) -> Callable[[Tape, list[Any]], Mapping[int, Any]]:
    def extra(tape: Tape, slopes: list[Any]) -> Mapping[int, Any]:
        way, parts = back("power", 0), {}
        for other in others:
            taken = [tape.nodes[other].value, *tape.operands(edge.node)[1:]]
            parts[other] = way(compute("power", taken), taken, slopes[edge.node])
        return parts

    return extra
