"""Which fault of the way back explains a student's slopes: one that fits at every draw, or none.

Every output is compared by itself. A fault that would spoil what the student has right is none,
unless it lies in the last step to the one output that it explains. Of the others one that explains
more of the wrong outputs goes first; then one that contradicts fewer of them; then the order of
`messages.FAULTS`. Two faults that explain everything go before one that explains a part. If two
that say different things are equally good, none is named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations
from typing import Any

import numpy as np

from autograder.judging import cases, compare, findings, messages
from autograder.judging.cases import Case, Outputs
from autograder.judging.compare import DIFFERS, MATCHES, Array
from autograder.judging.faults import Fault
from autograder.judging.links import SCALES
from autograder.judging.trial import Trial

LEAST = 2  # draws that tell
PAIRS = 1500  # as many are tried
RANK = {kind: place for place, kind in enumerate(messages.FAULTS)}
# one formula, wherever on a path they stand
ANYWHERE = frozenset(
    (
        "path-missing",
        "signal-missing",
        "sign",
        "half",
        "double",
        "mean-for-sum",
        "sum-for-mean",
        "one-entry",
    )
)
# their slopes have a factor of their own, which another factor would hide
POWERS = ("the square", "the power")
# the kinds that are tried two at a time
PAIRED = (
    "slope-missing",
    "factor-missing",
    "path-missing",
    "sign",
    "half",
    "value-for-slope",
    "slope-at-output",
    "slope-inner-sign",
)

Found = Iterable["Candidate | None"]
Search = Callable[[tuple[str, ...]], Found]


@dataclass(frozen=True)
class Explanation:
    """A fault by its code, in a sentence about the outputs that it explains."""

    code: str
    text: str
    hints: tuple[str, ...]
    outputs: tuple[str, ...]


def explain(trial: Trial, wrong: Sequence[str], asked: Sequence[str]) -> Explanation | None:
    """The explanation of some of the `wrong` outputs, at least one of those that are `asked`."""
    with np.errstate(all="ignore"):  # some faults divide by zero
        study = _study(trial)
        if study is None:
            return None
        ordered = tuple(output for output in trial.task.outputs if output in wrong)
        for search in (study.lengths, study.single, study.scaled, study.beside, study.pairs):
            found = [c for c in study.found(search, ordered) if set(c.explained) & set(asked)]
            if found:
                best = study.wider(_best(found), ordered)
                return best.told(findings.label(trial, best.explained)) if best else None
    return None


@dataclass(frozen=True)
class Candidate:
    """Faults that fit, the outputs that they explain, and of how many others they say too much."""

    faults: tuple[Fault, ...]
    explained: tuple[str, ...]
    contradicted: int
    factor: str = ""

    @property
    def order(self) -> tuple[Any, ...]:
        ranks = sorted(RANK[fault.kind] for fault in self.faults)
        return (-len(self.explained), self.contradicted, *ranks)

    @property
    def meaning(self) -> frozenset[str]:
        """What is claimed, apart from where on a path."""
        return frozenset(_meaning(fault) for fault in self.faults)

    def told(self, shown: str) -> Explanation:
        """In words; without a fault it is a step of the wrong length."""
        if not self.faults:
            code = {"-1": "common/sign", "0": "common/zero"}.get(self.factor, "common/factor")
            text = messages.step(shown, self.factor)
            return Explanation(code, text, messages.common_hints(code), self.explained)
        first = self.faults[0]
        code = f"fault/{first.kind}" if len(self.faults) == 1 else "fault/two-at-once"
        said = list(dict.fromkeys(_sentence(fault) for fault in self.faults))
        if self.factor:
            said.append(f"besides, all of it is multiplied by {self.factor}")
        text = f"{shown}: {'; '.join(said)}."
        return Explanation(code, text, messages.fault(first.kind, first.words)[1], self.explained)


def _meaning(fault: Fault) -> str:
    if fault.kind in ("extra-path", "factor-extra"):  # whichever of the paths it is taken for
        return fault.kind + fault.words["other"]
    return fault.kind if fault.kind in ANYWHERE else _sentence(fault)


def _sentence(fault: Fault) -> str:
    return messages.fault(fault.kind, fault.words)[0]


def _best(found: Sequence[Candidate]) -> Candidate | None:
    """The first in order, if no other that is as good says something else."""
    if not found:
        return None
    first = min(found, key=lambda candidate: candidate.order)
    best = [c for c in found if c.order == first.order and c.explained == first.explained]
    return first if len({candidate.meaning for candidate in best}) == 1 else None


def _alike(one: Candidate, two: Candidate) -> bool:
    return one.meaning == two.meaning and one.explained == two.explained


class Study:
    """All faults at the draws of one trial: each run at the first, at the others if it fits."""

    def __init__(self, cases: Sequence[Case], step: bool) -> None:
        self.step = step
        self._found: dict[tuple[str, ...], list[Candidate]] = {}
        self.first = next(case for case in cases if case.own)
        self.runs = self.first.runs
        self.rest = [case for case in cases if case is not self.first]
        self.right = {
            output
            for output in self.first.nodes
            if all(case.fits(output, case.true[output]) for case in cases)
        }

    def found(self, search: Search, wrong: tuple[str, ...]) -> list[Candidate]:
        """What a search finds, made once: every part of the points asks again."""
        key = (search.__name__, *wrong)
        if key not in self._found:
            self._found[key] = [c for c in search(wrong) if c is not None]
        return self._found[key]

    @cached_property
    def _stacked(self) -> dict[str, tuple[list[int], Array]]:
        """For each output the runs that give it its shape, and what they give, one a row."""
        stacked = {}
        for output, own in self.first.own.items():
            fitting = [
                i for i, (_, made) in enumerate(self.runs) if made[output].shape == own.shape
            ]
            rows = [self.runs[i][1][output].ravel() for i in fitting]
            stacked[output] = (fitting, np.array(rows).reshape(len(rows), own.size))
        return stacked

    def wider(self, best: Candidate | None, wrong: tuple[str, ...]) -> Candidate | None:
        """Two faults that explain all that is wrong go before another one that explains a part."""
        if best is None or not best.faults or len(best.explained) == len(wrong):
            return best
        found = [
            candidate
            for search in (self.beside, self.pairs)
            for candidate in self.found(search, wrong)
            if len(candidate.explained) == len(wrong)
        ]
        if not found or any(best.meaning <= candidate.meaning for candidate in found):
            return best
        return _best(found)

    def lengths(self, wrong: tuple[str, ...]) -> Found:
        """Steps that are right but for their length."""
        names = sorted(self._factors(wrong, self.first.true) | {"0"}) if self.step else ()
        return (self._candidate(wrong, self.first.true, factor=name) for name in names)

    def single(self, wrong: tuple[str, ...]) -> Found:
        """Faults that fit alone."""
        hits: set[int] = set()
        for output in wrong:
            if output in self._stacked:
                places, rows = self._stacked[output]
                scale = np.maximum(np.max(np.abs(rows), axis=1, initial=0.0), compare.ZERO)
                error = np.max(np.abs(rows - self.first.own[output].ravel()), axis=1, initial=0.0)
                close = np.isfinite(scale) & (error <= MATCHES * scale)
                hits.update(places[k] for k in np.flatnonzero(close))
        return (self._candidate(wrong, self.runs[i][1], self.runs[i][0]) for i in sorted(hits))

    def scaled(self, wrong: tuple[str, ...]) -> Found:
        """Faults that fit but for a factor."""
        varied = self._varied(wrong)
        return (
            self._candidate(varied, outputs, fault, factor=name)
            for fault, outputs in self.runs
            if fault.kind not in ANYWHERE and fault.words.get("curve") not in POWERS
            for name in self._factors(varied, outputs)
        )

    def _varied(self, wrong: tuple[str, ...]) -> tuple[str, ...]:
        """Without the outputs that are one number at all draws: any number is, but for a factor."""
        return tuple(output for output in wrong if output not in self._constant)

    @cached_property
    def _constant(self) -> set[str]:
        entries: dict[str, list[Array]] = {}
        for case in (self.first, *self.rest):
            for output, own in case.own.items():
                entries.setdefault(output, []).append(own.ravel())
        joined = {name: np.concatenate(own) for name, own in entries.items()}
        return {
            name for name, whole in joined.items() if not whole.size or np.ptp(whole) < compare.ZERO
        }

    def _factors(self, wrong: tuple[str, ...], outputs: Outputs) -> set[str]:
        """The names of the factors between what is predicted and what the student has."""
        names: set[str] = set()
        for output in wrong:
            own, made = self.first.own.get(output), outputs[output]
            if own is not None and own.shape == made.shape and np.any(made):
                factor = float(np.vdot(made, own) / np.vdot(made, made))
                names.update(
                    name
                    for name, value in self.first.factors.items()
                    if value and abs(factor - value) <= DIFFERS * abs(value)
                )
        return names

    def beside(self, wrong: tuple[str, ...]) -> Found:
        """A second fault beside one that explains other outputs alone."""
        alone = self.found(self.single, tuple(self.first.own))
        best = _best(alone)
        known = [c for c in alone if best and _alike(c, best)]  # wherever on a path they stand
        return self._tried(wrong, ((c.faults[0], fault) for c in known for fault, _ in self.runs))

    def pairs(self, wrong: tuple[str, ...]) -> Found:
        """Two faults of the likelier kinds."""
        plain = [
            fault
            for fault, outputs in self.runs
            if fault.kind in PAIRED and any(self.first.tells(o, outputs[o]) for o in wrong)
        ]
        plain.sort(key=lambda fault: RANK[fault.kind])
        return self._tried(wrong, combinations(plain[: int((2 * PAIRS) ** 0.5)], 2))

    def _tried(self, wrong: tuple[str, ...], pairs: Iterable[tuple[Fault, Fault]]) -> Found:
        varied = self._varied(wrong)
        for one, two in pairs:
            if not set(one.edges) & set(two.edges) or {one.kind, two.kind} <= SCALES.keys():
                outputs = self.first.predicted(one, two)
                if outputs is not None and any(self._likely(o, outputs[o]) for o in varied):
                    yield self._candidate(varied, outputs, one, two)

    def _likely(self, output: str, predicted: Array) -> bool:
        """A quick look at one entry."""
        first, bound = self._probes.get(output, (np.nan, 0.0))
        return predicted.size > 0 and abs(predicted.flat[0] - first) <= bound

    @cached_property
    def _probes(self) -> dict[str, tuple[float, float]]:
        """The first entry of each output of the student, and how near another one has to be."""
        return {
            output: (float(own.flat[0]), 2 * MATCHES * float(np.max(np.abs(own), initial=0.0)))
            for output, own in self.first.own.items()
            if own.size
        }

    def _candidate(
        self, wrong: tuple[str, ...], outputs: Outputs, *wrongs: Fault, factor: str = ""
    ) -> Candidate | None:
        """The faults as an explanation of some of the wrong outputs, if they are one."""
        told = dict.fromkeys(wrong, 0)
        for case in (self.first, *self.rest):
            predicted = outputs if case is self.first else case.predicted(*wrongs)
            if predicted is None:
                if not case.crashed:
                    return None
                continue
            scale = case.factors[factor] if factor else 1.0
            told = {
                o: count + case.tells(o, scale * predicted[o])
                for o, count in told.items()
                if case.fits(o, scale * predicted[o])
                and not (wrongs and factor and not case.tells(o, predicted[o]))
            }
            if not told:
                return None
        explained = tuple(output for output, count in told.items() if count >= LEAST)
        if not explained or self._spoils(wrongs, explained):
            return None
        contradicted = sum(
            self.first.tells(output, array) and not self.first.fits(output, array)
            for output, array in outputs.items()
            if output not in explained
        )
        return Candidate(wrongs, explained, contradicted, factor)

    def _spoils(self, wrongs: Sequence[Fault], explained: tuple[str, ...]) -> bool:
        """Would the student have an output wrong that is right? A last step only its own sees."""
        if not wrongs:
            return False
        if len(explained) == 1:
            last = self.first.nodes[explained[0]]
            if all(fault.last_step_of(self.first.tape, last) for fault in wrongs):
                return False
        return any(
            predicted is not None
            and any(case.tells(output, predicted[output]) for output in self.right)
            for case in (self.first, *self.rest)
            for predicted in [case.predicted(*wrongs)]
        )


@lru_cache(maxsize=8)
def _study(trial: Trial) -> Study | None:
    """None where there is no loss, or nothing to compare."""
    found = cases.cases(trial)
    step = bool(trial.task.slopes and trial.task.slopes.rate)
    return Study(found, step) if any(case.own for case in found) else None
