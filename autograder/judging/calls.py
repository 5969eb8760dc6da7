"""What a student is told when a call gives no value: one sentence for each kind of error."""

from __future__ import annotations

from autograder.called import CallError
from autograder.exercise import Failure

_TIMEOUT_HINTS = (
    "How often does your loop run?",
    "Look for a loop whose condition never changes.",
)
_NAME_HINTS = (
    "Restart the kernel and run all cells: where does it stop?",
    "Everything the function needs comes in through its arguments.",
)
_EXCEPTION_HINTS = (
    "Which sizes have the arrays in the line that fails?",
    "Print the shapes just before that line.",
)


def failure_of(name: str, error: CallError) -> Failure:
    """The `Failure` that a call's error amounts to; `name` is the student's function."""
    if error.kind == "exception":
        return _raised(name, error)
    if error.kind == "timeout":
        text = f"`{name}`: {error.message or 'no answer in time.'}"
        return Failure(text, code="common/timeout", hints=_TIMEOUT_HINTS)
    if error.kind == "missing":
        return undefined(name)
    if error.kind == "died":
        text = f"`{name}` gives no answer. {error.message}".strip()
        hints = ("Does it exit, or need very much memory?",)
        return Failure(text, code="common/died", hints=hints)
    return Failure(f"`{name}`: {error.message}", code="common/refused")


def undefined(name: str) -> Failure:
    return Failure(
        f"`{name}` is not defined in this notebook.",
        code="common/missing",
        hints=("Did you rename the function, or not run its cell?",),
    )


def _raised(name: str, error: CallError) -> Failure:
    if error.is_a("NotImplementedError"):
        return Failure(f"`{name}` is not done yet.", code="common/not-done")
    text = f"`{name}` stops with {error.name}"
    text += f": {error.message}" if error.message else ""
    text += f" (in your line `{error.line}`)" if error.line else ""
    if error.is_a("NameError"):
        return Failure(f"{text}.", code="common/name-error", hints=_NAME_HINTS)
    return Failure(f"{text}.", code="common/exception", hints=_EXCEPTION_HINTS)
