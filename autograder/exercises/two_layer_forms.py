"""Two layers: the derivation table with the penalty, its four slopes, the cheapest order."""

from __future__ import annotations

from autograder.exercises.mistakes import known
from autograder.judging.derivation import TableTask
from autograder.judging.equality import Domain, Meaning
from autograder.judging.expression import Expression
from autograder.judging.formula import Formula, relative
from autograder.judging.ordering import ordering
from autograder.judging.table_exercise import table
from autograder.judging.tree import Binary, Name, Number
from autograder.judging.typed import Typed
from autograder.judging.typed_exercise import Part, Paths, typed

INPUTS = ("w1", "w2", "b1", "b2", "x", "y", "lam")
WANTED = ("w1", "w2", "b1", "b2")

_Z1 = "w1*x+b1"
_A1 = f"sigma({_Z1})"
_Q = f"w2*{_A1}"
_Z2 = f"{_Q}+b2"
_A2 = f"sigma({_Z2})"
_R = f"y-{_A2}"
_L = f"({_R})^2"
REGULARIZED = Formula(f"{_L}+lam*(w1^2+w2^2)", INPUTS)
TABLE_TASK = TableTask("regularized_table", REGULARIZED.text, INPUTS, WANTED, rows=13)

# (a part, its ingredient): the wrong slope between them
_SQUARE, _OUTER, _INNER, _BACK = (_L, _R), (_A2, _Z2), (_A1, _Z1), (_Q, _A1)
_PENALTY = (REGULARIZED.text, "lam*(w1^2+w2^2)")
_UPDATED_W2 = Expression(
    "w2 after its own step",
    Binary("-", Name("w2"), Binary("*", Number(0.1), REGULARIZED.slope("w2").root)),
)
_EVERYWHERE: dict[str, dict[tuple[str, str], str | Expression]] = {
    "two-layer/no-two": {_SQUARE: _R},
    "two-layer/sign": {(_R, _A2): "1"},
    "two-layer/residual-lost": {_SQUARE: "1", (_R, _A2): "1"},
    "two-layer/missing-outer-slope": {_OUTER: "1"},
    "two-layer/outer-slope-of-output": {_OUTER: f"dsigma({_A2})"},
}
_FIRST_LAYER: dict[str, dict[tuple[str, str], str | Expression]] = {
    "two-layer/missing-inner-slope": {_INNER: "1"},
    "two-layer/inner-slope-of-output": {_INNER: f"dsigma({_A1})"},
    "two-layer/inner-slope-at-outer": {_INNER: f"dsigma({_Z2})"},
    "two-layer/w2-lost": {_BACK: "1"},
    "two-layer/w1-for-w2": {_BACK: "w1"},
    "two-layer/updated-w2": {_BACK: _UPDATED_W2},
}


def _penalty(weight: str) -> dict[str, dict[tuple[str, str], str | Expression]]:
    square = (f"{weight}^2", weight)
    return {
        "two-layer/no-regularizer": {_PENALTY: "0"},
        "two-layer/regularizer-no-two": {square: weight},
        "two-layer/regularizer-sum": {square: "2*(w1+w2)"},
        "two-layer/regularizer-not-differentiated": {square: f"{weight}^2"},
    }


_LINKS: dict[str, dict[str, dict[tuple[str, str], str | Expression]]] = {
    "w1": {
        **_EVERYWHERE,
        **_FIRST_LAYER,
        **_penalty("w1"),
        "two-layer/no-x": {("w1*x", "w1"): "1"},
    },
    "w2": {
        **_EVERYWHERE,
        **_penalty("w2"),
        "two-layer/regularizer-wrong-weight": {("w2^2", "w2"): "2*w1"},
        "two-layer/x-for-a1": {(_Q, "w2"): "x"},
        "two-layer/z1-for-a1": {(_Q, "w2"): _Z1},
        "two-layer/no-a1": {(_Q, "w2"): "1"},
    },
    "b1": {**_EVERYWHERE, **_FIRST_LAYER, "two-layer/x-in-bias": {(_Z1, "b1"): "x"}},
    "b2": {**_EVERYWHERE, "two-layer/a1-in-bias": {(_Z2, "b2"): _A1}},
}


def _slope(by: str) -> Typed:
    truth = REGULARIZED.slope(by)
    wrong: list[tuple[str, Meaning]] = [
        (code, REGULARIZED.wrong_slope(by, links)) for code, links in _LINKS[by].items()
    ]
    if by.startswith("b"):
        penalized = relative(truth, f"truth+2*lam*{by}", INPUTS)
        wrong.append(("two-layer/regularizer-on-biases", penalized))
    return Typed(
        label=f"regularized_answers[{by!r}]",
        truth=truth,
        domain=Domain(INPUTS),
        tiny={"w1": 1, "w2": -2, "b1": 0.5, "b2": 0.25, "x": 1.5, "y": 0.8, "lam": 0.5},
        wrong=tuple(wrong),
    )


REGULARIZED_TABLE = table(
    "two-layer-regularized-table",
    "The derivation table",
    TABLE_TASK,
    points=8,
    mistakes=known("table"),
    items=("S2.T5",),
)

REGULARIZED_ANSWER = typed(
    "two-layer-regularized-answer",
    "The four derivatives, typed",
    "regularized_answers",
    [Part(_slope(by), 1.5, key=by, variable=by) for by in WANTED],
    paths=Paths(own=TABLE_TASK),
    swapped="common/swapped",
    mistakes=(*known("two-layer-regularized"), *known("table")),
    items=("S2.T5",),
)

ORDER = ordering(
    "two-layer-order",
    "The best order",
    "gradient_order",
    points=4,
    mistakes=known("order"),
    items=("S2.T6", "S2.c1b", "S3.eff"),
)

FORMS = (REGULARIZED_TABLE, REGULARIZED_ANSWER, ORDER)
