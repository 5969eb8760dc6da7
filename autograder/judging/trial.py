"""A student's function tried at all draws: what came back beside what is true.

What does not depend on the student, the draws and all that is true or known of them, is made once
for everybody who is graded with the same seed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import SimpleNamespace
from typing import Any, TypeVar

import numpy as np

from autograder.called import CallError, Function, Observation
from autograder.judging import compare
from autograder.judging.compare import Array, Finding
from autograder.judging.slopes import Slopes
from autograder.judging.strata import Arg, Draw, Strata, draws, fresh

Truth = Mapping[str, Array]
# the outputs that a mistake spoils, from the truth `t` and the arguments `a` by name
Wrong = Callable[[SimpleNamespace, SimpleNamespace], Mapping[str, Any]]

AGREEMENT = 1e-9  # of reference and given loss; a larger difference is our fault
VISIBLE = 1e-3  # every output has an entry of this size on a generic draw
TASKS_KEPT = 64  # of which the points are kept: more than an assignment has

T = TypeVar("T")
Seed = tuple[int, ...]
Made = Mapping[str, Any] | None  # the outputs of somebody with a mistake, if there can be any


@dataclass(frozen=True)
class Part:
    """A share of the points: the outputs it is for, on all strata or on one with own points."""

    outputs: tuple[str, ...]
    points: float
    name: str = ""
    description: str = ""
    stratum: str = ""


@dataclass(frozen=True)
class Property:
    """Something that is true of right answers, whatever their formula.

    `moved` changes some arguments; `expected` says which outputs belong to them, from the
    student's own outputs and the arguments before the change. `said` states it in a sentence.
    """

    said: str
    moved: Callable[[SimpleNamespace], Mapping[str, Any]]
    expected: Callable[[SimpleNamespace, SimpleNamespace], Mapping[str, Any]]


@dataclass(frozen=True, eq=False)
class Task:
    """One function to be written, and how it is tried.

    `truth` gives the outputs from what is public (the given loss); it stands in for the reference
    in the notebook and is the second opinion in the grader. `follow(args, own)` gives the outputs
    that follow from the student's own earlier outputs. `wrong` holds the known mistakes by code.
    `backprop` says of which loss the outputs are slopes, where the truth itself does not.
    `properties` are looked at when a mistake has no name.
    """

    name: str
    arguments: tuple[Arg, ...]
    outputs: tuple[str, ...]
    truth: Callable[..., Mapping[str, Any]]
    parts: tuple[Part, ...]
    tiny: tuple[Any, ...]
    returns: str = "tuple"
    strata: Strata = field(default_factory=Strata)
    wrong: Mapping[str, Wrong] = field(default_factory=dict)
    follow: Callable[[tuple[Any, ...], Mapping[str, float]], Mapping[str, float]] | None = None
    scalar_only: str = ""  # the code of "works for one number only"
    vanishing: frozenset[str] = frozenset()  # outputs that are 0 by nature
    backprop: Slopes | None = None
    properties: tuple[Property, ...] = ()

    @property
    def slopes(self) -> Slopes | None:
        return self.backprop or (self.truth if isinstance(self.truth, Slopes) else None)

    def named(self, args: Sequence[Any]) -> SimpleNamespace:
        return SimpleNamespace(**{a.name: v for a, v in zip(self.arguments, args, strict=True)})

    def sizes(self, args: Sequence[Any]) -> dict[str, int]:
        """The sizes by symbol (n, d, ...) of a call."""
        return {
            symbol: size
            for argument, value in zip(self.arguments, args, strict=True)
            for symbol, size in zip(argument.shape.split(), np.shape(value), strict=False)
        }

    def named_outputs(self, truth: Truth) -> SimpleNamespace:
        return SimpleNamespace(**{name: truth[name].copy() for name in self.outputs})


@dataclass(frozen=True, eq=False)
class Point:
    """A call to be made and the outputs that it should give.

    `made` remembers what mistakes make of it.
    """

    draw: Draw
    truth: Truth
    _made: dict[Any, Any] = field(default_factory=dict)

    def made(self, mistake: Any, make: Callable[[], T]) -> T:
        """What `make` gives, made once for this mistake."""
        if mistake not in self._made:
            self._made[mistake] = make()
        found: T = self._made[mistake]
        return found


@dataclass(frozen=True)
class Seen:
    """One point: the call, and its outputs by name (or why there are none)."""

    point: Point
    observation: Observation
    outputs: Mapping[str, Any] | Finding

    @property
    def draw(self) -> Draw:
        return self.point.draw

    @property
    def truth(self) -> Truth:
        return self.point.truth

    def output(self, name: str) -> Any:
        """The value of one output, or the finding that there is none."""
        if isinstance(self.outputs, Finding):
            return self.outputs
        if name not in self.outputs:
            return Finding("common/arity", f"is missing: your dictionary has no key `{name}`.")
        return self.outputs[name]

    def finding(self, name: str) -> Finding | None:
        value = self.output(name)
        if isinstance(value, Finding):
            return value
        if self.draw.finite_only:
            return _finite(value, self.truth[name].shape)
        return compare.judge(value, self.truth[name], self.draw.absolute)


def _finite(value: Any, shape: tuple[int, ...]) -> Finding | None:
    array = compare.as_array(value)
    if isinstance(array, Finding):
        return array
    if array.shape != shape:
        return compare.wrong_shape(array, np.zeros(shape))
    return None if np.all(np.isfinite(array)) else compare.not_finite(array)


@dataclass(frozen=True, eq=False)
class Trial:
    """All that was seen of one function."""

    task: Task
    function: Function
    truth: Callable[..., Truth]
    seen: tuple[Seen, ...]
    repeated: bool = True  # the second call with the same arguments gave the same

    def on(self, *strata: str) -> Iterator[Seen]:
        return (one for one in self.seen if one.draw.stratum in strata)

    @property
    def changed(self) -> str:
        """The name of an argument that a call changed, if any did."""
        for one in self.seen:
            for position in one.observation.changed:
                return self.task.arguments[position].name
        return ""

    def tiny(self) -> Seen:
        draw = Draw("tiny", "", self.task.tiny)
        return see(self.task, self.function, draw, self.truth(*fresh(draw.args)))


def try_out(
    task: Task, function: Function, reference: Callable[..., Any] | None, seed: Seed
) -> Trial:
    """Call the function at every point; a call that hangs or kills the process is the last one."""
    first, *others = points(task, reference, seed)
    calls = [first, first, *others, first]  # does the first give the same, now and later?
    observations = function.observe_each([point.draw.args for point in calls])
    every = [_seen(task, *pair) for pair in zip(calls, observations, strict=False)]
    ends = [i for i, one in enumerate(every) if _final(one.observation.error)]
    every = every[: ends[0] + 1] if ends else every
    again = {1, len(calls) - 1}
    seen = tuple(one for i, one in enumerate(every) if i not in again or i in ends)
    steady = all(_repeats(task, seen[0], one) for i, one in enumerate(every) if i in again)
    return Trial(task, function, _truth(task, reference), seen, steady)


def see(task: Task, function: Function, draw: Draw, truth: Truth) -> Seen:
    """One more call."""
    return _seen(task, Point(draw, truth), function.observe(*draw.args))


def _seen(task: Task, point: Point, observation: Observation) -> Seen:
    return Seen(point, observation, _outputs(task, observation))


def _outputs(task: Task, observation: Observation) -> Mapping[str, Any] | Finding:
    if observation.error is not None:
        error = observation.error
        return Finding("common/exception", f"is not there: {error.name or error.kind}.")
    return compare.outputs_of(observation.value, task.outputs, task.returns)


def _final(error: CallError | None) -> bool:
    return error is not None and (
        error.kind != "exception" or error.name in ("NotImplementedError", "NameError")
    )


def _truth(task: Task, reference: Callable[..., Any] | None) -> Callable[..., Truth]:
    public = arrays(task.truth)
    if reference is None:
        return public

    def certified(*args: Any) -> Truth:
        result = compare.outputs_of(reference(*fresh(args)), task.outputs, task.returns)
        assert not isinstance(result, Finding), f"reference {task.name}: {result}"
        return {name: np.asarray(result[name], float) for name in task.outputs}

    return certified


def arrays(function: Callable[..., Mapping[str, Any]]) -> Callable[..., Truth]:
    def converted(*args: Any) -> Truth:
        with np.errstate(all="ignore"):
            return {name: np.asarray(v, float) for name, v in function(*args).items()}

    return converted


@lru_cache(TASKS_KEPT)
def points(task: Task, reference: Callable[..., Any] | None, seed: Seed) -> tuple[Point, ...]:
    """The draws with their truths, drawn until every output shows itself on the generic ones."""
    truth, rng = _truth(task, reference), np.random.default_rng(seed)
    for _ in range(50):
        drawn = [
            Point(draw, truth(*fresh(draw.args)))
            for draw in draws(task.arguments, task.strata, rng)
        ]
        certain = [point for point in drawn if point.draw.stratum == "G"]
        if all(_shows(task, point.truth) for point in certain):
            _agree(task, certain)
            return tuple(drawn)
    raise RuntimeError(f"{task.name}: some output is always tiny")


def _shows(task: Task, truth: Truth) -> bool:
    return all(
        name in task.vanishing or np.max(np.abs(truth[name]), initial=0.0) > VISIBLE
        for name in task.outputs
    )


def _agree(task: Task, drawn: Sequence[Point]) -> None:
    """Reference and given loss must not disagree; if they do, it is our fault."""
    public = arrays(task.truth)
    for point in drawn:
        second = public(*fresh(point.draw.args))
        for name, array in point.truth.items():
            scale = max(float(np.max(np.abs(array), initial=0.0)), compare.ZERO)
            if array.shape != second[name].shape or np.any(
                np.abs(array - second[name]) > AGREEMENT * scale
            ):
                raise RuntimeError(f"{task.name}: reference and given loss disagree on {name}")


def _repeats(task: Task, first: Seen, again: Seen) -> bool:
    """Does the same call give the same again?"""
    if isinstance(first.outputs, Finding):
        return True
    if isinstance(again.outputs, Finding):
        return False
    return all(
        name not in first.outputs or _same(first.outputs[name], again.outputs.get(name))
        for name in task.outputs
    )


def _same(first: Any, second: Any) -> bool:
    one, two = compare.as_array(first), compare.as_array(second)
    if isinstance(one, Finding) or isinstance(two, Finding):
        return type(one) is type(two)
    return compare.equal(two, np.asarray(one, float)) or np.array_equal(one, two, equal_nan=True)
