"""Whatever an answer is, every check of it is made: no value is a fault of ours."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from hypothesis.extra import numpy as arrays

from autograder import exercises
from autograder.called import CallError, Observation, Unsupported
from autograder.course.source import references
from autograder.exercise import Exercise, grade
from autograder.sandbox.frames import Refused
from autograder.sandbox.protocol import normal

pytestmark = pytest.mark.attack

ROOT = Path(__file__).parents[2]
EXAMPLES = int(os.environ.get("FUZZ_VALUES", "100"))
ALL = [(name, e) for name in exercises.NAMES for e in exercises.load(name).checked]
WORDS = ["x", "w", "b", "y", "z", "s", "exp(-x)", "2*(w*x+b-y)", "sigma(z)", "dsigma(z)", "1/0"]
WORDS += [
    "(" * 500,
    "x**x**x**99",
    "9" * 400,
    "1e999",
    "nan",
    "oo",
    "lambda",
    "x.y",
    "x[0]",
    "é",
    "",
]
WORDS += ["dot", "add", "sum", "phi", "u1", "a1", "__import__('os')", "-" * 300 + "x", "\x00", "∂"]
KINDS = [np.float64, np.float32, np.int64, np.bool_]


@lru_cache
def truths(name: str) -> Mapping[str, Any]:
    names = {one for e in exercises.load(name).checked for one in e.names}
    return references(ROOT / "solutions" / f"{name}.py", names)


texts = some.sampled_from(WORDS) | some.text(max_size=30)
numbers = some.floats() | some.integers(-(2**63), 2**63 - 1) | some.booleans() | some.none()
shapes = arrays.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4)
tables = some.sampled_from(KINDS).flatmap(lambda kind: arrays.arrays(kind, shapes))
leaves = texts | numbers | tables | texts.map(Unsupported)
values = some.recursive(
    leaves,
    lambda inner: (
        some.lists(inner, max_size=5)
        | some.lists(inner, max_size=5).map(tuple)
        | some.dictionaries(texts, inner, max_size=5)
        | some.sets(texts, max_size=4)
    ),
    max_leaves=12,
)
errors = some.builds(
    CallError,
    some.sampled_from(["exception", "timeout", "died", "refused", "missing"]),
    texts,
    texts,
    texts,
    some.lists(texts, max_size=3).map(tuple),
)


@some.composite
def spoiled(draw: some.DrawFn, value: Any) -> Any:
    """The right answer with one part replaced."""
    if isinstance(value, dict) and value and draw(some.booleans()):
        key = draw(some.sampled_from(sorted(value)))
        return {**value, key: draw(spoiled(value[key]))}
    if isinstance(value, (list, tuple)) and value and draw(some.booleans()):
        at = draw(some.integers(0, len(value) - 1))
        return type(value)((*value[:at], draw(spoiled(value[at])), *value[at + 1 :]))
    return draw(values)


class Answer:
    """A function that returns one thing after the other."""

    def __init__(self, name: str, replies: list[Any]) -> None:
        self.name = name
        self._replies = replies
        self._calls = 0

    def observe(self, *args: Any) -> Observation:
        reply = self._replies[self._calls % len(self._replies)]
        self._calls += 1
        changed = tuple(range(len(args))) if self._calls % 3 == 0 else ()
        if isinstance(reply, CallError):
            return Observation(error=reply)
        return Observation(reply, changed=changed)

    def observe_each(self, calls: Sequence[Sequence[Any]]) -> list[Observation]:
        return [self.observe(*args) for args in calls]

    def __call__(self, *args: Any) -> Any:
        return self.observe(*args).value


@some.composite
def answered(draw: some.DrawFn) -> tuple[str, Exercise, dict[str, Any]]:
    name, exercise = draw(some.sampled_from(ALL))
    given: dict[str, Any] = {}
    for one in draw(some.sets(some.sampled_from(exercise.names), min_size=1)):
        truth = truths(name)[one]
        if not callable(truth) or draw(some.integers(0, 9)) == 0:
            given[one] = crossed(draw(values if callable(truth) else spoiled(truth)))
        else:
            replies = draw(some.lists(values | errors, min_size=1, max_size=3))
            given[one] = Answer(one, [crossed(reply) for reply in replies])
    return name, exercise, given


def crossed(value: Any) -> Any:
    """The value as it comes out of the pipe."""
    if isinstance(value, CallError):
        return value
    try:
        return normal(value)
    except Refused as reason:
        return Unsupported(str(reason))


ROWS = [
    ("x", "-x", {"x": "-1"}, "-x"),
    ("c", "exp(a)", {"a": "exp(a)"}, "exp(-x)"),
    ("d", "1 + c", {"c": "1"}, "1 + exp(-x)"),
    ("s", "1/d", {"d": "-1/d^2"}, "1/(1 + exp(-x))"),
]
FOUND: list[tuple[str, dict[str, Any]]] = [  # what was a fault of ours once
    (
        "sigmoid-table",
        {"sigmoid_table": ROWS, "sigmoid_table_answers": {"chain": "x", "final": "s*(1 - s)"}},
    ),
    ("sigmoid-sum-graph", {"sigmoid_sum_fan_out": np.zeros((3, 0))}),
    ("zero-init-which-break", {"breaks_symmetry": np.zeros(0), "never_moves": np.zeros(2)}),
]


@pytest.mark.parametrize(("exercise_id", "answers"), FOUND)
def test_what_was_found_is_judged(exercise_id: str, answers: dict[str, Any]) -> None:
    name, exercise = next((name, e) for name, e in ALL if e.id == exercise_id)
    assert not [r for r in grade(exercise, answers, truths(name)) if r.why == "ours"]


@settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None
)
@given(answered(), some.integers(0, 99))
def test_every_value_is_judged(case: tuple[str, Exercise, dict[str, Any]], seed: int) -> None:
    name, exercise, answers = case
    with np.errstate(all="ignore"):
        results = grade(exercise, answers, truths(name), seed)
    ours = [(r.check, r.message) for r in results if r.passed is None and r.why == "ours"]
    assert not ours
    assert all(0 <= r.points <= r.max_points for r in results)
    assert all(len(r.message) < 20_000 for r in results)
