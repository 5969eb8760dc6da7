"""What the handouts ask for, and where this course covers it: the matrix in coverage.json."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True)
class Item:
    """One item of a handout.

    `exercises` cover it, and so do the sections in `text` ("sigmoid: 4"); `planned` names the
    notebooks that will. `points` are what the handout gives for it, earned by `graded`.
    """

    what: str
    exercises: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()
    points: int | None = None
    graded: tuple[str, ...] = ()


@cache
def items() -> Mapping[str, Item]:
    """All items of the handouts by their names."""
    text = resources.files("autograder.exercises").joinpath("coverage.json").read_text("utf-8")
    return {name: _item(entry) for name, entry in json.loads(text).items()}


def _item(entry: Mapping[str, Any]) -> Item:
    lists = {key: tuple(value) for key, value in entry.items() if isinstance(value, list)}
    item = Item(**{**entry, **lists})
    return item if item.graded else Item(**{**vars(item), "graded": item.exercises})
