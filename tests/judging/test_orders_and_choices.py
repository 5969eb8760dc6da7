"""The cheapest order, and sets of labels."""

from __future__ import annotations

from collections import Counter
from itertools import permutations
from typing import Any

import numpy as np
import pytest

from autograder.called import Unsupported
from autograder.exercise import Result, grade, score
from autograder.exercises.losses import mean_squared_loss
from autograder.exercises.two_layer_forms import ORDER
from autograder.exercises.zero_initialization_forms import (
    BREAKS,
    ETA,
    NEVER,
    WHICH_BREAK,
    starts,
    trained,
)
from autograder.judging.ordering import all_orders, operations


def order(value: Any) -> Result:
    (result,) = grade(ORDER, {"gradient_order": value})
    return result


def by_hand(labels: tuple[str, ...]) -> int:
    """The rule of the game, told once more in another way: which values are in the list?"""
    total, values = 0, set()
    for label in labels:
        layer = label[-1]
        have_own = f"signal{layer}" in values
        have_upper = "signal2" in values
        if not have_own:
            total += 4 if layer == "2" or have_upper else 8
        if label[0] == "w":
            total += 4
        else:
            values.add(f"signal{layer}")
    return total


def test_the_twenty_four_orders() -> None:
    orders = all_orders()
    assert Counter(orders.values()) == {16: 3, 20: 7, 24: 8, 28: 3, 32: 3}
    assert {o for o, n in orders.items() if n == 16} == {
        ("b2", "w2", "b1", "w1"),
        ("b2", "b1", "w2", "w1"),
        ("b2", "b1", "w1", "w2"),
    }


@pytest.mark.parametrize("labels", list(permutations(("b2", "w2", "b1", "w1"))))
def test_points_and_message_of_every_order(labels: tuple[str, ...]) -> None:
    result = order(list(labels))
    needed = by_hand(labels)
    assert result.points == (32 - needed) / 4
    assert result.passed is (needed == 16)
    if needed > 16:
        assert result.message == f"Your order needs {needed} operations; the best needs 16."
        assert result.code.startswith("order/")
        assert len(result.hints) == 2


def test_with_the_signals_written_down() -> None:
    names = ("b2", "w2", "b1", "w1", "delta2", "delta1")
    costs = {labels: operations(labels) for labels in permutations(names)}
    assert all(cost == by_hand(labels) for labels, cost in costs.items())
    assert min(costs.values()) == 16
    assert order(["delta2", "delta1", "w1", "w2", "b1", "b2"]).points == 4
    assert order(["delta1", "delta2", "w1", "w2", "b1", "b2"]).points == 3


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (["w1", "b1", "w2", "b2"], "order/forward"),
        (["b1", "w1", "b2", "w2"], "order/forward"),
        (["b2", "w2", "w1", "b1"], "order/weight-before-bias"),
        (["w2", "b2", "b1", "w1"], "order/weight-before-bias"),
        (["b1", "b2", "w1", "w2"], "order/lower-before-upper-bias"),
        (["w1"], "order/missing"),
        ([], "order/missing"),
        (["w1", "w1", "b1", "w2", "b2"], "order/repeated"),
        (["W1", "b1", "w2", "b2"], "order/unknown"),
        ("w1", "order/not-a-list"),
        ({"w1", "b1", "w2", "b2"}, "order/not-a-list"),
        ([1, 2, 3, 4], "order/not-a-list"),
        (None, "order/not-a-list"),
        ([Unsupported("ellipsis")], "common/not-done"),
    ],
)
def test_codes(value: Any, code: str) -> None:
    assert order(value).code == code


# Choices


def chosen(breaks: Any, never: Any) -> list[Result]:
    return grade(WHICH_BREAK, {"breaks_symmetry": breaks, "never_moves": never})


def test_the_right_sets() -> None:
    for right in ({"E", "F", "G"}, ["g", "E ", "f", "E"], ("F", "G", "E")):
        results = chosen(right, {"H", "I", "J"})
        assert [r.passed for r in results] == [True, True]
        assert score(results) == 1


def test_points_are_twice_the_right_decisions_less_one() -> None:
    assert [r.points for r in chosen({"E", "F"}, set("HIJA"))] == pytest.approx([0.4, 0.4])
    assert [r.points for r in chosen(set("ABCD"), set("HIJABCDEFG"))] == [0, 0]
    assert [r.points for r in chosen(set(), {})] == pytest.approx([0.2, 0.2])
    assert "8 of 10 decisions are right." in chosen({"E"}, set())[0].message


@pytest.mark.parametrize(
    ("breaks", "never", "codes"),
    [
        ("BEFG", "AHIJ", ("break/constant-breaks", "never/sigmoid-zero")),
        ("CEFG", "HI", ("break/per-layer", "never/tanh-zero")),
        ("DEFG", "HJ", ("break/equal-rows", "never/tanh-zero")),
        ("FG", "IJ", ("break/one-layer-enough", "never/relu-random-output")),
        ("EG", "HIJF", ("break/zero-output-blocks", "")),
        ("EF", "HIJ", ("break/biases-do-not-count", "")),
    ],
)
def test_mistakes_are_named(breaks: str, never: str, codes: tuple[str, str]) -> None:
    results = chosen(set(breaks), set(never))
    assert tuple(r.code for r in results) == codes
    assert all(r.hints for r in results if r.code)


def test_unknown_labels_are_told_and_ignored() -> None:
    result = chosen({"E", "F", "Q"}, set("HIJ"))[0]
    assert result.points == pytest.approx(0.4)
    assert "`Q` is not a label" in result.message
    assert chosen({"E", "F", "G", "Q"}, set("HIJ"))[0].passed


@pytest.mark.parametrize("value", ["EFG", 3, None, {"E": 1}])
def test_no_set(value: Any) -> None:
    assert chosen(value, value)[0].code == "choice/not-a-set"


def test_untouched() -> None:
    results = chosen(Unsupported("set of ellipsis"), Unsupported("ellipsis"))
    assert [r.code for r in results] == ["common/not-done"] * 2


# The ten starts, trained


def test_what_training_says() -> None:
    assert BREAKS.truth() == {"E", "F", "G"}
    assert NEVER.truth() == {"H", "I", "J"}


def test_equal_units_stay_bitwise_equal() -> None:
    for label in "ABCD":
        end = trained(starts()[label])
        assert np.ptp(end.W0, axis=0).max() == np.ptp(end.b0) == np.ptp(end.W1) == 0


def test_training_follows_the_loss_downhill() -> None:
    """One step of the written-out sums is the gradient of the mean squared error."""
    start = starts()["E"]
    rng = np.random.default_rng(8)
    X, Y = rng.uniform(-1, 1, (6, 2)), rng.uniform(1, 2, 6)

    def loss(s: Any) -> float:
        return float(mean_squared_loss(s.W0, s.b0, s.W1[None, :], s.b1, X, Y))

    assert loss(trained(start)) < loss(start)
    end = trained(start, steps=1)
    step = 1e-30j
    for i in range(4):
        moved = start.W0.astype(complex)
        moved[i, 1] += step
        value = mean_squared_loss(moved, start.b0, start.W1[None, :], start.b1, X, Y)
        slope = np.imag(value) / 1e-30
        assert (start.W0 - end.W0)[i, 1] / ETA == pytest.approx(slope, rel=1e-10)
