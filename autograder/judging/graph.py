"""Computation graphs as data: {"a": ("mul", "x", "z"), ...}.

`read` turns a student's dictionary into a graph whose nodes stand in an order in which they can be
computed, or says what is wrong. `evaluate` and `adjoints` go through it forwards and backwards.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from autograder.exercise import Exercise, Failure
from autograder.judging.answer import told
from autograder.judging.expression_text import shown
from autograder.judging.messages import quoted

MAX_NODES = 100
MAX_INPUTS = 50  # of one node
STEP = 1e-20


class Operation(NamedTuple):
    """`inputs` is how many it takes; None: one or more. `compute` works for complex numbers."""

    inputs: int | None
    compute: Callable[..., Any]


class Node(NamedTuple):
    operation: str
    inputs: tuple[str, ...]


@dataclass(frozen=True)
class Graph:
    """The inputs, and the nodes in an order in which they can be computed; the last is the output.

    Several equal names among a node's inputs are several arrows.
    """

    inputs: tuple[str, ...]
    nodes: dict[str, Node]

    @property
    def output(self) -> str:
        return next(reversed(self.nodes))

    def fan_out(self) -> frozenset[str]:
        """The names that more than one arrow leaves."""
        arrows = Counter(name for node in self.nodes.values() for name in node.inputs)
        return frozenset(name for name, count in arrows.items() if count > 1)

    def repeated(self) -> tuple[str, ...]:
        """Nodes that compute what an earlier node has computed from the same names."""
        first: dict[Node, str] = {}
        return tuple(
            name for name, node in self.nodes.items() if first.setdefault(node, name) != name
        )


def _sigma(z: Any) -> Any:
    return 1 / (1 + np.exp(-z))


def _same_shape(compute: Callable[..., Any]) -> Callable[..., Any]:
    """Entrywise, and never between a vector and a number."""

    def checked(*values: Any) -> Any:
        if len({np.shape(value) for value in values}) > 1:
            raise ValueError("a vector meets a number")
        return compute(*values)

    return checked


def _dot(u: Any, v: Any) -> Any:
    if np.ndim(u) != 1 or np.shape(u) != np.shape(v):
        raise ValueError("dot needs two vectors")
    return np.sum(u * v)


def _of_number(compute: Callable[..., Any]) -> Callable[..., Any]:
    def checked(value: Any) -> Any:
        if np.ndim(value):
            raise ValueError("a vector where a number is needed")
        return compute(value)

    return checked


OPERATIONS: Mapping[str, Operation] = {
    "add": Operation(2, _same_shape(lambda u, v: u + v)),
    "sub": Operation(2, _same_shape(lambda u, v: u - v)),
    "mul": Operation(2, _same_shape(lambda u, v: u * v)),
    "div": Operation(2, _same_shape(lambda u, v: u / v)),
    "neg": Operation(1, lambda u: -u),
    "exp": Operation(1, _of_number(np.exp)),
    "log": Operation(1, _of_number(np.log)),
    "sin": Operation(1, _of_number(np.sin)),
    "cos": Operation(1, _of_number(np.cos)),
    "square": Operation(1, _of_number(lambda u: u * u)),
    "sigma": Operation(1, _of_number(_sigma)),
    "sum": Operation(None, _same_shape(lambda *values: sum(values))),
}
DOT = Operation(2, _dot)


def read(
    value: Any,
    inputs: Sequence[str],
    operations: Mapping[str, Operation],
    exercise: Exercise,
    name: str = "The graph",
) -> Graph:
    """The graph, or a `Failure` for the first thing that is wrong with its structure."""
    nodes = _nodes(value, inputs, name)
    for node, (operation, given) in nodes.items():
        _check_operation(node, operation, given, operations, exercise)
        for source in given:
            if source not in nodes and source not in inputs:
                text = f"{shown(node)} uses {shown(source)}, which does not exist."
                code = "graph/vector-not-shared" if _copy(source, inputs) else "graph/unknown-name"
                raise told(exercise, text, code)
    order = _ordered(nodes, exercise)
    used = {source for _, given in nodes.values() for source in given}
    outputs = [node for node in nodes if node not in used]
    if len(outputs) > 1:
        text = f"There are several outputs: {quoted(outputs)}. Only one node may be left unused."
        raise told(exercise, text, "graph/several-outputs")
    if unused := [source for source in inputs if source not in used]:
        raise told(exercise, f"No node uses the input {quoted(unused)}.", "graph/unused-input")
    return Graph(tuple(inputs), {node: nodes[node] for node in order})


def _copy(source: str, inputs: Sequence[str]) -> bool:
    """Is this x1, x2, ... where the task has one x?"""
    stem = source.rstrip("0123456789")
    return stem != source and stem in inputs


def _nodes(value: Any, inputs: Sequence[str], name: str) -> dict[str, Node]:
    form = 'write `{"name": ("operation", "input", ...), ...}`.'
    if not isinstance(value, dict) or not 1 <= len(value) <= MAX_NODES:
        raise Failure(f"{name} should be a dictionary: {form}", code="graph/not-a-graph")
    nodes = {}
    for node, entry in value.items():
        parts = list(entry) if isinstance(entry, (list, tuple)) else []
        texts = all(isinstance(part, str) for part in (node, *parts))
        if not texts or not 1 <= len(parts) <= 1 + MAX_INPUTS:
            text = f"The entry {shown(str(node))} cannot be read: {form}"
            raise Failure(text, code="graph/not-a-graph")
        if node in inputs:
            text = f"{shown(node)} is an input; a node needs a name of its own."
            raise Failure(text, code="graph/input-redefined")
        nodes[node] = Node(parts[0], tuple(parts[1:]))
    return nodes


def _check_operation(
    node: str,
    operation: str,
    given: Sequence[str],
    operations: Mapping[str, Operation],
    exercise: Exercise,
) -> None:
    if operation not in operations:
        listed = ", ".join(f"`{known}`" for known in operations)
        text = f"{shown(node)}: {shown(operation)} is not an operation here. There are {listed}."
        raise told(exercise, text, "graph/merged-operations")
    wanted = operations[operation].inputs
    if len(given) != wanted and not (wanted is None and given):
        number = "one or more inputs" if wanted is None else _inputs(wanted)
        text = f"{shown(node)}: `{operation}` takes {number}, here are {len(given)}."
        raise told(exercise, text, "graph/number-of-inputs")


def _inputs(count: int) -> str:
    return "1 input" if count == 1 else f"{count} inputs"


def _ordered(nodes: Mapping[str, Node], exercise: Exercise) -> list[str]:
    """Each node after all nodes that it uses, the unused one last."""
    order: list[str] = []
    left = dict(nodes)
    while left:
        ready = [n for n, node in left.items() if not any(source in left for source in node.inputs)]
        if not ready:
            text = f"There is a cycle through {shown(_on_cycle(left))}: it needs its own value."
            raise told(exercise, text, "graph/cycle")
        order += ready
        for name in ready:
            del left[name]
    return sorted(order, key=lambda name: _unused(name, nodes))


def _unused(name: str, nodes: Mapping[str, Node]) -> bool:
    return not any(name in node.inputs for node in nodes.values())


def _on_cycle(left: Mapping[str, Node]) -> str:
    seen: list[str] = []
    name = next(iter(left))
    while name not in seen:
        seen.append(name)
        name = next(source for source in left[name].inputs if source in left)
    return name


def evaluate(
    graph: Graph,
    values: Mapping[str, Any],
    operations: Mapping[str, Operation] = OPERATIONS,
) -> dict[str, Any]:
    """The value of every name; ValueError where a vector meets a number."""
    known = dict(values)
    with np.errstate(all="ignore"):
        for name, node in graph.nodes.items():
            known[name] = operations[node.operation].compute(*(known[i] for i in node.inputs))
    return known


def adjoints(
    graph: Graph,
    values: Mapping[str, Any],
    operations: Mapping[str, Operation] = OPERATIONS,
) -> dict[str, Any]:
    """The slope of the output with respect to every name, from the output backwards.

    Local slopes by the complex step, so that they are right to the last digits.
    """
    known = evaluate(graph, values, operations)
    slopes: dict[str, Any] = {name: np.zeros(np.shape(value)) for name, value in known.items()}
    slopes[graph.output] = np.float64(1)
    for name in reversed(graph.nodes):
        operation, inputs = graph.nodes[name]
        for place, source in enumerate(inputs):
            arguments = [known[i] for i in inputs]
            local = _local(operations[operation].compute, arguments, place)
            slopes[source] = slopes[source] + np.sum(slopes[name] * local, axis=-1)
    return {name: slope[()] for name, slope in slopes.items()}


def _local(compute: Callable[..., Any], arguments: Sequence[Any], place: int) -> Any:
    """The slopes by the entries of one argument, stacked along the first axes."""
    moved = list(arguments)
    base = np.asarray(arguments[place], dtype=complex)
    slopes = []
    for index in np.ndindex(base.shape):
        step = base.copy()
        step[index] += 1j * STEP
        moved[place] = step[()]
        with np.errstate(all="ignore"):
            slopes.append(np.atleast_1d(np.imag(compute(*moved)) / STEP))
    return np.reshape(slopes, (*base.shape, -1))
