"""The numeric signature of a wrong answer: the same for the same wrong formula, whatever the seed.

It is a digest, so it tells nobody an answer; two that are equal were the same function.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import Any

import numpy as np

from autograder.judging import compare
from autograder.judging.compare import Array, Finding
from autograder.judging.strata import draws
from autograder.judging.trial import Seen, Trial, see

SEED = 20260101  # of the draws at which answers are compared with each other
DIGITS = 7  # of the largest entry: more than rounding spoils, fewer than two formulas share


def of_outputs(trial: Trial, outputs: Sequence[str]) -> str:
    """What the function makes of these outputs at the tiny case and at draws that never change."""
    told = [f"{name} {_told(seen, name)}" for seen in _seen(trial) for name in outputs]
    return _digest(told)


def of_numbers(numbers: Iterable[Any]) -> str:
    """What a formula is at points that never change."""
    return _digest([canonical(np.array([float(number) for number in numbers]))])


def canonical(array: Array) -> str:
    """Shape, size and entries as text, equal for arrays that differ by rounding alone.

    The factor pi keeps short decimals away from the borders between two roundings.
    """
    finite = np.isfinite(array)
    scale = float(np.max(np.abs(array[finite]), initial=0.0))
    scale = scale if scale >= compare.ZERO else 0.0
    shares = array.copy()  # nan and infinity stay what they are
    shares[finite] = array[finite] / scale if scale else 0.0
    rounded = np.round(shares * np.pi, DIGITS) + 0.0
    return f"{array.shape} {scale * np.pi:.{DIGITS}e} {rounded.tolist()}"


def _seen(trial: Trial) -> list[Seen]:
    task, rng = trial.task, np.random.default_rng(SEED)
    drawn = takewhile(lambda d: d.stratum == "G", draws(task.arguments, task.strata, rng))
    return [trial.tiny(), *(see(task, trial.function, draw, {}) for draw in drawn)]


def _told(seen: Seen, output: str) -> str:
    value = seen.output(output)
    array = value if isinstance(value, Finding) else compare.as_array(value)
    return array.code if isinstance(array, Finding) else canonical(np.asarray(array, float))


def _digest(told: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]
