"""An expression as a tree: its value in any arithmetic, its exact derivative, its operations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from autograder.judging.arithmetic import Arithmetic

FUNCTIONS = ("exp", "ln", "sin", "cos", "tan", "tanh", "sqrt", "sigma", "dsigma")


@dataclass(frozen=True)
class Number:
    value: int | float


@dataclass(frozen=True)
class Name:
    name: str


@dataclass(frozen=True)
class Negative:
    of: Node


@dataclass(frozen=True)
class Binary:
    """`operator` is one of + - * / **"""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True)
class Call:
    """`function` is one of `FUNCTIONS`, by its canonical name."""

    function: str
    argument: Node


Node: TypeAlias = "Number | Name | Negative | Binary | Call"
Steps: TypeAlias = "tuple[tuple[Node, tuple[int, ...]], ...]"
Faults: TypeAlias = "Mapping[tuple[Node, Node], Node]"

ZERO, ONE, TWO = Number(0), Number(1), Number(2)


def operands(node: Node) -> tuple[Node, ...]:
    match node:
        case Negative(of):
            return (of,)
        case Binary(_, left, right):
            return (left, right)
        case Call(_, argument):
            return (argument,)
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    left = [node]
    while left:
        part = left.pop()
        yield part
        left.extend(reversed(operands(part)))


def depth(node: Node) -> int:
    return 1 + max((depth(operand) for operand in operands(node)), default=0)


def names(node: Node) -> frozenset[str]:
    return frozenset(part.name for part in walk(node) if isinstance(part, Name))


def operations(node: Node) -> int:
    """How many operations stand in the text: binary operators, calls, minus signs.

    A number is free, also a negative one.
    """
    return sum(
        isinstance(part, (Binary, Call))
        or (isinstance(part, Negative) and not isinstance(part.of, Number))
        for part in walk(node)
    )


def steps(node: Node) -> Steps:
    """Every part once, after its operands, with their places: derivatives share subtrees."""
    places: dict[int, int] = {}
    found: list[tuple[Node, tuple[int, ...]]] = []

    def place(part: Node) -> int:
        if id(part) not in places:
            below = tuple(place(operand) for operand in operands(part))
            places[id(part)] = len(found)
            found.append((part, below))
        return places[id(part)]

    place(node)
    return tuple(found)


def evaluate(steps: Steps, values: Mapping[str, Any], arithmetic: Arithmetic) -> Any:
    """The value of the last step; raises `Undefined` where the arithmetic has none."""
    found: list[Any] = []
    with np.errstate(all="ignore"):
        for part, below in steps:
            match part:
                case Binary(operator):
                    value = arithmetic.binary(operator, found[below[0]], found[below[1]])
                case Name(name):
                    value = values[name]
                case Number(number):
                    value = arithmetic.number(number)
                case Call(function):
                    value = arithmetic.call(function, found[below[0]])
                case Negative():
                    value = -found[below[0]]
            found.append(value)
    return found[-1]


def derivative(node: Node, by: str, faults: Faults | None = None) -> Node:
    """The exact derivative by a name.

    `faults` maps (a node, its operand) to a wrong slope for that link: what comes out is the
    derivative of somebody who made this mistake.
    """
    if isinstance(node, Name):
        return ONE if node.name == by else ZERO
    total: Node = ZERO
    for place, operand in enumerate(operands(node)):
        inner = derivative(operand, by, faults)
        if inner == ZERO:
            continue
        wrong = faults.get((node, operand)) if faults else None
        slope = wrong or partial(node, place)
        total = _plus(total, _times(slope, inner))
    return total


def partial(node: Node, place: int) -> Node:
    """The slope of one operation with respect to its operand at `place`."""
    match node:
        case Negative():
            return Number(-1)
        case Binary("+"):
            return ONE
        case Binary("-"):
            return ONE if place == 0 else Number(-1)
        case Binary("*", left, right):
            return right if place == 0 else left
        case Binary("/", left, right):
            if place == 0:
                return Binary("/", ONE, right)
            return Negative(Binary("/", left, Binary("**", right, TWO)))
        case Binary("**", left, right):
            if place == 0:
                return _times(right, _power(left, right))
            return Binary("*", node, Call("ln", left))
        case Call(function, argument):
            return _slope(function, argument)
    raise ValueError(f"{node} has no operand at {place}")


def _slope(function: str, z: Node) -> Node:
    match function:
        case "exp":
            return Call("exp", z)
        case "ln":
            return Binary("/", ONE, z)
        case "sin":
            return Call("cos", z)
        case "cos":
            return Negative(Call("sin", z))
        case "tan":
            return Binary("+", ONE, Binary("**", Call("tan", z), TWO))
        case "tanh":
            return Binary("-", ONE, Binary("**", Call("tanh", z), TWO))
        case "sqrt":
            return Binary("/", ONE, Binary("*", TWO, Call("sqrt", z)))
        case "sigma":
            return Call("dsigma", z)
        case "dsigma":
            return Binary("*", Call("dsigma", z), _minus(ONE, _times(TWO, Call("sigma", z))))
    raise ValueError(f"no slope is known for {function}")


def _power(base: Node, exponent: Node) -> Node:
    """base ** (exponent - 1)"""
    if isinstance(exponent, Number):
        return base if exponent.value == 2 else Binary("**", base, Number(exponent.value - 1))
    return Binary("**", base, _minus(exponent, ONE))


def _plus(left: Node, right: Node) -> Node:
    return right if left == ZERO else Binary("+", left, right)


def _minus(left: Node, right: Node) -> Node:
    return Binary("-", left, right)


def _times(left: Node, right: Node) -> Node:
    if left == ONE:
        return right
    return left if right == ONE else Binary("*", left, right)
