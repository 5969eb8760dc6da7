"""Is this array right: structure, type, shape and every entry, without any broadcasting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.called import Unsupported

RELATIVE = 1e-8  # of each entry
OF_LARGEST = 1e-11  # of the array's largest entry; absolute where the array is all zero
ZERO = 1e-13  # a largest entry below this is a zero up to rounding
MATCHES = 1e-7  # of the largest entry: this near, an answer is what a mistake makes of it
DIFFERS = 1e-6  # of the largest entry: below, a draw does not tell a mistake from the truth
SINGLE = 2e-4  # what float32 arithmetic leaves of a right answer

Array = NDArray[Any]


@dataclass(frozen=True)
class Finding:
    """What is wrong with one output: a `common/...` code and a sentence about that output."""

    code: str
    text: str


def shape_text(shape: tuple[int, ...]) -> str:
    return str(tuple(int(n) for n in shape))


def as_array(value: Any) -> Array | Finding:
    """A student's output as a real array; lists and tuples of numbers are accepted."""
    if isinstance(value, np.ndarray | np.generic | float | int):
        return _numeric(np.asarray(value))
    if value is None:
        return Finding("common/not-done", "is None. Is there a `return`?")
    if isinstance(value, Unsupported):
        return _unsupported(value.kind)
    if isinstance(value, list | tuple):
        return _from_sequence(value)
    return Finding("common/wrong-type", f"is a {type(value).__name__}; numbers are expected.")


def _from_sequence(value: Sequence[Any]) -> Array | Finding:
    parts = [as_array(item) for item in value]
    for part in parts:
        if isinstance(part, Finding):
            return part
    if not parts:
        return np.zeros(0)
    arrays = [part for part in parts if isinstance(part, np.ndarray)]
    if len({array.shape for array in arrays}) > 1:
        return Finding("common/wrong-shape", "is a list whose rows have different lengths.")
    return np.stack(arrays)


def _numeric(array: Array) -> Array | Finding:
    return array if array.dtype.kind in "fiub" else _unsupported(str(array.dtype))


def _unsupported(kind: str) -> Finding:
    if kind.startswith("complex"):
        return Finding("common/complex", "is complex; a real number is expected.")
    if kind == "ellipsis":
        return Finding("common/not-done", "is still `...`.")
    return Finding("common/wrong-type", f"has type {kind}; numbers are expected.")


def equal(array: Array, truth: Array, absolute: float | None = None) -> bool:
    """Same shape, all finite, every entry within tolerance (an absolute one where given)."""
    if array.shape != truth.shape or not np.all(np.isfinite(array)):
        return False
    return bool(np.all(close(array, truth, absolute)))


def close(array: Array, truth: Array, absolute: float | None = None) -> Array:
    """Entrywise verdicts for arrays of the same shape."""
    error = np.abs(np.asarray(array, float) - truth)
    if absolute is not None:
        return np.asarray(error <= absolute)
    return np.asarray(error <= tolerance(truth))


def tolerance(truth: Array) -> Array:
    largest = float(np.max(np.abs(truth), initial=0.0))
    scale = largest if largest >= ZERO else 1.0
    return np.asarray(RELATIVE * np.abs(truth) + OF_LARGEST * scale)


def near(array: Array, expected: Array, relative: float) -> bool:
    """Within this share of the largest expected entry; nan and infinity only where expected."""
    finite = np.isfinite(expected)
    if not np.array_equal(array[~finite], expected[~finite], equal_nan=True):
        return False
    scale = max(float(np.max(np.abs(expected[finite]), initial=0.0)), ZERO)
    return bool(np.all(np.abs(array[finite] - expected[finite]) <= relative * scale))


def judge(value: Any, truth: Array, absolute: float | None = None) -> Finding | None:
    """None if the output is right, else the first thing that is wrong with it."""
    array = as_array(value)
    if isinstance(array, Finding):
        return array
    if array.shape != truth.shape:
        return wrong_shape(array, truth)
    if not np.all(np.isfinite(array)):
        return not_finite(array)
    if equal(array, truth, absolute):
        return None
    return wrong_value(array, truth)


def wrong_shape(array: Array, truth: Array) -> Finding:
    got, wanted = shape_text(array.shape), shape_text(truth.shape)
    if truth.ndim == 0 and array.size == 1:
        text = f"should be a number; yours has shape {got}."
        return Finding("common/scalar-as-array", text)
    if array.ndim == 2 and array.T.shape == truth.shape and equal(array.T, truth):
        return Finding("common/transposed", f"has shape {got}; the variable has {wanted}.")
    wanted = wanted if truth.ndim else "a number"
    return Finding("common/wrong-shape", f"has shape {got}, we expect {wanted}.")


def not_finite(array: Array) -> Finding:
    first = array[~np.isfinite(array)].flat[0]
    return Finding("common/not-finite", f"is {first}.")


def wrong_value(array: Array, truth: Array) -> Finding:
    if array.dtype == np.float32 and np.allclose(array, truth, rtol=SINGLE, atol=0):
        text = "is right to about 7 digits and has type float32."
        return Finding("common/float32", text)
    if array.dtype.kind in "iub" and np.array_equal(array, np.trunc(truth)):
        return Finding("common/integer", "has lost its digits after the point.")
    return Finding("common/unknown", "is not right.")


def outputs_of(value: Any, names: Sequence[str], returns: str) -> Mapping[str, Any] | Finding:
    """Split a result into its named outputs; `returns` is single, tuple or dict."""
    if value is None:
        return Finding("common/not-done", "returns None. Is there a `return`?")
    if returns == "single":
        return {names[0]: value}
    if returns == "dict":
        return _from_dict(value, names)
    if isinstance(value, np.ndarray) and value.ndim:
        value = list(value)
    if not isinstance(value, list | tuple) or len(value) != len(names):
        return Finding("common/arity", _arity(value, names))
    return dict(zip(names, value, strict=True))


def _from_dict(value: Any, names: Sequence[str]) -> Mapping[str, Any] | Finding:
    if not isinstance(value, dict):
        keys = ", ".join(names)
        text = f"returns a {_type_name(value)}; we expect a dictionary with the keys {keys}."
        return Finding("common/arity", text)
    return value


def _arity(value: Any, names: Sequence[str]) -> str:
    wanted = f"We expect {len(names)} results ({', '.join(names)})"
    if isinstance(value, list | tuple):
        return f"{wanted}, you return {len(value)}."
    return f"{wanted}, you return one {_type_name(value)}."


def _type_name(value: Any) -> str:
    return value.kind if isinstance(value, Unsupported) else type(value).__name__
