"""A notebook's own answers in the notebook's own process, as the checks ask for them.

The same checks run here and in the grader, so a value is first turned into what it would be after
crossing the pipe of the sandbox, and errors are put in the same words.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from autograder.called import CallError, Observation, PublicFunction, Unsupported
from autograder.judging.calls import failure_of
from autograder.sandbox.frames import Refused
from autograder.sandbox.observing import observed
from autograder.sandbox.protocol import copied, normal


class LocalFunction:
    """A function of this process, called as a check calls any student's function."""

    def __init__(self, name: str, function: Callable[..., Any]) -> None:
        self.name = name
        self._function = function

    def observe(self, *args: Any) -> Observation:
        with contextlib.redirect_stdout(io.StringIO()):  # a check calls often
            seen = observed(self._function, [_own(one) for one in args])
        if seen.error is not None:
            return seen
        try:
            return replace(seen, value=normal(seen.value))
        except Refused as reason:
            return replace(seen, value=None, error=CallError("refused", message=str(reason)))

    def observe_each(self, calls: Sequence[Sequence[Any]]) -> list[Observation]:
        return [self.observe(*args) for args in calls]

    def __call__(self, *args: Any) -> Any:
        observation = self.observe(*args)
        if observation.error is not None:
            raise failure_of(self.name, observation.error)
        return observation.value


def _own(argument: Any) -> Any:
    """The argument as a call behind the pipe gets it; a plain function, of a picture, as it is."""
    if callable(argument) and not isinstance(argument, PublicFunction):
        return argument
    return copied([argument])[0]


class LocalAnswers(Mapping[str, Any]):
    """The answers of a namespace: functions to call, and data as it would cross the pipe."""

    def __init__(self, namespace: Mapping[str, Any]) -> None:
        self._namespace = namespace

    def __getitem__(self, name: str) -> Any:
        value = self._namespace[name]
        if callable(value):
            return LocalFunction(name, value)
        try:
            return normal(value)
        except Refused as reason:
            return Unsupported(str(reason))

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._namespace if not name.startswith("_"))

    def __len__(self) -> int:
        return sum(1 for _ in self)
