"""Declaring exercises in which formulas are typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.exercise import Check, Exercise, Failure, Mistake, Remark
from autograder.judging import derivation
from autograder.judging.answer import handed_in, told, untouched
from autograder.judging.derivation import TableTask
from autograder.judging.equality import Let, Seed, equal, points
from autograder.judging.paths import Rows
from autograder.judging.typed import Judge, Typed


@dataclass(frozen=True)
class Part:
    """One formula of an exercise: where it stands, what it should be, and its points.

    `variable` is set for a slope by that variable, if the paths to it can explain a mistake.
    """

    task: Typed
    points: float
    key: str = ""  # in the dictionary of formulas; empty where the answer is one formula
    variable: str = ""


@dataclass(frozen=True)
class Paths:
    """A table whose paths the right answers follow: the student's own, or a worked one."""

    own: TableTask | None = None
    worked: Rows = ()

    def judge(self, exercise: Exercise, answers: Mapping[str, Any], seed: Seed) -> Judge:
        if self.own is None:
            return Judge(exercise, seed, chain=self.worked, begin="These are the right links")
        try:
            given, rng = handed_in(answers, self.own.variable), np.random.default_rng(seed)
            table = derivation.judge(given, self.own, exercise, rng)
        except Failure:  # the table has an exercise of its own that says so
            return Judge(exercise, seed, table=self.own.variable)
        rows = table.definitions
        whole = len(rows) == len(table.rows)
        chain = rows if table.right else ()
        unread = "" if whole else self.own.variable
        return Judge(exercise, seed, rows, chain, "Your table is right", unread)


def typed(
    id: str,
    title: str,
    name: str,
    parts: Sequence[Part],
    paths: Paths | None = None,
    swapped: str = "",
    mistakes: Sequence[Mistake] = (),
    items: Sequence[str] = (),
) -> Exercise:
    """An exercise of one formula, or of a dictionary of formulas, under one name.

    `swapped` is the code for two formulas that stand under each other's key; empty: not looked for.
    """
    return Exercise(
        id=id,
        title=title,
        names=(name,),
        checks=typed_checks(name, parts, paths, swapped),
        kind="typed",
        mistakes=tuple(mistakes),
        items=tuple(items),
    )


def typed_checks(
    name: str, parts: Sequence[Part], paths: Paths | None = None, swapped: str = ""
) -> tuple[Check, ...]:
    """One check for each formula."""
    return tuple(_check(name, part, parts, paths or Paths(), swapped) for part in parts)


def _check(name: str, part: Part, parts: Sequence[Part], paths: Paths, swapped: str) -> Check:
    def run(answers: Mapping[str, Any], exercise: Exercise, seed: Seed, once: Any) -> Remark:
        value = handed_in(answers, name)
        judge: Judge = once(f"paths of {name}", lambda: paths.judge(exercise, answers, seed))
        try:
            text = entry(value, name, part.key, parts)
            read = judge.require(part.task, text, part.variable)
            return Remark(f"read as ${read.latex()}$")  # in the row of its name
        except Failure as failure:
            other = _exchanged_with(value, part, parts, judge) if swapped else ""
            if not other:
                raise
            text = f"The formulas under {part.key!r} and {other!r} look exchanged."
            raise told(exercise, text, swapped) from failure

    label = part.task.label
    return Check(f"{name}_{part.key}" if part.key else name, f"`{label}`", run, part.points)


def entry(value: Any, name: str, key: str, parts: Sequence[Part] = ()) -> Any:
    """The formula under a key; a missing one costs only itself."""
    if not key:
        return value
    if not isinstance(value, dict):
        keys = ", ".join(repr(part.key) for part in parts) or repr(key)
        noun = "keys" if len(parts) > 1 else "key"
        text = f"`{name}` should be a dictionary with the {noun} {keys}."
        raise Failure(text, code="expression/not-a-dictionary")
    if key not in value:
        raise Failure(f"`{name}` has no entry under {key!r} yet.", code="common/not-done")
    return value[key]


def _exchanged_with(value: Any, part: Part, parts: Sequence[Part], judge: Judge) -> str:
    """The key whose formula stands here while ours stands there."""
    if not isinstance(value, dict):
        return ""
    for other in parts:
        if other.key == part.key or not {part.key, other.key} <= value.keys():
            continue
        here, there = value[part.key], value[other.key]
        if _is(here, other, part, judge) and _is(there, part, other, judge):
            return other.key
    return ""


def _is(text: Any, meant: Part, written: Part, judge: Judge) -> bool:
    """Is the formula written under one key what is meant under another, and wrong there?"""
    if untouched(text):
        return False
    try:
        read = Let((*meant.task.rows, *judge.rows), meant.task.read(text, judge.rows))
    except Failure:
        return False
    where = points(meant.task.domain, judge.seed)
    return (
        equal(read, meant.task.truth, where, sure=False).equal is True
        and equal(read, written.task.truth, where, sure=False).equal is False
    )
