"""What a call of a student's function gives, and the functions that are handed to one.

This much of an exercise is known on both sides of the wall.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

import numpy as np


@dataclass(frozen=True)
class Unsupported:
    """Stands in a result where the student returned something that is not a number or plain data.

    `kind` names it: "complex128", "object", "generator", ...
    """

    kind: str


@dataclass(frozen=True)
class CallError:
    """Why a call gave no value.

    `kind` is "exception" (the student's code raised `name`: `message`), "timeout", "died" (the
    process ended), "refused" (the reply broke the protocol's limits) or "missing" (no such name,
    or not callable).
    """

    kind: str
    name: str = ""
    message: str = ""
    line: str = ""  # the student's own line that raised, when known
    bases: tuple[str, ...] = ()  # the names of the exception's base classes

    def is_a(self, name: str) -> bool:
        """Was this exception raised, or one derived from it?"""
        return self.kind == "exception" and name in (self.name, *self.bases)


@dataclass(frozen=True)
class Observation:
    """One call of a student's function: its value or its error, and what it did on the side."""

    value: Any = None
    error: CallError | None = None
    changed: tuple[int, ...] = ()  # positions of arguments whose bytes changed


class Function(Protocol):
    """A student's function, in this process or behind a pipe: a check cannot tell which."""

    name: str

    def observe(self, *args: Any) -> Observation: ...

    def observe_each(self, calls: Sequence[Sequence[Any]]) -> Sequence[Observation]:
        """One call after the other; one that hangs or ends its process is the last."""

    def __call__(self, *args: Any) -> Any:
        """The value; raises `Failure` when the call gives none."""


@dataclass(frozen=True)
class PublicFunction:
    """A function that a check hands to the student's code as an argument.

    It is text and numbers, so it can travel to another process: `source` defines `name` and may
    use `np` and the `constants`. It holds no answer.
    """

    name: str
    source: str
    constants: Mapping[str, Any] = field(default_factory=dict)

    def build(self) -> Callable[..., Any]:
        """The function itself, in a fresh namespace."""
        namespace: dict[str, Any] = {"np": np, **self.constants}
        exec(self.source, namespace)  # our own text, never a student's
        built: Callable[..., Any] = namespace[self.name]
        return built

    @cached_property
    def _built(self) -> Callable[..., Any]:
        return self.build()

    def __call__(self, *args: Any) -> Any:
        return self._built(*args)
