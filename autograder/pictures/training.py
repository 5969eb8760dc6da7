"""Gradient descent for pictures, with slopes measured on the loss itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from autograder.judging.differentiate import gradient


def train(
    loss: Callable[..., Any],
    start: Sequence[Any],
    data: Sequence[Any],
    rates: Sequence[float],
    steps: int,
) -> list[float]:
    """The losses before each step and after the last; one rate for each parameter."""
    parameters = [np.asarray(part, float) for part in start]
    found = [float(loss(*parameters, *data))]
    for _ in range(steps):
        slopes = [gradient(loss, (*parameters, *data), i) for i in range(len(parameters))]
        parameters = [
            part - rate * slope for part, rate, slope in zip(parameters, rates, slopes, strict=True)
        ]
        found.append(float(loss(*parameters, *data)))
    return found
