"""Where the nodes of an acyclic graph stand: in layers from left to right, with few crossings.

An edge that skips layers gets a bend in each of them, placed like a node, so that no edge runs
behind a box.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

SWEEPS = 12  # to sort the layers
_MOVES = 40  # to straighten the edges
_NODE, _BEND = 0.5, 0.2  # half of the room, in rows, that a node and a bend take


@dataclass
class Layout:
    """`layer` and `row` of every node; `routes[i]` are the nodes and bends that edge i visits."""

    layer: dict[str, int]
    routes: list[list[str]]
    columns: list[list[str]] = field(default_factory=list)
    row: dict[str, float] = field(default_factory=dict)


def layered(nodes: Sequence[str], edges: Sequence[tuple[str, str]]) -> Layout:
    """Raises ValueError for a cycle or an edge to a node that does not exist."""
    layout = Layout(_layers(nodes, edges), [])
    layout.routes = [_route(layout, i, edge) for i, edge in enumerate(edges)]
    layout.columns = [[] for _ in range(max(layout.layer.values(), default=0) + 1)]
    for name, layer in layout.layer.items():
        layout.columns[layer].append(name)
    pairs = [pair for route in layout.routes for pair in pairwise(route)]
    before: dict[str, list[str]] = {name: [] for name in layout.layer}
    after: dict[str, list[str]] = {name: [] for name in layout.layer}
    for source, target in pairs:
        before[target].append(source)
        after[source].append(target)
    _order(layout, pairs, before, after)
    _align(layout, before, after)
    return layout


def is_bend(name: str) -> bool:
    return name.startswith("\0")


def _layers(nodes: Sequence[str], edges: Sequence[tuple[str, str]]) -> dict[str, int]:
    """The longest way from an input; an input itself stands just before its first use."""
    layer = dict.fromkeys(nodes, 0)
    for name in (end for edge in edges for end in edge):
        if name not in layer:
            raise ValueError(f"no node {name}")
    for _ in range(len(layer) + 1):
        late = [(s, t) for s, t in edges if layer[t] <= layer[s]]
        if not late:
            break
        for source, target in late:
            layer[target] = max(layer[target], layer[source] + 1)
    else:
        raise ValueError("cycle")
    inputs = set(layer) - {target for _, target in edges}
    for name in inputs:
        used = [layer[target] for source, target in edges if source == name]
        layer[name] = min(used, default=1) - 1
    return layer


def _route(layout: Layout, number: int, edge: tuple[str, str]) -> list[str]:
    source, target = edge
    skipped = range(layout.layer[source] + 1, layout.layer[target])
    bends = {f"\0{number}.{layer}": layer for layer in skipped}
    layout.layer.update(bends)
    return [source, *bends, target]


def _order(
    layout: Layout,
    pairs: Sequence[tuple[str, str]],
    before: Mapping[str, Sequence[str]],
    after: Mapping[str, Sequence[str]],
) -> None:
    """Sort each layer by the mean place of its neighbours, to and fro; keep the best found."""
    best, fewest = [list(column) for column in layout.columns], len(pairs) ** 2 + 1
    for sweep in range(SWEEPS):
        place = {name: i for column in layout.columns for i, name in enumerate(column)}
        crossings = _crossings(layout, pairs, place)
        if crossings < fewest:
            best, fewest = [list(column) for column in layout.columns], crossings
        beside = after if sweep % 2 else before
        for column in layout.columns[:: -1 if sweep % 2 else 1]:
            mean = {name: _mean([place[n] for n in beside[name]], place[name]) for name in column}
            column.sort(key=mean.__getitem__)
            place.update({name: i for i, name in enumerate(column)})
    layout.columns = best


def _crossings(layout: Layout, pairs: Sequence[tuple[str, str]], place: Mapping[str, int]) -> int:
    ends = [(layout.layer[s], place[s], place[t]) for s, t in pairs]
    return sum(
        1
        for i, (layer, s, t) in enumerate(ends)
        for other, u, v in ends[i + 1 :]
        if layer == other and (s - u) * (t - v) < 0
    )


def _align(
    layout: Layout, before: Mapping[str, Sequence[str]], after: Mapping[str, Sequence[str]]
) -> None:
    """Move nodes towards their neighbours' rows, keeping the order and the room they need."""
    for column in layout.columns:
        layout.row.update({name: i - (len(column) - 1) / 2 for i, name in enumerate(column)})
    for move in range(_MOVES):
        for column in layout.columns[:: -1 if move % 2 else 1]:
            wish = [_pull(layout, name, (*before[name], *after[name])) for name in column]
            layout.row.update(zip(column, _spread(column, wish), strict=True))


def _pull(layout: Layout, name: str, beside: Sequence[str]) -> float:
    """Where its neighbours want a node; bends hold on to bends, so that long edges run level."""
    weights = [8 if is_bend(name) and is_bend(other) else 1 for other in beside]
    rows = [layout.row[other] * weight for other, weight in zip(beside, weights, strict=True)]
    return sum(rows) / sum(weights) if beside else layout.row[name]


def _spread(column: Sequence[str], wish: Sequence[float]) -> list[float]:
    """The rows nearest to the wishes (least squares) with enough room between neighbours."""
    room = [_BEND if is_bend(name) else _NODE for name in column]
    offset = [sum(room[:i]) + sum(room[1 : i + 1]) for i in range(len(column))]
    blocks: list[tuple[float, int]] = []  # mean and size; a block moves as one
    for target, shift in zip(wish, offset, strict=True):
        mean, size = target - shift, 1
        while blocks and blocks[-1][0] > mean:
            other, more = blocks.pop()
            mean, size = (mean * size + other * more) / (size + more), size + more
        blocks.append((mean, size))
    base = [mean for mean, size in blocks for _ in range(size)]
    return [b + shift for b, shift in zip(base, offset, strict=True)]


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise
