"""Pictures that stand in the text of a notebook, made of nothing that a student wrote.

They are our own SVG, so that building a notebook again gives the same bytes everywhere.

A Markdown cell of a source asks for one by `{{picture: name}}`; `static(name)` is what the build
puts there. Names: worked-chain, worked-fan-out, sigmoid-and-slope, two-layer-network, network-004,
symmetry-collapse.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from autograder.exercises.losses import mean_squared_loss
from autograder.pictures import chart, svg, tables, worked
from autograder.pictures.chart import Curve, Panel
from autograder.pictures.picture import Picture
from autograder.pictures.training import data, walk


def static(name: str) -> str:
    """The picture as a Markdown image; KeyError lists the names if there is no such picture."""
    if name not in _PICTURES:
        known = ", ".join(_PICTURES)
        raise KeyError(f"There is no picture {name!r} for the text. There are: {known}.")
    return _PICTURES[name]().markdown()


def worked_chain() -> Picture:
    nodes, edges = _rows(worked.CHAIN, worked.POINT)
    return svg.picture(
        nodes, edges, "The steps from w, x, b and y to L, with the local gradient on each arrow"
    )


def worked_fan_out() -> Picture:
    nodes, edges = _rows(worked.FAN_OUT, {"x": 2.0})
    return svg.picture(
        nodes, edges, "Two paths lead from x to y, one through u1 and one through u2"
    )


def sigmoid_and_slope() -> Picture:
    z = np.linspace(-7, 7, 141)
    height, steepness = 0.5 * (1 + np.tanh(z / 2)), 0.25 / np.cosh(z / 2) ** 2
    curves = (
        Curve(z, height, svg.VALUE, label="σ(z), the height"),
        Curve(z, steepness, svg.SLOPE, label="σ'(z), the steepness"),
    )
    return chart.picture(
        [Panel(curves, (-6, -3, 0, 3, 6), (0, 0.25, 0.5, 0.75, 1), "z, the pre-activation", 420)],
        "The sigmoid climbs from 0 to 1; its slope is a bump around z = 0, at most one quarter",
    )


def two_layer_network() -> Picture:
    shows = {
        **{name: name for name in ("x", "w1", "b1", "w2", "b2", "y")},
        "lam": "λ",
        "n1": "neuron 1: z1, a1 = σ(z1)",
        "n2": "neuron 2: z2, a2 = σ(z2)",
        "e": "squared error",
        "m": "penalty",
        "f": "f = error + penalty",
    }
    into = {
        "n1": ("x", "w1", "b1"),
        "n2": ("n1", "w2", "b2"),
        "e": ("n2", "y"),
        "m": ("w1", "w2", "lam"),
        "f": ("e", "m"),
    }
    edges = [svg.Edge(source, target) for target, sources in into.items() for source in sources]
    alt = "Two neurons in a row, each with a weight and a bias; both weights also enter the penalty"
    return svg.picture([svg.Node(name, shown) for name, shown in shows.items()], edges, alt)


def network_004() -> Picture:
    layers = [["x[0]", "x[1]", "x[2]"], ["z[0]", "z[1]", "z[2]", "z[3]"], ["y"]]
    nodes = [svg.Node(name) for layer in layers for name in layer]
    edges = [svg.Edge(s, t, weight=0.0) for s in layers[0] for t in layers[1]]
    edges += [svg.Edge(s, "y", weight=0.0) for s in layers[1]]
    return svg.picture(
        nodes,
        edges,
        "Three inputs x, four hidden units z and one output y, each layer joined to the next",
        legend={"zero": "lines: W0 on the left, W1 on the right"},
    )


def symmetry_collapse() -> Picture:
    rng = np.random.default_rng(2)
    same = [np.full((4, 2), 0.4), np.full(4, 0.4), np.full((1, 4), 0.4), np.array(0.4)]
    mixed = [rng.normal(size=part.shape) for part in same[:3]]
    panels = [
        Panel(_ways(same), (0.4, 0.6, 0.8, 1), (0.4, 0.6, 0.8), "W0 from a constant start"),
        Panel(_ways([*mixed, 0.0]), (-1, 0, 1, 2, 3), (-3, -2, -1, 0, 1), "W0 from a random start"),
    ]
    return chart.picture(
        panels,
        "The rows of W0 during training: from a constant start four lines lie on each other,"
        " from a random start they go separate ways",
    )


def _ways(start: Sequence[Any]) -> tuple[Curve, ...]:
    """The way of each row of W0 through the plane, the later ones thinner and on top."""
    path = np.array([at[0] for at in walk(mean_squared_loss, start, data(), [0.1] * 4, 100)])
    colours = (svg.EDGE, svg.VALUE, svg.FAN, svg.SLOPE)
    return tuple(
        Curve(path[:, i, 0], path[:, i, 1], colour, 9 - 2.3 * i, f"row {i}")
        for i, colour in enumerate(colours)
    )


def _rows(table: Any, point: Mapping[str, float]) -> tuple[list[svg.Node], list[svg.Edge]]:
    """The rows with their values, and their local gradients as formulas."""
    rows = tables.read(table, list(point))
    shows = {row.name: f"{row.name} = {tables.pretty(row.formula.text)}" for row in rows}
    values = tables.evaluate(rows, point)
    nodes = [svg.Node(n, shows.get(n, n), svg.number(value)) for n, value in values.items()]
    edges = [
        svg.Edge(parent, row.name, tables.pretty(row.slopes[parent].text))
        if parent in row.slopes
        else svg.Edge(parent, row.name)
        for row in rows
        for parent in sorted(row.formula.names)
    ]
    return nodes, edges


_PICTURES: Mapping[str, Callable[[], Picture]] = {
    "worked-chain": worked_chain,
    "worked-fan-out": worked_fan_out,
    "sigmoid-and-slope": sigmoid_and_slope,
    "two-layer-network": two_layer_network,
    "network-004": network_004,
    "symmetry-collapse": symmetry_collapse,
}
