"""Are two formulas the same function? Pairs that are, pairs that are not, pairs made to deceive."""

from __future__ import annotations

import mpmath
import numpy as np
import pytest

from autograder.judging.arithmetic import DIGITS_50
from autograder.judging.equality import Domain, Let, Verdict, equal, points, values
from autograder.judging.expression import parse
from autograder.judging.formula import Formula, relative

NAMES = ("w", "b", "x", "y")
REAL = Domain(NAMES)
POSITIVE = Domain(NAMES, positive=NAMES)
COMMON = Domain(NAMES, same_sign=("w", "x"))


def compared(left: str, right: str, domain: Domain = REAL, seed: int = 0) -> Verdict:
    return equal(parse(left, NAMES), parse(right, NAMES), points(domain, (seed,)))


EQUAL = (
    ("2*(x+1)", "2*x+2"),
    ("(w+b)^2", "w^2+2*w*b+b^2"),
    ("(w+b)*(w-b)", "w^2-b^2"),
    ("x/y/w", "x/(y*w)"),
    ("1/w-1/x", "(x-w)/(w*x)"),
    ("exp(w)*exp(b)", "exp(w+b)"),
    ("exp(w)/exp(b)", "exp(w-b)"),
    ("dsigma(x)", "sigma(x)*(1-sigma(x))"),
    ("dsigma(x)", "exp(-x)/(1+exp(-x))^2"),
    ("dsigma(x)", "1/(exp(x/2)+exp(-x/2))^2"),
    ("dsigma(x)", "(1-tanh(x/2)^2)/4"),
    ("sigma(x)", "(1+tanh(x/2))/2"),
    ("sigma(x)+sigma(-x)", "1"),
    ("sigma(x)", "exp(x)/(1+exp(x))"),
    ("dsigma(x)", "dsigma(-x)"),
    ("sin(x)^2+cos(x)^2", "1"),
    ("tan(x)", "sin(x)/cos(x)"),
    ("sqrt(x^2)^2", "x^2"),
    ("ln(x^2)", "2*ln(sqrt(x^2))"),
    ("ln(exp(x))", "x"),
    ("x^3", "x*x*x"),
    ("x^-1", "1/x"),
    ("0.5*x", "x/2"),
    ("0.1+0.2", "0.3"),
    ("w-w+x", "x"),
    ("0*w", "0"),
    ("2*(sigma(w*x+b)-y)*dsigma(w*x+b)*x", "-2*x*(y-sigma(b+x*w))*sigma(b+x*w)*(1-sigma(b+w*x))"),
)

DIFFERENT = (
    ("2*x", "x"),
    ("sqrt(x^2)", "x"),
    ("sqrt(w^2*x^2)", "w*x"),
    ("(x^2)^0.5*w", "x*w"),
    ("x^2/sqrt(x^2)", "x"),
    ("sigma(x)", "tanh(x)"),
    ("dsigma(x)", "dsigma(x)*(1+x-x+10^-14)"),
    ("-x^2", "(-x)^2"),
    ("w^b", "b^w"),
    ("0.3333333*x", "x/3"),
    ("x", "x+w/100000000000"),
    ("exp(w)+exp(b)", "exp(w+b)"),
    ("ln(w^2)+ln(x^2)", "ln(w^2+x^2)"),
    ("1/(w+x)", "1/w+1/x"),
    ("355/113*x", "3.14159265358979*x"),
)


@pytest.mark.parametrize(("left", "right"), EQUAL)
@pytest.mark.parametrize("seed", [0, 1])
def test_equal_pairs(left: str, right: str, seed: int) -> None:
    assert compared(left, right, seed=seed).equal is True
    assert compared(right, left, seed=seed).equal is True


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
@pytest.mark.parametrize("seed", range(5))
def test_different_pairs(left: str, right: str, seed: int) -> None:
    verdict = compared(left, right, seed=seed)
    assert verdict.equal is False
    assert verdict.point is not None
    p, q = (parse(text, NAMES).evaluate(verdict.point.values, DIGITS_50) for text in (left, right))
    assert p != q


def test_traps_of_the_sign_are_never_taken_for_equal() -> None:
    """Points with random signs alone would accept some of these once in a hundred times."""
    pairs = [("sqrt(x^2)", "x"), ("sqrt((x*w)^2)", "x*w"), ("sqrt((w*b*x)^2)", "w*b*x")]
    verdicts = [compared(p, q, seed=seed).equal for p, q in pairs for seed in range(100)]
    assert verdicts == [False] * 300


@pytest.mark.parametrize(
    ("domain", "expected"), [(POSITIVE, True), (COMMON, True), (REAL, True)], ids=str
)
def test_a_logarithm_is_compared_where_it_has_a_value(domain: Domain, expected: bool) -> None:
    assert compared("ln(w*x)", "ln(w)+ln(x)", domain).equal is expected


def test_log_of_a_square_depends_on_the_domain() -> None:
    # for negative x the right side has no value, so only the positive half decides
    assert compared("ln(x^2)", "2*ln(x)", POSITIVE).equal is True
    assert compared("ln(x^2)", "ln(x)+ln(-x)+1", REAL).equal is None
    assert compared("ln(x^2)", "2*ln(-x)", POSITIVE).equal is None


# Made to deceive: large terms cancel, so that 50 digits are not enough
HARD_EQUAL = (
    ("(10^60+x)-10^60", "x"),
    ("(10^48+x)*(10^48-x)-10^96+x^2", "0"),
    ("exp(200+x)/exp(200)-exp(x)", "0"),
    ("(1+x)^30-(1+x)^29*(1+x)", "0"),
    ("ln(exp(300+x))-300", "x"),
)
HARD_DIFFERENT = (
    ("(10^60+x)-10^60", "x+10^-20"),
    ("x+10^-30", "x"),
    ("exp(x)", "(1+x/10000)^10000"),
    ("(10^30+x)*(10^30-x)-10^60", "-x^2+10^-10"),
    ("tanh(40+x^2)", "1"),
)


@pytest.mark.parametrize(("left", "right"), HARD_EQUAL)
def test_equal_although_digits_cancel(left: str, right: str) -> None:
    assert compared(left, right).equal is True


@pytest.mark.parametrize(("left", "right"), HARD_DIFFERENT)
def test_different_although_close(left: str, right: str) -> None:
    assert compared(left, right).equal is False


def test_nowhere_defined_is_not_decided() -> None:
    verdict = compared("ln(-x^2)", "x")
    assert (verdict.equal, verdict.computable) == (None, False)
    assert compared("x", "ln(-x^2)").computable


def test_powers_out_of_reach_have_no_value() -> None:
    assert compared("exp(b*exp(x*999999999))", "x").equal in (None, False)
    assert not compared("x^(10^9+x)*0", "x").computable


def test_all_signs_are_tried() -> None:
    domain = Domain(("a", "b", "c"), positive=("b",))
    drawn = [point for point, _ in values(parse("a+b+c", ("a", "b", "c")), points(domain, (3,)))]
    assert len(drawn) == 4 + 4
    assert {(p["a"] > 0, p["c"] > 0) for p in drawn} == {
        (True, True),
        (True, False),
        (False, True),
        (False, False),
    }
    assert all(0.3 <= abs(v) <= 2.1 for p in drawn for v in p.values())
    assert all(p["b"] > 0 for p in drawn)


def test_many_names_get_sixteen_patterns_and_four_more() -> None:
    names = tuple("abcdefg")
    rng = np.random.default_rng(3)
    assert len(Domain(names).patterns(rng)) == 20


def test_whole_and_common_signs() -> None:
    rng = np.random.default_rng(3)
    domain = Domain(("h", "w", "x"), same_sign=("w", "x"), whole=("h",))
    points = [domain.draw(pattern, rng) for _ in range(20) for pattern in domain.patterns(rng)]
    assert {p["h"] for p in points} == {1, 2, 3, 4, 5, 6}
    assert all(p["w"] * p["x"] > 0 for p in points)
    assert {p["w"] > 0 for p in points} == {True, False}


def test_the_same_seed_gives_the_same_points() -> None:
    first = points(Domain(NAMES), (5,)).first()
    points.cache_clear()
    second = points(Domain(NAMES), (5,)).first()
    assert [p.values for p in first] == [p.values for p in second]


def test_rows_are_evaluated_one_after_the_other() -> None:
    rows = [("p", parse("w*x", NAMES)), ("q", parse("p+b", ("p", *NAMES)))]
    let = Let(rows, parse("q^2", ("q",)))
    point = {"w": 2.0, "x": 3.0, "b": 1.0, "y": 0.0}
    assert let.evaluate(point, DIGITS_50) == 49
    assert let.names == {"w", "x", "b"}


def test_a_row_that_is_not_used_does_no_harm() -> None:
    rows = [("p", parse("ln(-x^2)", NAMES)), ("q", parse("2*x", NAMES))]
    assert Let(rows, parse("q", ("q",))).evaluate({"x": 1.5}, DIGITS_50) == 3


def test_nobodys_setting_of_mpmath_matters() -> None:
    with mpmath.workdps(3):
        assert compared("exp(w)*exp(b)", "exp(w+b)").equal is True


def test_a_formula_gives_its_slope_and_wrong_ones() -> None:
    loss = Formula("(w*x+b-y)^2", NAMES)
    point = {"w": 2, "b": 1, "x": 3, "y": 4}
    assert loss.slope("w").evaluate(point) == 18
    wrong = loss.wrong_slope("w", {("w*x", "w"): "w", (loss.text, "w*x+b-y"): "1"})
    assert wrong.evaluate(point) == 2
    assert relative(loss.slope("b"), "truth/2+x", NAMES).evaluate(point, DIGITS_50) == 6
