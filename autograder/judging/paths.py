"""The paths through a derivation table, and what comes out when they are combined wrongly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import pairwise
from typing import TypeAlias

from autograder.judging.equality import Let
from autograder.judging.expression import Expression
from autograder.judging.tree import Binary, Node

MAX_PATHS = 64

Rows: TypeAlias = "Sequence[tuple[str, Expression]]"
Path: TypeAlias = "tuple[str, ...]"  # from the last row down to the variable


def paths(rows: Rows, variable: str) -> list[Path]:
    """All ways from the last row down to the variable, at most 64."""
    moving = {variable}
    for name, row in rows:
        if row.names & moving:
            moving.add(name)
    found = _down({n: row for n, row in rows if n in moving}, rows[-1][0], variable, moving)
    return [path for path, _ in zip(found, range(MAX_PATHS), strict=False)]


def _down(
    rows: dict[str, Expression], start: str, variable: str, moving: set[str]
) -> Iterator[Path]:
    if start == variable:
        yield (start,)
    elif start in rows:
        for parent in sorted(rows[start].names & moving):
            yield from ((start, *rest) for rest in _down(rows, parent, variable, moving))


def wrong_combinations(rows: Rows, variable: str) -> Iterator[tuple[str, Let, Path]]:
    """Code, value and path of the wrong ways to use the right local gradients."""
    every = paths(rows, variable)
    links = [[link.root for link in _links(dict(rows), path)] for path in every]
    products = [_joined("*", steps) for steps in links]
    if len(every) > 1:
        for path, along in zip(every, products, strict=True):
            yield "table/answer-one-path", _meaning(rows, along), path
        yield "table/answer-paths-multiplied", _meaning(rows, _joined("*", products)), ()
    sums = [_joined("+", steps) for steps in links]
    for path, added in zip(every, sums, strict=True):
        if len(path) > 2:
            yield "table/answer-links-added", _meaning(rows, added), path
    if len(every) > 1:
        yield "table/answer-links-added", _meaning(rows, _joined("+", sums)), ()


def _links(rows: dict[str, Expression], path: Path) -> Iterator[Expression]:
    for row, parent in pairwise(path):
        yield rows[row].derivative(parent)


def _joined(operator: str, nodes: Sequence[Node]) -> Node:
    return reduce(lambda left, right: Binary(operator, left, right), nodes)


def _meaning(rows: Rows, node: Node) -> Let:
    return Let(rows, Expression("", node))
