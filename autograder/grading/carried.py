"""Error carried forward: an exercise is not punished for a mistake in an earlier one.

An exercise that calls an earlier one, which is wrong, is graded once more where the earlier one
is right. That process could read the right answer, so it answers for this exercise alone, and
nothing comes back from it but points and the name of a known mistake: no message, no output.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from autograder.exercise import Assignment, Exercise, Result
from autograder.grading.submission import Submission
from autograder.sandbox import Cell, Sandbox, Session

Results = Mapping[str, Sequence[Result]]
# the text that answers an exercise; the results of an exercise in a session
AnswerText = Callable[[str], str]
Judge = Callable[[Exercise, Session], Sequence[Result]]

_GONE = ("timeout", "died", "refused")


@dataclass(frozen=True)
class Again:
    """An exercise to grade once more, and the earlier ones that are replaced for it, in order.

    `cause` is the first of them that anything calls.
    """

    exercise: Exercise
    replaced: tuple[str, ...]
    cause: str


def carried(
    assignment: Assignment,
    submission: Submission,
    first: Session,
    results: Results,
    sandbox: Sandbox,
    answer_text: AnswerText,
    judge: Judge,
) -> dict[str, Sequence[Result]]:
    """The results with what is right but for an earlier mistake; `first` ran the notebook."""
    merged = dict(results)
    lost = {run.id for run in first.runs if run.error and run.error.kind in _GONE}
    cells = [Cell(cell.id, cell.source) for cell in submission.cells if cell.id not in lost]
    spent = first.spent
    for again in candidates(assignment, submission, first.names(), results):
        if spent >= sandbox.limits.submission_seconds:
            break
        with sandbox.run(cells, spent) as session:
            broken = any(session.define(answer_text(name)) for name in again.replaced)
            better = [] if broken else judge(again.exercise, session)
            spent = session.spent
        merged[again.exercise.id] = _merged(again, results[again.exercise.id], better)
    return merged


def candidates(
    assignment: Assignment,
    submission: Submission,
    names: Mapping[str, bool],
    results: Results,
) -> Iterator[Again]:
    """What may gain: answered functions that can reach a function that is not fully right.

    Data does not change when a function is replaced after the cells ran.
    """
    for exercise in assignment.checked:
        unanswered = submission.answers.get(exercise.id) is None
        if unanswered or exercise.id in submission.untouched or full(results[exercise.id]):
            continue
        if not any(names.get(name) for name in exercise.names):
            continue
        wrong = [e for e in earlier(assignment, exercise) if not full(results[e.id])]
        called = [e.id for e in wrong if _called(e, submission)]
        if called:
            yield Again(exercise, tuple(e.id for e in wrong), called[0])


def full(results: Iterable[Result]) -> bool:
    return all(result.passed for result in results)


def earlier(assignment: Assignment, exercise: Exercise) -> list[Exercise]:
    """The prerequisites of the same notebook, and theirs, in the order of the notebook."""
    known = {e.id: e for e in assignment.checked}
    found: set[str] = set()
    open_ids = list(exercise.prerequisites)
    while open_ids:
        name = open_ids.pop()
        if name in known and name not in found:
            found.add(name)
            open_ids += known[name].prerequisites
    return [e for e in assignment.checked if e.id in found]


def _called(exercise: Exercise, submission: Submission) -> bool:
    """Does any cell but its own name what the exercise defines?"""
    others = [cell.source for cell in submission.cells if cell.id != exercise.id]
    return any(name in source for source in others for name in exercise.names)


def _merged(again: Again, first: Sequence[Result], second: Sequence[Result]) -> Sequence[Result]:
    """Each check with the better points of the two."""
    if len(first) != len(second):
        return first
    return [_better(again, a, b) for a, b in zip(first, second, strict=True)]


def _better(again: Again, first: Result, second: Result) -> Result:
    cause = again.cause
    if first.passed or second.passed is None:
        return first
    if second.passed:
        blank = replace(first, message=f"inherited from {cause}", code="", hints=(), why="")
        return replace(blank, passed=True, points=second.points, inherited_from=cause)
    mistake = again.exercise.mistake(second.code)
    if first.passed is False and mistake:  # the earlier mistake hid which one it is
        first = replace(first, code=mistake.code, hints=mistake.hints)
    if first.passed is False and second.points > first.points:
        return replace(first, points=second.points, inherited_from=cause)
    return first
