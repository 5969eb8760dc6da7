"""A student's outputs at each draw as slopes on a tape, beside what faults would make of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from autograder.judging import compare
from autograder.judging.compare import DIFFERS, MATCHES, Array, Finding, near
from autograder.judging.faults import Fault, backward, faults, forward
from autograder.judging.slopes import Slopes
from autograder.judging.tape import Tape
from autograder.judging.trial import Point, Seen, Trial

FACTORS = {"-1": -1.0, "2": 2.0, "1/2": 0.5, "-2": -2.0, "-1/2": -0.5, "4": 4.0, "1/4": 0.25}

Outputs = Mapping[str, Array]


@dataclass(frozen=True)
class Case:
    """One draw: the tape, and the slopes that the student's outputs stand for."""

    point: Point
    tape: Tape
    nodes: Mapping[str, int]  # of each output
    own: Outputs  # only those that are arrays of numbers
    crashed: bool
    factors: Mapping[str, float]  # by name: numbers and sizes
    values: bool  # the outputs are values on the tape, not slopes

    @cached_property
    def true(self) -> Outputs:
        return self.predicted() or {}

    def predicted(self, *wrong: Fault) -> Outputs | None:
        """The outputs with these faults; None where the shapes do not fit."""
        try:
            if self.values:
                made = [node.value for node in forward(self.tape, *wrong).nodes]
            else:
                made = backward(self.tape, *wrong)
        except (ValueError, IndexError):
            return None
        return {output: np.asarray(made[index]) for output, index in self.nodes.items()}

    @property
    def runs(self) -> list[tuple[Fault, Outputs]]:
        """Every single fault with what it makes of the outputs; the same for all students."""
        found: list[tuple[Fault, Outputs]] = self.point.made("faults", self._runs)
        return found

    def _runs(self) -> list[tuple[Fault, Outputs]]:
        # values have no way back
        tried = (f for f in faults(self.tape) if f.forward or not self.values)
        found = [(fault, self.predicted(fault)) for fault in tried]
        return [(fault, outputs) for fault, outputs in found if outputs is not None]

    def fits(self, output: str, predicted: Array) -> bool:
        own = self.own.get(output)
        return own is not None and own.shape == predicted.shape and near(own, predicted, MATCHES)

    def tells(self, output: str, predicted: Array) -> bool:
        true = self.true[output]
        return predicted.shape != true.shape or not near(predicted, true, DIFFERS)


def cases(trial: Trial) -> list[Case]:
    """None at all where there is no loss, or where its tape is not the truth."""
    slopes = trial.task.slopes
    if slopes is None:
        return []
    seen = tuple(trial.on("G", "Q"))
    found = [_case(slopes, one, _factors(trial, one)) for one in seen]
    agree = all(_agrees(slopes, case, one) for case, one in zip(found, seen, strict=True))
    return found if agree else []


def _case(slopes: Slopes, seen: Seen, factors: Mapping[str, float]) -> Case:
    tape = seen.point.made("tape", lambda: slopes.tape(seen.draw.args))
    nodes = {output: tape.named[variable] for output, variable in slopes.wrt.items()}
    own = dict(_own(slopes, seen))
    crashed = seen.observation.error is not None
    return Case(seen.point, tape, nodes, own, crashed, factors, slopes.values)


def _factors(trial: Trial, seen: Seen) -> dict[str, float]:
    """Factors by name: a few numbers, and those that the sizes of the arrays make."""
    factors = {"0": 0.0, **FACTORS}
    for symbol, size in trial.task.sizes(seen.draw.args).items():
        factors.update({symbol: size, f"1/{symbol}": 1 / size, f"2/{symbol}": 2 / size})
        factors[f"{symbol}/2"] = size / 2
    return factors


def _own(slopes: Slopes, seen: Seen) -> Iterator[tuple[str, Array]]:
    for output in slopes.wrt:
        value = seen.output(output)
        array = value if isinstance(value, Finding) else compare.as_array(value)
        if not isinstance(array, Finding) and np.all(np.isfinite(array)):
            try:
                yield output, slopes.implied(seen.draw.args, output, np.asarray(array, float))
            except ValueError:  # a step to another shape
                continue


def _agrees(slopes: Slopes, case: Case, seen: Seen) -> bool:
    """Is the tape's own truth the truth? If not, it has nothing to say."""
    return all(
        near(case.true[o], slopes.implied(seen.draw.args, o, seen.truth[o]), MATCHES)
        for o in slopes.wrt
    )
