"""Typed formulas: right in any form, wrong ones read back and, where one mistake fits, named."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_tables import EXP_LOG, EXP_LOG_SPLIT, NETWORK, NEURON, SIGMOID, SIGMOID_OTHERS

from autograder.called import Unsupported
from autograder.exercise import Exercise, Result, grade, score
from autograder.exercises.chain_rule_forms import EXP_LOG_ANSWER, SQUARED_ERROR_ANSWER
from autograder.exercises.sigmoid_forms import NEURON_ANSWER, NEURON_BIAS, SIGMOID_TABLE
from autograder.exercises.two_layer_forms import REGULARIZED_ANSWER
from autograder.exercises.zero_initialization_forms import CONSTANT_SYMBOLIC, SINGLE_UNIT_RATES

ELLIPSIS = Unsupported("ellipsis")


def one(exercise: Exercise, seed: int = 0, **answers: Any) -> Result:
    (result,) = grade(exercise, answers, seed=seed)
    return result


def by_key(exercise: Exercise, name: str, value: Any, seed: int = 0, **more: Any) -> list[Result]:
    return grade(exercise, {name: value, **more}, seed=seed)


# The squared error


@pytest.mark.parametrize(
    "text",
    ["2*s", "2*(w*x+b-y)", "2*(r-y)", "2*p+2*q-2*y", "s+s", "2*L/s", "-2*(y-b-x*w)", "2*s^2/s"],
)
@pytest.mark.parametrize("seed", range(3))
def test_squared_error_right(text: str, seed: int) -> None:
    result = one(SQUARED_ERROR_ANSWER, seed, squared_error_db=text)
    assert result.passed is ("L" not in text)  # the last row is not among the names


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("s", "squared-error/no-two"),
        ("w*x+b-y", "squared-error/no-two"),
        ("2*(y-w*x-b)", "squared-error/sign"),
        ("1", "squared-error/no-outer-slope"),
        ("2*s*x", "squared-error/x-in-bias"),
        ("2*(w*x-y)", "squared-error/bias-dropped"),
        ("1+1+1+2*s", "table/answer-links-added"),
        ("0", "common/zero"),
        ("s-s", "common/zero"),
        ("6*s", "common/factor"),
        ("-4*s", "common/factor"),
        ("s/3", "common/factor"),
        ("2*s*y", "common/factor"),
        ("2*s/w", "common/factor"),
        ("2.0001*s", "expression/rounded"),
        ("2*s+y", "common/unknown"),
        ("sqrt(4*s^2)", "common/unknown"),
        ("1/(s-s)", "expression/undefined"),
        ("2s", "expression/multiplication"),
        ("2*dw", "expression/name"),
        (ELLIPSIS, "common/not-done"),
        (7, "expression/not-text"),
        (["2*s"], "expression/not-text"),
    ],
)
def test_squared_error_wrong(text: Any, code: str) -> None:
    result = one(SQUARED_ERROR_ANSWER, squared_error_db=text)
    assert (result.passed, result.points) == (False, 0)
    assert result.code == code


def test_a_wrong_formula_is_read_back_with_one_case() -> None:
    result = one(SQUARED_ERROR_ANSWER, squared_error_db="2*(w*x-y)")
    assert result.message == (
        "`squared_error_db` was read as $2 \\, \\left(w \\, x - y\\right)$."
        " At w = 2, b = 1, x = 3, y = 4 we expect 6, your formula gives 4."
    )
    assert result.hints[0].startswith("Change b and nothing else")


def test_the_case_shown_is_one_where_the_mistake_shows() -> None:
    message = one(SQUARED_ERROR_ANSWER, squared_error_db="sqrt(4*s^2)").message
    expected, got = message.split("we expect ")[1].rstrip(".").split(", your formula gives ")
    assert float(expected) == -float(got) < 0


def test_generic_mistakes_in_words() -> None:
    told = {t: one(SQUARED_ERROR_ANSWER, squared_error_db=t).message for t in ("6*s", "2*s*y")}
    assert "It is 3 times the expected formula." in told["6*s"]
    assert "It is right but for a factor made of `y` alone." in told["2*s*y"]


# The exponential-logarithm function: w and x of one sign

EXP_LOG_WRONG = {
    "b*(exp(b*x)+1/(w*x))": "exp-log/log-inner-lost",
    "b*(exp(b*x)+x/w)": "exp-log/log-chain-twice",
    "b*(exp(b*x)+1/(w*ln(10)))": "exp-log/log10",
    "exp(b*x)+1/w": "exp-log/outer-b-lost",
    "b*(w*exp(b*x)+1/w)": "exp-log/w-kept",
    "b*w*x*exp(b*x)+w*exp(b*x)+ln(w*x)": "exp-log/swapped",
}


@pytest.mark.parametrize("text", ["b*(exp(b*x)+1/w)", "b*exp(x*b)+b/w", "(b*w*exp(b*x)+b)/w"])
@pytest.mark.parametrize("seed", range(5))
def test_exp_log_right(text: str, seed: int) -> None:
    assert one(EXP_LOG_ANSWER, seed, exp_log_dw=text).passed


@pytest.mark.parametrize(
    ("table", "text"),
    [
        (EXP_LOG, "b*s + b*1*1/p*x"),
        (EXP_LOG, "b*(s+1/w)"),
        (EXP_LOG, "b*t/w + b/w"),
        (EXP_LOG_SPLIT, "g*b + 1/w*b"),
        (EXP_LOG_SPLIT, "b*(g + both/both/w)"),
    ],
)
@pytest.mark.parametrize("seed", range(5))
def test_row_names_of_the_own_table(table: Any, text: str, seed: int) -> None:
    result = one(EXP_LOG_ANSWER, seed, exp_log_dw=text, exp_log_table=table)
    assert result.passed, result.message


@pytest.mark.parametrize(("text", "code"), EXP_LOG_WRONG.items())
@pytest.mark.parametrize("table", [EXP_LOG, None])
def test_exp_log_wrong(text: str, code: str, table: Any) -> None:
    assert one(EXP_LOG_ANSWER, exp_log_dw=text, exp_log_table=table).code == code


def test_right_table_wrong_paths() -> None:
    given = {
        "b*s": "table/answer-one-path",
        "b/w": "table/answer-one-path",
        "b*s*b/w": "table/answer-paths-multiplied",
        "s+1+b": "table/answer-links-added",
        "s+1+b+x+1/p+1+b": "table/answer-links-added",
    }
    for text, code in given.items():
        result = one(EXP_LOG_ANSWER, exp_log_dw=text, exp_log_table=EXP_LOG)
        assert result.code == code
        assert "Your table is right" in result.message
    told = one(EXP_LOG_ANSWER, exp_log_dw="b*s", exp_log_table=EXP_LOG).message
    assert "you used only the path f ← u ← t ← w" in told


def test_nothing_is_said_about_paths_when_the_table_is_wrong() -> None:
    table = [*EXP_LOG[:6], ("f", "b*u", {"u": "b"}, EXP_LOG[6][3])]
    result = one(EXP_LOG_ANSWER, exp_log_dw="b*s", exp_log_table=table)
    assert result.code == "common/unknown"
    assert "table is right" not in result.message


@pytest.mark.parametrize("table", [None, [ELLIPSIS], "x", [("p", "2x", {}, "2x")]])
def test_row_names_of_an_unreadable_table(table: Any) -> None:
    result = one(EXP_LOG_ANSWER, exp_log_dw="b*s+b/w", exp_log_table=table)
    assert result.code == "expression/name"
    assert "Row names can be used when their rows in `exp_log_table` can be read" in result.message
    assert one(EXP_LOG_ANSWER, exp_log_dw="b*exp(b*x)+b/w", exp_log_table=table).passed


# The sigmoid: chain and final


def sigmoid(chain: Any, final: Any, table: Any = SIGMOID) -> list[Result]:
    answers = {"sigmoid_table": table, "sigmoid_table_answers": {"chain": chain, "final": final}}
    return grade(SIGMOID_TABLE, answers)[3:]


@pytest.mark.parametrize(
    ("table", "chain", "final"),
    [
        (SIGMOID, "c/d^2", "s*(1-s)"),
        (SIGMOID, "-1/d^2*1*exp(a)*-1", "s-s^2"),
        (SIGMOID, "exp(-x)/(1+exp(-x))^2", "(1-s)*s"),
        (SIGMOID, "s*(1-s)", "s^2*(1/s-1)"),
        (SIGMOID_OTHERS[0], "c/d-c^2/d^2", "s*(1-s)"),
        (SIGMOID_OTHERS[1], "c*d^-2", "s*(1-s)"),
    ],
)
def test_sigmoid_right(table: Any, chain: str, final: str) -> None:
    results = sigmoid(chain, final, table)
    assert [(r.passed, r.points) for r in results] == [(True, 1.5), (True, 1.5)]


@pytest.mark.parametrize("final", ["c/d^2", "exp(-x)/(1+exp(-x))^2", "s^2*c", "s*(1-s)+x-x"])
def test_final_with_other_names_earns_a_third(final: str) -> None:
    result = sigmoid("c/d^2", final)[1]
    assert result.code == "table/final-other-names"
    assert result.points == pytest.approx(0.5)
    assert "use the last row only" in result.message


def test_sigmoid_wrong() -> None:
    chain, final = sigmoid("-c/d^2", "s*(1+s)")
    assert (chain.code, final.points) == ("common/sign", 0)
    assert sigmoid("-1/d^2+1+c-1", "s")[0].code == "table/answer-links-added"
    assert [r.code for r in sigmoid("dsigma(x)", "tanh(x)")] == ["expression/function"] * 2
    assert [r.code for r in sigmoid(ELLIPSIS, ELLIPSIS)] == ["common/not-done"] * 2


# The neuron

Z = "(w*x+b)"
A = f"sigma{Z}"
R = f"({A}-y)"
NEURON_WRONG = {
    "neuron/no-two": f"{R}*dsigma{Z}",
    "neuron/sign": f"2*(y-{A})*dsigma{Z}",
    "neuron/no-slope": f"2*{R}",
    "neuron/slope-of-output": f"2*{R}*dsigma({A})",
    "neuron/slope-of-pre-activation": f"2*{R}*{Z}*(1-{Z})",
    "neuron/residual-before-squash": f"2*({Z}-y)*dsigma{Z}",
    "neuron/residual-lost": f"dsigma{Z}",
    "neuron/cross-entropy-shortcut": R,
}
RIGHT_B = f"2*{R}*dsigma{Z}"


@pytest.mark.parametrize(("code", "text"), NEURON_WRONG.items())
def test_neuron_wrong(code: str, text: str) -> None:
    value = {"w": f"x*{text}", "b": text}
    results = by_key(NEURON_ANSWER, "neuron_answers", value)
    assert [r.code for r in results] == [code, code]
    bias = by_key(NEURON_BIAS, "neuron_db", text)[-1]
    assert bias.code == code


@pytest.mark.parametrize(
    ("w", "b", "codes"),
    [
        (RIGHT_B, RIGHT_B, ["neuron/no-x", ""]),
        (f"{RIGHT_B}*w", RIGHT_B, ["neuron/w-for-x", ""]),
        (f"{RIGHT_B}*x", f"{RIGHT_B}*x", ["", "neuron/x-in-bias"]),
        (RIGHT_B, f"{RIGHT_B}*x", ["neuron/swapped", "neuron/swapped"]),
        (f"{RIGHT_B}*x", RIGHT_B, ["", ""]),
        ("2*r*a*(1-a)*x", "2*r*sigma'(z)", ["", ""]),
        ("L*2/r*dsigma(z)*x", "2*(a-y)*(a-a^2)", ["", ""]),
    ],
)
@pytest.mark.parametrize("seed", range(2))
def test_neuron_by_key(w: str, b: str, codes: list[str], seed: int) -> None:
    value = {"w": w, "b": b}
    results = by_key(NEURON_ANSWER, "neuron_answers", value, seed, neuron_table=NEURON)
    assert [r.code for r in results] == codes
    assert [bool(r.passed) for r in results] == [not code for code in codes]


def test_a_missing_key_costs_only_itself() -> None:
    results = by_key(NEURON_ANSWER, "neuron_answers", {"w": f"{RIGHT_B}*x"})
    assert [(r.passed, r.code) for r in results] == [(True, ""), (False, "common/not-done")]


@pytest.mark.parametrize("value", ["2*r", [], None, 3])
def test_no_dictionary(value: Any) -> None:
    results = by_key(NEURON_ANSWER, "neuron_answers", value)
    assert {r.code for r in results} == {"expression/not-a-dictionary"}
    assert "'w', 'b'" in results[0].message


STEPS = {"dL/dr": "2*r", "dr/da": "1", "da/dz": "dsigma(z)", "dz/db": "1"}


def bias(db: Any = RIGHT_B, **steps: Any) -> list[Result]:
    answers = {"neuron_db_steps": {**STEPS, **steps}, "neuron_db": db}
    return grade(NEURON_BIAS, answers)


def test_neuron_bias_right() -> None:
    others = {"dL/dr": "2*(a-y)", "da/dz": "a*(1-a)", "dr/da": "w/w"}
    for results in (bias(), bias("2*r*sigma'(z)", **others)):
        assert [r.passed for r in results] == [True] * 5
        assert score(results) == 2


@pytest.mark.parametrize(
    ("key", "text", "code"),
    [
        ("dL/dr", "r", "table/square-slope"),
        ("dL/dr", "2", "common/unknown"),
        ("dr/da", "-1", "common/sign"),
        ("dr/da", "a", "table/sum-slope"),
        ("da/dz", "dsigma(a)", "table/sigma-slope-of-output"),
        ("da/dz", "z*(1-z)", "table/sigma-slope-of-output"),
        ("da/dz", "a", "common/unknown"),
        ("dz/db", "b", "table/sum-slope"),
        ("dz/db", "x", "neuron/x-in-bias"),
        ("dz/db", "0", "common/zero"),
    ],
)
def test_one_wrong_link(key: str, text: str, code: str) -> None:
    results = bias(**{key: text})
    wrong = [r for r in results if not r.passed]
    assert [r.code for r in wrong] == [code]
    assert key in wrong[0].message
    assert "we expect" not in wrong[0].message  # such a small formula would be told by its value


def test_right_links_and_a_wrong_slope() -> None:
    result = bias("2*r*dsigma(z)*w+1")[-1]
    assert result.message.endswith("Your links are right; multiply them.")
    added = bias("2*r+dsigma(z)+2")[-1]
    assert added.code == "table/answer-links-added"
    wrong = bias("2*r*dsigma(z)*w+1", **{"dr/da": "-1"})[-1]
    assert "multiply them" not in wrong.message
    assert "multiply them" not in bias("2r")[-1].message


# Two layers with a penalty

Z1 = "(w1*x+b1)"
A1 = f"sigma{Z1}"
Z2 = f"(w2*{A1}+b2)"
A2 = f"sigma{Z2}"
D2 = f"(-2*(y-{A2})*dsigma{Z2})"
D1 = f"({D2}*w2*dsigma{Z1})"
SLOPES = {"w1": f"{D1}*x+2*lam*w1", "w2": f"{D2}*{A1}+2*lam*w2", "b1": D1, "b2": D2}


def with_signals(d2: str = D2, d1: str = "") -> dict[str, str]:
    d1 = d1 or f"({d2}*w2*dsigma{Z1})"
    return {"w1": f"{d1}*x+2*lam*w1", "w2": f"{d2}*{A1}+2*lam*w2", "b1": d1, "b2": d2}


def penalty(w1: str, w2: str) -> dict[str, str]:
    return {**SLOPES, "w1": f"{D1}*x{w1}", "w2": f"{D2}*{A1}{w2}"}


# 1/10 of the slope by w2 is longer than a text may be, so it is checked with row names below
TWO_LAYER_WRONG: dict[str, tuple[dict[str, str], tuple[str, ...]]] = {
    "two-layer/no-two": (with_signals(f"(-(y-{A2})*dsigma{Z2})"), ("w1", "w2", "b1", "b2")),
    "two-layer/sign": (with_signals(f"(2*(y-{A2})*dsigma{Z2})"), ("w1", "w2", "b1", "b2")),
    "two-layer/residual-lost": (with_signals(f"dsigma{Z2}"), ("w1", "w2", "b1", "b2")),
    "two-layer/missing-outer-slope": (with_signals(f"(-2*(y-{A2}))"), ("w1", "w2", "b1", "b2")),
    "two-layer/outer-slope-of-output": (
        with_signals(f"(-2*(y-{A2})*dsigma({A2}))"),
        ("w1", "w2", "b1", "b2"),
    ),
    "two-layer/missing-inner-slope": (with_signals(d1=f"({D2}*w2)"), ("w1", "b1")),
    "two-layer/inner-slope-of-output": (
        with_signals(d1=f"({D2}*w2*dsigma({A1}))"),
        ("w1", "b1"),
    ),
    "two-layer/inner-slope-at-outer": (with_signals(d1=f"({D2}*w2*dsigma{Z2})"), ("w1", "b1")),
    "two-layer/w2-lost": (with_signals(d1=f"({D2}*dsigma{Z1})"), ("w1", "b1")),
    "two-layer/w1-for-w2": (with_signals(d1=f"({D2}*w1*dsigma{Z1})"), ("w1", "b1")),
    "two-layer/no-regularizer": (penalty("", ""), ("w1", "w2")),
    "two-layer/regularizer-no-two": (penalty("+lam*w1", "+lam*w2"), ("w1", "w2")),
    "two-layer/regularizer-sum": (penalty("+2*lam*(w1+w2)", "+2*lam*(w1+w2)"), ("w1", "w2")),
    "two-layer/regularizer-not-differentiated": (
        penalty("+lam*w1^2", "+lam*w2^2"),
        ("w1", "w2"),
    ),
    "two-layer/regularizer-wrong-weight": (penalty("+2*lam*w1", "+2*lam*w1"), ("w2",)),
    "two-layer/regularizer-on-biases": (
        {**SLOPES, "b1": f"{D1}+2*lam*b1", "b2": f"{D2}+2*lam*b2"},
        ("b1", "b2"),
    ),
    "two-layer/no-x": ({**SLOPES, "w1": f"{D1}+2*lam*w1"}, ("w1",)),
    "two-layer/x-for-a1": ({**SLOPES, "w2": f"{D2}*x+2*lam*w2"}, ("w2",)),
    "two-layer/z1-for-a1": ({**SLOPES, "w2": f"{D2}*{Z1}+2*lam*w2"}, ("w2",)),
    "two-layer/no-a1": ({**SLOPES, "w2": f"{D2}+2*lam*w2"}, ("w2",)),
    "two-layer/x-in-bias": ({**SLOPES, "b1": f"{D1}*x"}, ("b1",)),
    "two-layer/a1-in-bias": ({**SLOPES, "b2": f"{D2}*{A1}"}, ("b2",)),
}


@pytest.mark.parametrize(("code", "wrong"), TWO_LAYER_WRONG.items())
def test_two_layer_wrong(code: str, wrong: tuple[dict[str, str], tuple[str, ...]]) -> None:
    value, spoilt = wrong
    results = by_key(REGULARIZED_ANSWER, "regularized_answers", value)
    keys = ("w1", "w2", "b1", "b2")
    assert {key: r.code for key, r in zip(keys, results, strict=True)} == {
        key: code if key in spoilt else "" for key in keys
    }
    assert all(r.hints for r in results if not r.passed)


ROWS = {
    "w1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)*x+2*lam*w1",
    "w2": "-2*r*a2*(1-a2)*a1+2*lam*w2",
    "b1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)",
    "b2": "-2*r*a2*(1-a2)",
}


def test_two_layer_right() -> None:
    for seed in range(3):
        results = by_key(REGULARIZED_ANSWER, "regularized_answers", SLOPES, seed)
        assert score(results) == 6
        more = {"regularized_table": NETWORK}
        assert score(by_key(REGULARIZED_ANSWER, "regularized_answers", ROWS, seed, **more)) == 6


def test_two_layer_with_the_table() -> None:
    updated = "-2*r*a2*(1-a2)*(w2-(-2*r*a2*(1-a2)*a1+2*lam*w2)/10)*a1*(1-a1)"
    value = {**ROWS, "w1": "2*lam*w1", "b1": updated}
    more = {"regularized_table": NETWORK}
    results = by_key(REGULARIZED_ANSWER, "regularized_answers", value, **more)
    assert [r.code for r in results] == ["table/answer-one-path", "", "two-layer/updated-w2", ""]
    assert "you used only the path f ← m ← s ← s1 ← w1" in results[0].message


def test_two_layer_exchanged() -> None:
    value = {**SLOPES, "b1": SLOPES["b2"], "b2": SLOPES["b1"]}
    results = by_key(REGULARIZED_ANSWER, "regularized_answers", value)
    assert [r.code for r in results] == ["", "", "common/swapped", "common/swapped"]


# The constant start, and the single unit


@pytest.mark.parametrize(
    ("y", "slope"),
    [
        ("h*c*sigma(c*(x1+x2)+c)+c", "c*dsigma(c*(x1+x2)+c)*x1"),
        ("c*(1+h*sigma(c*(x1+x2+1)))", "x1*c*sigma(c*(1+x1+x2))*(1-sigma(c*(1+x1+x2)))"),
    ],
)
@pytest.mark.parametrize("seed", range(3))
def test_constant_right(y: str, slope: str, seed: int) -> None:
    value = {"y": y, "W0_i1": slope}
    assert score(by_key(CONSTANT_SYMBOLIC, "constant_answers", value, seed)) == 1


S, V = "sigma(c*(x1+x2)+c)", "(c*(x1+x2)+c)"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"dsigma{V}*x1", "constant/output-weight-lost"),
        ("c*dsigma(c*(x1+x2))*x1", "constant/bias-forgotten"),
        ("c*dsigma(c*(x1+x2)/2+c)*x1", "constant/mean-for-sum"),
        ("0", "constant/still-zero"),
        (f"c*{S}^2*x1", "constant/slope-is-square"),
        (f"c*dsigma({S})*x1", "constant/slope-of-output"),
        ("c*x1", "constant/slope-lost"),
        (f"h*c*dsigma{V}*x1", "constant/times-h"),
        (f"c*dsigma{V}", "constant/input-lost"),
        (f"c*dsigma{V}*x2", "common/unknown"),
    ],
)
def test_constant_wrong(text: str, code: str) -> None:
    value = {"y": f"c*{S}+c", "W0_i1": text}
    output, slope = by_key(CONSTANT_SYMBOLIC, "constant_answers", value)
    assert not output.passed
    assert slope.code == code


@pytest.mark.parametrize("seed", range(3))
def test_rates_right(seed: int) -> None:
    value = {"W0": "eta/h", "b0": "η*h^-1", "W1": "h*eta", "b1": "eta"}
    assert score(by_key(SINGLE_UNIT_RATES, "single_unit_rates", value, seed)) == 1


def test_rates_wrong() -> None:
    value = dict.fromkeys(("W0", "b0", "W1", "b1"), "eta")
    results = by_key(SINGLE_UNIT_RATES, "single_unit_rates", value)
    assert [r.code for r in results] == ["rates/equal"] * 3 + [""]
    value = {"W0": "eta*h", "b0": "eta*h", "W1": "eta/h", "b1": "eta*h"}
    results = by_key(SINGLE_UNIT_RATES, "single_unit_rates", value)
    assert [r.code for r in results] == ["rates/exchanged"] * 3 + ["rates/bias-scaled"]
    assert not any("we expect" in r.message for r in results)  # numbers would tell the formula


# Whatever is handed in

ANYTHING = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.floats(),
        st.text("wbxy2+-*/^() sigmaλ'", max_size=12),
        st.just(ELLIPSIS),
        st.just(Unsupported("object")),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["w", "b", "x", "chain"]), inner, max_size=3),
    ),
    max_leaves=6,
)


@given(ANYTHING, ANYTHING)
@settings(max_examples=150, deadline=None)
def test_nothing_breaks_a_check(answer: Any, table: Any) -> None:
    answers = {"neuron_answers": answer, "neuron_table": table}
    for result in grade(NEURON_ANSWER, answers):
        assert result.why == ""
        assert result.passed or result.message
