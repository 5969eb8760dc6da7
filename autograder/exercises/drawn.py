"""A function for graphs that name one and do not say which."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator

from autograder.judging.graph import Operation


def any_function(rng: Generator) -> Operation:
    """A smooth function of one number, drawn afresh."""
    a, b, c, d = rng.uniform(0.5, 1.5, 4)
    return Operation(1, lambda t: a * np.sin(b * t + c) + np.exp(t / (3 + d)))
