"""What a session's notebook defined, as a check asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from autograder.called import Observation
from autograder.judging.calls import failure_of

if TYPE_CHECKING:
    from autograder.sandbox.session import Session


class RemoteFunction:
    """A function that a notebook defined, called in the notebook's own process."""

    def __init__(self, session: Session, name: str) -> None:
        self.name = name
        self._session = session

    def observe(self, *args: Any) -> Observation:
        return self._session.observe(self.name, args)

    def observe_each(self, calls: Sequence[Sequence[Any]]) -> list[Observation]:
        return self._session.observe_each(self.name, calls)

    def __call__(self, *args: Any) -> Any:
        observation = self.observe(*args)
        if observation.error is not None:
            raise failure_of(self.name, observation.error)
        return observation.value


class Answers(Mapping[str, Any]):
    """What the cells of a notebook defined: functions to call, and data as it crossed."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def __getitem__(self, name: str) -> Any:
        names = self._session.names()
        if names.get(name) or (not names and self._session.exhausted):
            return RemoteFunction(self._session, name)  # which says what became of the process
        if name not in names:
            raise KeyError(name)
        return self._session.look(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._session.names())

    def __len__(self) -> int:
        return len(self._session.names())
