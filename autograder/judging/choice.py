"""Judging a set of labels: each label is a yes or a no."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from typing import Any

from autograder.exercise import Check, Exercise, Failure
from autograder.judging.answer import handed_in, told
from autograder.judging.expression_text import shown


@dataclass(frozen=True)
class Choice:
    """A set of labels to be chosen. `truth` finds the right ones, so that nobody can read them.

    `wrong` maps a label to the code of the mistake that a wrong decision on it shows.
    """

    name: str
    labels: tuple[str, ...]
    truth: Callable[[], Set[str]]
    points: float
    description: str
    wrong: Mapping[str, str]


def choice_check(task: Choice) -> Check:
    def run(answers: Mapping[str, Any], exercise: Exercise) -> None:
        chosen, unknown = read(handed_in(answers, task.name), task)
        errors = sorted(chosen ^ task.truth())
        if not errors:
            return
        total = len(task.labels)
        right = total - len(errors)
        said = f"{right} of {total} decisions are right."
        if unknown:
            said += f" {shown(unknown[0])} is not a label and is ignored."
        code = next((task.wrong[label] for label in errors if label in task.wrong), "")
        raise told(exercise, said, code, credit=max(0.0, 2 * right / total - 1))

    return Check(task.name, task.description, run, task.points)


def read(value: Any, task: Choice) -> tuple[set[str], list[str]]:
    """The chosen labels, and what is none."""
    if not isinstance(value, (set, frozenset, list, tuple)):
        text = f"`{task.name}` should be a set of labels, for example " + '`{"A", "B"}`.'
        if not isinstance(value, dict) or value:  # an empty pair of braces is an empty dictionary
            raise Failure(text, code="choice/not-a-set")
        value = ()
    given = [str(label).strip().upper() for label in value]
    return set(given) & set(task.labels), [label for label in given if label not in task.labels]
