"""The catalogue of known mistakes: codes, the outputs they spoil, and the hints."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any

from autograder.exercise import Mistake


@cache
def _catalogue() -> dict[str, list[dict[str, Any]]]:
    text = resources.files("autograder.exercises").joinpath("mistakes.json").read_text("utf-8")
    catalogue: dict[str, list[dict[str, Any]]] = json.loads(text)
    return catalogue


def known(group: str) -> tuple[Mistake, ...]:
    """The mistakes of an exercise (by its id) or of a kind of answer (table, graph, order, ...)."""
    return tuple(
        Mistake(**{**entry, "outputs": tuple(entry["outputs"])}) for entry in _catalogue()[group]
    )
