"""The sentences a student reads about functions, built in one place; change them here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from autograder.called import PublicFunction, Unsupported

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


def special_case(output: str, where: str, said: str, expected: str, got: str) -> str:
    return f"{output}: right in general, wrong for {where}. At {said} we expect {expected}, {got}."


def expected(value: Any, finite_only: bool) -> str:
    return "finite numbers" if finite_only else show(value)


def quoted(names: Sequence[str]) -> str:
    """`a`, `b` and `c`"""
    marked = [f"`{name}`" for name in names]
    return marked[0] if len(marked) == 1 else f"{', '.join(marked[:-1])} and {marked[-1]}"


def factor(output: str, c: str) -> str:
    return f"{output} is {c} times the expected value"


COMMON_HINTS: dict[str, tuple[str, ...]] = {
    "common/unknown": (
        "Do the case above by hand: at which step do your code and your paper part?",
        "Print every value on the way and compare.",
    ),
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


def step(shown: str, c: str) -> str:
    if c == "0":
        return f"{shown}: nothing moves."
    if c == "-1":
        return f"{shown}: the step has the right length and the wrong direction."
    return f"{shown}: the step is {c} times as long as it should be."


def only_where_sizes_agree(told: str, explained: str) -> str:
    return f"{told} With arrays of equal sizes it gives a result, and then {explained}"


def right_entries(label: str, right: int, size: int) -> str:
    return f"{label} is right in {right} of {size} entries."


def contradiction(said: str, entry: str, expected: float, got: float) -> str:
    return f"{said}: then {entry} should be {number(expected)}, yours is {number(got)}."


# What a single fault on the way back is called: the sentence, the question, the step. Their order
# is that of preference where one formula can be described in several ways.
FAULTS: dict[str, tuple[str, str, str]] = {
    "slope-missing": (
        "the slope of {curve} at {parent}{slope} is missing",
        "How many links lie between the result and this variable, and how many did you use?",
        "Look at the link from {child} to {parent}.",
    ),
    "value-for-slope": (
        "at {parent} the value of {curve} stands where its slope belongs",
        "That is how high the curve is. How steep is it?",
        "Look at the link from {child} to {parent}.",
    ),
    "slope-at-output": (
        "the slope of {curve} is taken at its output {child}, not at its input {parent}",
        "At which place of the curve do you stand?",
        "A slope is taken at what goes into the function.",
    ),
    "slope-elsewhere": (
        "the slope of {curve} is taken at {other}, not at {parent}",
        "At which place of the curve do you stand?",
        "Look at the link from {child} to {parent}.",
    ),
    "input-as-value": (
        "the slope of {curve} is formed from its input {parent} as if it were its value",
        "What is the letter in the short form of this slope: what goes in, or what comes out?",
        "Look at the link from {child} to {parent}.",
    ),
    "slope-twice": (
        "the slope of {curve} at {parent} is used twice",
        "How often does {parent} go through this function?",
        "Count the links from {child} to {parent}.",
    ),
    "slope-of-another": (
        "at {parent} the slope of {curve} is taken as that of {other}",
        "Which function is it, and what is its slope?",
        "Look at the link from {child} to {parent}.",
    ),
    "slope-in-part": (
        "at {parent} only a part of the slope of {curve} is used",
        "Which factors does the slope of this function have?",
        "Differentiate {curve} once more on paper.",
    ),
    "power-kept": (
        "the power of {parent} is not lowered in the slope of {curve}",
        "What happens to the exponent when you differentiate a power?",
        "Look at the link from {child} to {parent}.",
    ),
    "absolute-value": (
        "the size of {parent} stands where {parent} belongs, sign and all",
        "What does the slope do when {parent} changes its sign?",
        "Look at the link from {child} to {parent}.",
    ),
    "slope-inner-sign": (
        "a sign inside the slope of {curve} at {parent} is wrong",
        "Can this slope be larger than the largest one the curve has?",
        "Differentiate {curve} once more on paper.",
    ),
    "input-for-slope": (
        "{parent} itself stands where the slope of {curve} at {parent} belongs",
        "Is the slope of this function its input?",
        "Look at the link from {child} to {parent}.",
    ),
    "factor-missing": (
        "the factor {right} on the way from {child} to {parent} is missing",
        "If {right} were 0, would {parent} still matter?",
        "Look at the link from {child} to {parent}.",
    ),
    "wrong-factor": (
        "{other} stands where {right} belongs, on the way from {child} to {parent}",
        "What does {parent} meet on its way to {child}?",
        "Look at the link from {child} to {parent}.",
    ),
    "transposed-factor": (
        "the matrix on the way from {child} to {parent} is used the wrong way round",
        "Which index counts the outputs, and which is summed on the way back?",
        "Write one entry of the slope by {parent} as a sum.",
    ),
    "updated-factor": (
        "the new {right} is used on the way from {child} to {parent}",
        "At which point are the slopes taken?",
        "Compute all slopes before anything moves.",
    ),
    "updated-first": (
        "the slopes are taken after {parent} has moved",
        "At which point are the slopes taken?",
        "Compute all slopes before anything moves.",
    ),
    "factor-twice": (
        "the factor {right} on the way from {child} to {parent} is used twice",
        "How often does {parent} meet it?",
        "Look at the link from {child} to {parent}.",
    ),
    "divided-for-multiplied": (
        "something is divided by {right} that should be multiplied, from {child} to {parent}",
        "Does a larger {right} make the slope larger or smaller?",
        "Look at the link from {child} to {parent}.",
    ),
    "multiplied-for-divided": (
        "something is multiplied by {right} that should be divided, from {child} to {parent}",
        "Does a larger {right} make the slope larger or smaller?",
        "Look at the link from {child} to {parent}.",
    ),
    "divisor-missing": (
        "the divisor is missing on the way from {child} to {parent}",
        "How does a quotient change when {parent} moves?",
        "Look at the link from {child} to {parent}.",
    ),
    "divisor-power": (
        "the divisor on the way from {child} to {parent} has the wrong power",
        "How does a quotient change when {parent} moves?",
        "Look at the link from {child} to {parent}.",
    ),
    "signal-missing": (
        "the slope that arrives at {child} is not taken along to {parent}",
        "What has come back to {child} before you go on to {parent}?",
        "Every link multiplies what arrives.",
    ),
    "path-missing": (
        "the path from {child} to {parent} is missing",
        "On how many paths does this variable reach the result?",
        "Follow each arrow that leaves the variable.",
    ),
    "overwritten": (
        "of the paths that lead to {parent}, only the one from {child} is counted",
        "On how many paths does {parent} reach the result?",
        "What arrives on another path is added; it does not replace what is there.",
    ),
    "extra-path": (
        "the loss is taken as if it held {curve} of {other}, like that of {parent}",
        "Where in the loss do you see {other}?",
        "A path that is not there adds nothing.",
    ),
    "forgotten": (
        "the values are those for {parent} = 0",
        "Where does {parent} enter?",
        "Compare your forward pass with the given loss.",
    ),
    "other-curve": (
        "the values are those for {other} in place of {curve}",
        "Which function is applied on the way?",
        "Compare your forward pass with the given loss.",
    ),
    "wrong-value": (
        "{other} stands where {parent} belongs in the value of {child}",
        "What goes into {child}?",
        "Compare your forward pass with the given function.",
    ),
    "sum-not-formed": (
        "every entry of {parent} is treated as if it were alone; the loss takes their sum",
        "How many results does the loss compare with the target?",
        "Form the sum first, then compare.",
    ),
    "sign": (
        "the path from {child} to {parent} has the wrong sign",
        "If {parent} grows a little, does {child} grow or fall?",
        "Look for a minus on that path.",
    ),
    "half": (
        "the path from {child} to {parent} counts half as much as it should",
        "Where could a factor 2 come from on this path?",
        "Look at the powers on that path.",
    ),
    "double": (
        "the path from {child} to {parent} counts twice as much as it should",
        "Where could a factor 2 come from on this path?",
        "Look at the powers on that path.",
    ),
    "exchanged-operands": (
        "in the value of {child} the two operands are exchanged",
        "Which of the two comes first?",
        "Compare your forward pass with the given function.",
    ),
    "mean-for-sum": (
        "a mean is taken where a sum belongs, on the way from {child} to {parent}",
        "Does every entry count fully, or only its share?",
        "Roads add.",
    ),
    "sum-for-mean": (
        "a sum is taken where a mean belongs, on the way from {child} to {parent}",
        "Does every entry count fully, or only its share?",
        "Duplicate every sample: does a mean change?",
    ),
    "one-entry": (
        "only the {which} entry counts, on the way from {child} to {parent}",
        "How many entries does {parent} reach?",
        "Roads add.",
    ),
    "not-summed": (
        "the sum over all entries that use {parent} is not formed",
        "How many entries of {child} use the same {parent}?",
        "Roads add.",
    ),
    "factor-extra": (
        "on the way from {child} to {parent} there is a factor {other} too many",
        "How often does {other} stand on this path?",
        "Go through the links from the result to the variable, one factor for each.",
    ),
}


def fault(kind: str, words: Mapping[str, str]) -> tuple[str, tuple[str, str]]:
    """The sentence of a fault, without its outputs and full stop, and the hints."""
    sentence, question, step = (text.format_map(words) for text in FAULTS[kind])
    return sentence, (question, step)
