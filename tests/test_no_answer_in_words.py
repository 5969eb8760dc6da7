"""No message and no hint holds an answer: no expression in it has the values of what is asked for.

Expressions are looked for in the words themselves and evaluated at the draws of the exercise,
with the arguments, the values on the tape and the rows of its tables; so an answer is found in
whatever form it is written.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pytest

from autograder.answers import LocalAnswers
from autograder.exercise import Exercise, grade
from autograder.exercises.curve import sigma, slope
from autograder.judging import messages
from autograder.judging.arithmetic import FLOATS
from autograder.judging.compare import equal
from autograder.judging.faults import faults
from autograder.judging.strata import draws
from autograder.judging.trial import Task
from autograder.judging.typed import Typed
from tests import bank_reader, bank_run

EVERY = list(bank_run.every())
LONGEST = 25  # tokens of an expression
FUNCTIONS = {
    **{"exp": np.exp, "ln": np.log, "log": np.log, "sin": np.sin, "cos": np.cos},
    **{"tanh": np.tanh, "sqrt": np.sqrt, "σ": sigma, "σ'": slope, "sigma": sigma, "dsigma": slope},
}
TOKEN = re.compile(
    r"\s*(?P<number>\d+(?:\.\d+)?)|\s*(?P<name>σ'|[^\W\d_]\w*(?:\.T)?)|\s*(?P<sign>\*\*|[-+*/^@()²])"
    r"|(?P<other>\s*\S)"
)
OWN = re.compile(  # what the student typed
    r"was read as \$[^$]*\$|Cannot read `[^`]*`|A multiplication sign is missing: write `[^`]*`"
)
# LaTeX and typography, as they are read
READ_AS = (
    *((r"\\(?:left|right|,|;|!|\s)", " "), (r"\\cdot|\\times|·|×", "*"), (r"\\sigma", "σ")),
    *(
        (r"\\frac\{([^{}]*)\}\{([^{}]*)\}", r"((\1)/(\2))"),
        (r"\\(?:mathrm|mathit)\{(\w+)\}", r"\1"),
    ),
    *((r"\\eta", "eta"), (r"\\lambda|λ", "lam"), (r"η", "eta"), (r"−", "-"), (r"[{}$`]", " ")),
)
Names = Mapping[str, Any]


@dataclass(frozen=True)
class Place:
    """One draw: what names stand for, and what is asked for."""

    names: Names
    answers: tuple[Any, ...]


# --- what is asked for


def places(exercise: Exercise) -> list[list[Place]]:
    """For each part of an exercise three draws."""
    found = [of_task(task) for task in made(Task) if task.name in exercise.names]
    return found + [
        of_formula(t) for t in made(Typed) if re.split(r"\W", t.label)[0] in exercise.names
    ]


@cache
def made(kind: type) -> list[Any]:
    return [thing for thing in gc.get_objects() if isinstance(thing, kind)]


def of_task(task: Task) -> list[Place]:
    drawn = list(draws(task.arguments, task.strata, np.random.default_rng(5)))[:3]
    return [_of_draw(task, draw.args) for draw in drawn]


def _of_draw(task: Task, args: Sequence[Any]) -> Place:
    truth = task.truth(*args)
    names = dict(vars(task.named(args)))
    if task.slopes:
        tape = task.slopes.tape(args)
        names = {**{name: tape.nodes[i].value for name, i in tape.named.items()}, **names}
    return Place(names, tuple(np.asarray(truth[name], float) for name in task.outputs))


def of_formula(task: Typed) -> list[Place]:
    rng = np.random.default_rng(5)
    found = []
    for _ in range(3):
        values: dict[str, Any] = task.domain.draw(task.domain.patterns(rng)[0], rng)
        answer = task.truth.evaluate(values, FLOATS)
        for name, row in task.rows:
            values[name] = row.evaluate(values, FLOATS)
        found.append(Place(values, (np.asarray(answer, float),)))
    return found


# --- what is said


def leaks(text: str, where: Sequence[Place]) -> list[str]:
    """The expressions in a text that have the values of an answer."""
    return [said for said in expressions(text, where[0].names) if _is_answer(said, where)]


def expressions(text: str, names: Names) -> Iterator[str]:
    """All runs of words of a text that can be read as an expression with an operation."""
    text = OWN.sub(" ; ", text)
    for pattern, plain in READ_AS:
        text = re.sub(pattern, plain, text)
    run: list[str] = []
    for match in [*TOKEN.finditer(text), None]:
        token = match and (match["number"] or match["name"] or match["sign"])
        if token and (match["name"] is None or _known(token, names)):  # type: ignore[index]
            run.append(token)
            continue
        yield from _parts(run)
        run = []


def _known(name: str, names: Names) -> bool:
    return name.removesuffix(".T") in names or name in FUNCTIONS


def _parts(run: Sequence[str]) -> Iterator[str]:
    for start in range(len(run)):
        for end in range(start + 2, min(len(run), start + LONGEST) + 1):
            said = run[start:end]
            if (
                said[-1] not in "+-*/^@("
                and said[0] not in "*/^@)"
                and said.count("(") == said.count(")")
            ):
                yield _python(said)


def _python(tokens: Sequence[str]) -> str:
    """With every multiplication written."""
    text, before = "", ""
    for token in tokens:
        operand = before == ")" or before == "²" or (bool(before) and before not in "+-**/^@(")
        if operand and before not in FUNCTIONS and (token == "(" or token[0].isalnum()):
            text += "*"
        text += {"^": "**", "²": "**2", "σ'": "dsigma", "σ": "sigma"}.get(token, token)
        before = token
    return text


NOTATION = re.compile(r"-?d?sigma\(\w+\)|\(.*\)")  # σ'(z) only says which slope


def _is_answer(said: str, where: Sequence[Place]) -> bool:
    notation = NOTATION.fullmatch(said) and said.count("(") == 1
    if notation or not re.search(r"[a-z].*[-+*/@(]|[-+*/@(].*[a-z]", said.lstrip("+"), re.I):
        return False
    values = [_value(said, place.names) for place in where]
    pairs = [[(v, p.answers[k]) for v, p in zip(values, where, strict=True)] for k in asked(where)]
    return any(all(v is not None and _same(v, true) for v, true in of_one) for of_one in pairs)


def asked(where: Sequence[Place]) -> range:
    return range(len(where[0].answers))


def _same(value: Any, true: Any) -> bool:
    """As numbers, in whatever shape; zeros say nothing."""
    return value.size == true.size and np.any(value) and equal(value.ravel(), true.ravel())


def _value(said: str, names: Names) -> Any:
    scope = {**FUNCTIONS, **names, "__builtins__": {}}
    try:
        with np.errstate(all="ignore"):
            return np.asarray(eval(said, scope), float)
    except Exception:  # not an expression after all, or of shapes that do not fit
        return None


# --- the tests


def said_about(notebook: str, exercise: Exercise) -> Iterator[tuple[str, str]]:
    """Every text that the wrong answers of the bank lead to, with the answer's name."""
    for answer in bank_reader.load(notebook, exercise.id):
        if answer.right or answer.name == bank_run.ENDLESS:
            continue
        namespace = bank_run.before(notebook, exercise)
        with np.errstate(all="ignore"):
            exec(compile(answer.source, f"<{exercise.id}>", "exec"), namespace)
            results = grade(exercise, LocalAnswers(namespace), None, 1)
        for result in results:
            if result.passed is False:
                yield from ((answer.name, text) for text in (result.message, *result.hints))
    for mistake in exercise.mistakes:
        texts = (mistake.name, mistake.question, mistake.step, mistake.message)
        yield from ((mistake.code, text) for text in texts)


@pytest.mark.parametrize(("notebook", "exercise"), EVERY, ids=[e.id for _, e in EVERY])
def test_no_text_of_an_exercise_holds_an_answer(notebook: str, exercise: Exercise) -> None:
    parts = places(exercise)
    texts = dict.fromkeys(said_about(notebook, exercise))
    found = {(name, leak) for name, text in texts for p in parts for leak in leaks(text, p)}
    assert found == set()


@pytest.mark.parametrize("task", made(Task), ids=lambda task: task.name)
def test_no_sentence_of_a_fault_holds_an_answer(task: Task) -> None:
    if task.slopes is None:
        pytest.skip("no loss")
    first = next(iter(draws(task.arguments, task.strata, np.random.default_rng(5))))
    where = of_task(task)
    texts = set()
    for fault in faults(task.slopes.tape(first.args)):
        sentence, hints = messages.fault(fault.kind, fault.words)
        texts.update((sentence, *hints))
    assert {leak for text in texts for leak in leaks(text, where)} == set()


@pytest.mark.parametrize(
    ("exercise", "text"),
    [
        ("sigmoid-slope", "Try σ(z)*(1 - σ(z)) instead."),
        ("sigmoid-slope", "It is exp(-z)/(1 + exp(-z))^2, of course."),
        ("sigmoid-neuron", "The slope by b is $2 \\, r \\, \\sigma'(z)$."),
        ("sigmoid-neuron", "dw: 2 (a - y) a (1 - a) x."),
        ("chain-rule-squared-error-answer", "Look: 2*(w*x + b - y)."),
        ("chain-rule-squared-error-answer", "Look: s + s is what comes out."),
        ("two-layer-regularized", "Compare with -2*(y - a2)*σ'(z2)*a1 + 2*lam*w2."),
        ("two-layer-gradients", "In words: W1*z*(1 - z)."),
    ],
)
def test_a_leak_is_found_in_whatever_form(exercise: str, text: str) -> None:
    found = next(e for _, e in EVERY if e.id == exercise)
    assert any(leaks(text, part) for part in places(found)), text
