"""Judging one typed formula: is it the right function, and if not, what went wrong?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from numpy.random import Generator

from autograder.exercise import Exercise, Failure, NotRun
from autograder.judging.answer import not_done, told, untouched
from autograder.judging.arithmetic import FLOATS
from autograder.judging.equality import Domain, Let, Meaning, equal, values
from autograder.judging.expression import Expression, parse
from autograder.judging.messages import number
from autograder.judging.paths import Rows, wrong_combinations
from autograder.judging.tree import FUNCTIONS, Number, walk


@dataclass(frozen=True)
class Typed:
    """One formula to be typed.

    `label` is how it is called in messages, `truth` its meaning, `tiny` the point that a message
    may show, `wrong` the known mistakes with their codes. It may use the names in `rows`.
    """

    label: str
    truth: Meaning
    domain: Domain
    tiny: Mapping[str, float]
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
    """

    exercise: Exercise
    rng: Generator
    rows: Rows = ()
    chain: Rows = ()
    begin: str = ""

    def require(self, task: Typed, text: Any, variable: str = "") -> Expression:
        """Return the formula, a slope by `variable`, if it is right, else raise `Failure`."""
        read = task.read(text, self.rows)
        meaning = Let((*task.rows, *self.rows), read)
        verdict = equal(meaning, task.truth, task.domain, self.rng)
        if not verdict.computable:
            message = f"{reading(task.label, read)}, which has no value anywhere we tried."
            raise told(self.exercise, message, "expression/undefined")
        if verdict.equal is None:
            raise NotRun("Too few points to decide: a person will look at it.", why="ours")
        if not verdict.equal:
            raise self._wrong(task, read, meaning, variable)
        return read

    def _wrong(self, task: Typed, read: Expression, meaning: Meaning, by: str) -> Failure:
        code, what = self._combination(task, meaning, by)
        if not code:
            code, what = self._named(task, read, meaning)
        shown = what or _at(task, meaning)
        return told(self.exercise, f"{reading(task.label, read)}. {shown}", code)

    def _named(self, task: Typed, read: Expression, meaning: Meaning) -> tuple[str, str]:
        """The code of the mistake and a sentence on it, as far as they can be told."""
        codes = {c for c, w in task.wrong if self._same(meaning, w, task.domain)}
        if len(codes) == 1:
            return codes.pop(), ""
        return _generic(task, read, meaning, self.rng)

    def _combination(self, task: Typed, meaning: Meaning, variable: str) -> tuple[str, str]:
        """Right local gradients, wrongly put together?"""
        if not (self.chain and variable):
            return "", ""
        for code, wrong, path in wrong_combinations(self.chain, variable):
            if self._same(meaning, wrong, task.domain):
                return code, f"{self.begin}; {_PATHS[code].format(' ← '.join(path))}."
        return "", ""

    def _same(self, p: Meaning, q: Meaning, domain: Domain) -> bool:
        return equal(p, q, domain, self.rng).equal is True


_PATHS = {
    "table/answer-one-path": "you used only the path {}",
    "table/answer-links-added": "you added the local gradients of a path",
    "table/answer-paths-multiplied": "you multiplied the contributions of the paths",
}


def reading(label: str, read: Expression) -> str:
    """How a formula was read, for the beginning of a message."""
    return f"`{label}` was read as ${read.latex()}$"


def _at(task: Typed, meaning: Meaning) -> str:
    """One small case in numbers."""
    point = {name: task.tiny[name] for name in task.domain.names}
    said = ", ".join(f"{name} = {number(value)}" for name, value in point.items())
    expected = number(task.truth.evaluate(point, FLOATS))
    return f"At {said} we expect {expected}, your formula gives {_given(meaning, point)}."


def _given(meaning: Meaning, point: Mapping[str, float]) -> str:
    value = float(meaning.evaluate(point, FLOATS))
    return number(value) if value - value == 0 else "no number"


def _generic(task: Typed, read: Expression, meaning: Meaning, rng: Generator) -> tuple[str, str]:
    """Zero, a wrong sign, a constant factor, a missing factor, a rounded number."""
    ratios = _ratios(task, meaning, rng)
    if not ratios:
        return "", ""
    if all(ratio == 0 for _, ratio in ratios):
        return "common/zero", "It is 0 everywhere."
    constant = _constant(ratios)
    if constant and constant != 1:
        if constant == -1:
            return "common/sign", "It has the right size and the wrong sign."
        return "common/factor", f"It is {constant} times the expected formula."
    for name in task.domain.names:
        for power, text in ((1, name), (-1, f"1/{name}"), (2, f"{name}^2")):
            if all(abs(ratio / point[name] ** power - 1) < 1e-12 for point, ratio in ratios):
                return "common/factor", f"Your formula divided by the right one is {text}."
    if _rounded(read, ratios):
        return "expression/rounded", "Almost: write fractions such as 1/3, not decimals."
    return "", ""


def _ratios(task: Typed, meaning: Meaning, rng: Generator) -> list[tuple[Mapping[str, Any], float]]:
    """Points with the formula divided by the right one."""
    quotient = Let(
        [("typed", meaning), ("truth", task.truth)], parse("typed/truth", ("typed", "truth"))
    )
    return [(point, float(value)) for point, value in values(quotient, task.domain, rng)]


def _constant(ratios: Sequence[tuple[Any, float]]) -> Fraction | None:
    """The simple fraction that all ratios are, if there is one."""
    first = ratios[0][1]
    guess = Fraction(first).limit_denominator(12)
    same = all(abs(ratio - first) < 1e-12 * abs(first) for _, ratio in ratios)
    return guess if same and abs(guess - Fraction(first)) < 1e-12 else None


def _rounded(read: Expression, ratios: Sequence[tuple[Any, float]]) -> bool:
    decimals = any(isinstance(n, Number) and isinstance(n.value, float) for n in walk(read.root))
    return decimals and all(abs(ratio - 1) < 1e-2 for _, ratio in ratios)
