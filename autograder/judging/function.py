"""Declaring exercises in which a function is written: from the task to its checks.

    exercise = function("sigmoid-sum-step", "One step", Task(...), items=("S0.1d",))

Each task gives a check without points ("runs"), on which the others depend, and a check for each
part of the points. An output that is right at all generic draws and wrong in a special case earns
half of its points; one that is wrong at a generic draw earns none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from autograder.exercise import Check, Exercise, Failure, NotRun, Remark
from autograder.judging import compare, diagnosis, messages, signature
from autograder.judging.calls import undefined
from autograder.judging.compare import Finding
from autograder.judging.strata import fresh
from autograder.judging.trial import Part, Seed, Seen, Task, Trial, try_out

NUMERICAL = 1e-6  # of the largest entry: what difference quotients keep where they pass
EXPECTED = 1e-10  # of the largest entry: what an analytic derivative keeps with a hostile label
SPECIAL = ("Q", "D", "Z", "I", "N", "S", "X")

Evidence = Mapping[str, Trial | Failure]


def function(
    id: str,
    title: str,
    *tasks: Task,
    more: Sequence[Check] = (),
    prerequisites: Sequence[str] = (),
    items: Sequence[str] = (),
) -> Exercise:
    """An exercise of one or more functions; `more` are checks by hand that come after them."""

    def evidence(answers: Mapping[str, Any], references: Any, seed: Seed) -> Evidence:
        return {task.name: _observed(task, answers, references, seed) for task in tasks}

    return Exercise(
        id=id,
        title=title,
        names=tuple(task.name for task in tasks),
        checks=(*(check for task in tasks for check in _checks(task)), *more),
        prerequisites=tuple(prerequisites),
        items=tuple(items),
        evidence=evidence,
    )


def _observed(
    task: Task, answers: Mapping[str, Any], references: Any, seed: Seed
) -> Trial | Failure:
    if task.name not in answers or not hasattr(answers[task.name], "observe"):
        return undefined(task.name)
    reference = None if references is None else references[task.name]
    return try_out(task, answers[task.name], reference, seed)


def _checks(task: Task) -> list[Check]:
    gate = _gate(task)
    return [gate, *(_part(task, part, gate.name) for part in task.parts)]


def _gate(task: Task) -> Check:
    def runs(evidence: Evidence, exercise: Exercise) -> None:
        found = evidence[task.name]
        if isinstance(found, Failure):
            raise found
        failure = diagnosis.crash(exercise, found)
        if failure is not None:
            raise failure

    returned = (
        " and ".join(f"`{o}`" for o in task.outputs) if len(task.outputs) < 4 else "all parts"
    )
    wanted = f"`{task.name}` runs" + (
        "" if task.returns == "single" else f" and returns {returned}"
    )
    return Check(f"{task.name}: runs", wanted, runs)


def _part(task: Task, part: Part, gate: str) -> Check:
    def right(evidence: Evidence, exercise: Exercise) -> Remark | None:
        trial = evidence[task.name]
        assert isinstance(trial, Trial)
        if part.stratum:
            _own_stratum(exercise, trial, part)
            return None
        _generic(exercise, trial, part)
        numerical = _looks_numerical(trial, part)
        _special(exercise, trial, part, NUMERICAL if numerical else 0.0)
        return Remark(flag=numerical)

    name = part.name or ", ".join(part.outputs)
    return Check(name, part.description or _description(task, part), right, part.points, (gate,))


def _description(task: Task, part: Part) -> str:
    return messages.quoted([task.name] if task.returns == "single" else part.outputs)


def _generic(exercise: Exercise, trial: Trial, part: Part) -> None:
    wrong = [o for o in part.outputs if any(_finding(trial, s, o) for s in trial.on("G"))]
    if wrong:
        failure = diagnosis.failure(exercise, trial, wrong, _others(trial, wrong))
        if failure.code == "common/unknown":
            failure.signature = signature.of_outputs(trial, wrong)
        raise failure


def _others(trial: Trial, wrong: Sequence[str]) -> list[str]:
    """The wrong outputs of other parts: one mistake may spoil several."""
    return [
        o
        for o in trial.task.outputs
        if o not in wrong and any(_finding(trial, s, o) for s in trial.on("G"))
    ]


def _special(exercise: Exercise, trial: Trial, part: Part, forgiven: float) -> None:
    """Special cases; errors up to `forgiven` of the largest entry are left to a person."""
    if trial.changed:
        raise diagnosis.mutation(exercise, trial.changed)
    if not trial.repeated:
        raise diagnosis.unsteady()
    own = {p.stratum for p in trial.task.parts if p.stratum}
    for seen in trial.on(*(s for s in SPECIAL if s not in own)):
        for output in part.outputs:
            if _finding(trial, seen, output) and not _within(seen, output, forgiven):
                raise diagnosis.special(exercise, trial, seen, output)


def _within(seen: Seen, output: str, share: float) -> bool:
    array, truth = compare.as_array(seen.output(output)), seen.truth[output]
    if not share or isinstance(array, Finding) or array.shape != truth.shape:
        return False
    scale = max(float(np.max(np.abs(truth), initial=0.0)), compare.ZERO)
    return compare.equal(array, truth, absolute=share * scale)


def _own_stratum(exercise: Exercise, trial: Trial, part: Part) -> None:
    """Extreme values count only where ordinary ones are right: a constant must not earn them."""
    if any(seen.finding(output) for seen in trial.on("G") for output in part.outputs):
        raise NotRun("Not run until ordinary values are right.", why="needs")
    for seen in trial.on(part.stratum):
        for output in part.outputs:
            if seen.finding(output):
                failure = diagnosis.special(exercise, trial, seen, output)
                failure.credit = 0.0
                raise failure


def _finding(trial: Trial, seen: Seen, output: str) -> Finding | None:
    """What is wrong with an output, unless it follows from the student's own earlier ones."""
    finding = seen.finding(output)
    if finding is None or trial.task.follow is None or isinstance(seen.outputs, Finding):
        return finding
    own = {name: _plain(seen.output(name)) for name in trial.task.outputs}
    followed = trial.task.follow(fresh(seen.draw.args), own)
    value = followed.get(output, np.nan)
    if np.isfinite(value) and compare.judge(seen.output(output), np.asarray(value)) is None:
        return None
    return finding


def _plain(value: Any) -> float:
    array = compare.as_array(value) if not isinstance(value, Finding) else value
    if isinstance(array, Finding) or array.ndim:
        return float("nan")
    return float(array)


def _looks_numerical(trial: Trial, part: Part) -> str:
    """A note for a person: right everywhere, yet without the digits of an analytic derivative."""
    for seen in trial.on("H"):
        for output in part.outputs:
            array = compare.as_array(seen.output(output))
            truth = seen.truth[output]
            if isinstance(array, Finding) or array.shape != truth.shape:
                continue
            error = float(np.max(np.abs(array - truth)) / np.max(np.abs(truth)))
            if error > EXPECTED:
                return (
                    f"common/looks-numerical: {output} of {trial.task.name} is right at ordinary"
                    f" points and off by {error:.1e} (relative) at {seen.draw.case}; an analytic"
                    " derivative stays below 1e-10. Are these finite differences?"
                )
    return ""
