"""The sigmoid and a single neuron: formulas, derivation tables and the graph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercise import Check, Exercise, Failure
from autograder.exercises.drawn import any_function
from autograder.exercises.mistakes import known
from autograder.judging.answer import handed_in, told
from autograder.judging.derivation import TableTask
from autograder.judging.equality import Domain, Let, Seed
from autograder.judging.expression import parse
from autograder.judging.formula import Formula
from autograder.judging.graph import DOT, OPERATIONS, Operation
from autograder.judging.graph_exercise import GraphTask, graph
from autograder.judging.table_exercise import observed, table, table_checks
from autograder.judging.typed import Typed, reading
from autograder.judging.typed_exercise import Part, Paths, entry, typed, typed_checks

# --- the slope of the sigmoid

SIGMOID = Formula("1/(1+exp(-x))", ("x",))
SIGMOID_TABLE_TASK = TableTask(
    variable="sigmoid_table",
    target=SIGMOID.text,
    inputs=("x",),
    wanted=("x",),
    rows=4,
    functions=("exp", "ln", "sin", "cos", "tan", "sqrt"),
)


def _sigmoid_slope(key: str) -> Typed:
    return Typed(
        label=f"sigmoid_table_answers[{key!r}]",
        truth=SIGMOID.slope("x"),
        domain=Domain(("x",)),
        tiny={"x": 0.7},
        functions=SIGMOID_TABLE_TASK.functions,
    )


def _final(answers: Mapping[str, Any], exercise: Exercise, seed: Seed) -> None:
    """The slope in terms of the last row alone"""
    name, task = "sigmoid_table_answers", _sigmoid_slope("final")
    text = entry(handed_in(answers, name), name, "final")
    judge = Paths(own=SIGMOID_TABLE_TASK).judge(exercise, answers, seed)
    read = judge.require(task, text, "x")
    last = judge.rows[-1][0] if judge.rows else ""
    if read.names - {last}:
        said = f"{reading(task.label, read)}. That is right; now use the last row only."
        raise told(exercise, said, "table/final-other-names", credit=1 / 3)


SIGMOID_TABLE = Exercise(
    id="sigmoid-table",
    title="The slope of the sigmoid, by table",
    names=("sigmoid_table", "sigmoid_table_answers"),
    checks=(
        *table_checks(SIGMOID_TABLE_TASK, 2),
        *typed_checks(
            "sigmoid_table_answers",
            [Part(_sigmoid_slope("chain"), 1.5, key="chain", variable="x")],
            Paths(own=SIGMOID_TABLE_TASK),
        ),
        Check("final", "The slope in terms of the last row alone", _final, 1.5),
    ),
    kind="table",
    mistakes=known("table"),
    items=("S2.T3",),
    evidence=observed(SIGMOID_TABLE_TASK),
)

# --- one neuron

WBXY = ("w", "b", "x", "y")
_Z = "w*x+b"
_A = f"sigma({_Z})"
_R = f"{_A}-y"
NEURON = Formula(f"({_R})^2", WBXY)
NEURON_TABLE_TASK = TableTask("neuron_table", NEURON.text, WBXY, ("w", "b"), rows=5)
_TINY = {"w": 2, "b": -1, "x": 1.5, "y": 0.2}

# (a part, its ingredient): the wrong slope between them
_LOSS, _SQUASH, _WEIGHT, _BIAS = (NEURON.text, _R), (_A, _Z), ("w*x", "w"), (_Z, "b")
_NEURON_LINKS = {
    "neuron/no-two": {_LOSS: _R},
    "neuron/sign": {(_R, _A): "-1"},
    "neuron/no-slope": {_SQUASH: "1"},
    "neuron/slope-of-output": {_SQUASH: f"dsigma({_A})"},
    "neuron/slope-of-pre-activation": {_SQUASH: f"({_Z})*(1-({_Z}))"},
    "neuron/residual-before-squash": {_LOSS: f"2*({_Z}-y)"},
    "neuron/residual-lost": {_LOSS: "1"},
    "neuron/cross-entropy-shortcut": {_LOSS: _R, _SQUASH: "1"},
}
_NEURON_OWN_LINKS = {
    "w": {"neuron/no-x": {_WEIGHT: "1"}, "neuron/w-for-x": {_WEIGHT: "w"}},
    "b": {"neuron/x-in-bias": {_BIAS: "x"}},
}


def _neuron_slope(by: str, label: str) -> Typed:
    links = {**_NEURON_LINKS, **_NEURON_OWN_LINKS[by]}
    return Typed(
        label=label,
        truth=NEURON.slope(by),
        domain=Domain(WBXY),
        tiny=_TINY,
        wrong=tuple((code, NEURON.wrong_slope(by, wrong)) for code, wrong in links.items()),
    )


NEURON_TABLE = table(
    "sigmoid-neuron-table",
    "The neuron's table",
    NEURON_TABLE_TASK,
    points=4,
    mistakes=known("table"),
    items=("S2.T4",),
)

NEURON_ANSWER = typed(
    "sigmoid-neuron-answer",
    "Both slopes, as formulas",
    "neuron_answers",
    [
        Part(_neuron_slope(by, f"neuron_answers[{by!r}]"), 2, key=by, variable=by)
        for by in ("w", "b")
    ],
    paths=Paths(own=NEURON_TABLE_TASK),
    swapped="neuron/swapped",
    mistakes=(*known("sigmoid-neuron"), *known("table")),
    items=("S2.T4", "S2.i2"),
)

# --- the bias, link by link

LINKS = tuple(
    (name, parse(text, (*WBXY, "z", "a", "r")))
    for name, text in (("z", _Z), ("a", "sigma(z)"), ("r", "a-y"), ("L", "r^2"))
)
_WRONG_LINKS = {
    "dL/dr": (("table/square-slope", "r"),),
    "dr/da": (("table/sum-slope", "a"),),
    "da/dz": (
        ("table/sigma-slope-of-output", "dsigma(a)"),
        ("table/sigma-slope-of-output", "z*(1-z)"),
    ),
    "dz/db": (("table/sum-slope", "b"), ("neuron/x-in-bias", "x")),
}


def _link(key: str) -> Part:
    """dz/db and the like: the slope of one row with respect to one of its ingredients."""
    row, parent = (name.removeprefix("d") for name in key.split("/"))
    rows = LINKS[:-1]
    names = (*WBXY, "z", "a", "r")
    wrong = [(code, Let(rows, parse(text, names))) for code, text in _WRONG_LINKS[key]]
    if row == "L":
        wrong.append(("table/local-is-global", Let((), NEURON.slope("b"))))
    task = Typed(
        label=f"neuron_db_steps[{key!r}]",
        truth=Let(rows, dict(LINKS)[row].derivative(parent)),
        domain=Domain(WBXY),
        wrong=tuple(wrong),
        rows=rows,
    )
    return Part(task, 0.25, key=key)


_STEPS = [_link(key) for key in _WRONG_LINKS]
_BIAS_SLOPE = _neuron_slope("b", "neuron_db")


def _bias(answers: Mapping[str, Any], exercise: Exercise, seed: Seed) -> None:
    """The slope with respect to b"""
    task = replace(_BIAS_SLOPE, rows=LINKS[:-1])
    judge = Paths(worked=LINKS).judge(exercise, answers, seed)
    text = handed_in(answers, "neuron_db")
    try:
        judge.require(task, text, "b")
    except Failure as failure:
        unread = failure.code.startswith(("expression/", "common/not-done"))
        told_already = failure.code.startswith("table/")
        if unread or told_already or not _links_right(answers, exercise, seed):
            raise
        said = f"{failure.message} Your links are right; multiply them."
        raise Failure(said, code=failure.code, hints=failure.hints) from failure


def _links_right(answers: Mapping[str, Any], exercise: Exercise, seed: Seed) -> bool:
    judge = Paths().judge(exercise, answers, seed)
    try:
        steps = handed_in(answers, "neuron_db_steps")
        for part in _STEPS:
            judge.require(part.task, entry(steps, "neuron_db_steps", part.key))
    except Failure:
        return False
    return True


NEURON_BIAS = Exercise(
    id="sigmoid-neuron-bias",
    title="The bias, link by link",
    names=("neuron_db_steps", "neuron_db"),
    checks=(
        *typed_checks("neuron_db_steps", _STEPS),
        Check("neuron_db", "`neuron_db`", _bias, 1),
    ),
    kind="typed",
    mistakes=(*known("sigmoid-neuron"), *known("table")),
    items=("S2.T0",),
)

# --- three neurons and one error


def _sum_point(rng: Generator) -> Mapping[str, Any]:
    numbers = {name: rng.uniform(-1.5, 1.5) for name in ("y", "b1", "b2", "b3")}
    vectors = {name: rng.uniform(-1.5, 1.5, 2) for name in ("x", "w1", "w2", "w3")}
    return {**numbers, **vectors}


def _sum_target(point: Mapping[str, Any], operations: Mapping[str, Operation]) -> Any:
    phi = operations["phi"].compute
    units = (phi(np.sum(point[f"w{i}"] * point["x"]) + point[f"b{i}"]) for i in (1, 2, 3))
    return (point["y"] - sum(units)) ** 2


SUM_GRAPH = graph(
    "sigmoid-sum-graph",
    "The graph of three neurons",
    GraphTask(
        variable="sigmoid_sum_graph",
        inputs=("x", "y", "w1", "w2", "w3", "b1", "b2", "b3"),
        operations=lambda rng: {**OPERATIONS, "dot": DOT, "phi": any_function(rng)},
        draw=_sum_point,
        target=_sum_target,
        merges="phi",
    ),
    points=1.5,
    fan_out=("sigmoid_sum_fan_out", 0.5),
    mistakes=known("graph"),
    items=("S0.1b",),
)

FORMS = (SIGMOID_TABLE, NEURON_BIAS, NEURON_TABLE, NEURON_ANSWER, SUM_GRAPH)
