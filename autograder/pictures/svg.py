"""Computation graphs as SVG: values in blue, slopes in red, local slopes on the arrows.

The picture brings its own light background, so it reads on a dark page too. Marks are in text as
well as in colour.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from autograder.pictures.layout import Layout, is_bend, layered
from autograder.pictures.picture import Picture, from_svg
from autograder.reports.text import strip

INK, VALUE, SLOPE, EDGE = "#222222", "#1f5fbf", "#b3261e", "#767676"
PLUS, FAN, PAPER = "#00695c", "#9a5b00", "#fbfbf8"
NO_LEGEND: Mapping[str, str] = {}
FONT = 13
_SMALL = 11
_LETTER = 0.62 * FONT  # mean width of a letter
_LINE = 17
_MARGIN = 14
_LONGEST = 60  # letters in a box, whatever a student calls a node
_STYLE = f'font-family="DejaVu Sans,Verdana,Arial,sans-serif" font-size="{FONT}"'

LEGEND = {
    "value": ("blue: value, forward", VALUE),
    "slope": ("red: slope of the output, backward", SLOPE),
    "label": ("on an arrow: local slope", EDGE),
    "wrong": ("✗ first wrong", SLOPE),
    "fan_out": ("×n: you mark it, n arrows leave", FAN),
    "positive": ("solid: weight above 0", PLUS),
    "negative": ("dashed: weight below 0", FAN),
    "zero": ("thin grey: weight 0", EDGE),
}


@dataclass(frozen=True)
class Node:
    """A box: its name, what it shows (the name if empty), value, slope and marks.

    `fan_out` is the number of arrows that leave, where the student says that several do.
    """

    name: str
    shows: str = ""
    value: str = ""
    slope: str = ""
    wrong: bool = False
    fan_out: int = 0

    @property
    def lines(self) -> list[tuple[str, str]]:
        colours = ((self.shows or self.name, INK), (self.value, VALUE), (self.slope, SLOPE))
        return [(strip(text)[:_LONGEST], colour) for text, colour in colours if text]

    @property
    def width(self) -> float:
        return max(46.0, max(len(text) for text, _ in self.lines) * _LETTER + 14)

    @property
    def height(self) -> float:
        return len(self.lines) * _LINE + 9.0


@dataclass(frozen=True)
class Edge:
    """An arrow with an optional label; a `weight` is drawn as thickness and sign."""

    source: str
    target: str
    label: str = ""
    weight: float | None = None


@dataclass(frozen=True)
class Box:
    """A rectangle that must stay free of labels."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: Box) -> bool:
        return (
            abs(self.x - other.x) * 2 < self.width + other.width
            and abs(self.y - other.y) * 2 < self.height + other.height
        )


Point = tuple[float, float]


def number(value: float) -> str:
    """A number short enough for a box: four significant digits."""
    return f"{float(value):.4g}".replace("-", "−")


def picture(
    nodes: Sequence[Node],
    edges: Sequence[Edge],
    alt: str,
    caption: str = "",
    legend: Mapping[str, str] = NO_LEGEND,
) -> Picture:
    """The graph as a picture; `legend` replaces explanations of `LEGEND`.

    Raises ValueError for a cycle or an unknown node.
    """
    text, width = graph(nodes, edges, legend)
    return from_svg(text, alt, caption, round(width))


def graph(
    nodes: Sequence[Node], edges: Sequence[Edge], legend: Mapping[str, str] = NO_LEGEND
) -> tuple[str, float]:
    """The SVG text and its width in pixels."""
    layout = layered([node.name for node in nodes], [(e.source, e.target) for e in edges])
    boxes, height = _boxes(layout, {node.name: node for node in nodes}, edges)
    paths = [_points(layout, boxes, i, edge) for i, edge in enumerate(edges)]
    labels = _labels(edges, paths, [boxes[node.name] for node in nodes])
    width = max([box.x + box.width / 2 for box in boxes.values()]) + _MARGIN
    explained, width = _legend(_used(nodes, edges), legend, width)
    thickest = max([1e-9, *(abs(edge.weight or 0) for edge in edges)])
    parts = [_path(p, e, thickest) for e, p in zip(edges, paths, strict=True)]
    parts += [_node(node, boxes[node.name]) for node in nodes]
    parts += [_label(label, box) for label, box in labels if label]
    parts += [legend_row(row, height + 14 + _LINE * i) for i, row in enumerate(explained)]
    return document(parts, width, height + _LINE * len(explained) + 8), width


def _boxes(
    layout: Layout, nodes: Mapping[str, Node], edges: Sequence[Edge]
) -> tuple[dict[str, Box], float]:
    """The rectangle of every node and bend, and the height they fill together."""
    step = max(node.height for node in nodes.values()) + 20
    top = min(layout.row.values())
    boxes: dict[str, Box] = {}
    x = float(_MARGIN)
    for index, column in enumerate(layout.columns):
        wide = max((nodes[n].width for n in column if not is_bend(n)), default=30.0)
        for name in column:
            y = _MARGIN + step / 2 + (layout.row[name] - top) * step - 6
            size = (wide, 0.0) if is_bend(name) else (nodes[name].width, nodes[name].height)
            boxes[name] = Box(x + wide / 2, y, *size)
        x += wide + _gap(layout, edges, index)
    return boxes, max(box.y + box.height / 2 for box in boxes.values()) + _MARGIN


def _gap(layout: Layout, edges: Sequence[Edge], index: int) -> float:
    """The room between two columns, for the widest label that ends there or for weights."""
    here = [edge for edge in edges if layout.layer[edge.target] == index + 1]
    widest = max((len(edge.label) for edge in here), default=0) * _LETTER
    if any(edge.weight is not None for edge in here):
        return 80 + widest
    fans = any(_fans(edge, here) for edge in here)
    return widest + (56 if fans else 40 if widest else 26)


def _fans(edge: Edge, among: Sequence[Edge]) -> bool:
    """Whether other labelled arrows leave the same box as this one."""
    return sum(bool(other.label) and other.source == edge.source for other in among) > 1


def _points(layout: Layout, boxes: Mapping[str, Box], index: int, edge: Edge) -> list[Point]:
    """The corners of a route: out of the source, straight through each bend, into the target."""
    route = layout.routes[index]
    first, last = boxes[route[0]], boxes[route[-1]]
    points = [(first.x + first.width / 2, first.y)]
    for name in route[1:-1]:
        bend = boxes[name]
        points += [(bend.x - bend.width / 2, bend.y), (bend.x + bend.width / 2, bend.y)]
    port = 0.0 if edge.weight is not None else _port(layout, boxes, index)
    return [*points, (last.x - last.width / 2, last.y + port)]


def _port(layout: Layout, boxes: Mapping[str, Box], index: int) -> float:
    """Arrows into one node end beside each other, in the order in which they come."""
    target = layout.routes[index][-1]
    incoming = [i for i, route in enumerate(layout.routes) if route[-1] == target]
    incoming.sort(key=lambda i: boxes[layout.routes[i][-2]].y)
    room = min(11.0, (boxes[target].height - 10) / len(incoming))
    return (incoming.index(index) - (len(incoming) - 1) / 2) * room


def _stroke(edge: Edge, thickest: float) -> str:
    if edge.weight is None:
        return f'stroke="{EDGE}" stroke-width="1.3" marker-end="url(#tip)"'
    if edge.weight == 0:
        return f'stroke="{EDGE}" stroke-width="0.7"'
    width = 0.8 + 2.4 * abs(edge.weight) / thickest
    if edge.weight > 0:
        return f'stroke="{PLUS}" stroke-width="{width:.1f}"'
    return f'stroke="{FAN}" stroke-width="{width:.1f}" stroke-dasharray="6 3"'


def _path(points: Sequence[Point], edge: Edge, thickest: float) -> str:
    (x, y), rest = points[0], points[1:]
    steps = [f"M{x:.1f} {y:.1f}"]
    for to_x, to_y in rest:
        middle = (x + to_x) / 2
        bends = f"C{middle:.1f} {y:.1f} {middle:.1f} {to_y:.1f}" if edge.weight is None else "L"
        steps.append(f"{bends} {to_x:.1f} {to_y:.1f}")
        x, y = to_x, to_y
    return f'<path d="{" ".join(steps)}" fill="none" {_stroke(edge, thickest)}/>'


def _labels(
    edges: Sequence[Edge], paths: Sequence[Sequence[Point]], taken: list[Box]
) -> list[tuple[str, Box]]:
    """A place for each label on its arrow, off the boxes and off the other labels."""
    found = []
    for edge, points in zip(edges, paths, strict=True):
        width = len(edge.label) * _LETTER + 4
        tries = _tries(_fans(edge, edges))
        places = [Box(*_along(points, t), width, _LINE - 2) for t in tries]
        box = next((p for p in places if not any(p.meets(o) for o in taken)), places[0])
        if edge.label:
            taken.append(box)
        found.append((edge.label, box))
    return found


def _tries(fans: bool) -> Iterator[float]:
    """Where to try a label along the last piece of an arrow: the middle, then outwards.

    Where several labelled arrows leave a box they are together at first, so the labels come late.
    """
    yield from (0.58, 0.54) if fans else ()
    yield from (0.5, 0.4, 0.6, 0.3, 0.7, 0.2)


def _along(points: Sequence[Point], t: float) -> Point:
    """The point of the last curve at t, as `_path` draws it."""
    (x0, y0), (x1, y1) = points[-2], points[-1]
    a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
    middle = (x0 + x1) / 2
    return a * x0 + (b + c) * middle + d * x1, (a + b) * y0 + (c + d) * y1


def _node(node: Node, box: Box) -> str:
    left, top = box.x - box.width / 2, box.y - box.height / 2
    stroke, thick = (SLOPE, 3) if node.wrong else (INK, 1.2)
    parts = [
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{box.width:.1f}" height="{box.height:.1f}"'
        f' rx="6" fill="#ffffff" stroke="{stroke}" stroke-width="{thick}"/>'
    ]
    for i, (text, colour) in enumerate(node.lines):
        parts.append(words(text, box.x, top + 4 + _LINE * (i + 0.75), colour))
    if node.wrong:
        parts.append(words("✗", left + 2, top + 2, SLOPE, halo=True))
    if node.fan_out:
        parts.append(words(f"×{node.fan_out}", left + box.width, top + 2, FAN, halo=True))
    return "".join(parts)


def _label(text: str, box: Box) -> str:
    """The text on a piece of paper, so that no line runs through it."""
    left, top = box.x - box.width / 2, box.y - box.height / 2
    paper = (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{box.width:.1f}" height="{box.height:.1f}"'
        f' fill="{PAPER}"/>'
    )
    return paper + words(text, box.x, box.y + 4, EDGE)


def words(text: str, x: float, y: float, colour: str, halo: bool = False) -> str:
    around = f' paint-order="stroke" stroke="{PAPER}" stroke-width="4"' if halo else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle" fill="{colour}"{around}>'
        f"{html.escape(text)}</text>"
    )


def _used(nodes: Sequence[Node], edges: Sequence[Edge]) -> list[str]:
    """The keys of `LEGEND` that this picture needs."""
    weights = [edge.weight for edge in edges if edge.weight is not None]
    used = {
        "value": any(node.value for node in nodes),
        "slope": any(node.slope for node in nodes),
        "label": any(edge.label for edge in edges),
        "wrong": any(node.wrong for node in nodes),
        "fan_out": any(node.fan_out for node in nodes),
        "positive": any(weight > 0 for weight in weights),
        "negative": any(weight < 0 for weight in weights),
        "zero": any(weight == 0 for weight in weights),
    }
    return [key for key, wanted in used.items() if wanted]


def _legend(
    used: Sequence[str], instead: Mapping[str, str], width: float
) -> tuple[list[list[tuple[str, str]]], float]:
    """The explanations in rows, and the width of the picture with them."""
    rows: list[list[tuple[str, str]]] = []
    for key in used:
        text, colour = LEGEND[key]
        said = (instead.get(key, text), colour)
        if rows and _legend_width([*rows[-1], said]) <= width:
            rows[-1].append(said)
        else:
            rows.append([said])
    return rows, max([width, *map(_legend_width, rows)])


def _legend_width(row: Sequence[tuple[str, str]]) -> float:
    return sum(len(text) + 5 for text, _ in row) * 0.6 * _SMALL + 2 * _MARGIN


def legend_row(row: Sequence[tuple[str, str]], y: float) -> str:
    spans = "   ·   ".join(f'<tspan fill="{c}">{html.escape(t)}</tspan>' for t, c in row)
    return (
        f'<text x="{_MARGIN}" y="{y:.1f}" font-size="{_SMALL}" xml:space="preserve">{spans}</text>'
    )


def document(parts: Sequence[str], width: float, height: float) -> str:
    tip = (
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="9"'
        ' markerHeight="9" markerUnits="userSpaceOnUse" orient="auto">'
        f'<path d="M0 0L8 4L0 8z" fill="{EDGE}"/></marker></defs>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}"'
        f' viewBox="0 0 {width:.0f} {height:.0f}" {_STYLE}>{tip}'
        f'<rect width="100%" height="100%" rx="8" fill="{PAPER}"/>{"".join(parts)}</svg>'
    )
