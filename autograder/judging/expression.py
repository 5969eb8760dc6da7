"""A typed expression: read, shown, evaluated and differentiated. See `equality` for comparing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from autograder.judging import expression_latex, expression_text, tree
from autograder.judging.arithmetic import FLOATS, Arithmetic
from autograder.judging.tree import FUNCTIONS, Faults, Node, Steps

PARSED_KEPT = 256  # a table is read again by the exercises that follow it


@dataclass(frozen=True)
class Expression:
    """What was read: the author's own `text` and its tree."""

    text: str
    root: Node

    @cached_property
    def names(self) -> frozenset[str]:
        return tree.names(self.root)

    def latex(self) -> str:
        """As mathematics, with minimal brackets: how the text was read."""
        return expression_latex.latex(self.root)

    def operations(self) -> int:
        """Operations in the text; numbers, also negative ones, are free."""
        return tree.operations(self.root)

    def evaluate(self, values: Mapping[str, Any], arithmetic: Arithmetic = FLOATS) -> Any:
        """The value at numbers or arrays; raises `Undefined` where an exact arithmetic has none."""
        given = {name: arithmetic.value(values[name]) for name in self.names}
        return tree.evaluate(self._steps, given, arithmetic)

    @cached_property
    def _steps(self) -> Steps:
        return tree.steps(self.root)

    def derivative(self, by: str, faults: Faults | None = None) -> Expression:
        """The exact derivative; with `faults`, the one that somebody with these mistakes finds."""
        return Expression(f"d/d{by} [{self.text}]", tree.derivative(self.root, by, faults))


def parse(text: object, names: Sequence[str], functions: Sequence[str] = FUNCTIONS) -> Expression:
    """Read a typed expression; raises `Failure` saying what is wrong, where, what is allowed."""
    if not isinstance(text, str):
        raise expression_text.not_text()
    return _parsed(text, tuple(names), tuple(functions))


@lru_cache(PARSED_KEPT)
def _parsed(text: str, names: tuple[str, ...], functions: tuple[str, ...]) -> Expression:
    return Expression(text, expression_text.read(text, names, functions))
