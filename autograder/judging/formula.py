"""A given formula: its slopes, and the slopes that people find who make a known mistake."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from autograder.judging.equality import Let, Meaning
from autograder.judging.expression import Expression, parse


@dataclass(frozen=True)
class Formula:
    """A formula that is printed in the task, so everybody may know it."""

    text: str
    names: tuple[str, ...]

    @cached_property
    def value(self) -> Expression:
        return parse(self.text, self.names)

    def slope(self, by: str) -> Expression:
        return self.value.derivative(by)

    def wrong_slope(self, by: str, links: Mapping[tuple[str, str], str | Expression]) -> Expression:
        """The slope for somebody who takes some links of the chain wrongly.

        `links` maps (a part of the formula, an ingredient of that part) to the wrong slope of the
        one with respect to the other.
        """
        faults = {
            (self._part(whole).root, self._part(part).root): self._part(slope).root
            for (whole, part), slope in links.items()
        }
        return self.value.derivative(by, faults)

    def _part(self, text: str | Expression) -> Expression:
        return parse(text, self.names) if isinstance(text, str) else text


def relative(truth: Meaning, text: str, names: Sequence[str]) -> Let:
    """A formula that is told by the right one: relative(t, "truth/2", ...)."""
    return Let([("truth", truth)], parse(text, ("truth", *names)))
