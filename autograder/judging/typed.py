"""Judging one typed formula: is it the right function, and if not, what went wrong?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import islice
from typing import Any

import numpy as np

from autograder.exercise import Exercise, Failure
from autograder.judging import signature
from autograder.judging.answer import not_done, told, untouched
from autograder.judging.arithmetic import FLOATS
from autograder.judging.equality import (
    ENOUGH,
    Domain,
    Let,
    Meaning,
    Point,
    Points,
    Seed,
    Values,
    differ_at,
    equal,
    points,
    values,
)
from autograder.judging.expression import Expression, parse
from autograder.judging.messages import number
from autograder.judging.paths import Rows, wrong_combinations
from autograder.judging.tree import FUNCTIONS, Number, walk

Ratios = Sequence[tuple[Values, float]]


@dataclass(frozen=True)
class Typed:
    """One formula to be typed.

    `label` is how it is called in messages, `truth` its meaning, `wrong` the known mistakes with
    their codes. `tiny` is the point that a message may show: none where the numbers would give the
    formula away. The names in `rows` may be used.
    """

    label: str
    truth: Meaning
    domain: Domain
    tiny: Mapping[str, float] = field(default_factory=dict)
    wrong: Sequence[tuple[str, Meaning]] = ()
    rows: Rows = ()
    functions: tuple[str, ...] = FUNCTIONS

    def read(self, text: Any, rows: Rows = ()) -> Expression:
        """The formula as typed; raises `Failure` that names it."""
        if untouched(text):
            raise not_done(self.label)
        known = (*self.domain.names, *(name for name, _ in (*self.rows, *rows)))
        try:
            return parse(text, tuple(dict.fromkeys(known)), self.functions)
        except Failure as failure:
            message = f"`{self.label}`: {failure.message}"
            raise Failure(message, code=failure.code, hints=failure.hints) from None


@dataclass(frozen=True)
class Judge:
    """What is needed to say what is wrong with a formula, besides the formula itself.

    `rows` are named values that may be used. `chain` is a table that is known to be right, so that
    a wrong slope can be explained by its paths; `begin` is how such an explanation begins.
    `table` is the student's table if some of its rows cannot be used.
    """

    exercise: Exercise
    seed: Seed
    rows: Rows = ()
    chain: Rows = ()
    begin: str = ""
    table: str = ""

    def require(self, task: Typed, text: Any, variable: str = "") -> Expression:
        """Return the formula, a slope by `variable`, if it is right, else raise `Failure`."""
        read = self._read(task, text)
        meaning = Let((*task.rows, *self.rows), read)
        verdict = equal(meaning, task.truth, points(task.domain, self.seed))
        if not verdict.computable:
            message = f"{reading(task.label, read)}, which has no value anywhere we tried."
            raise told(self.exercise, message, "expression/undefined")
        if verdict.equal is None:
            raise Failure(
                f"{reading(task.label, read)}. We could not decide whether it is right; your"
                " instructor will look at it.",
                code="expression/undecided",
                flag=f"{task.label}: could not be decided, please look at it",
            )
        if verdict.point is not None:
            raise self._wrong(task, read, meaning, variable, verdict.point)
        return read

    def _read(self, task: Typed, text: Any) -> Expression:
        try:
            return task.read(text, self.rows)
        except Failure as failure:
            if not self.table or failure.code != "expression/name":
                raise
            note = f"Row names can be used when their rows in `{self.table}` can be read."
            raise Failure(f"{failure.message} {note}", code=failure.code) from None

    def _wrong(
        self, task: Typed, read: Expression, meaning: Meaning, by: str, point: Point
    ) -> Failure:
        where = points(task.domain, self.seed)

        def same(wrong: Meaning) -> bool:
            if differ_at(meaning, wrong, point):
                return False
            return equal(meaning, wrong, where, sure=False).equal is True

        code, what = self._combination(same, by)
        known = {code for code, wrong in task.wrong if same(wrong)}
        if len(known) == 1:
            code = known.pop()
        if not code:
            code, what = _generic(task, read, meaning, where)
        shown = what or _case(task, meaning, point)
        failure = told(self.exercise, f"{reading(task.label, read)}. {shown}", code)
        if code == "common/unknown":
            fixed = values(meaning, points(task.domain, (signature.SEED,)))
            failure.signature = signature.of_numbers(value for _, value in fixed)
        return failure

    def _combination(self, same: Callable[[Meaning], bool], variable: str) -> tuple[str, str]:
        """The code for right local gradients that are wrongly put together, and a sentence."""
        if self.chain and variable:
            for code, wrong, path in wrong_combinations(self.chain, variable):
                if same(wrong):
                    return code, f"{self.begin}; {_PATHS[code].format(' ← '.join(path))}."
        return "", ""


_PATHS = {
    "table/answer-one-path": "you used only the path {}",
    "table/answer-links-added": "you added the local gradients of a path",
    "table/answer-paths-multiplied": "you multiplied the contributions of the paths",
}


def reading(label: str, read: Expression) -> str:
    """How a formula was read, for the beginning of a message."""
    return f"`{label}` was read as ${read.latex()}$"


def _case(task: Typed, meaning: Meaning, point: Point) -> str:
    """The small case, or the point where the difference was seen."""
    shown = (_at(task, meaning, p) for p in (task.tiny, point.values)) if task.tiny else ()
    return next(filter(None, shown), "It is not right.")


def _at(task: Typed, meaning: Meaning, point: Values) -> str:
    """One case in numbers, if the mistake can be seen there."""
    said = ", ".join(f"{name} = {number(point[name])}" for name in task.domain.names)
    expected, given = (_number(formula, point) for formula in (task.truth, meaning))
    if expected == given:
        return ""
    return f"At {said} we expect {expected}, your formula gives {given}."


def _number(formula: Meaning, point: Values) -> str:
    value = float(formula.evaluate(point, FLOATS))
    return number(value) if np.isfinite(value) else "no number"


def _generic(task: Typed, read: Expression, meaning: Meaning, where: Points) -> tuple[str, str]:
    """Zero, a wrong sign, a constant factor, a missing factor, a rounded number."""
    ratios = _ratios(task, meaning, where)
    few = list(islice(ratios, ENOUGH))
    found = _explained(task, read, few)
    return _explained(task, read, [*few, *ratios]) if found != _UNKNOWN else found


_UNKNOWN = "common/unknown", ""


def _explained(task: Typed, read: Expression, ratios: Ratios) -> tuple[str, str]:
    """What all of the ratios say."""
    if not ratios:
        return _UNKNOWN
    if all(ratio == 0 for _, ratio in ratios):
        return "common/zero", "It is 0 everywhere."
    constant = _constant(ratios)
    if constant and constant != 1:
        if constant == -1:
            return "common/sign", "It has the right size and the wrong sign."
        return "common/factor", f"It is {constant} times the expected formula."
    for name in task.domain.names:
        for power in (1, -1, 2):
            if all(abs(ratio / point[name] ** power - 1) < 1e-12 for point, ratio in ratios):
                return "common/factor", f"It is right but for a factor made of `{name}` alone."
    if _rounded(read, ratios):
        return "expression/rounded", "Almost: write fractions such as 1/3, not decimals."
    return _UNKNOWN


def _ratios(task: Typed, meaning: Meaning, where: Points) -> Iterator[tuple[Values, float]]:
    """Points with the formula divided by the right one."""
    quotient = Let(
        [("typed", meaning), ("truth", task.truth)], parse("typed/truth", ("typed", "truth"))
    )
    for point, exact in values(quotient, where):
        ratio = float(exact)
        if np.isfinite(ratio) and (ratio or not exact):
            yield point, ratio


def _constant(ratios: Ratios) -> Fraction | None:
    """The simple fraction that all ratios are, if there is one."""
    first = ratios[0][1]
    guess = Fraction(first).limit_denominator(12)
    same = all(abs(ratio - first) < 1e-12 * abs(first) for _, ratio in ratios)
    return guess if same and abs(guess - Fraction(first)) < 1e-12 else None


def _rounded(read: Expression, ratios: Ratios) -> bool:
    decimals = any(isinstance(n, Number) and isinstance(n.value, float) for n in walk(read.root))
    return decimals and all(abs(ratio - 1) < 1e-2 for _, ratio in ratios)
