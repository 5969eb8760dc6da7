"""What a student is told when a call gives no value: one sentence for each kind of error."""

from __future__ import annotations

from autograder.exercise import CallError, Failure


def failure_of(name: str, error: CallError) -> Failure:
    """The `Failure` that a call's error amounts to; `name` is the student's function."""
    if error.kind == "exception":
        return _raised(name, error)
    if error.kind == "timeout":
        return Failure(
            f"`{name}` gives no answer: {error.message or 'it runs too long'}.",
            code="common/timeout",
            hints=(
                "How often does your loop run?",
                "Look for a loop whose condition never changes.",
            ),
        )
    if error.kind == "missing":
        return Failure(
            f"`{name}` is not defined in this notebook.",
            code="common/missing",
            hints=("Did you rename the function, or not run its cell?",),
        )
    if error.kind == "died":
        text = f"`{name}` ended the whole process. A function should only return its result."
        return Failure(text, code="common/exception")
    return Failure(
        f"`{name}` returns something that cannot be read: {error.message}.",
        code="common/exception",
    )


def _raised(name: str, error: CallError) -> Failure:
    if error.name == "NotImplementedError":
        return Failure(f"`{name}` is not done yet.", code="common/not-done")
    at = f" in the line `{error.line}`" if error.line else ""
    if error.name == "NameError":
        return Failure(
            f"`{name}` stops{at}: {error.message}. The name exists only in your running notebook,"
            " or nowhere.",
            code="common/name-error",
            hints=(
                "Restart the kernel and run all: where does it stop?",
                "Everything the function needs comes in through its arguments.",
            ),
        )
    return Failure(
        f"`{name}` stops with {error.name}: {error.message}{at}.",
        code="common/exception",
        hints=(
            "Which sizes have the arrays in the line that fails?",
            "Print the shapes just before that line.",
        ),
    )
