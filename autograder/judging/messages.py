"""The sentences a student reads about functions, built in one place; change them here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder.exercise import PublicFunction, Unsupported

LONGEST = 24  # entries of an array that are written out


def number(value: float) -> str:
    """Four significant digits, and no more than needed."""
    text = f"{float(value):.4g}"
    return "0" if text == "-0" else text


def show(value: Any) -> str:
    """A value as a student would type it, shortened."""
    if isinstance(value, PublicFunction):
        return value.name
    if isinstance(value, Unsupported):
        return "..." if value.kind == "ellipsis" else f"something of type {value.kind}"
    if isinstance(value, bool | str) or value is None:
        return repr(value)
    if isinstance(value, int | np.integer):
        return str(int(value)) if abs(int(value)) < 10**9 else number(float(value))
    if isinstance(value, float | np.floating):
        return number(float(value))
    if isinstance(value, np.ndarray):
        return _array(value)
    if isinstance(value, list | tuple):
        inside = ", ".join(show(item) for item in value)
        return f"[{inside}]" if isinstance(value, list) else f"({inside})"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {show(item)}" for key, item in value.items()) + "}"
    return f"something of type {type(value).__name__}"


def _array(array: Any) -> str:
    if array.size > LONGEST:
        return f"an array of shape {tuple(int(n) for n in array.shape)}"
    return show(array.tolist())


def call(name: str, args: Sequence[Any]) -> str:
    return f"{name}({', '.join(show(a) for a in args)})"


def case(output: str, said: str, expected: Any, got: Any) -> str:
    return f"{output}: at {said} we expect {show(expected)}, you return {show(got)}."


def special_case(output: str, where: str, said: str, expected: Any, got: str) -> str:
    return (
        f"{output}: right in general, wrong for {where}. At {said} we expect {show(expected)},"
        f" {got}."
    )


def quoted(names: Sequence[str]) -> str:
    """`a`, `b` and `c`"""
    marked = [f"`{name}`" for name in names]
    return marked[0] if len(marked) == 1 else f"{', '.join(marked[:-1])} and {marked[-1]}"


def factor(output: str, c: str) -> str:
    return f"{output} is {c} times the expected value"


COMMON_HINTS: dict[str, tuple[str, ...]] = {
    "common/wrong-shape": (
        "Could you subtract your array from the variable?",
        "The gradient has exactly the shape of its variable.",
    ),
    "common/transposed": (
        "Which index of W counts the outputs?",
        "Row i belongs to output i.",
    ),
    "common/scalar-as-array": (
        "How many brackets does your number wear?",
        "Take the only entry.",
    ),
    "common/not-finite": (
        "Where does your code divide or take a huge exponential?",
        "Rewrite that step so that both numbers stay small.",
    ),
    "common/float32": ("How many digits does your number type keep?", "Remove the cast."),
    "common/integer": (
        "Which number type has the array you filled?",
        "Create it as float.",
    ),
    "common/complex": ("Which part did you mean?",),
    "common/mutates-input": (
        "Call the function twice: same answer?",
        "Build new arrays instead of `-=` on the argument.",
    ),
    "common/not-repeatable": (
        "What does the function remember?",
        "No globals, no random numbers.",
    ),
    "common/arity": ("Which variables does the task list?", "Same order as in the signature."),
    "common/sign": (
        "Up or down: which way does the loss move?",
        "Find the link that is subtracted.",
    ),
    "common/factor": (
        "Where could this factor come from?",
        "Look at the power, then at the mean.",
    ),
    "common/swapped": ("Which comes first in the signature?",),
    "common/zero": (
        "Does the loss really not react?",
        "Which factor of your product is 0?",
    ),
}


def common_hints(code: str) -> tuple[str, ...]:
    return COMMON_HINTS.get(code, ())


def special_hints(where: str) -> tuple[str, ...]:
    return (f"What is special about {where}?",)
