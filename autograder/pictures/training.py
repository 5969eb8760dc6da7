"""Gradient descent for pictures, with slopes measured on the loss itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from autograder.judging.differentiate import gradient


def data() -> tuple[Any, Any]:
    """Eight points in the plane, X (8,2), and their targets, Y (8,)."""
    rng = np.random.default_rng(5)
    X = rng.normal(size=(8, 2))
    return X, np.sin(2 * X[:, 0]) + 0.5 * X[:, 1]


def walk(
    loss: Callable[..., Any],
    start: Sequence[Any],
    examples: Sequence[Any],
    rates: Sequence[float],
    steps: int,
) -> Iterator[list[Any]]:
    """The parameters before the first step and after each; one rate for each parameter."""
    parameters = [np.asarray(part, float) for part in start]
    yield parameters
    for _ in range(steps):
        slopes = [gradient(loss, (*parameters, *examples), i) for i in range(len(parameters))]
        parameters = [
            part - rate * slope for part, rate, slope in zip(parameters, rates, slopes, strict=True)
        ]
        yield parameters


def losses(
    loss: Callable[..., Any],
    start: Sequence[Any],
    examples: Sequence[Any],
    rates: Sequence[float],
    steps: int,
) -> list[float]:
    """The loss at each point of the walk."""
    return [float(loss(*at, *examples)) for at in walk(loss, start, examples, rates, steps)]
