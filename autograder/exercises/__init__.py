"""The assignments: one module each for functions, one for the other kinds of answers; no answers.

`load(name)` gives an assignment, `find(exercise_id)` the one that an exercise belongs to.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib import import_module

from autograder.exercise import Assignment, Exercise, Written
from autograder.exercises.mistakes import known

NAMES = ("chain_rule", "sigmoid", "two_layer", "zero_initialization")


@cache
def load(name: str) -> Assignment:
    """The assignment of that name; KeyError with the known names if there is none."""
    if name not in NAMES:
        raise KeyError(f"no assignment is called {name!r}; there are {', '.join(NAMES)}")
    module = import_module(f"autograder.exercises.{name}")
    build: Callable[[], Assignment] = module.assignment
    made = build()
    return replace(made, exercises=tuple(_with_mistakes(e) for e in made.exercises))


def _with_mistakes(exercise: Exercise | Written) -> Exercise | Written:
    """Functions get the catalogue's entry of their id; other kinds bring their own."""
    if isinstance(exercise, Exercise) and exercise.kind == "function" and not exercise.mistakes:
        return replace(exercise, mistakes=known(exercise.id))
    return exercise


def find(exercise_id: str) -> tuple[Assignment, Exercise] | None:
    """The checked exercise of that id and its assignment."""
    for name in NAMES:
        assignment = load(name)
        for exercise in assignment.checked:
            if exercise.id == exercise_id:
                return assignment, exercise
    return None


def ids() -> tuple[str, ...]:
    return tuple(e.id for name in NAMES for e in load(name).exercises)
