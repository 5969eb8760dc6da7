"""What an exercise is, and how one is graded.

A check is a plain function of the student's answers. It asks by parameter name for what it
needs: functions and values that the student defined, `reference` (the trusted answers), `rng`,
`evidence` (what the exercise observed once, for all its checks), or `once` (`once(key, make)`
shares what is costly). Its docstring is what the student reads. It returns when the answer is
right and raises `Failure` when it is not.

    @check(points=1)
    def slope(affine_grad):
        '''The slope with respect to w'''
        if affine_grad(2.0, 1.0, 3.0)[0] != 3.0:
            raise Failure("...")

Three outcomes: passed (True), failed (False), not run (None). A fault of a check itself is
"not run", never the student's.
"""

from __future__ import annotations

import inspect
import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np


class Failure(Exception):
    """The student's answer is wrong: what to say, the mistake's stable code, further hints.

    `credit` in [0, 1] is the share of the check's points that is earned all the same; `flag` is a
    note for the instructor. `signature` is the same for the same unexplained wrong answer.
    """

    def __init__(
        self,
        message: str,
        *,
        code: str = "",
        hints: Sequence[str] = (),
        credit: float = 0.0,
        flag: str = "",
        signature: str = "",
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.hints = tuple(hints)
        self.credit = credit
        self.flag = flag
        self.signature = signature


class NotRun(Exception):
    """A check that cannot be made here; `why` is needs, reference, time or ours."""

    def __init__(self, message: str, why: str) -> None:
        super().__init__(message)
        self.message = message
        self.why = why


@dataclass(frozen=True)
class Mistake:
    """A known mistake: its stable code, the outputs it spoils, and what to ask the student.

    `name` says what happened, `question` is the hint of level 2, `step` that of level 3; none
    contains the formula. `message` replaces the generated first level where it is given. `kind`
    is value, extreme, shape, purity or error.
    """

    code: str
    name: str = ""
    outputs: tuple[str, ...] = ()
    kind: str = "value"
    question: str = ""
    step: str = ""
    message: str = ""

    @property
    def hints(self) -> tuple[str, ...]:
        return tuple(text for text in (self.question, self.step) if text and text != "-")


@dataclass(frozen=True)
class Remark:
    """What a check may return when the answer is right: a word to the student, or a flag.

    `message` is shown beside the passed check; `flag` is for the instructor only.
    """

    message: str = ""
    flag: str = ""


@dataclass(frozen=True)
class Check:
    """One thing that is checked, with what it is worth and which checks must pass first."""

    name: str
    description: str
    run: Callable[..., Remark | None]
    points: float = 0.0
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Result:
    """What one check found."""

    check: str
    description: str
    passed: bool | None
    points: float
    max_points: float
    message: str = ""
    code: str = ""
    hints: tuple[str, ...] = ()
    why: str = ""  # of a check that was not run: needs, reference, time, ours
    flag: str = ""  # for the instructor only
    signature: str = ""  # of a wrong answer that nothing explains
    inherited_from: str = ""  # the exercise whose mistake was carried forward
    seconds: float = 0.0


@dataclass(frozen=True)
class Exercise:
    """A task with its checks; `id` is the answer cell's grade_id, `check-<id>` the check cell's.

    `names` are what the student defines, `prerequisites` the exercises of the same notebook
    whose answers this one may use, `items` the handout items it covers. `evidence` is run once
    a grading and handed to the checks that ask for it.
    """

    id: str
    title: str
    names: tuple[str, ...]
    checks: tuple[Check, ...]
    kind: str = "function"
    prerequisites: tuple[str, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    items: tuple[str, ...] = ()
    evidence: Callable[..., Any] | None = None

    @property
    def points(self) -> int:
        """The points of the check cell, a whole number."""
        return round(sum(check.points for check in self.checks))

    def mistake(self, code: str) -> Mistake | None:
        return next((m for m in self.mistakes if m.code == code), None)


@dataclass(frozen=True)
class Written:
    """A written answer: graded by a person with the rubric of the instructor's notebook."""

    id: str
    title: str
    points: int
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Assignment:
    """A notebook's exercises in the order in which they stand."""

    name: str
    title: str
    exercises: tuple[Exercise | Written, ...]

    @property
    def checked(self) -> tuple[Exercise, ...]:
        return tuple(e for e in self.exercises if isinstance(e, Exercise))

    @property
    def points(self) -> int:
        return sum(exercise.points for exercise in self.exercises)

    def __getitem__(self, exercise_id: str) -> Exercise:
        return next(e for e in self.checked if e.id == exercise_id)


def check(
    points: float = 0.0, needs: Sequence[str] = (), name: str = ""
) -> Callable[[Callable[..., Remark | None]], Check]:
    """Turn a function into a `Check` named after it and described by its docstring."""

    def made(run: Callable[..., Remark | None]) -> Check:
        description = (inspect.getdoc(run) or run.__name__).splitlines()[0]
        return Check(name or run.__name__, description, run, points, tuple(needs))

    return made


def grade(
    exercise: Exercise,
    answers: Mapping[str, Any],
    references: Mapping[str, Any] | None = None,
    seed: int = 0,
) -> list[Result]:
    """Run the checks of an exercise on a student's answers, in order.

    `answers` maps the student's names to functions (`Function`) and plain values. Without
    `references` a check that asks for `reference` is not run: it is made when the work is
    graded. The same seed gives the same draws, hence the same verdicts.
    """
    asked = _Asked(exercise, answers, references, seed)
    results: list[Result] = []
    for one in exercise.checks:
        blocker = next((r for r in results if r.check in one.needs and r.passed is not True), None)
        results.append(_blocked(one, blocker) if blocker else _run(one, asked))
    return results


def score(results: Sequence[Result]) -> float:
    """Points earned, rounded to two digits and never outside [0, max]."""
    total = sum(result.points for result in results)
    limit = sum(result.max_points for result in results)
    return round(min(max(total, 0.0), limit), 2)


class _Asked(Mapping[str, Any]):
    """What a check may ask for by parameter name."""

    def __init__(
        self,
        exercise: Exercise,
        answers: Mapping[str, Any],
        references: Mapping[str, Any] | None,
        seed: int,
    ) -> None:
        self._exercise, self._answers = exercise, answers
        self._references, self._seed = references, seed
        self._shared: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name == "seed":
            return self._seed, zlib.crc32(self._exercise.id.encode())
        if name == "rng":
            return np.random.default_rng(self["seed"])
        if name == "exercise":
            return self._exercise
        if name == "answers":
            return self._answers
        if name == "references":  # None in the notebook
            return self._references
        if name == "reference":
            if self._references is None:
                raise NotRun("Checked when your work is graded.", why="reference")
            return self._references
        if name == "evidence":
            return self._observed()
        if name == "once":
            return self._once
        try:
            return self._answers[name]
        except KeyError:
            raise _undefined(name) from None

    def _observed(self) -> Any:
        evidence = self._exercise.evidence
        assert evidence is not None
        return self._once("evidence", lambda: _call(evidence, self))

    def _once(self, key: str, made: Callable[[], Any]) -> Any:
        """What several checks of one grading share, made by the first that asks for it."""
        if key not in self._shared:
            self._shared[key] = made()
        return self._shared[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._answers)

    def __len__(self) -> int:
        return len(self._answers)


def _undefined(name: str) -> Failure:
    return Failure(
        f"`{name}` is not defined in this notebook.",
        code="common/missing",
        hints=("Did you rename it, or not run its cell?",),
    )


def _call(function: Callable[..., Any], asked: Mapping[str, Any]) -> Any:
    return function(**{name: asked[name] for name in inspect.signature(function).parameters})


def _run(one: Check, asked: Mapping[str, Any]) -> Result:
    started = time.perf_counter()
    result = Result(one.name, one.description, True, one.points, one.points)
    try:
        remark = _call(one.run, asked) or Remark()
        result = replace(result, message=remark.message, flag=remark.flag)
    except Failure as failure:
        result = replace(
            result,
            passed=False,
            points=one.points * failure.credit,
            message=failure.message,
            code=failure.code,
            hints=failure.hints,
            flag=failure.flag,
            signature=failure.signature,
        )
    except NotRun as reason:
        result = replace(result, passed=None, points=0.0, message=reason.message, why=reason.why)
    except Exception as fault:  # the border where a fault of ours stays ours
        text = f"This check could not be made ({type(fault).__name__}: {fault})."
        result = replace(result, passed=None, points=0.0, message=text, why="ours")
    return replace(result, seconds=time.perf_counter() - started)


def _blocked(one: Check, blocker: Result) -> Result:
    reason = f"Not run until this is right: {blocker.description}."
    why = blocker.why if blocker.why in ("reference", "ours") else "needs"
    return Result(one.name, one.description, None, 0.0, one.points, message=reason, why=why)
