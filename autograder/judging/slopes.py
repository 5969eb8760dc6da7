"""Outputs that are slopes of a given loss: their truth, and the tape on which they arise."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.judging import differentiate, tape
from autograder.judging.compare import Array


@dataclass(frozen=True)
class Slopes:
    """The outputs of a function as slopes of `loss`.

    `wrt` maps each output to what it is the slope by: an argument of the loss, or one of the
    `symbols`, the names that the notebook has for values on the way. `arguments` are the names of
    the student's arguments, `takes` those of the loss; `at` gives the loss's arguments where they
    are not among the student's. With a `rate`, the outputs are arguments after one step of that
    size against their slopes. With `values`, they are themselves values on the way. `filled` is
    what all variables are set to, if to one value.
    """

    loss: Callable[..., Any]
    wrt: Mapping[str, str]
    arguments: tuple[str, ...]
    takes: tuple[str, ...]
    symbols: Callable[..., Mapping[str, Any]] | None = None
    at: Callable[..., Sequence[Any]] | None = None
    rate: str = ""
    values: bool = False
    filled: str = ""

    def __call__(self, *args: Any) -> dict[str, Array]:
        own = self.taken(args)
        return {
            output: differentiate.gradient(self.loss, own, self.takes.index(variable))
            for output, variable in self.wrt.items()
        }

    def taken(self, args: Sequence[Any]) -> list[Any]:
        """The loss's arguments."""
        if self.at is not None:
            return list(self.at(*args))
        values = dict(zip(self.arguments, args, strict=True))
        return [values[name] for name in self.takes]

    def tape(self, args: Sequence[Any]) -> tape.Tape:
        """The loss at these arguments; all its names are on `named`."""
        wanted = [i for i, name in enumerate(self.takes) if name in self.wrt.values()]
        recorded = tape.record(self.loss, self.taken(args), wanted, self.symbols)
        names = {name: index for index, name in enumerate(self.takes)}
        rate = dict(zip(self.arguments, args, strict=True))[self.rate] if self.rate else 0.0
        named = {**names, **recorded.named}
        outputs = frozenset(named[variable] for variable in self.wrt.values())
        return tape.Tape(recorded.nodes, named, rate, self.filled, outputs)

    def implied(self, args: Sequence[Any], output: str, value: Array) -> Array:
        """The slope that a returned array stands for: itself, or the step that led to it."""
        if not self.rate:
            return value
        given = dict(zip(self.arguments, args, strict=True))
        return np.asarray((np.asarray(given[self.wrt[output]], float) - value) / given[self.rate])


def gradient_of(
    loss: Callable[..., Any],
    wrt: Mapping[str, str],
    arguments: Sequence[str],
    takes: Sequence[str],
    symbols: Callable[..., Mapping[str, Any]] | None = None,
) -> Slopes:
    """Truth from a given loss: `wrt` maps an output to the argument it is the gradient for."""
    return Slopes(loss, wrt, tuple(arguments), tuple(takes), symbols)
