"""A network as a picture: units with their values, weights as lines of their size and sign."""

from __future__ import annotations

from typing import Any

from autograder.pictures import svg
from autograder.pictures.picture import Picture


def picture(values: Any, weights: Any, alt: str, caption: str = "") -> Picture:
    """`values` are x (d,), z (h,) and y, a number; `weights` are W0 (h,d) and W1 (1,h)."""
    (x, z, y), (W0, W1) = values, weights
    nodes = [_unit("x", i, value) for i, value in enumerate(x)]
    nodes += [_unit("z", i, value) for i, value in enumerate(z)]
    nodes.append(svg.Node("y", value=svg.number(y)))
    edges = [
        svg.Edge(f"x{j}", f"z{i}", weight=float(W0[i][j]))
        for i in range(len(z))
        for j in range(len(x))
    ]
    edges += [svg.Edge(f"z{i}", "y", weight=float(W1[0][i])) for i in range(len(z))]
    return svg.picture(nodes, edges, alt, caption)


def _unit(letter: str, index: int, value: float) -> svg.Node:
    return svg.Node(f"{letter}{index}", shows=f"{letter}[{index}]", value=svg.number(value))
