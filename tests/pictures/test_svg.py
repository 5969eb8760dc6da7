"""Graphs as SVG: layers, free boxes, readable labels, safe text."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.pictures.layout import layered
from autograder.pictures.svg import Edge, Node, graph, number

SVG = "{http://www.w3.org/2000/svg}"


def boxes(svg: str, radius: str = "6") -> list[tuple[float, float, float, float]]:
    """Left, top, right, bottom of the nodes' boxes."""
    found = [
        r.attrib for r in ElementTree.fromstring(svg).iter(f"{SVG}rect") if r.get("rx") == radius
    ]
    sides = [[float(r[k]) for k in ("x", "y", "width", "height")] for r in found]
    return [(x, y, x + w, y + h) for x, y, w, h in sides]


def overlap(one, other) -> bool:
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > 0.2
        and min(one[3], other[3]) - max(one[1], other[1]) > 0.2
    )


@st.composite
def graphs(draw):
    """Any acyclic graph of up to 14 nodes: arrows lead from lower to higher numbers."""
    count = draw(st.integers(1, 14))
    pairs = [(i, j) for i in range(count) for j in range(i + 1, count)]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=30)) if pairs else []
    return [f"n{i}" for i in range(count)], [(f"n{i}", f"n{j}") for i, j in chosen]


@given(graphs())
@settings(max_examples=60, deadline=None)
def test_boxes_never_overlap_and_arrows_lead_to_the_right(case):
    names, edges = case
    layout = layered(names, edges)
    assert all(layout.layer[s] < layout.layer[t] for s, t in edges)
    svg, width = graph([Node(n, value="1.234") for n in names], [Edge(*e) for e in edges])
    assert len(boxes(svg)) == len(names)
    assert not any(overlap(a, b) for a, b in combinations(boxes(svg), 2))
    assert all(left >= 0 and right <= width for left, _, right, _ in boxes(svg))


@given(graphs())
@settings(max_examples=40, deadline=None)
def test_arrows_run_behind_no_box(case):
    """An arrow that skips layers keeps to its own lane in each of them."""
    names, edges = case
    layout = layered(names, edges)
    for column in layout.columns:
        rows = sorted((layout.row[name], name.startswith("\0")) for name in column)
        for (low, bend), (high, other) in pairwise(rows):
            assert high - low >= (0.2 if bend else 0.5) + (0.2 if other else 0.5) - 1e-9


def test_inputs_stand_just_before_their_first_use():
    layout = layered(["x", "y", "a", "b"], [("x", "a"), ("a", "b"), ("y", "b")])
    assert layout.layer["y"] == layout.layer["a"] == 1


def test_a_crossing_that_can_be_avoided_is_avoided():
    names = ["a", "b", "c", "d", "e", "f"]
    layout = layered(names, [("a", "f"), ("b", "e"), ("c", "d")])
    left, right = layout.columns
    assert [{"a": "f", "b": "e", "c": "d"}[n] for n in left] == right


@pytest.mark.parametrize(
    ("edges", "fault"),
    [([("a", "b"), ("b", "a")], "cycle"), ([("a", "a")], "cycle"), ([("a", "k")], "no node k")],
)
def test_what_is_no_graph_is_refused(edges, fault):
    with pytest.raises(ValueError, match=fault):
        layered(["a", "b"], edges)


def test_labels_stand_off_boxes_and_off_each_other():
    names = ["x", "z", "a", "b", "c", "d", "e", "f", "y"]
    pairs = ["xa", "za", "xb", "bc", "ad", "ae", "be", "cf", "af", "dy", "ey", "fy"]
    svg, _ = graph(
        [Node(n, value="−12.36") for n in names], [Edge(*p, label=f"∂{p}") for p in pairs]
    )
    labels = [
        (float(x), float(y), float(x) + float(w), float(y) + float(h))
        for x, y, w, h in re.findall(
            r'<rect x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)" height="([\d.]+)" fill="#fb',
            svg,
        )
    ]
    assert len(labels) == len(pairs)
    assert not any(overlap(a, b) for a, b in combinations(labels, 2))
    assert not any(overlap(a, b) for a in labels for b in boxes(svg))


def test_marks_are_in_text_too_and_explained():
    svg, _ = graph(
        [Node("a", value="1", slope="2", wrong=True, fan_out=2), Node("b"), Node("c")],
        [Edge("a", "b", "x"), Edge("a", "c")],
    )
    text = "".join(ElementTree.fromstring(svg).itertext())
    for part in ("✗", "×2", "blue: value", "red: slope", "on an arrow", "first wrong", "n arrows"):
        assert part in text


def test_weights_are_told_apart_without_colour():
    svg, _ = graph(
        [Node(n) for n in "abcd"],
        [Edge("a", "b", weight=1.0), Edge("a", "c", weight=-1.0), Edge("a", "d", weight=0.0)],
    )
    assert svg.count("stroke-dasharray") == 1
    assert "dashed: weight below 0" in svg
    assert "thin grey: weight 0" in svg


def test_foreign_text_stays_text_and_short():
    svg, width = graph([Node('<script>"&\x1b[31m\u202e' + "x" * 500)], [])
    assert ElementTree.fromstring(svg) is not None
    assert "<script" not in svg
    assert "\u202e" not in svg
    assert width < 700


@pytest.mark.parametrize(
    ("value", "shown"), [(403.428793, "403.4"), (-0.5, "−0.5"), (3, "3"), (1e-9, "1e−09")]
)
def test_numbers_are_short(value, shown):
    assert number(value) == shown
