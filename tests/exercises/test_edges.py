"""The special cases that the course decided on: each is drawn, and judged as decided."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from autograder import exercises
from autograder.answers import LocalAnswers
from autograder.course.source import references
from autograder.exercise import Result, grade, score
from autograder.exercises import chain_rule, sigmoid, two_layer, zero_initialization
from autograder.judging.strata import draws
from autograder.judging.trial import Task

ROOT = Path(__file__).parents[2]

# what is drawn beyond ordinary numbers: the special sizes and cases by stratum
DECIDED: dict[str, tuple[Task, set[str]]] = {
    "squared_error_grad": (chain_rule.SQUARED_ERROR, {"I"}),
    "total_derivative": (chain_rule.FAN_OUT, {"D: n = 1", "D: n = 0", "I", "N"}),
    "compose_jacobian": (chain_rule.JACOBIAN_COMPOSE, {"Q", "D: m = 1, n = 1, l = 1", "N"}),
    "jacobian_of_composition": (chain_rule.JACOBIAN_AT, {"Q"}),
    "matrix_jacobian": (
        chain_rule.MATRIX_JACOBIAN,
        {"D: p = 1, q = 3", "D: p = 3, q = 1", "D: p = 1, q = 1", "N"},
    ),
    "sigmoid": (sigmoid.SIGMOID, {"D: shape = (0,)", "I", "N", "X"}),
    "sigmoid_grad": (sigmoid.SLOPE, {"D: shape = (0,)", "I", "N", "X"}),
    "neuron_grad": (sigmoid.NEURON, {"I", "S", "X", "H"}),
    "sigmoid_sum_grad": (
        sigmoid.SUM_GRAD,
        {"Q", "D: n = 1, d = 3", "D: n = 3, d = 1", "D: n = 1, d = 1", "Z", "I", "N", "S", "H"},
    ),
    "sigmoid_sum_step": (sigmoid.SUM_STEP, {"Q", "D: eta = 0", "D: n = 1, d = 1", "N"}),
    "network_forward": (
        two_layer.FORWARD,
        {"D: h = 1, d = 3", "D: h = 3, d = 1", "D: h = 1, d = 1", "Z", "N", "X"},
    ),
    "network_grad": (two_layer.GRADIENTS, {"Q", "D: h = 1, d = 1", "Z", "N", "S"}),
    "regularized_network_grad": (two_layer.REGULARIZED, {"Z", "S", "H"}),
    "two_layer_loss_grad": (
        two_layer.PHI,
        {"Q", "D: an elementwise Φ", "D: Φ = identity", "N"},
    ),
    "linear_network_step": (two_layer.LINEAR_STEP, {"Q", "D: eta = 0", "N"}),
    "zero_values": (zero_initialization.VALUES, {"D: d = 3, h = 1", "D: d = 1, h = 1"}),
    "constant_gradients": (zero_initialization.CONSTANT, {"D: c = 0"}),
    "hidden_spread": (
        zero_initialization.SPREAD,
        {"D: h = 1, d = 3, o = 2", "D: units that are all equal", "N"},
    ),
    "network_step": (
        zero_initialization.STEP,
        {"D: n = 1, d = 3, h = 2", "D: n = 4, d = 2, h = 1", "D: eta = 0", "Z", "N"},
    ),
    "equivalent_single_unit": (zero_initialization.SINGLE_UNIT, {"D: h = 1, d = 3, sign = 1"}),
}


@pytest.mark.parametrize("name", DECIDED)
def test_the_decided_cases_are_drawn(name: str) -> None:
    task, wanted = DECIDED[name]
    made = list(draws(task.arguments, task.strata, np.random.default_rng(5)))
    found = {f"{d.stratum}: {d.case}" for d in made} | {d.stratum for d in made}
    assert wanted <= found


@pytest.mark.parametrize("seed", range(200))
def test_saturated_draws_are_saturated_but_not_too_far(seed: int) -> None:
    for task in (sigmoid.NEURON, sigmoid.SUM_GRAD, two_layer.GRADIENTS, two_layer.REGULARIZED):
        assert task.strata.preactivation is not None
        made = draws(task.arguments, task.strata, np.random.default_rng(seed))
        drawn = next(d for d in made if d.stratum == "S")
        z = np.abs(task.strata.preactivation(*drawn.args))
        assert z.max() > 6
        assert z.max() < 14


def judged(exercise_id: str, **answers: Any) -> list[Result]:
    found = exercises.find(exercise_id)
    assert found is not None
    assignment, exercise = found
    truths = references(ROOT / "solutions" / f"{assignment.name}.py")
    with np.errstate(all="ignore"):
        return grade(exercise, LocalAnswers({**truths, **answers}), truths, seed=3)


def earned(exercise_id: str, **answers: Any) -> float:
    return score(judged(exercise_id, **answers))


def _sigmoid(z: Any) -> Any:
    return 1 / (1 + np.exp(-np.asarray(z, float)))


def _plain(z: Any) -> Any:
    return 1.0 / (1.0 + np.exp(-1.0 * np.asarray(z)))


SIGMOIDS: list[tuple[Callable[[Any], Any], float, str]] = [
    (_plain, 2, "the plain formula overflows to the right value, with a warning"),
    (lambda z: _plain(z).tolist(), 2, "lists for arrays"),
    (lambda z: np.exp(z) / (1 + np.exp(z)), 1, "nan at 1000"),
    (lambda z: _plain(np.clip(z, -10, 10)), 1, "clipped"),
    (lambda z: _plain(np.clip(z, -500, 500)), 2, "clipped where nobody can tell"),
    (lambda z: _plain(z) if np.size(z) else 0.0, 1.5, "no empty arrays: half of ordinary"),
    (lambda z: np.array(_plain(z), np.float32), 0, "single precision"),
    (lambda z: _plain(z)[None], 0, "one bracket too many"),
]


@pytest.mark.parametrize(("answer", "points", "why"), SIGMOIDS, ids=[s[2] for s in SIGMOIDS])
def test_edges_of_the_sigmoid(answer: Callable[[Any], Any], points: float, why: str) -> None:
    assert earned("sigmoid-value", sigmoid=answer) == points, why


def test_a_correct_slope_with_the_digits_of_a_product_passes_at_extremes() -> None:
    assert earned("sigmoid-slope", sigmoid_grad=lambda z: _plain(z) * (1 - _plain(z))) == 2


def test_an_integer_result_may_be_right() -> None:
    assert earned("chain-rule-affine", affine_grad=lambda w, b, x: [x, 1]) == 0
    assert all(r.passed for r in judged("chain-rule-affine", affine_grad=lambda w, b, x: [x, 1]))


def test_a_complex_result_is_named() -> None:
    results = judged("sigmoid-value", sigmoid=lambda z: _plain(z) + 0j)
    assert "common/complex" in {r.code for r in results}


def test_arguments_changed_on_the_way_cost_half() -> None:
    def step(W: Any, b: Any, x: Any, y: Any, eta: float) -> Any:
        z = _sigmoid(W @ x + b)
        db = 2 * (z.sum() - y) * z * (1 - z)
        b = b - eta * db
        if W.flags.writeable and W.dtype.kind == "f":
            W -= eta * np.outer(db, x)
            return W, b
        return W - eta * np.outer(db, x), b

    results = judged("sigmoid-sum-step", sigmoid_sum_step=step)
    assert score(results) == 1
    assert {r.code for r in results if r.code} == {"sum-step/in-place"}


def test_dictionaries_may_have_more_keys() -> None:
    truths = references(ROOT / "solutions" / "two_layer.py")

    def more(*args: Any) -> Any:
        return {**truths["network_grad"](*args), "delta": 1}

    assert earned("two-layer-gradients", network_grad=more) == 4


def test_a_missing_key_costs_only_itself() -> None:
    truths = references(ROOT / "solutions" / "two_layer.py")

    def fewer(*args: Any) -> Any:
        slopes = dict(truths["network_grad"](*args))
        del slopes["z"]
        return slopes

    assert earned("two-layer-gradients", network_grad=fewer) == 3.5


def test_finite_differences_are_flagged_and_earn_all_points() -> None:
    truths = references(ROOT / "solutions" / "sigmoid.py")
    loss = truths["neuron_loss"]

    def numerical(w: float, b: float, x: float, y: float) -> tuple[float, float]:
        h = 1e-5
        return (
            (loss(w + h, b, x, y) - loss(w - h, b, x, y)) / (2 * h),
            (loss(w, b + h, x, y) - loss(w, b - h, x, y)) / (2 * h),
        )

    results = judged("sigmoid-neuron", neuron_grad=numerical)
    flagged = [r.flag for r in results if r.flag]
    assert all("looks-numerical" in flag for flag in flagged)
    assert flagged or score(results) < 2  # its error may be seen already at ordinary points


def test_finite_differences_that_pass_ordinary_points_lose_nothing_in_special_ones() -> None:
    truths = references(ROOT / "solutions" / "sigmoid.py")
    loss = truths["sigmoid_sum_loss"]

    def numerical(W: Any, b: Any, x: Any, y: Any) -> Any:
        h, slopes = 1e-4, []
        for position, start in ((0, W), (1, b)):
            slope = np.zeros(start.shape)
            for index in np.ndindex(start.shape):
                values = []
                for sign in (1, -1, 2, -2):
                    args = [np.array(W, float), np.array(b, float), x, y]
                    args[position][index] += sign * h
                    values.append(loss(*args))
                slope[index] = (8 * (values[0] - values[1]) - (values[2] - values[3])) / (12 * h)
            slopes.append(slope)
        return tuple(slopes)

    outcomes = [judged("sigmoid-sum-grad", sigmoid_sum_grad=numerical)]
    assert {score(results) for results in outcomes} == {5}
    assert any("looks-numerical" in r.flag for r in outcomes[0])


@pytest.mark.parametrize("name", exercises.NAMES)
def test_no_reference_is_flagged(name: str) -> None:
    truths = references(ROOT / "solutions" / f"{name}.py")
    for exercise in exercises.load(name).checked:
        for seed in range(5):
            with np.errstate(all="ignore"):
                results = grade(exercise, LocalAnswers(truths), truths, seed)
            assert all(r.passed for r in results), exercise.id
            assert not [r.flag for r in results if r.flag], exercise.id
