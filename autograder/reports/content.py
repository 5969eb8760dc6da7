"""What a report says and in which order, before it becomes HTML or plain text.

Right things first, then the first wrong one with its hints, then what comes next.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from autograder.exercise import Assignment, Exercise, Result, Written, score

SAYS: Mapping[str, str] = {
    "right": "right",
    "partly": "partly right",
    "wrong": "wrong",
    "not-run": "not run",
    "points": "{earned} of {maximum} points",
    "points-of-one": "{earned} of 1 point",
    "no-points": "no points, just to try",
    "later": "{points} more are decided when your work is graded",
    "todo": "not done yet, {points}",
    "undone": "not done yet",
    "worth": "{maximum} points",
    "worth-one": "1 point",
    "all-right": "Everything here is right.",
    "so-far": "Everything that can be checked here is right.",
    "right-so-far": "right so far",
    "first-wrong": "First thing to look at",
    "looks-like": "What happened: {name}.",
    "hint": "Hint {level}",
    "ask": "For a hint, run {call} in a new cell.",
    "ask-more": "For one more hint, run {call}.",
    "capped": "Your instructor shows hints up to level {cap} in this course.",
    "no-more": "There is no further hint for this one.",
    "inherited": "right, given your answer to {id}; the mistake there is counted only there",
    "seed": "The random inputs were drawn with seed {seed}.",
    "progress": "Points so far",
    "total": "Total",
    "unchecked": "not checked yet",
    "written": "graded by your instructor",
    "next": "Next: {title}, {call}.",
    "done": "Everything that is checked here is right.",
}

MARKS = {True: "✓", False: "✗", None: "·"}
NOT_DONE = "common/not-done"


@dataclass(frozen=True)
class Row:
    """One check (or, in a progress report, one exercise) as a line of a table."""

    mark: str
    word: str
    description: str
    points: str
    reason: str = ""


@dataclass(frozen=True)
class Wrong:
    """The first wrong check: one concrete case, the mistake's name, the hints asked for."""

    description: str
    message: str
    name: str
    hints: tuple[str, ...]
    more: str  # how to get the next hint, or why there is none


@dataclass(frozen=True)
class Content:
    """All that a report says."""

    title: str
    headline: str
    earned: float
    maximum: float
    rows: tuple[Row, ...]
    wrong: Wrong | None
    closing: tuple[str, ...]
    untouched: bool = False


def contents(exercise: Exercise, results: Sequence[Result], hint: int, cap: int) -> Content:
    """The report of one exercise; `hint` is the level asked for, `cap` the highest allowed."""
    first = next((r for r in results if r.passed is False), None)
    untouched = _untouched(results)
    return Content(
        title=exercise.title,
        headline=_headline(results, untouched),
        earned=score(results),
        maximum=_maximum(results),
        rows=tuple(_row(r) for r in sorted(results, key=_right_first)),
        wrong=_wrong(exercise, first, hint, cap) if first else None,
        closing=_closing(results),
        untouched=untouched,
    )


def progress(assignment: Assignment, results: Mapping[str, Sequence[Result]]) -> Content:
    """The points so far of a notebook; `results` by exercise id, absent where unchecked."""
    checked = [r for e in assignment.checked for r in results.get(e.id, ())]
    return Content(
        title=assignment.title,
        headline=_points(score(checked), assignment.points),
        earned=score(checked),
        maximum=assignment.points,
        rows=tuple(_exercise_row(e, results.get(e.id, ())) for e in assignment.exercises),
        wrong=None,
        closing=(_next(assignment, results),),
    )


def number(value: float) -> str:
    """Points as a person writes them: 2, 0.5, 1.25."""
    return f"{round(value, 2):g}"


def _points(earned: float, maximum: float) -> str:
    says = SAYS["points-of-one" if maximum == 1 else "points"]
    return says.format(earned=number(earned), maximum=number(maximum))


def _worth(maximum: float) -> str:
    return SAYS["worth-one" if maximum == 1 else "worth"].format(maximum=number(maximum))


def _maximum(results: Sequence[Result]) -> float:
    return round(sum(r.max_points for r in results), 2)


def _headline(results: Sequence[Result], untouched: bool) -> str:
    maximum = _maximum(results)
    if maximum == 0:
        return SAYS["no-points"]
    if untouched:
        return SAYS["todo"].format(points=_worth(maximum))
    headline = _points(score(results), maximum)
    later = sum(r.max_points for r in results if r.passed is None and r.why == "reference")
    return f"{headline}; {SAYS['later'].format(points=number(later))}" if later else headline


def _right_first(result: Result) -> int:
    return {True: 0, False: 1, None: 2}[result.passed]


def _row(result: Result) -> Row:
    reason = result.message if result.passed is not False else ""
    if result.passed and result.inherited_from:
        reason = SAYS["inherited"].format(id=f"`{result.inherited_from}`")
    mark = MARKS[result.passed]
    return Row(mark, _word(result), result.description, _earned(result), reason)


def _earned(result: Result) -> str:
    if not result.max_points:
        return ""
    earned = "–" if result.passed is None else number(result.points)
    return f"{earned} / {number(result.max_points)}"


def _word(result: Result) -> str:
    if result.passed is None:
        return SAYS["not-run"]
    if result.passed:
        return SAYS["right"]
    return SAYS["partly" if result.points > 0 else "wrong"]


def _wrong(exercise: Exercise, result: Result, hint: int, cap: int) -> Wrong:
    level = max(1, min(hint, cap))
    known = exercise.mistake(result.code)
    shown = result.hints[: level - 1]
    return Wrong(
        description=result.description,
        message=result.message,
        name=known.name if known else "",
        hints=shown,
        more=_more(exercise.id, result, hint, cap),
    )


def _more(exercise_id: str, result: Result, hint: int, cap: int) -> str:
    last = 1 + len(result.hints)  # the highest level that exists
    if hint > cap and last > cap:
        return SAYS["capped"].format(cap=cap)
    if hint < min(last, cap):
        call = f'`check("{exercise_id}", hint={max(hint, 1) + 1})`'
        return SAYS["ask" if hint <= 1 else "ask-more"].format(call=call)
    return SAYS["no-more"] if hint > last else ""


def _closing(results: Sequence[Result]) -> tuple[str, ...]:
    if not results or any(r.passed is False for r in results):
        return ()
    if all(r.passed for r in results):
        return (SAYS["all-right"],)
    later = all(r.passed or r.why == "reference" for r in results)
    return (SAYS["so-far"],) if later and any(r.passed for r in results) else ()


def _exercise_row(exercise: Exercise | Written, results: Sequence[Result]) -> Row:
    earned = number(score(results)) if results else "–"
    points = f"{earned} / {number(exercise.points)}" if exercise.points else ""
    if isinstance(exercise, Written):
        return Row(MARKS[None], SAYS["written"], exercise.title, points)
    if not results:
        return Row(MARKS[None], SAYS["unchecked"], exercise.title, points)
    if _untouched(results):
        return Row(MARKS[None], SAYS["undone"], exercise.title, points)
    passed = _all_passed(results)
    return Row(MARKS[passed], _exercise_word(passed, score(results)), exercise.title, points)


def _exercise_word(passed: bool | None, earned: float) -> str:
    if passed is None:
        return SAYS["right-so-far" if earned else "not-run"]
    if passed:
        return SAYS["right"]
    return SAYS["partly" if earned else "wrong"]


def _untouched(results: Sequence[Result]) -> bool:
    first = next((r for r in results if r.passed is False), None)
    return first is not None and first.code == NOT_DONE and score(results) == 0


def _all_passed(results: Sequence[Result]) -> bool | None:
    if any(r.passed is False for r in results):
        return False
    return True if all(r.passed for r in results) else None


def _next(assignment: Assignment, results: Mapping[str, Sequence[Result]]) -> str:
    for exercise in assignment.checked:
        found = results.get(exercise.id, ())
        if not found or _all_passed(found) is False:
            call = f'`check("{exercise.id}")`'
            return SAYS["next"].format(title=exercise.title, call=call)
    return SAYS["done"]
