"""The picture of an exercise, drawn from the student's own answers.

One module of this package holds the pictures of one notebook: the picture of `sigmoid-value` is
the function `sigmoid_value` in `sigmoid.py`, which asks by parameter name for what it shows.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from autograder.pictures.picture import Picture, Placeholder

SAYS = {
    "none": "There is no picture for this exercise.",
    "later": "The picture appears here once {names} {verb}.",
}


def picture_for(exercise_id: str) -> Callable[..., Picture] | None:
    """The function that draws an exercise, derived from its id."""
    for module in _modules(exercise_id):
        function = getattr(module, exercise_id.replace("-", "_"), None)
        if inspect.isfunction(function) and function.__module__ == module.__name__:
            return function
    return None


def draw(exercise_id: str, answers: Mapping[str, Any]) -> Picture | Placeholder:
    """The picture, or a calm sentence where an answer is missing or does not work yet."""
    function = picture_for(exercise_id)
    if function is None:
        return Placeholder(SAYS["none"])
    names = list(inspect.signature(function).parameters)
    try:
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return function(**{name: answers[name] for name in names})
    except Exception:  # whatever an unfinished answer may do: `check` tells what, not the picture
        return Placeholder(_later(names))


def _modules(exercise_id: str) -> list[Any]:
    """The modules whose name begins with the id's first word: `two-layer-phi`, `two_layer`."""
    package = __name__.rpartition(".")[0]
    word = exercise_id.split("-")[0]
    path = importlib.import_module(package).__path__
    names = [m.name for m in pkgutil.iter_modules(path) if m.name.split("_")[0] == word]
    return [importlib.import_module(f"{package}.{name}") for name in names]


def _later(names: Sequence[str]) -> str:
    coded = [f"`{name}`" for name in names]
    listed = " and ".join([", ".join(coded[:-1]), coded[-1]] if len(coded) > 1 else coded)
    return SAYS["later"].format(names=listed, verb="work" if len(coded) > 1 else "works")
