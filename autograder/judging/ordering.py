"""The game of the cheapest order: which derivative of the two-layer network to compute first.

Only what stands in the list already may be used again; everything else is built anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import permutations
from typing import Any

from autograder.exercise import Check, Exercise, Failure, Mistake
from autograder.judging.answer import handed_in, told
from autograder.judging.expression_text import shown
from autograder.judging.messages import quoted

DERIVATIVES = ("w1", "w2", "b1", "b2")
LABELS = (*DERIVATIVES, "delta1", "delta2")
SIGNAL, WEIGHT = 4, 4  # operations for a signal from the one above it, and for a weight's rest
BEST, WORST = 16, 32


def operations(order: Sequence[str]) -> int:
    """How many operations an order needs.

    The derivative by a bias is the signal of its layer, so it can be used in its place.
    """
    kept: set[int] = set()
    total = 0
    for label in order:
        layer = int(label[-1])
        if layer not in kept:
            total += SIGNAL if layer == 2 or 2 in kept else 2 * SIGNAL
        if label.startswith("w"):
            total += WEIGHT  # and its sum hides the signal
        else:
            kept.add(layer)
    return total


def all_orders() -> dict[tuple[str, ...], int]:
    """The operations of each order of the four derivatives."""
    return {order: operations(order) for order in permutations(DERIVATIVES)}


def read(value: Any, name: str) -> list[str]:
    """The order as handed in; raises `Failure` unless all four derivatives are there once."""
    if not isinstance(value, (list, tuple)) or not all(isinstance(v, str) for v in value):
        text = f'`{name}` should be a list of strings, for example `["w1", "w2"]`.'
        raise Failure(text, code="order/not-a-list")
    unknown = [label for label in value if label not in LABELS]
    if unknown:
        text = f"{shown(unknown[0])} is not one of {quoted(LABELS)}."
        raise Failure(text, code="order/unknown")
    if len(set(value)) < len(value):
        raise Failure("A derivative stands in the list twice.", code="order/repeated")
    missing = [label for label in DERIVATIVES if label not in value]
    if missing:
        raise Failure(f"Still missing: {quoted(missing)}.", code="order/missing")
    return list(value)


def ordering(
    id: str,
    title: str,
    name: str,
    points: float,
    mistakes: Sequence[Mistake] = (),
    items: Sequence[str] = (),
) -> Exercise:
    """An exercise in which a list with the order of computation is filled in."""

    def run(answers: Mapping[str, Any], exercise: Exercise) -> None:
        order = read(handed_in(answers, name), name)
        needed = operations(order)
        if needed > BEST:
            text = f"Your order needs {needed} operations; the best needs {BEST}."
            credit = max(0.0, (WORST - needed) / (WORST - BEST))
            raise told(exercise, text, _mistake(order), credit)

    check = Check("order", "The order needs as few operations as possible", run, points)
    return Exercise(
        id, title, (name,), (check,), kind="list", mistakes=tuple(mistakes), items=tuple(items)
    )


def _mistake(order: Sequence[str]) -> str:
    """Each of these costs operations, and every order without them is one of the best."""
    place = {label: number for number, label in enumerate(order)}
    if max(place["w1"], place["b1"]) < min(place["w2"], place["b2"]):
        return "order/forward"
    if place["w1"] < place["b1"] or place["w2"] < place["b2"]:
        return "order/weight-before-bias"
    return "order/lower-before-upper-bias"
