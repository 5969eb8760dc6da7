"""Every solution that is a formula, a table, a graph or a list, against SymPy or a simulation."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import exact
import numpy as np
import pytest
import sympy
from exact import slopes
from test_oracles import ORACLES, complex_step, solved

from autograder import exercises

Pairs = Iterator[tuple[Any, Any]]  # what a solution says, and what is true, as formulas
z_ = sympy.Symbol("z_")
SIGMA = sympy.Lambda(z_, 1 / (1 + sympy.exp(-z_)))
DSIGMA = sympy.Lambda(z_, sympy.diff(SIGMA(z_), z_))
_LETTERS = "a b c d f h l m p q r s t u w x y z L a1 a2 b1 b2 s1 s2 w1 w2 x1 x2 z1 z2 eta lam"
SYMBOLS = {str(s): s for s in sympy.symbols(_LETTERS, positive=True)}
w, b, x, y, lam = (SYMBOLS[n] for n in ("w", "b", "x", "y", "lam"))
w1, w2, b1, b2 = (SYMBOLS[n] for n in ("w1", "w2", "b1", "b2"))


def read(text: str) -> Any:
    words = {**SYMBOLS, "sigma": SIGMA, "dsigma": DSIGMA, "ln": sympy.log, "exp": sympy.exp}
    return sympy.sympify(text.replace("^", "**"), locals=words)


def same(own: Any, true: Any) -> bool:
    """Do two formulas agree, in 40 digits, at three points?"""
    difference = sympy.sympify(own) - true
    free = sorted(difference.free_symbols, key=str)
    for start in (3, 7, 11):
        point = {s: sympy.Rational(start + 2 * i, 9 + i) for i, s in enumerate(free)}
        if abs(sympy.N(difference.subs(point), 40)) > 1e-35:
            return False
    return True


def rows(table: Sequence[tuple[str, str, Mapping[str, str], str]]) -> dict[str, Any]:
    """The rows of a table as formulas in its inputs."""
    known: dict[str, Any] = {}
    for name, breakdown, _, _ in table:
        known[name] = read(breakdown).subs({SYMBOLS[n]: value for n, value in known.items()})
    return known


def in_inputs(text: str, table: Sequence[Any] = ()) -> Any:
    """A typed answer with the rows that it names put in."""
    return read(text).subs({SYMBOLS[n]: value for n, value in rows(table).items()})


def table_is_right(table: Sequence[Any], target: Any, wanted: Sequence[Any]) -> Pairs:
    known = rows(table)
    yield known[table[-1][0]], target
    slope: dict[str, Any] = {table[-1][0]: sympy.Integer(1)}
    for name, breakdown, local, expansion in reversed(table):
        yield read(expansion), known[name]
        for parent in [str(s) for s in read(breakdown).free_symbols]:
            if parent in local:
                true = sympy.diff(read(breakdown), SYMBOLS[parent])
                yield read(local[parent]), true
                slope[parent] = slope.get(parent, 0) + slope[name] * read(local[parent])
            else:
                assert parent not in known
                assert SYMBOLS[parent] not in wanted
    inputs = {SYMBOLS[n]: value for n, value in known.items()}
    for variable in wanted:  # along the table: multiply along a path, add over paths
        yield slope[str(variable)].subs(inputs), sympy.diff(target, variable)


SQUARED = (w * x + b - y) ** 2
EXP_LOG = (w * sympy.exp(b * x) + sympy.log(w * x)) * b
NEURON = (SIGMA(w * x + b) - y) ** 2
REGULARIZED = (y - SIGMA(w2 * SIGMA(w1 * x + b1) + b2)) ** 2 + lam * (w1**2 + w2**2)


def squared_error_answer() -> Pairs:
    own = read(solved().squared_error_db).subs(SYMBOLS["s"], w * x + b - y)
    yield own, sympy.diff(SQUARED, b)


def exp_log_table() -> Pairs:
    yield from table_is_right(solved().exp_log_table, EXP_LOG, (w, b))


def exp_log_answer() -> Pairs:
    yield in_inputs(solved().exp_log_dw, solved().exp_log_table), sympy.diff(EXP_LOG, w)


def sigmoid_table() -> Pairs:
    table, answers = solved().sigmoid_table, solved().sigmoid_table_answers
    yield from table_is_right(table, SIGMA(x), (x,))
    assert {str(s) for s in read(answers["final"]).free_symbols} == {table[-1][0]}
    for text in answers.values():
        yield in_inputs(text, table), sympy.diff(SIGMA(x), x)


def neuron_bias() -> Pairs:
    z, a, r = (SYMBOLS[n] for n in "zar")
    true = {
        "dL/dr": sympy.diff(r**2, r),
        "dr/da": sympy.diff(a - y, a),
        "da/dz": sympy.diff(SIGMA(z), z),
        "dz/db": sympy.diff(w * x + b, b),
    }
    assert solved().neuron_db_steps.keys() == true.keys()
    for link, text in solved().neuron_db_steps.items():
        yield read(text), true[link]
    yield read(solved().neuron_db), sympy.diff(NEURON, b)


def neuron_table() -> Pairs:
    yield from table_is_right(solved().neuron_table, NEURON, (w, b))


def neuron_answer() -> Pairs:
    for name, text in solved().neuron_answers.items():
        yield in_inputs(text, solved().neuron_table), sympy.diff(NEURON, SYMBOLS[name])


def regularized_table() -> Pairs:
    yield from table_is_right(solved().regularized_table, REGULARIZED, (w1, w2, b1, b2))


def regularized_answer() -> Pairs:
    assert set(solved().regularized_answers) == {"w1", "w2", "b1", "b2"}
    for name, text in solved().regularized_answers.items():
        own = in_inputs(text, solved().regularized_table)
        yield own, sympy.diff(REGULARIZED, SYMBOLS[name])


def constant_symbolic() -> Pairs:
    c, h, x1, x2 = (SYMBOLS[n] for n in ("c", "h", "x1", "x2"))
    W = sympy.Symbol("W")  # one entry; the other h - 1 units keep the constant
    at_c, at_W = SIGMA(c * x1 + c * x2 + c), SIGMA(W * x1 + c * x2 + c)
    output = (h - 1) * c * at_c + c * at_W + c
    yield read(solved().constant_answers["y"]), output.subs(W, c)
    yield read(solved().constant_answers["W0_i1"]), sympy.diff(output, W).subs(W, c)


def applied(graph: Mapping[str, Sequence[str]], more: Mapping[str, Any]) -> dict[str, Any]:
    """The nodes of a graph as formulas in its inputs."""
    operations = {
        "mul": lambda u, v: u * v,
        "div": lambda u, v: u / v,
        "add": lambda u, v: u + v,
        "sub": lambda u, v: u - v,
        "sum": lambda *terms: sum(terms),
        "square": lambda u: u**2,
        "log": sympy.log,
        "sin": sympy.sin,
        "exp": sympy.exp,
        **more,
    }

    def value(name: str) -> Any:
        if name not in graph:
            return sympy.Symbol(name, positive=True)
        operation, *inputs = graph[name]
        return operations[operation](*map(value, inputs))

    return {name: value(name) for name in graph}


def fans_out(graph: Mapping[str, Sequence[str]]) -> set[str]:
    used = [name for _, *inputs in graph.values() for name in inputs]
    return {name for name in used if used.count(name) > 1}


def composite_graph() -> Pairs:
    x, z = SYMBOLS["x"], SYMBOLS["z"]
    true = sympy.exp(x * z) + x * z / sympy.log(x) + sympy.sin(sympy.log(x)) / (x * z)
    yield applied(solved().composite_graph, {})["y"], true
    assert solved().composite_fan_out == fans_out(solved().composite_graph)


def fan_out_graph() -> Pairs:
    g1, g2, g3, f = sympy.symbols("g1 g2 g3 f", cls=sympy.Function)
    found = applied(solved().fan_out_graph, {"g1": g1, "g2": g2, "g3": g3, "f": f})
    assert found["y"] == f(g1(w), g2(w), g3(w))
    yield 0, sympy.Integer(0)


def sum_graph() -> Pairs:
    dot, phi = sympy.symbols("dot phi", cls=sympy.Function)
    found = applied(solved().sigmoid_sum_graph, {"dot": dot, "phi": phi})
    entries = [[sympy.Symbol(f"{n}{i}", positive=True) for n in "wb"] for i in (1, 2, 3)]
    true = (y - sum(phi(dot(u, x) + v) for u, v in entries)) ** 2
    assert found["f"] == true
    assert solved().sigmoid_sum_fan_out == fans_out(solved().sigmoid_sum_graph)
    yield found["f"] - true, sympy.Integer(0)


FORMS = {
    "chain-rule-squared-error-answer": squared_error_answer,
    "chain-rule-exp-log-table": exp_log_table,
    "chain-rule-exp-log-answer": exp_log_answer,
    "chain-rule-fan-out-graph": fan_out_graph,
    "chain-rule-composite-graph": composite_graph,
    "sigmoid-table": sigmoid_table,
    "sigmoid-neuron-bias": neuron_bias,
    "sigmoid-neuron-table": neuron_table,
    "sigmoid-neuron-answer": neuron_answer,
    "sigmoid-sum-graph": sum_graph,
    "two-layer-regularized-table": regularized_table,
    "two-layer-regularized-answer": regularized_answer,
    "zero-init-constant-symbolic": constant_symbolic,
}
SIMULATED = {"two-layer-order", "zero-init-single-unit-rates", "zero-init-which-break"}


@pytest.mark.parametrize("exercise", FORMS)
def test_formulas_are_right(exercise: str) -> None:
    pairs = list(FORMS[exercise]())
    assert pairs
    for own, true in pairs:
        assert same(own, true), f"{own} is not {true}"


def test_best_order() -> None:
    """Operations counted by what each derivative still lacks when its turn comes."""

    def cost(order: Sequence[str]) -> int:
        total, signals = 0, set()
        for kind, layer in order:
            needed = {"2"} if layer == "2" else {"2", "1"} if "1" not in signals else set()
            total += 4 * len(needed - signals) + 4 * (kind == "w")
            signals |= {layer} if kind == "b" else set()
        return total

    costs = [cost(order) for order in itertools.permutations(["w1", "w2", "b1", "b2"])]
    assert {n: costs.count(n) for n in costs} == {16: 3, 20: 7, 24: 8, 28: 3, 32: 3}
    assert cost(solved().gradient_order) == min(costs)


def trained(network: Sequence[Any], rates: Sequence[float], steps: int) -> list[list[float]]:
    """The outputs on the data after each step."""
    X, Y = np.array([[1.0, -2.0], [2.0, 0.5], [-0.3, 0.8]]), np.array([1.0, -0.5, 2.0])
    outputs = []
    for _ in range(steps):
        moves = [slopes(exact.mean_squared, [*network, X, Y], i) for i in range(4)]
        network = [p - r * m for p, r, m in zip(network, rates, moves, strict=True)]
        at = [exact.exact(p) for p in network]
        outputs.append([float(exact.network(exact.exact(x), *at)) for x in X])
    return outputs


def test_rates_of_the_single_unit() -> None:
    """Three equal units and one in their place, trained side by side."""
    h, eta = 3, 0.2
    many = [np.tile([0.4, -0.7], (h, 1)), np.full(h, 0.2), np.full((1, h), 0.9), 0.5]
    one = [many[0][:1], many[1][:1], np.array([[0.9 * h]]), 0.5]
    point = {SYMBOLS["eta"]: eta, SYMBOLS["h"]: h}
    answers = solved().single_unit_rates
    rates = [float(read(answers[n]).subs(point)) for n in ("W0", "b0", "W1", "b1")]
    followed = trained(many, [eta] * 4, 4)
    np.testing.assert_allclose(trained(one, rates, 4), followed, rtol=1e-12)
    assert not np.allclose(trained(one, [eta] * 4, 4), followed, rtol=1e-3)


SQUASH = {
    "sigmoid": lambda v: 1 / (1 + np.exp(-v)),
    "tanh": np.tanh,
    "relu": lambda v: np.where(np.real(v) > 0, v, 0),
}


def starts() -> Iterator[tuple[str, str, list[Any]]]:
    """The ten starts: activation, then W0 (4, 2), b0 (4,), W1 (4,), b1."""
    rng = np.random.default_rng(5)
    W0, b0, W1 = rng.normal(size=(4, 2)), rng.normal(size=4), rng.normal(size=4)
    ones, zeros = (np.ones((4, 2)), np.ones(4)), (np.zeros((4, 2)), np.zeros(4))
    yield "A", "sigmoid", [*zeros, zeros[1], 0.0]
    yield "B", "sigmoid", [ones[0] / 2, ones[1] / 2, ones[1] / 2, 0.5]
    yield "C", "sigmoid", [0.3 * ones[0], -0.2 * ones[1], 0.7 * ones[1], 0.1]
    yield "D", "sigmoid", [np.tile(W0[0], (4, 1)), 0.4 * ones[1], -0.6 * ones[1], 0.0]
    yield "E", "sigmoid", [ones[0] / 2, zeros[1], W1, 0.0]
    yield "F", "sigmoid", [W0, zeros[1], zeros[1], 0.0]
    yield "G", "sigmoid", [ones[0] / 2, b0, ones[1] / 2, 0.0]
    yield "H", "relu", [*zeros, W1, 0.0]
    yield "I", "tanh", [*zeros, zeros[1], 0.0]
    yield "J", "relu", [*zeros, zeros[1], 0.0]


def test_ten_starts() -> None:
    """Gradient descent from each start, with slopes by the complex step."""
    rng = np.random.default_rng(6)
    X, Y = rng.normal(size=(5, 2)), rng.normal(size=5)
    breaks, stays = set(), set()
    for label, squash, start in starts():

        def loss(W0: Any, b0: Any, W1: Any, b1: Any, squash: str = squash) -> Any:
            return np.mean((SQUASH[squash](X @ W0.T + b0) @ W1 + b1 - Y) ** 2)

        now = start
        for _ in range(60):
            moves = [complex_step(loss, now, i) for i in range(4)]
            now = [p - 0.1 * m for p, m in zip(now, moves, strict=True)]
        units = SQUASH[squash](X @ now[0].T + now[1])
        if np.max(np.ptp(units, axis=1)) > 1e-6:
            breaks.add(label)
        if np.array_equal(now[0], start[0]) and np.array_equal(now[2], start[2]):
            stays.add(label)
    assert solved().breaks_symmetry == breaks
    assert solved().never_moves == stays


def test_every_form_has_an_oracle() -> None:
    checked = {e.id for name in exercises.NAMES for e in exercises.load(name).checked}
    assert checked == {*ORACLES, *FORMS, *SIMULATED}
