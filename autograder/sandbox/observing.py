"""One call of a student's function, watched: the same in the notebook and in the sandbox."""

from __future__ import annotations

import contextlib
import linecache
import types
import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from autograder.called import CallError, Observation
from autograder.sandbox.protocol import fingerprints

MESSAGE_LIMIT = 2_000
LINE_LIMIT = 200
BASES_LIMIT = 20


def observed(function: Callable[..., Any], given: Sequence[Any]) -> Observation:
    """One call with arguments that may be spoiled; its value is as the function returned it."""
    before = fingerprints(given)
    value, error = None, None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            value = function(*given)
    except (Exception, SystemExit) as raised:  # anything that a student's code may raise
        error = error_of(raised, getattr(function, "__globals__", None))
    after = fingerprints(given)
    changed = tuple(i for i in range(len(given)) if before[i] != after[i])
    return Observation(value, error, changed)


def error_of(raised: BaseException, namespace: Mapping[str, Any] | None) -> CallError:
    """What a student's code raised, with the last of their own lines on the way there."""
    message = ""
    with contextlib.suppress(Exception):  # `__str__` may be the student's
        message = str(raised)[:MESSAGE_LIMIT]
    name, *bases = (kind.__name__ for kind in type(raised).__mro__ if kind is not object)
    line = _own_line(raised, namespace)
    return CallError("exception", name, message, line, tuple(bases[:BASES_LIMIT]))


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
