"""Derivation tables: every valid decomposition earns full marks, every fault names its row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.called import Unsupported
from autograder.exercise import Exercise, Result, grade, score
from autograder.exercises.chain_rule_forms import EXP_LOG_TABLE
from autograder.exercises.sigmoid_forms import NEURON_TABLE, SIGMOID_TABLE
from autograder.exercises.two_layer_forms import REGULARIZED_TABLE
from autograder.judging.arithmetic import FLOATS
from autograder.judging.expression import parse
from autograder.judging.paths import paths, wrong_combinations

Table = list[Any]

EXP_LOG: Table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("q", "ln(p)", {"p": "1/p"}, "ln(w*x)"),
    ("r", "b*x", {"b": "x"}, "b*x"),
    ("s", "exp(r)", {"r": "s"}, "exp(b*x)"),
    ("t", "s*w", {"s": "w", "w": "s"}, "exp(b*x)*w"),
    ("u", "t + q", {"t": "1", "q": "1"}, "exp(b*x)*w + ln(w*x)"),
    ("f", "b*u", {"b": "u", "u": "b"}, "b*(exp(b*x)*w + ln(w*x))"),
]
EXP_LOG_SPLIT: Table = [
    ("lw", "ln(w)", {"w": "1/w"}, "ln(w)"),
    ("lx", "ln(x)", {}, "ln(x)"),
    ("both", "lw+lx", {"lw": "1", "lx": "1"}, "ln(w)+ln(x)"),
    ("e", "x*b", {"b": "x", "x": "b"}, "b*x"),
    ("g", "exp(e)", {"e": "exp(e)"}, "exp(b*x)"),
    ("h", "w*g", {"w": "g", "g": "w", "x": "0"}, "w*exp(x*b)"),
    ("first", "h*b", {"h": "b", "b": "h"}, "b*w*exp(x*b)"),
    ("second", "both*b", {"both": "b", "b": "both"}, "b*ln(w*x)"),
    ("F", "first+second", {"first": "1", "second": "1"}, "b*(w*exp(b*x)+ln(x*w))"),
]
SIGMOID: Table = [
    ("a", "-x", {"x": "-1"}, "-x"),
    ("c", "exp(a)", {"a": "c"}, "exp(-x)"),
    ("d", "1+c", {"c": "1"}, "1+exp(-x)"),
    ("s", "1/d", {"d": "-s^2"}, "1/(1+exp(-x))"),
]
SIGMOID_OTHERS: list[Table] = [
    [
        ("c", "exp(x)", {"x": "exp(x)"}, "exp(x)"),
        ("d", "c+1", {"c": "1"}, "exp(x)+1"),
        ("s", "c/d", {"c": "1/d", "d": "-c/d^2"}, "exp(x)/(exp(x)+1)"),
    ],
    [
        ("a", "-1*x", {"x": "-1"}, "-x"),
        ("c", "exp(a)", {"a": "exp(a)"}, "exp(-x)"),
        ("d", "1+c", {"c": "1"}, "1+exp(-x)"),
        ("s", "d^-1", {"d": "-d^-2"}, "(1+exp(-x))^-1"),
    ],
    [
        ("c", "exp(x)", {"x": "c"}, "exp(x)"),
        ("k", "1/c", {"c": "-1/c^2"}, "1/exp(x)"),
        ("d", "1+k", {"k": "1"}, "1+exp(-x)"),
        ("s", "1/d", {"d": "-1/d^2"}, "1/(1+exp(-x))"),
    ],
]
NEURON: Table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("z", "p+b", {"p": "1", "b": "1"}, "w*x+b"),
    ("a", "sigma(z)", {"z": "dsigma(z)"}, "sigma(w*x+b)"),
    ("r", "a-y", {"a": "1"}, "sigma(w*x+b)-y"),
    ("L", "r^2", {"r": "2*r"}, "(sigma(w*x+b)-y)^2"),
]
NEURON_OTHERS: list[Table] = [
    [
        ("xw", "x*w", {"w": "x", "x": "w"}, "x*w"),
        ("copy", "b", {"b": "1"}, "b"),
        ("z", "copy+xw", {"xw": "1", "copy": "1"}, "b+x*w"),
        ("out", "σ(z)", {"z": "out*(1-out)"}, "sigmoid(x*w+b)"),
        ("miss", "y-out", {"out": "-1", "y": "1"}, "y-σ(w·x+b)"),
        ("loss", "miss*miss", {"miss": "2*miss"}, "(y-sigma(w*x+b))**2"),
    ],
    [
        ("p", "w*x", {"w": "x"}, "w*x"),
        ("z", "p+b", {"p": "1", "b": "1"}, "w*x+b"),
        ("m", "-z", {"z": "-1"}, "-w*x-b"),
        ("c", "exp(m)", {"m": "c"}, "exp(-(w*x+b))"),
        ("d", "1+c", {"c": "1"}, "1+exp(-w*x-b)"),
        ("a", "1/d", {"d": "-a*a"}, "1/(1+exp(-w*x-b))"),
        ("r", "a-y", {"a": "1"}, "sigma(w*x+b)-y"),
        ("L", "r^2", {"r": "2*(a-y)"}, "(sigma(w*x+b)-y)^2"),
    ],
]
_A1 = "sigma(w1*x+b1)"
_A2 = f"sigma(w2*{_A1}+b2)"
NETWORK: Table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p + b1", {"p": "1", "b1": "1"}, "w1*x + b1"),
    ("a1", "sigma(z1)", {"z1": "a1*(1-a1)"}, _A1),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, f"w2*{_A1}"),
    ("z2", "q + b2", {"q": "1", "b2": "1"}, f"w2*{_A1} + b2"),
    ("a2", "sigma(z2)", {"z2": "sigma'(z2)"}, _A2),
    ("r", "y - a2", {"a2": "-1"}, f"y - {_A2}"),
    ("l", "r^2", {"r": "2*r"}, f"(y - {_A2})^2"),
    ("s1", "w1^2", {"w1": "2*w1"}, "w1^2"),
    ("s2", "w2^2", {"w2": "2*w2"}, "w2^2"),
    ("s", "s1 + s2", {"s1": "1", "s2": "1"}, "w1^2 + w2^2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1^2 + w2^2)"),
    ("f", "l + m", {"l": "1", "m": "1"}, f"(y - {_A2})^2 + lam*(w1^2 + w2^2)"),
]
NETWORK_SPREAD: Table = [
    *NETWORK[:6],
    ("r", "a2 - y", {"a2": "1"}, f"{_A2} - y"),
    ("l", "r*r", {"r": "r+r"}, f"(y - {_A2})^2"),
    ("s1", "w1*w1", {"w1": "2*w1"}, "w1^2"),
    ("m1", "lambda*s1", {"s1": "λ"}, "lam*w1^2"),
    ("s2", "w2**2", {"w2": "2*w2"}, "w2^2"),
    ("m2", "s2*lam", {"s2": "lam", "lam": "s2"}, "lam*w2^2"),
    ("k", "m1 + l", {"l": "1", "m1": "1"}, f"({_A2} - y)^2 + lam*w1^2"),
    ("f", "k + m2", {"k": "1", "m2": "1"}, f"(y - {_A2})^2 + lam*(w1^2 + w2^2)"),
]
RIGHT: list[tuple[Exercise, str, Table]] = [
    (EXP_LOG_TABLE, "exp_log_table", EXP_LOG),
    (EXP_LOG_TABLE, "exp_log_table", EXP_LOG_SPLIT),
    (NEURON_TABLE, "neuron_table", NEURON),
    *((NEURON_TABLE, "neuron_table", other) for other in NEURON_OTHERS),
    (REGULARIZED_TABLE, "regularized_table", NETWORK),
    (REGULARIZED_TABLE, "regularized_table", NETWORK_SPREAD),
    (SIGMOID_TABLE, "sigmoid_table", SIGMOID),
    *((SIGMOID_TABLE, "sigmoid_table", other) for other in SIGMOID_OTHERS),
]


def columns(exercise: Exercise, name: str, table: Any, seed: int = 0) -> list[Result]:
    """The results of the three columns of a table."""
    results = grade(exercise, {name: table, "sigmoid_table_answers": {}}, seed=seed)[:3]
    assert [r.check for r in results] == ["breakdown", "local_gradients", "expansion"]
    assert all(r.why == "" for r in results)
    return results


def exp_log(table: Any) -> list[Result]:
    return columns(EXP_LOG_TABLE, "exp_log_table", table)


def changed(table: Table, place: int, *row: Any) -> Table:
    """The table with another row at a place, counted from 1."""
    return [*table[: place - 1], row, *table[place:]]


@pytest.mark.parametrize(("exercise", "name", "table"), RIGHT)
@pytest.mark.parametrize("seed", range(5))
def test_every_valid_decomposition_earns_full_marks(
    exercise: Exercise, name: str, table: Table, seed: int
) -> None:
    results = columns(exercise, name, table, seed)
    assert [(r.passed, r.message) for r in results] == [(True, "")] * 3


@pytest.mark.parametrize(("exercise", "name", "table"), RIGHT)
def test_lists_for_tuples_and_a_leftover_ellipsis_are_accepted(
    exercise: Exercise, name: str, table: Table
) -> None:
    loose = [*map(list, table), Unsupported("ellipsis")]
    assert all(r.passed for r in columns(exercise, name, loose))


def test_points_of_the_parts() -> None:
    assert [r.max_points for r in exp_log(EXP_LOG)] == [0.5, 1, 0.5]
    results = columns(REGULARIZED_TABLE, "regularized_table", NETWORK)
    assert [r.max_points for r in results] == [2, 4, 2]


# One fault each: (the changed row, which column, its code, what the message says)

FAULTS: list[tuple[int, tuple[Any, ...], int, str, str]] = [
    (1, ("p", "w*x*1", {"w": "x"}, "w*x"), 0, "table/two-operations", "does 2 operations"),
    (3, ("r", "-b*-x", {"b": "x"}, "b*x"), 0, "table/two-operations", "does 3 operations"),
    (1, ("p", "w*x", {"w": "w"}, "w*x"), 1, "table/product-own-factor", "∂p/∂w"),
    (1, ("p", "w*x", {"w": "w*x"}, "w*x"), 1, "table/product-whole", "∂p/∂w"),
    (2, ("q", "ln(p)", {"p": "ln(p)"}, "ln(w*x)"), 1, "table/log-slope-copied", "∂q/∂p"),
    (2, ("q", "ln(p)", {"p": "1/w"}, "ln(w*x)"), 1, "table/log-slope-of-input", "∂q/∂p"),
    (2, ("q", "ln(p)", {"p": "1/x"}, "ln(w*x)"), 1, "table/log-slope-of-input", "∂q/∂p"),
    (2, ("q", "ln(p)", {"p": "p"}, "ln(w*x)"), 1, "table/local-gradient", "∂q/∂p"),
    (2, ("q", "ln(p)", {"p": "1/p", "w": "1/w"}, "ln(w*x)"), 1, "table/local-is-global", "`w`"),
    (4, ("s", "exp(r)", {"r": "r*exp(r-1)"}, "exp(b*x)"), 1, "table/exp-power-rule", "∂s/∂r"),
    (4, ("s", "exp(r)", {"r": "x*s"}, "exp(b*x)"), 1, "table/local-is-global", "∂s/∂r"),
    (5, ("t", "s*w", {"s": "w"}, "exp(b*x)*w"), 1, "table/missing-path-local", "∂t/∂w"),
    (5, ("t", "s*w", {}, "exp(b*x)*w"), 1, "table/missing-path-local", "∂t/∂s"),
    (5, ("t", "s*w", "none", "exp(b*x)*w"), 1, "table/missing-path-local", "∂t/∂s"),
    (6, ("u", "t+q", {"t": "t", "q": "1"}, EXP_LOG[5][3]), 1, "table/sum-slope", "∂u/∂t"),
    (7, ("f", "b*u", {"u": "b"}, EXP_LOG[6][3]), 1, "table/missing-path-local", "∂f/∂b"),
    (7, ("f", "b*u", {"u": "b", "b": "2u"}, EXP_LOG[6][3]), 1, "expression/multiplication", "2*u"),
    (7, ("f", "b*u", {"u": "b", "b": "k"}, EXP_LOG[6][3]), 1, "expression/name", "`k`"),
    (6, ("u", "t+q", {"t": "f", "q": "1"}, EXP_LOG[5][3]), 1, "expression/name", "`f`"),
    (2, ("q", "ln(p)", {"p": "1/p"}, "ln(p)"), 2, "table/expansion-not-expanded", "replace `p`"),
    (2, ("q", "ln(p)", {"p": "1/p"}, "ln(w)"), 2, "table/expansion", "not what this row"),
    (2, ("q", "ln(p)", {"p": "1/p"}, "ln(w*x"), 2, "expression/syntax", "never closed"),
    (2, ("q", "ln(p)", {"p": "1/p"}, None), 2, "expression/not-text", "(`q`)"),
]


@pytest.mark.parametrize(("place", "row", "column", "code", "part"), FAULTS)
def test_a_fault_costs_its_cell_and_names_its_row(
    place: int, row: tuple[Any, ...], column: int, code: str, part: str
) -> None:
    results = exp_log(changed(EXP_LOG, place, *row))
    wrong = results[column]
    assert wrong.passed is False
    assert wrong.code == code
    assert f"Row {place} (`{row[0]}`)" in wrong.message
    assert part in wrong.message
    assert 0.7 < wrong.points / wrong.max_points < 1
    if column:
        assert all(r.passed for r in results if r is not wrong)


def test_hints_come_from_the_catalogue() -> None:
    results = exp_log(changed(EXP_LOG, 2, "q", "ln(p)", {"p": "ln(p)"}, "ln(w*x)"))
    assert results[1].hints == (
        "Is the logarithm as steep as it is high?",
        "Where is it steepest: near 0 or far out?",
    )


OTHER_SLOPES = [
    (NEURON, 3, ("a", "sigma(z)", {"z": "dsigma(a)"}), "table/sigma-slope-of-output"),
    (NEURON, 3, ("a", "sigma(z)", {"z": "z*(1-z)"}), "table/sigma-slope-of-output"),
    (NEURON, 4, ("r", "a-y", {"a": "-1"}), "table/local-gradient"),
    (NEURON, 5, ("L", "r^2", {"r": "r"}), "table/square-slope"),
    (NEURON_OTHERS[0], 5, ("miss", "y-out", {"out": "1"}), "table/difference-sign"),
    (NEURON_OTHERS[1], 3, ("m", "-z", {"z": "1"}), "table/negation-sign"),
    (NEURON_OTHERS[1], 6, ("a", "1/d", {"d": "1/d^2"}), "table/quotient-sign"),
    (NEURON_OTHERS[1], 6, ("a", "1/d", {"d": "-1/d"}), "table/reciprocal-slope"),
    (NEURON_OTHERS[1], 6, ("a", "1/d", {"d": "ln(d)"}), "table/reciprocal-slope"),
]


@pytest.mark.parametrize(("table", "place", "row", "code"), OTHER_SLOPES)
def test_wrong_slopes_are_named_by_the_operation(
    table: Table, place: int, row: tuple[Any, ...], code: str
) -> None:
    expansion = table[place - 1][3]
    results = columns(NEURON_TABLE, "neuron_table", changed(table, place, *row, expansion))
    assert [r.passed for r in results] == [True, False, True]
    assert results[1].code == code


def test_no_slope_that_is_the_same_everywhere_is_told() -> None:
    results = exp_log(changed(EXP_LOG, 6, "u", "t+q", {"t": "5", "q": "1"}, EXP_LOG[5][3]))
    assert "the slope is" not in results[1].message.split("add up")[0]


def test_the_paths_of_the_students_own_slopes_are_added_up() -> None:
    results = exp_log(changed(EXP_LOG, 2, "q", "ln(p)", {"p": "2/p"}, "ln(w*x)"))
    assert "your local gradients, along all paths, add up to" in results[1].message
    assert "for w; the slope of the last row is" in results[1].message


@pytest.mark.parametrize(
    ("row", "code", "part"),
    [
        (("w", "w*x", {"w": "x"}, "w*x"), "table/name", "`w` is an input"),
        (("exp", "w*x", {"w": "x"}, "w*x"), "table/name", "`exp` is a function"),
        (("σ", "w*x", {"w": "x"}, "w*x"), "table/name", "`sigma` is a function"),
        (("2p", "w*x", {"w": "x"}, "w*x"), "table/name", "a name is a letter"),
        ((3, "w*x", {"w": "x"}, "w*x"), "table/name", "a name is a letter"),
        (("p", "2x", {"w": "x"}, "w*x"), "expression/multiplication", "write `2*x`"),
        (("p", "u", {"u": "1"}, "w*x"), "table/undefined-name", "used before it is defined"),
        (("p", "p*x", {"p": "x"}, "w*x"), "table/undefined-name", "used before it is defined"),
        (("p", "k*x", {"k": "x"}, "w*x"), "expression/name", "`k` is not known"),
        (("p", "ln(-w)", {"w": "1/w"}, "ln(-w)"), "table/undefined-value", "no value"),
        (("p", Unsupported("ellipsis"), {}, "w*x"), "common/not-done", "not done"),
    ],
)
def test_a_row_that_cannot_be_used_is_wrong_in_all_columns(
    row: tuple[Any, ...], code: str, part: str
) -> None:
    results = exp_log(changed(EXP_LOG, 1, *row))
    assert [r.passed for r in results] == [False] * 3
    assert results[0].code == code
    assert "Row 1" in results[0].message
    assert part in results[0].message


def test_later_rows_build_on_the_expansion_of_a_bad_one() -> None:
    results = exp_log(changed(EXP_LOG, 1, "p", "2x", {"w": "x"}, "w*x"))
    assert [round(r.points, 3) for r in results] == [
        round(0.5 * 6 / 7, 3),
        round(9 / 10, 3),
        round(0.5 * 6 / 7, 3),
    ]


def test_without_an_expansion_the_row_above_falls_too() -> None:
    results = exp_log(changed(EXP_LOG, 1, "p", "2x", {"w": "x"}, "nothing"))
    assert "5 of 7 rows are right" in results[0].message
    table = changed(EXP_LOG, 1, "p", "2x", {}, "?")
    for place in (2, 6):
        name, breakdown, slopes, _ = EXP_LOG[place - 1]
        table = changed(table, place, name, breakdown, slopes, "?")
    results = exp_log(table)
    assert "3 of 7 rows are right" in results[0].message
    assert "function of the task" in results[0].message


def test_a_name_defined_twice() -> None:
    results = exp_log(changed(EXP_LOG, 3, "p", "b*x", {"b": "x"}, "b*x"))
    assert results[0].code == "table/name"
    assert "Row 3 (`p`), name: `p` is defined twice" in results[0].message


def test_an_unused_row_costs_its_breakdown_only() -> None:
    results = exp_log([*EXP_LOG[:6], ("zz", "w", {"w": "1"}, "w"), EXP_LOG[6]])
    assert [r.passed for r in results] == [False, True, True]
    assert results[0].code == "table/unused-row"
    assert "Row 7 (`zz`) is never used" in results[0].message
    assert results[0].points == pytest.approx(0.5 * 7 / 8)


def test_a_table_of_another_function_earns_half_at_most() -> None:
    results = exp_log(EXP_LOG[:6])
    assert [r.code for r in results] == ["table/target"] * 3
    assert score(results) == pytest.approx(2 * 0.5 * 6 / 7, abs=0.01)
    longer = [*EXP_LOG, ("g", "2*f", {"f": "2"}, f"2*{EXP_LOG[6][3]}")]
    assert score(exp_log(longer)) == 1


def test_rows_with_several_operations_are_still_judged() -> None:
    last = ("f", "b*(t+ln(p))", {"b": "t+ln(p)", "t": "b", "p": "b/p"}, EXP_LOG[6][3])
    table = [EXP_LOG[0], *EXP_LOG[2:5], last]
    results = exp_log(table)
    assert [r.passed for r in results] == [False, True, True]
    assert "does 3 operations" in results[0].message


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ([], "table/not-a-table"),
        ({}, "table/not-a-table"),
        ("p", "table/not-a-table"),
        (None, "table/not-a-table"),
        ([("p", "w", {}, "w")] * 41, "table/not-a-table"),
        ([("p", "w*x", "w*x")], "table/row-shape"),
        (["pwwx"], "table/row-shape"),
        ([Unsupported("ellipsis")], "common/not-done"),
        (Unsupported("object"), "table/not-a-table"),
    ],
)
def test_what_is_no_table(value: Any, code: str) -> None:
    results = exp_log(value)
    assert [r.code for r in results] == [code] * 3
    assert score(results) == 0


def test_a_missing_table() -> None:
    assert {r.code for r in grade(EXP_LOG_TABLE, {})} == {"common/missing"}


@pytest.mark.parametrize("word", ["sigma", "dsigma", "sigmoid", "tanh"])
def test_the_sigmoid_is_not_given_away(word: str) -> None:
    table = [("s", f"{word}(x)", {"x": "1"}, f"{word}(x)")]
    results = columns(SIGMOID_TABLE, "sigmoid_table", table)
    assert results[0].code == "expression/function"
    assert score(results) == 0


CELLS = st.one_of(
    st.sampled_from(["p", "q", "w", "x", "w*x", "p+q", "ln(p)", "2x", "(", "exp(9^9)", "1/(w-w)"]),
    st.text(max_size=8),
    st.none(),
    st.integers(),
    st.dictionaries(st.sampled_from(["w", "p", "", "λ"]), st.sampled_from(["x", "1/p", "0/0"])),
    st.lists(st.integers(), max_size=2),
)


@given(st.lists(st.lists(CELLS, min_size=4, max_size=4), max_size=6))
@settings(max_examples=200, deadline=None)
def test_no_table_breaks_the_check(table: Sequence[Sequence[Any]]) -> None:
    results = exp_log([tuple(row) for row in table])
    assert 0 <= score(results) <= 1
    assert all(r.message and r.code for r in results if not r.passed)


# Paths

ROWS = [(row[0], parse(row[1], ("w", "b", "x", "p", "q", "r", "s", "t", "u"))) for row in EXP_LOG]


def test_paths_through_a_table() -> None:
    assert paths(ROWS, "w") == [("f", "u", "q", "p", "w"), ("f", "u", "t", "w")]
    assert paths(ROWS, "b") == [("f", "b"), ("f", "u", "t", "s", "r", "b")]
    assert paths(ROWS, "y") == []


def test_many_paths_are_cut_off() -> None:
    rows = [("a0", parse("w", ("w",)))]
    for i in range(1, 12):
        rows.append((f"b{i}", parse(f"2*a{i - 1}", (f"a{i - 1}",))))
        rows.append((f"a{i}", parse(f"a{i - 1}*b{i}", (f"a{i - 1}", f"b{i}"))))
    assert len(paths(rows, "w")) == 64


def test_wrong_combinations_of_right_links() -> None:
    point = {"w": 2.0, "b": 0.5, "x": 1.5}
    found: dict[str, list[float]] = {}
    for code, meaning, _ in wrong_combinations(ROWS, "w"):
        found.setdefault(code, []).append(float(meaning.evaluate(point, FLOATS)))
    exponential = 2.117000016612675  # exp(0.75)
    assert found["table/answer-one-path"] == pytest.approx([0.25, 0.5 * exponential])
    assert found["table/answer-paths-multiplied"] == pytest.approx([0.125 * exponential])
    links = [0.5 + 1 + 1 / 3 + 1.5, 0.5 + 1 + exponential]
    assert found["table/answer-links-added"] == pytest.approx([*links, sum(links)])
