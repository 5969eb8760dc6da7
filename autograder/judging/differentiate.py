"""Derivatives of the given losses by the complex step: exact to rounding, one call an entry."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

STEP = 1e-30


def gradient(loss: Callable[..., Any], args: Sequence[Any], position: int) -> NDArray[Any]:
    """The gradient of `loss(*args)` with respect to one argument, in that argument's shape."""
    return np.moveaxis(jacobian(loss, args, position), 0, -1)[..., 0]


def jacobian(function: Callable[..., Any], args: Sequence[Any], position: int) -> NDArray[Any]:
    """d function[k] / d argument[i, j, ...] as an array (outputs, *argument shape).

    The function must work in complex arithmetic and return a number or a flat array.
    """
    moved = [np.asarray(a, float) if is_numeric(a) else a for a in args]
    variable = np.asarray(moved[position], complex)
    columns = []
    with np.errstate(all="ignore"):
        for index in np.ndindex(variable.shape):
            nudged = variable.copy()
            nudged[index] += 1j * STEP
            moved[position] = nudged if nudged.ndim else complex(nudged)
            columns.append(np.imag(np.atleast_1d(function(*moved))) / STEP)
    if not columns:  # an empty variable
        return np.zeros((1, *variable.shape))
    return np.stack(columns, axis=-1).reshape(len(columns[0]), *variable.shape)


def is_numeric(value: Any) -> bool:
    return isinstance(value, np.ndarray | np.generic | float | int | list | tuple)
