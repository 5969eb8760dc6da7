"""A student's graph `{"a": ("mul", "x", "z"), ...}`, drawn."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from autograder.pictures import svg
from autograder.pictures.picture import Picture

_SIGNS = {"add": " + ", "sub": " − ", "mul": " · ", "div": " / "}


def picture(
    graph: Mapping[str, Sequence[str]], marked: Collection[str], alt: str, caption: str = ""
) -> Picture:
    """The graph; `marked` are the names that the student says fan out."""
    inputs = dict.fromkeys(name for _, *given in graph.values() for name in given)
    names = [*(name for name in inputs if name not in graph), *graph]
    edges = [svg.Edge(name, node) for node, (_, *given) in graph.items() for name in given]
    nodes = [
        svg.Node(
            name,
            shows=_shown(name, graph),
            fan_out=sum(edge.source == name for edge in edges) if name in marked else 0,
        )
        for name in names
    ]
    return svg.picture(nodes, edges, alt, caption)


def with_fan_out(graph: Mapping[str, Sequence[str]], marked: Collection[str]) -> Picture:
    """The student's graph, and the names that the student says fan out."""
    return picture(
        graph,
        marked,
        alt=f"Your graph with {len(graph)} nodes; your fan-out set:"
        f" {', '.join(sorted(marked)) or 'empty'}",
        caption="Count the arrows that leave each name.",
    )


def _shown(name: str, graph: Mapping[str, Sequence[str]]) -> str:
    if name not in graph:
        return name
    operation, *given = graph[name]
    if operation in _SIGNS and len(given) == 2:
        return f"{name} = {_SIGNS[operation].join(given)}"
    return f"{name} = {operation}({', '.join(given)})"
