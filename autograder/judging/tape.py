"""A tape: the given losses, run unchanged, and the slope of the result by every value on the way.

    tape = record(loss, args, variables=(0, 1))
    slopes = tape.backward()  # slopes[k]: the slope by tape.nodes[k], or None

The same computation gives the same node, however often the loss writes it, and 1/(1 + exp(-z))
is one node, so that what is said about a node is said in the words of the course.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from autograder.judging.operations import Back, back, compute


class Node(NamedTuple):
    """One value: how it came about, from which nodes, and whether it moves with a variable."""

    op: str  # "argument", "constant" or an operation
    parents: tuple[int, ...]
    value: Any
    varies: bool


class Edge(NamedTuple):
    """From a node to one of its operands, by position."""

    node: int
    position: int


class Tape:
    """The nodes of one run, each after those it is made of; the arguments first, the result last.

    `named` gives nodes by the names of their values; `rate` is the size of a step against the
    slopes, if one follows; `filled` names the value of all variables, if they have the same.
    `outputs` are the nodes whose slopes a student hands in.
    """

    def __init__(
        self,
        nodes: Sequence[Node],
        named: Mapping[str, int] | None = None,
        rate: float = 0.0,
        filled: str = "",
        outputs: frozenset[int] = frozenset(),
    ) -> None:
        self.nodes = tuple(nodes)
        self.named = dict(named or {})
        self.rate = rate
        self.filled = filled
        self.outputs = outputs

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """Those along which slopes travel, nearest the result first."""
        return tuple(
            Edge(index, position)
            for index in reversed(range(len(self.nodes)))
            for position, parent in enumerate(self.nodes[index].parents)
            if self.nodes[index].varies and self.nodes[parent].varies
        )

    @cached_property
    def _ways(self) -> tuple[tuple[Edge, int, Any, list[Any], Back], ...]:
        return tuple(
            (edge, self.parent(edge), node.value, self.operands(edge.node), back(node.op, i))
            for edge in self.edges
            for node, i in [(self.nodes[edge.node], edge.position)]
        )

    @cached_property
    def _passed(self) -> tuple[list[Any], dict[Edge, Any]]:
        """The slopes by all nodes, and what each edge has sent back."""
        slopes: list[Any] = [None] * len(self.nodes)
        slopes[-1] = np.ones(np.shape(self.nodes[-1].value))
        parts = {}
        for edge, parent, value, operands, way in self._ways:
            part = parts[edge] = way(value, operands, slopes[edge.node])
            slopes[parent] = part if slopes[parent] is None else slopes[parent] + part
        return slopes, parts

    @cached_property
    def moved(self) -> Tape:
        """The same loss after the step."""
        slopes = self.backward()
        return self.rerun(
            {
                index: node.value - self.rate * slopes[index]
                for index, node in enumerate(self.nodes)
                if node.op == "argument" and node.varies
            }
        )

    def operands(self, index: int) -> list[Any]:
        return _values(self.nodes, self.nodes[index].parents)

    def parent(self, edge: Edge) -> int:
        return self.nodes[edge.node].parents[edge.position]

    def backward(self, changed: Mapping[Edge, Back] | None = None) -> list[Any]:
        """The slope of the result by each node; `changed` edges send theirs back in another way.

        What goes back is linear in what arrives, so only the differences are sent on.
        """
        slopes, parts = list(self._passed[0]), self._passed[1]
        differ: dict[int, Any] = {}
        for edge, parent, value, operands, way in self._ways:
            if changed and edge in changed:
                more = changed[edge](value, operands, slopes[edge.node]) - parts[edge]
            elif edge.node in differ:
                more = way(value, operands, differ[edge.node])
            else:
                continue
            differ[parent] = differ[parent] + more if parent in differ else more
            slopes[parent] = slopes[parent] + more
        return slopes

    def rerun(self, changed: Mapping[int, Any]) -> Tape:
        """The same steps from other values or with other operations (by name) at some nodes."""
        nodes, moved = list(self.nodes), set(changed)
        for index in range(min(changed), len(nodes)):
            node, other = nodes[index], changed.get(index)
            if isinstance(other, str):
                node = node._replace(op=other)
            elif other is not None:
                nodes[index] = node._replace(value=other)
                continue
            if index in changed or not moved.isdisjoint(node.parents):
                value = compute(node.op, _values(nodes, node.parents))
                nodes[index] = node._replace(value=value)
                moved.add(index)
        again = Tape(nodes, self.named, self.rate, self.filled, self.outputs)
        again.edges = self.edges
        return again


def _values(nodes: Sequence[Node], indices: Sequence[int]) -> list[Any]:
    return [nodes[index].value for index in indices]


class _Recorder:
    """Writes down what is computed with `Traced` values, every step once."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self._known: dict[Any, int] = {}

    def argument(self, value: Any, varies: bool) -> Any:
        kept = value if callable(value) else np.asarray(value, float)
        traced = Traced(self, self._add(Node("argument", (), kept, varies)))
        return self.mapped(traced) if callable(value) else traced

    def mapped(self, function: Traced) -> Callable[[Any], Traced]:
        """A function that was handed in is one operation, whatever it does inside."""

        def apply(v: Any) -> Traced:
            return self.apply("map", v, function, self.apply("jacobian", v, function))

        return apply

    def apply(self, op: str, *operands: Any) -> Traced:
        parents = tuple(self._index(operand) for operand in operands)
        op, parents = self._squashed(op, parents)
        key = (op, *parents)
        if key not in self._known:
            values = _values(self.nodes, parents)
            varies = op != "jacobian" and any(self.nodes[parent].varies for parent in parents)
            self._known[key] = self._add(Node(op, parents, compute(op, values), varies))
        return Traced(self, self._known[key])

    def _index(self, operand: Any) -> int:
        if isinstance(operand, Traced):
            return operand.index
        key = ("constant", operand if np.isscalar(operand) else id(operand))
        if key not in self._known:
            self._known[key] = self._add(Node("constant", (), operand, False))
        return self._known[key]

    def _add(self, node: Node) -> int:
        self.nodes.append(node)
        return len(self.nodes) - 1

    def _squashed(self, op: str, parents: tuple[int, ...]) -> tuple[str, tuple[int, ...]]:
        """1 / (1 + exp(-z)) becomes one operation on z."""
        inner, found = parents, op
        for wanted in ("divide", "add", "exp", "negative"):
            if found != wanted or (len(inner) == 2 and not self._is_one(inner[0])):
                return op, parents
            operand = inner[-1]
            inner, found = self.nodes[operand].parents, self.nodes[operand].op
        return "sigmoid", (operand,)

    def _is_one(self, index: int) -> bool:
        node = self.nodes[index]
        return node.op == "constant" and np.ndim(node.value) == 0 and node.value == 1


class Traced(NDArrayOperatorsMixin):
    """Stands for a node while a loss runs: NumPy hands it every operation that meets it."""

    def __init__(self, recorder: _Recorder, index: int) -> None:
        self.recorder, self.index = recorder, index

    def __array_ufunc__(self, ufunc: Any, method: str, *operands: Any) -> Traced:
        return self.recorder.apply(ufunc.__name__, *operands)

    def __array_function__(self, function: Any, types: Any, operands: Any, _: Any) -> Traced:
        return self.recorder.apply(function.__name__, *operands)

    def __getitem__(self, index: int) -> Traced:
        return self.recorder.apply("item", self, index)

    @property
    def T(self) -> Traced:
        return self.recorder.apply("transpose", self)


def record(
    loss: Callable[..., Any],
    args: Sequence[Any],
    variables: Sequence[int],
    symbols: Callable[..., Mapping[str, Any]] | None = None,
) -> Tape:
    """The tape of `loss(*args)`; slopes are wanted by the arguments at the positions `variables`.

    `symbols` computes from the same arguments further values that are on the tape, by name.
    """
    recorder = _Recorder()
    moved = [recorder.argument(a, i in variables) for i, a in enumerate(args)]
    result = loss(*moved).index
    names = {n: v.index for n, v in (symbols(*moved) if symbols else {}).items()}
    return _used(recorder.nodes, result, names, len(args))


def _used(nodes: Sequence[Node], result: int, names: Mapping[str, int], kept: int) -> Tape:
    """Only what the result is made of, and the arguments, which come first."""
    needed = {result}
    for index in reversed(range(result + 1)):
        if index in needed:
            needed.update(nodes[index].parents)
    order = sorted(needed | set(range(kept)))
    place = {index: k for k, index in enumerate(order)}
    moved = [nodes[i]._replace(parents=tuple(place[p] for p in nodes[i].parents)) for i in order]
    return Tape(moved, {name: place[index] for name, index in names.items() if index in place})


def gradients(loss: Callable[..., Any], args: Sequence[Any], variables: Sequence[int]) -> list[Any]:
    """The slopes of a loss by some of its arguments, which are numbers or arrays."""
    slopes = record(loss, args, variables).backward()
    return [np.asarray(slopes[i]) for i in variables]
