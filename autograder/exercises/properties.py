"""Properties of right answers, whatever their formula: what changes when the arguments do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np

from autograder.judging.trial import Property

Values = SimpleNamespace


def perfect_fit(outputs: Sequence[str], fitted: Callable[[Values], Any]) -> Property:
    """If the target is what the network says, no slope is left."""
    return Property(
        "If the target y is exactly what comes out, no change makes the loss smaller",
        lambda a: {"y": fitted(a)},
        lambda own, a: {name: np.zeros_like(getattr(own, name)) for name in outputs},
    )


def resting(moved: Sequence[str], target: str, fitted: Callable[[Values], Any]) -> Property:
    """If the target is what the network says, a step changes nothing."""
    return Property(
        f"If the target {target} is exactly what comes out, a step changes nothing",
        lambda a: {target: fitted(a)},
        lambda own, a: {name: getattr(a, name) for name in moved},
    )


def _reversed(values: Values, axes: dict[str, int]) -> dict[str, Any]:
    return {name: np.flip(getattr(values, name), axis) for name, axis in axes.items()}


def units_in_any_order(
    arguments: dict[str, int], outputs: dict[str, int], same: Sequence[str] = ()
) -> Property:
    """Numbering the units from behind turns the results around and changes nothing else.

    The axis of the units is given for each argument and output that has one.
    """
    return Property(
        "If the units are numbered from behind, only the order of the results changes",
        lambda a: _reversed(a, arguments),
        lambda own, a: {
            **_reversed(own, outputs),
            **{name: getattr(own, name) for name in same},
        },
    )


def samples_twice(arguments: Sequence[str], outputs: Sequence[str]) -> Property:
    """A mean does not care how often everything is listed."""
    return Property(
        "If every sample is listed twice, a mean stays what it is",
        lambda a: {name: np.concatenate([getattr(a, name)] * 2) for name in arguments},
        lambda own, a: {name: getattr(own, name) for name in outputs},
    )


def does_not_depend(argument: str, outputs: Sequence[str]) -> Property:
    return Property(
        f"The slopes do not depend on {argument}: with {argument} + 1 they are the same",
        lambda a: {argument: getattr(a, argument) + 1},
        lambda own, a: {name: getattr(own, name) for name in outputs},
    )


def mirrored(output: str, said: str, expected: Callable[[Any], Any]) -> Property:
    """What is true at -z."""
    return Property(
        said,
        lambda a: {"z": -np.asarray(a.z)},
        lambda own, a: {output: expected(getattr(own, output))},
    )


def paths_in_any_order(arguments: Sequence[str], output: str) -> Property:
    return Property(
        "In whatever order the paths are listed, the result is the same",
        lambda a: {name: np.flip(getattr(a, name)) for name in arguments},
        lambda own, a: {output: getattr(own, output)},
    )


def before_the_identity(outer: str, inner: str, output: str) -> Property:
    """The identity after a map changes nothing."""
    return Property(
        "If the outer map changes nothing, the inner Jacobian is left",
        lambda a: {outer: np.eye(len(getattr(a, inner)))},
        lambda own, a: {output: np.asarray(getattr(a, inner), float)},
    )
