"""What can go wrong at one link: every wrong way back from a node to one of its operands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from autograder.judging import differentiate, naming
from autograder.judging.operations import ELEMENTWISE, Back, compute, fit, slope
from autograder.judging.tape import Edge, Tape

# the wrong way back along an edge, from the tape and the right way
Wrong = Callable[[Tape, Back], Back]
# a value to be used in place of an operand, from the tape, the node's value and its operands
Taken = Callable[[Tape, Any, Sequence[Any]], Any]
# a kind of fault, further words for its sentence, the wrong way
Found = Iterator[tuple[str, dict[str, str], Wrong]]


def pairs(op: str) -> bool:
    """Does the way back to one operand use the other one?"""
    return op in ("multiply", "divide", "matmul", "outer")


SCALES = {"path-missing": 0.0, "sign": -1.0, "half": 0.5, "double": 2.0}


def on_edge(tape: Tape, edge: Edge) -> Found:
    op = tape.nodes[edge.node].op
    if not _continues(tape, edge):
        for kind, factor in SCALES.items():
            yield kind, {}, scaled(factor)
        for name, wrong in _factors(tape, edge):
            yield "factor-extra", {"other": name}, wrong
    if edge.node != len(tape.nodes) - 1:
        yield "signal-missing", {}, without_signal
    if naming.curve(tape, edge.node):
        yield from wrong_curve(tape, edge)
    if pairs(op):
        yield from _wrong_operand(tape, edge)
    yield from _wrong_entries(tape, edge)


def _continues(tape: Tape, edge: Edge) -> bool:
    """Is this the only way on from a node that is reached in one way? Then a factor on this edge
    is the same as one on the edge before, unless the student shows what is between them.
    """
    if edge.node in tape.outputs:
        return False
    ways_in = [e for e in tape.edges if tape.parent(e) == edge.node]
    ways_out = [e for e in tape.edges if e.node == edge.node]
    shapes = {np.shape(tape.nodes[i].value) for i in (edge.node, tape.parent(edge))}
    return len(ways_in) == len(ways_out) == len(shapes) == 1


def scaled(factor: float) -> Wrong:
    return lambda tape, way: lambda v, operands, g: factor * way(v, operands, g)


def without_signal(tape: Tape, way: Back) -> Back:
    """As if the way back began here."""
    return lambda v, operands, g: way(v, operands, np.ones_like(g))


def _factors(tape: Tape, edge: Edge) -> Iterator[tuple[str, Wrong]]:
    """What may stand on a link as a factor too many: a value on the tape, or a curve's slope."""
    shape = np.shape(tape.nodes[tape.parent(edge)].value)
    for index in sorted(set(tape.named.values())):
        node = tape.nodes[index]
        if callable(node.value) or index == len(tape.nodes) - 1:
            continue
        if np.shape(node.value) in (shape, ()):
            yield naming.taken(tape, index), _times(_node(index))
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
FROM_INPUT: dict[str, Callable[..., Any]] = {
    "sigmoid": lambda v, a: a * (1 - a),
    "tanh": lambda v, a: 1 - a**2,
}
INNER_SIGN: dict[str, Callable[..., Any]] = {
    "sigmoid": lambda v, a: v * (1 + v),
    "tanh": lambda v, a: 1 + v**2,
}


def wrong_curve(tape: Tape, edge: Edge) -> Found:
    op = tape.nodes[edge.node].op
    if op == "map":
        yield from _wrong_map(tape, edge)
        return
    yield "slope-missing", {}, _sloped(lambda v, *operands: 1.0)
    yield "value-for-slope", {}, _sloped(lambda v, *operands: v)
    if op != "power":  # where it is a factor
        yield "input-for-slope", {}, _sloped(lambda v, *operands: operands[0])
    if op != "power":
        yield "slope-at-output", {}, _elsewhere(op, lambda tape, v, operands: v)
    for index in alike(tape, tape.parent(edge), edge.node):
        words = {"other": naming.taken(tape, index)}
        yield "slope-elsewhere", words, _elsewhere(op, _node(index))
    yield "slope-twice", {}, _twice
    for other, local in SLOPE_OF_ANOTHER.get(op, {}).items():
        yield "slope-of-another", {"other": other.strip()}, _sloped(local)
    for local in SLOPE_PARTS.get(op, ()):
        yield "slope-in-part", {}, _sloped(local)
    if op == "power":
        yield "power-kept", {}, _sloped(lambda v, a, n: n * v)
        yield "absolute-value", {}, _sloped(lambda v, a, n: n * np.abs(a) ** (n - 1))
    if op in FROM_INPUT:
        yield "input-as-value", {}, _sloped(FROM_INPUT[op])
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
    for index in alike(tape, tape.parent(edge), edge.node):
        words = {"other": naming.taken(tape, index)}
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
    for index in (*alike(tape, right, edge.node), tape.parent(edge)):
        yield "wrong-factor", {"other": naming.taken(tape, index)}, _with(place, _node(index))
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


def alike(tape: Tape, index: int, child: int) -> list[int]:
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
