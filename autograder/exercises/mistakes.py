"""The catalogue of known mistakes: codes, the outputs they spoil, and the hints."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from autograder.exercise import Mistake

# what can go wrong in any exercise, or in any of its kind, as an instructor's reports call it
COMMON: Mapping[str, str] = {
    "common/arity": "fewer or more results than asked for, or a missing key",
    "common/complex": "a complex number",
    "common/died": "the process ended during a call",
    "common/exception": "the function stopped with an error",
    "common/factor": "a constant factor too much or too little",
    "common/integer": "digits lost in an array of integers",
    "common/missing": "the name is not defined",
    "common/mutates-input": "an argument was changed",
    "common/name-error": "something is used that is not defined",
    "common/not-finite": "nan or infinity",
    "common/not-repeatable": "the same call gives different results",
    "common/refused": "a result too large to read, or of a strange kind",
    "common/scalar-as-array": "an array in place of a number",
    "common/sign": "the opposite sign",
    "common/special-case": "right in general, wrong in a special case",
    "common/swapped": "two results in each other's place",
    "common/timeout": "no answer in time",
    "common/transposed": "rows and columns exchanged",
    "common/unknown": "nothing explains it",
    "common/wrong-shape": "another shape",
    "common/wrong-type": "a result that is no number",
    "common/zero": "zero everywhere",
    "expression/name": "a name that the formula may not use",
    "expression/rounded": "a rounded number in a formula",
    "graph/fan-out": "the set of names does not fit the graph",
    "graph/function": "the graph computes another function",
    "order/missing": "a name is missing in the order",
    "order/repeated": "a name stands twice in the order",
    "order/unknown": "an unknown name in the order",
    "table/expansion": "an expansion is wrong",
    "table/local-gradient": "a local gradient is wrong",
    "table/name": "a row's name cannot be used",
    "table/target": "the last row is another function",
}


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
