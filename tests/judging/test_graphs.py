"""Computation graphs as data: structure, function, fan-out, forward values and adjoints."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.called import Unsupported
from autograder.exercise import Exercise, Result, grade, score
from autograder.exercises.chain_rule_forms import COMPOSITE_GRAPH, FAN_OUT_GRAPH
from autograder.exercises.losses import composite_value
from autograder.exercises.sigmoid_forms import SUM_GRAPH
from autograder.judging.graph import DOT, OPERATIONS, Graph, adjoints, evaluate, read

Nodes = dict[str, Any]

THREE: Nodes = {
    "x1": ("g1", "w"),
    "x2": ("g2", "w"),
    "x3": ("g3", "w"),
    "y": ("f", "x1", "x2", "x3"),
}
COMPOSITE: Nodes = {
    "a": ("mul", "x", "z"),
    "b": ("log", "x"),
    "c": ("sin", "b"),
    "d": ("exp", "a"),
    "e": ("div", "a", "b"),
    "f": ("div", "c", "a"),
    "s": ("add", "d", "e"),
    "y": ("add", "s", "f"),
}
UNITS: Nodes = {
    **{f"u{i}": ("dot", f"w{i}", "x") for i in (1, 2, 3)},
    **{f"z{i}": ("add", f"u{i}", f"b{i}") for i in (1, 2, 3)},
    **{f"a{i}": ("phi", f"z{i}") for i in (1, 2, 3)},
    "s": ("sum", "a1", "a2", "a3"),
    "r": ("sub", "y", "s"),
    "f": ("square", "r"),
}


def graded(exercise: Exercise, graph: Any, chosen: Any = None, seed: int = 0, **more: Any) -> Any:
    answers = dict(zip(exercise.names, (graph, chosen), strict=False))
    return grade(exercise, answers, seed=seed, **more)


def structure(exercise: Exercise, graph: Any, seed: int = 0) -> Result:
    result: Result = graded(exercise, graph, seed=seed)[0]
    assert result.why == ""
    return result


RIGHT: list[tuple[Exercise, Nodes]] = [
    (FAN_OUT_GRAPH, THREE),
    (FAN_OUT_GRAPH, dict(reversed(THREE.items()))),
    (
        FAN_OUT_GRAPH,
        {"p": ["g3", "w"], "q": ["g1", "w"], "r": ["g2", "w"], "out": ["f", "q", "r", "p"]},
    ),
    (COMPOSITE_GRAPH, COMPOSITE),
    (COMPOSITE_GRAPH, dict(reversed(COMPOSITE.items()))),
    (COMPOSITE_GRAPH, {**COMPOSITE, "s": ("add", "e", "f"), "y": ("add", "s", "d")}),
    (
        COMPOSITE_GRAPH,
        {**{k: v for k, v in COMPOSITE.items() if k != "s"}, "y": ("sum", "f", "d", "e")},
    ),
    (COMPOSITE_GRAPH, {**COMPOSITE, "a2": ("mul", "z", "x"), "d": ("exp", "a2")}),
    (
        COMPOSITE_GRAPH,
        {
            **COMPOSITE,
            "l": ("log", "x"),
            "n": ("neg", "l"),
            "c": ("sin", "n"),
            "m": ("div", "c", "a"),
            "f": ("neg", "m"),
        },
    ),
    (SUM_GRAPH, UNITS),
    (SUM_GRAPH, {**UNITS, "r": ("sub", "s", "y")}),
    (SUM_GRAPH, {**UNITS, "f": ("mul", "r", "r")}),
    (SUM_GRAPH, {**UNITS, "u2": ("dot", "x", "w2"), "z1": ("add", "b1", "u1")}),
    (SUM_GRAPH, {**UNITS, "t": ("add", "a1", "a2"), "s": ("add", "t", "a3")}),
]


@pytest.mark.parametrize(("exercise", "nodes"), RIGHT)
@pytest.mark.parametrize("seed", range(5))
def test_every_right_graph_earns_full_marks(exercise: Exercise, nodes: Nodes, seed: int) -> None:
    result = structure(exercise, nodes, seed)
    assert result.passed, result.message


WRONG: list[tuple[Exercise, Any, str, str]] = [
    (COMPOSITE_GRAPH, "x", "graph/not-a-graph", "dictionary"),
    (COMPOSITE_GRAPH, {}, "graph/not-a-graph", "dictionary"),
    (COMPOSITE_GRAPH, {"a": "mul"}, "graph/not-a-graph", "`a`"),
    (COMPOSITE_GRAPH, {"a": ()}, "graph/not-a-graph", "`a`"),
    (COMPOSITE_GRAPH, {"a": ("mul", 1, 2)}, "graph/not-a-graph", "`a`"),
    (COMPOSITE_GRAPH, {3: ("mul", "x", "z")}, "graph/not-a-graph", "`3`"),
    (COMPOSITE_GRAPH, {f"n{i}": ("neg", "x") for i in range(101)}, "graph/not-a-graph", ""),
    (COMPOSITE_GRAPH, {**COMPOSITE, "x": ("log", "z")}, "graph/input-redefined", "`x`"),
    (COMPOSITE_GRAPH, {**COMPOSITE, "c": ("sinlog", "x")}, "graph/merged-operations", "`sinlog`"),
    (COMPOSITE_GRAPH, {**COMPOSITE, "c": ("dot", "x", "z")}, "graph/merged-operations", "`dot`"),
    (COMPOSITE_GRAPH, {**COMPOSITE, "a": ("mul", "x")}, "graph/number-of-inputs", "2 inputs"),
    (COMPOSITE_GRAPH, {**COMPOSITE, "c": ("sin", "b", "x")}, "graph/number-of-inputs", "1 input,"),
    (COMPOSITE_GRAPH, {**COMPOSITE, "y": ("sum",)}, "graph/number-of-inputs", "one or more"),
    (COMPOSITE_GRAPH, {**COMPOSITE, "f": ("div", "k", "a")}, "graph/unknown-name", "`k`, which"),
    (COMPOSITE_GRAPH, {**COMPOSITE, "a": ("mul", "x", "y")}, "graph/cycle", "cycle through"),
    (COMPOSITE_GRAPH, {**COMPOSITE, "a": ("mul", "x", "a")}, "graph/cycle", "through `a`"),
    (
        COMPOSITE_GRAPH,
        {**COMPOSITE, "k": ("neg", "a")},
        "graph/several-outputs",
        "`y` and `k`",
    ),
    (COMPOSITE_GRAPH, {"y": ("log", "x")}, "graph/unused-input", "`z`"),
    (SUM_GRAPH, {**UNITS, "u1": ("dot", "w1", "x1")}, "graph/vector-not-shared", "`x1`"),
    (COMPOSITE_GRAPH, {**COMPOSITE, "`\n": ("n`o", "x")}, "graph/merged-operations", "`n o`"),
]


@pytest.mark.parametrize(("exercise", "nodes", "code", "part"), WRONG)
def test_an_unreadable_graph_earns_nothing(
    exercise: Exercise, nodes: Any, code: str, part: str
) -> None:
    result = structure(exercise, nodes)
    assert (result.passed, result.points, result.code) == (False, 0, code)
    assert part in result.message


ANOTHER: list[tuple[Exercise, Nodes, str, str]] = [
    (COMPOSITE_GRAPH, {**COMPOSITE, "e": ("div", "b", "a")}, "graph/operands-exchanged", "`e`"),
    (COMPOSITE_GRAPH, {**COMPOSITE, "f": ("div", "a", "c")}, "graph/operands-exchanged", "`f`"),
    (COMPOSITE_GRAPH, {**COMPOSITE, "c": ("sin", "x")}, "graph/wrong-input", "`c`"),
    (COMPOSITE_GRAPH, {**COMPOSITE, "e": ("div", "x", "b")}, "graph/wrong-input", "`e`"),
    (COMPOSITE_GRAPH, {**COMPOSITE, "f": ("div", "c", "z")}, "graph/wrong-input", "`f`"),
    (COMPOSITE_GRAPH, {**COMPOSITE, "y": ("mul", "s", "f")}, "graph/function", "a = "),
    (FAN_OUT_GRAPH, {**THREE, "y": ("f", "x2", "x1", "x3")}, "graph/function", "x1 = "),
    (FAN_OUT_GRAPH, {**THREE, "x2": ("g1", "w")}, "graph/function", "the formula gives"),
    (
        SUM_GRAPH,
        {
            **{k: UNITS[k] for k in ("u1", "u2", "u3", "z1", "z2", "z3", "f")},
            "s": ("sum", "z1", "z2", "z3"),
            "a": ("phi", "s"),
            "r": ("sub", "y", "a"),
        },
        "graph/vector-not-shared",
        "one `phi`",
    ),
    (SUM_GRAPH, {**UNITS, "u1": ("add", "w1", "x")}, "graph/function", "a vector meets a number"),
    (SUM_GRAPH, {**UNITS, "u1": ("dot", "w1", "b1")}, "graph/function", "two vectors"),
    (SUM_GRAPH, {**UNITS, "f": ("mul", "r", "s")}, "graph/function", "the formula gives"),
]


@pytest.mark.parametrize(("exercise", "nodes", "code", "part"), ANOTHER)
@pytest.mark.parametrize("seed", range(2))
def test_a_graph_of_another_function_earns_a_third(
    exercise: Exercise, nodes: Nodes, code: str, part: str, seed: int
) -> None:
    result = structure(exercise, nodes, seed)
    assert (result.passed, result.code) == (False, code)
    assert result.points == pytest.approx(result.max_points / 3)
    assert part in result.message


def test_hints_come_from_the_catalogue() -> None:
    result = structure(COMPOSITE_GRAPH, {**COMPOSITE, "c": ("sin", "x")})
    assert result.hints == ("Read the term from the inside out.", "Which named value goes in?")


# What fans out


def fan_out(exercise: Exercise, nodes: Any, chosen: Any, **more: Any) -> Result:
    result: Result = graded(exercise, nodes, chosen, **more)[1]
    return result


@pytest.mark.parametrize(
    ("chosen", "share", "code"),
    [
        ({"a", "b", "x"}, 1, ""),
        (["x", "b", "a", "a"], 1, ""),
        ({"a", "b"}, 2 / 3, "graph/inputs-forgotten"),
        ({"a", "b", "x", "z"}, 2 / 3, "graph/fan-out"),
        ({"a"}, 1 / 3, "graph/fan-out"),
        ({"a", "e", "f", "s", "y"}, 0, "graph/fan-in-for-fan-out"),
        ({"y", "s"}, 0, "graph/fan-out"),
        (set(), 0, "graph/fan-out"),
        ({}, 0, "graph/fan-out"),
        ("abx", 0, "graph/not-a-set"),
        (Unsupported("set of ellipsis"), 0, "common/not-done"),
    ],
)
def test_fan_out_of_the_composite_graph(chosen: Any, share: float, code: str) -> None:
    result = fan_out(COMPOSITE_GRAPH, COMPOSITE, chosen)
    assert result.points == pytest.approx(0.5 * share)
    assert result.code == code


def test_the_set_is_compared_with_the_students_own_graph() -> None:
    own = {**COMPOSITE, "a2": ("mul", "x", "z"), "d": ("exp", "a2")}
    assert fan_out(COMPOSITE_GRAPH, own, {"a", "b", "x", "z"}).passed
    squared = {**UNITS, "f": ("mul", "r", "r")}
    assert fan_out(SUM_GRAPH, squared, {"x", "r"}).passed
    assert fan_out(SUM_GRAPH, UNITS, {"x"}).passed


def test_without_a_readable_graph_the_reference_is_used_where_there_is_one() -> None:
    result = fan_out(COMPOSITE_GRAPH, "none", {"a", "b", "x"})
    assert (result.passed, result.why) == (None, "needs")
    references = {"composite_graph": COMPOSITE}
    assert fan_out(COMPOSITE_GRAPH, "none", {"a", "b", "x"}, references=references).passed
    half = fan_out(COMPOSITE_GRAPH, "none", {"a", "b"}, references=references)
    assert half.points == pytest.approx(1 / 3)


def test_the_fan_out_message_counts() -> None:
    result = fan_out(COMPOSITE_GRAPH, COMPOSITE, {"a", "b", "z"})
    assert result.message == "2 of the 3 names in your set fan out in your graph; 1 is missing."


# The graph itself, as the pictures use it


def graph_of(nodes: Nodes, inputs: tuple[str, ...]) -> Graph:
    return read(nodes, inputs, {**OPERATIONS, "dot": DOT}, COMPOSITE_GRAPH)


def test_nodes_stand_in_an_order_of_computation() -> None:
    graph = graph_of(dict(reversed(COMPOSITE.items())), ("x", "z"))
    seen = {"x", "z"}
    for name, node in graph.nodes.items():
        assert set(node.inputs) <= seen
        seen.add(name)
    assert graph.output == "y"
    assert graph.fan_out() == {"a", "b", "x"}


def test_repeated_nodes() -> None:
    nodes = {**COMPOSITE, "a2": ("mul", "x", "z"), "d": ("exp", "a2")}
    assert graph_of(nodes, ("x", "z")).repeated() == ("a2",)
    assert graph_of(COMPOSITE, ("x", "z")).repeated() == ()


def test_values_and_adjoints_at_the_worked_point() -> None:
    graph = graph_of(COMPOSITE, ("x", "z"))
    known = evaluate(graph, {"x": 2.0, "z": 3.0})
    assert known["y"] == pytest.approx(412.191457, abs=1e-6)
    slopes = adjoints(graph, {"x": 2.0, "z": 3.0})
    assert slopes["y"] == slopes["d"] == 1
    assert slopes["b"] == pytest.approx(-12.360007, abs=1e-6)
    assert slopes["x"] == pytest.approx(1208.381215, abs=1e-6)
    assert slopes["z"] == pytest.approx(809.707479, abs=1e-6)


@pytest.mark.parametrize(("x", "z"), [(1.4, -0.6), (0.5, 0.7), (1.7, 0.9)])
def test_adjoints_of_the_inputs_are_the_complex_step(x: float, z: float) -> None:
    slopes = adjoints(graph_of(COMPOSITE, ("x", "z")), {"x": x, "z": z})
    by_x = np.imag(composite_value(x + 1e-30j, z)) / 1e-30
    by_z = np.imag(composite_value(x, z + 1e-30j)) / 1e-30
    assert slopes["x"] == pytest.approx(by_x, rel=1e-12)
    assert slopes["z"] == pytest.approx(by_z, rel=1e-12)


def test_adjoints_of_vectors_have_their_shape() -> None:
    nodes = {"u": ("dot", "w", "x"), "v": ("add", "w", "x"), "k": ("dot", "v", "v")}
    nodes["f"] = ("mul", "u", "k")
    w, x = np.array([1.0, -2.0, 0.5]), np.array([0.3, 0.7, 1.1])
    slopes = adjoints(graph_of(nodes, ("w", "x")), {"w": w, "x": x}, {**OPERATIONS, "dot": DOT})
    u, v = w @ x, w + x
    assert slopes["w"] == pytest.approx(x * (v @ v) + 2 * u * v, rel=1e-12)
    assert slopes["x"] == pytest.approx(w * (v @ v) + 2 * u * v, rel=1e-12)
    assert slopes["v"] == pytest.approx(2 * u * v, rel=1e-12)
    assert slopes["f"] == 1


def test_every_operation_differentiates() -> None:
    """Against central differences, at points where all of them exist."""
    rng = np.random.default_rng(1)
    for name, operation in OPERATIONS.items():
        inputs = tuple("uvw"[: operation.inputs or 3])
        graph = graph_of({"f": (name, *inputs)}, inputs)
        point = {i: rng.uniform(0.5, 1.5) for i in inputs}
        slopes = adjoints(graph, point)
        for moved in inputs:
            ends = [evaluate(graph, {**point, moved: point[moved] + s})["f"] for s in (1e-6, -1e-6)]
            assert slopes[moved] == pytest.approx((ends[0] - ends[1]) / 2e-6, rel=1e-7)


NAMES = st.sampled_from(["a", "b", "c", "x", "z", "", "`"])
ENTRIES = st.one_of(
    st.tuples(st.sampled_from(["add", "mul", "div", "log", "sum", "nope"]), NAMES),
    st.tuples(st.sampled_from(["add", "mul", "div", "sub", "sum"]), NAMES, NAMES),
    st.text(max_size=3),
    st.none(),
)


@given(st.dictionaries(NAMES, ENTRIES, max_size=5), st.lists(NAMES, max_size=4))
@settings(max_examples=200, deadline=None)
def test_nothing_breaks_the_check(nodes: Any, chosen: Any) -> None:
    results = graded(COMPOSITE_GRAPH, nodes, chosen)
    assert all(r.why in ("", "needs") for r in results)
    assert 0 <= score(results) <= 1
