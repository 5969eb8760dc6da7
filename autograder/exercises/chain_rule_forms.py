"""The chain rule, one link at a time: formulas, the derivation table and the graphs.

Every truth is the exact derivative of the formula that the task prints.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from numpy.random import Generator

from autograder.exercises.drawn import any_function
from autograder.exercises.losses import composite_value
from autograder.exercises.mistakes import known
from autograder.judging.derivation import TableTask
from autograder.judging.equality import Domain, Let
from autograder.judging.expression import parse
from autograder.judging.formula import Formula, relative
from autograder.judging.graph import OPERATIONS, Operation
from autograder.judging.graph_exercise import GraphTask, graph
from autograder.judging.table_exercise import table
from autograder.judging.typed import Typed
from autograder.judging.typed_exercise import Part, Paths, typed

# --- the squared error

WBXY = ("w", "b", "x", "y")
SQUARED = Formula("(w*x+b-y)^2", WBXY)
WORKED = tuple(
    (name, parse(text, (*WBXY, "p", "q", "r", "s")))
    for name, text in (("p", "w*x"), ("q", "b"), ("r", "p+q"), ("s", "r-y"), ("L", "s^2"))
)
_db = SQUARED.slope("b")

SQUARED_ERROR_ANSWER = typed(
    "chain-rule-squared-error-answer",
    "The other slope, as a formula",
    "squared_error_db",
    [
        Part(
            Typed(
                label="squared_error_db",
                truth=_db,
                domain=Domain(WBXY),
                tiny={"w": 2, "b": 1, "x": 3, "y": 4},
                wrong=(
                    ("squared-error/no-two", relative(_db, "truth/2", WBXY)),
                    ("squared-error/sign", relative(_db, "-truth", WBXY)),
                    ("squared-error/no-outer-slope", parse("1", WBXY)),
                    ("squared-error/x-in-bias", relative(_db, "truth*x", WBXY)),
                    ("squared-error/bias-dropped", Let([("b", parse("0", ()))], _db)),
                ),
                rows=WORKED[:-1],
            ),
            points=1,
            variable="b",
        )
    ],
    paths=Paths(worked=WORKED),
    mistakes=(*known("chain-rule-squared-error"), *known("table")),
    items=("S2.T1",),
)

# --- the exponential-logarithm function

WBX = ("w", "b", "x")
EXP_LOG = Formula("(w*exp(b*x)+ln(w*x))*b", WBX)
EXP_LOG_TABLE_TASK = TableTask("exp_log_table", EXP_LOG.text, WBX, ("w", "b"), rows=7)

EXP_LOG_TABLE = table(
    "chain-rule-exp-log-table",
    "The table",
    EXP_LOG_TABLE_TASK,
    points=2,
    mistakes=known("table"),
    items=("S2.tab1", "S2.T2"),
)

_LINKS = {
    "exp-log/log-inner-lost": {("w*x", "w"): "1"},
    "exp-log/log-chain-twice": {("ln(w*x)", "w*x"): "1/w"},
    "exp-log/log10": {("ln(w*x)", "w*x"): "1/(w*x*ln(10))"},
    "exp-log/outer-b-lost": {(EXP_LOG.text, "w*exp(b*x)+ln(w*x)"): "1"},
    "exp-log/w-kept": {("w*exp(b*x)", "w"): "w*exp(b*x)"},
}

EXP_LOG_ANSWER = typed(
    "chain-rule-exp-log-answer",
    "The slope with respect to w, as a formula",
    "exp_log_dw",
    [
        Part(
            Typed(
                label="exp_log_dw",
                truth=EXP_LOG.slope("w"),
                domain=Domain(WBX, same_sign=("w", "x")),
                tiny={"w": 2, "b": 0.5, "x": 1.5},
                wrong=(
                    *((code, EXP_LOG.wrong_slope("w", links)) for code, links in _LINKS.items()),
                    ("exp-log/swapped", EXP_LOG.slope("b")),
                ),
            ),
            points=1,
            variable="w",
        )
    ],
    paths=Paths(own=EXP_LOG_TABLE_TASK),
    mistakes=(*known("chain-rule-exp-log"), *known("table")),
    items=("S2.T2",),
)

# --- graphs


def _function_of_three(rng: Generator) -> Operation:
    """Changes when its inputs change places."""
    first, second, third = (any_function(rng).compute for _ in range(3))
    return Operation(3, lambda u, v, w: first(u) + second(v) * third(w))


def _fan_out_operations(rng: Generator) -> Mapping[str, Operation]:
    drawn = {name: any_function(rng) for name in ("g1", "g2", "g3")}
    return {**OPERATIONS, **drawn, "f": _function_of_three(rng)}


def _fan_out_target(point: Mapping[str, Any], operations: Mapping[str, Operation]) -> Any:
    inner = (operations[name].compute(point["w"]) for name in ("g1", "g2", "g3"))
    return operations["f"].compute(*inner)


FAN_OUT_GRAPH = graph(
    "chain-rule-fan-out-graph",
    "A graph with three paths",
    GraphTask(
        variable="fan_out_graph",
        inputs=("w",),
        operations=_fan_out_operations,
        draw=lambda rng: {"w": rng.uniform(-1.5, 1.5)},
        target=_fan_out_target,
    ),
    points=1,
    mistakes=known("graph"),
    items=("S0.1a",),
)


def _composite_point(rng: Generator) -> Mapping[str, Any]:
    x = rng.uniform(1.2, 2) if rng.random() < 0.5 else rng.uniform(0.3, 0.8)
    return {"x": x, "z": rng.choice((-1, 1)) * rng.uniform(0.3, 1.2)}


COMPOSITE_GRAPH = graph(
    "chain-rule-composite-graph",
    "A larger graph",
    GraphTask(
        variable="composite_graph",
        inputs=("x", "z"),
        operations=lambda rng: OPERATIONS,
        draw=_composite_point,
        target=lambda point, operations: composite_value(point["x"], point["z"]),
        name_wrong_inputs=True,
    ),
    points=0.5,
    fan_out=("composite_fan_out", 0.5),
    mistakes=known("graph"),
    items=("S3.ex1",),
)

FORMS = (
    SQUARED_ERROR_ANSWER,
    EXP_LOG_TABLE,
    EXP_LOG_ANSWER,
    FAN_OUT_GRAPH,
    COMPOSITE_GRAPH,
)
