"""A notebook's own answers in the notebook's own process, as the checks ask for them.

The same checks run here and in the grader, so a value is first turned into what it would be after
crossing the pipe of the sandbox, and errors are put in the same words.
"""

from __future__ import annotations

import contextlib
import linecache
import time
import types
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from autograder.exercise import CallError, Failure, Observation, Unsupported
from autograder.sandbox.frames import Refused
from autograder.sandbox.protocol import copied, fingerprints, normal

MESSAGE_LIMIT = 2_000
LINE_LIMIT = 200
BASES_LIMIT = 20


class LocalFunction:
    """A function of this process, called as a check calls any student's function."""

    def __init__(self, name: str, function: Callable[..., Any]) -> None:
        self.name = name
        self._function = function

    def observe(self, *args: Any) -> Observation:
        seen = observed(self._function, copied(args))
        if seen.error is not None:
            return seen
        try:
            return replace(seen, value=normal(seen.value))
        except Refused as reason:
            return replace(seen, value=None, error=CallError("refused", message=str(reason)))

    def __call__(self, *args: Any) -> Any:
        observation = self.observe(*args)
        if observation.error is not None:
            raise failure_of(self.name, observation.error)
        return observation.value


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


def observed(function: Callable[..., Any], given: Sequence[Any]) -> Observation:
    """One call with arguments that may be spoiled; its value is as the function returned it."""
    before = fingerprints(given)
    value, error = None, None
    started = time.perf_counter()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            value = function(*given)
    except (Exception, SystemExit) as raised:  # anything that a student's code may raise
        error = error_of(raised, getattr(function, "__globals__", None))
    seconds = time.perf_counter() - started
    after = fingerprints(given)
    changed = tuple(i for i in range(len(given)) if before[i] != after[i])
    return Observation(value, error, changed, seconds)


def error_of(raised: BaseException, namespace: Mapping[str, Any] | None) -> CallError:
    """What a student's code raised, with the last of their own lines on the way there."""
    message = ""
    with contextlib.suppress(Exception):  # `__str__` may be the student's
        message = str(raised)[:MESSAGE_LIMIT]
    name, *bases = (kind.__name__ for kind in type(raised).__mro__ if kind is not object)
    line = _own_line(raised, namespace)
    return CallError("exception", name, message, line, tuple(bases[:BASES_LIMIT]))


def failure_of(name: str, error: CallError) -> Failure:
    """The words for a call that gave no value."""
    if error.kind == "exception":
        return _exception(name, error)
    message, code, hints = {
        "timeout": (error.message, "common/timeout", _TIMEOUT_HINTS),
        "died": (
            f"`{name}` gives no answer. {error.message}".strip(),
            "common/died",
            ("Does it exit, or need very much memory?",),
        ),
        "refused": (f"`{name}`: {error.message}", "common/refused", ()),
        "missing": (
            f"`{name}` is not defined in this notebook.",
            "common/missing",
            ("Did you rename it, or not run its cell?",),
        ),
    }[error.kind]
    return Failure(message, code=code, hints=hints)


_TIMEOUT_HINTS = (
    "How often does your loop run?",
    "Look for a loop whose condition never changes.",
)


def _exception(name: str, error: CallError) -> Failure:
    if error.is_a("NotImplementedError"):
        return Failure(f"`{name}` is not done yet.", code="common/not-done")
    message = f"`{name}` stops with {error.name}"
    message += f": {error.message}" if error.message else "."
    if error.line:
        message += f"\nin your line `{error.line}`"
    if error.is_a("NameError"):
        hints = (
            "Restart the kernel and run all cells: where does it stop?",
            "Everything the function needs comes in through its arguments.",
        )
        return Failure(message, code="common/name-error", hints=hints)
    hints = (
        "Which sizes have the arrays in the line that fails?",
        "Print the shapes just before that line.",
    )
    return Failure(message, code="common/exception", hints=hints)


def _own_line(raised: BaseException, namespace: Mapping[str, Any] | None) -> str:
    if isinstance(raised, SyntaxError):
        return (raised.text or "").strip()[:LINE_LIMIT]
    place: tuple[str, int] | None = None
    step: types.TracebackType | None = raised.__traceback__
    while step is not None:
        if step.tb_frame.f_globals is namespace:
            place = step.tb_frame.f_code.co_filename, step.tb_lineno
        step = step.tb_next
    return linecache.getline(*place).strip()[:LINE_LIMIT] if place else ""
