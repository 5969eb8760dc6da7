"""A notebook nobody trusts, as callables and values.

    with Sandbox() as sandbox, sandbox.run(cells) as session:
        session.answers["sigmoid"](np.zeros(3))

A cell or a call that hangs, or that ends the process, costs itself only: the process is replaced
by a fresh one, which runs the other cells again.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate
from types import TracebackType
from typing import Any, TypeVar

from autograder.called import CallError, Observation, Unsupported
from autograder.sandbox.frames import Refused, Violation
from autograder.sandbox.layers import DEFAULT_LAYERS, LAYERS, demand
from autograder.sandbox.limits import Cell, CellRun, Limits
from autograder.sandbox.link import Link, error_in, outputs_of
from autograder.sandbox.protocol import pack_arguments, unpack
from autograder.sandbox.remote import Answers
from autograder.sandbox.warm import WarmProcess

T = TypeVar("T")
START_SECONDS = 10.0
NAMES_AT_ONCE, NAMES_LIMIT = 1_000, 20_000
CELLS_AT_ONCE = 200_000  # characters
# what takes a while to import, imported before the fork from the first notebook on that names it
WARMED = {"matplotlib": "matplotlib_inline.backend_inline", "sympy": "sympy"}


class Sandbox:
    """One warm process; every notebook runs in a fork of it, behind the layers.

    Raises `LayerMissing` where a layer of `required` does not hold. `apply` leaves layers out:
    to measure, or to test what the others stop alone.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        required: Sequence[str] = DEFAULT_LAYERS,
        apply: Sequence[str] = LAYERS,
    ) -> None:
        self.limits = limits or Limits()
        self.required = tuple(required)
        unknown = set(self.required) - set(LAYERS)
        if unknown:
            raise ValueError(f"no such layer: {', '.join(unknown)}; known: {', '.join(LAYERS)}")
        self.killed = 0  # processes that something else ended: the system, another program
        self._apply = tuple(apply)
        self._warm: WarmProcess | None = None

    def run(self, cells: Sequence[Cell], spent: float = 0.0) -> Session:
        """Run the cells of a notebook, in order; the session answers for what they defined.

        `spent` are the seconds that an earlier session of the same submission has used.
        """
        for word, module in WARMED.items():
            if any(word in cell.source for cell in cells):
                self._asked(partial(WarmProcess.warm, module=module))
        session = Session(self, spent)
        try:
            session.run(*cells)
            session.names()
        except BaseException:  # raised again: also after Ctrl-C no process may be left
            session.close()
            raise
        return session

    def start(self) -> tuple[Link, dict[str, str]]:
        """A fresh confined process, and the layers that hold for it."""
        with contextlib.suppress(EOFError, OSError, Violation):
            return self._begun()
        try:  # once more: something else may have ended it
            return self._begun()
        except (EOFError, OSError, Violation) as fault:
            reason = str(fault) or "it ended"
            raise RuntimeError(f"A notebook's process did not start ({reason}).") from None

    def _begun(self) -> tuple[Link, dict[str, str]]:
        number, sock = self._asked(WarmProcess.fork)
        link = Link(number, sock)
        try:
            layers = link.layers(START_SECONDS)
            demand(layers, self.required)
        except BaseException:  # raised again: also after Ctrl-C no process may be left
            self.end(link)
            raise
        return link, layers

    def end(self, link: Link) -> bool:
        """End a process and everything that it started; False if it had ended by itself."""
        link.close()
        if self._warm is not None:
            with contextlib.suppress(EOFError, OSError):
                return self._warm.kill(link.number)
        return True

    def close(self) -> None:
        if self._warm is not None:
            self._warm.close()
        self._warm = None

    def __enter__(self) -> Sandbox:
        self._process()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _process(self) -> WarmProcess:
        if self._warm is not None and not self._warm.alive:
            self.close()
        if self._warm is None:
            self._warm = WarmProcess(self.limits.of_process, self._apply)
        return self._warm

    def _asked(self, request: Callable[[WarmProcess], T]) -> T:
        try:
            return request(self._process())
        except (EOFError, OSError):  # the warm process ended, for want of memory perhaps
            self.close()
            return request(self._process())


def probe() -> dict[str, str]:
    """Layer -> "ok" or why it is missing on this machine, tried in a process made for it.

    `layers.REPAIR` names the step that repairs each of them.
    """
    with Sandbox(required=()) as sandbox, sandbox.run([]) as session:
        return session.layers


class _Lost(Exception):
    """A request that got no reply; `ended` when the process was given up for it."""

    def __init__(self, error: CallError, ended: bool = True) -> None:
        super().__init__(error.message)
        self.error = error
        self.ended = ended


class Session:
    """One notebook: what its cells did, and the answers that it defined."""

    def __init__(self, sandbox: Sandbox, spent: float = 0.0) -> None:
        self.spent = spent  # seconds of the submission's time
        self.runs: list[CellRun] = []
        self.layers: dict[str, str] = {}
        self.restarts = 0
        self.notes: list[str] = []
        self.answers: Mapping[str, Any] = Answers(self)
        self._sandbox = sandbox
        self._limits = sandbox.limits
        self._cells: list[Cell] = []  # what a fresh process has to run again
        self._given_up: dict[str, CallError] = {}
        self._names: dict[str, bool] | None = None
        self._link: Link | None = None
        self._link, self.layers = sandbox.start()

    def run(self, *cells: Cell) -> None:
        """Run more cells; a fresh process runs them again but those that hang or end it."""
        self._names = None
        left = list(cells)
        while left:
            done = len(self.runs)
            some = _at_once(left)
            try:
                for cell, (error, outputs) in zip(some, self._ran(some), strict=True):
                    self._cells.append(cell)
                    self.runs.append(CellRun(cell.id, outputs, error))
            except _Lost as lost:
                cell = left[len(self.runs) - done]
                if lost.ended:
                    self._note(f"running cell {cell.id}", lost)
                self.runs.append(CellRun(cell.id, [], lost.error))
            del left[: len(self.runs) - done]

    def define(self, source: str) -> CallError | None:
        """Run a cell of the grader's own after the others; its error, if it failed."""
        self.run(Cell(f"defined {len(self.runs)}", source))
        return self.runs.pop().error

    def observe(self, name: str, arguments: Sequence[Any]) -> Observation:
        """Call a function of the notebook."""
        return self.observe_each(name, [arguments])[0]

    def observe_each(self, name: str, calls: Sequence[Sequence[Any]]) -> list[Observation]:
        """Call a function again and again, up to a call that hangs or ends the process."""
        if name in self._given_up:
            return [Observation(error=self._given_up[name])]
        trees, blobs = zip(*map(pack_arguments, calls), strict=True)
        request = {"op": "calls", "name": name, "args": trees, "sizes": list(map(len, blobs))}
        found: list[Observation] = []
        try:
            replies = self._replies(self._limits.call_seconds, request, b"".join(blobs), len(calls))
            for arguments, (reply, data) in zip(calls, replies, strict=True):
                with self._believing_nothing():
                    found.append(_observation(reply, data, len(arguments)))
        except _Lost as lost:
            if lost.ended:
                self._given_up[name] = lost.error
                self._note(f"calling `{name}`", lost)
            found.append(Observation(error=lost.error))
        return found

    def look(self, name: str) -> Any:
        """The data that a name of the notebook holds."""
        try:
            return self._value({"op": "look", "name": name})
        except _Lost as lost:
            return Unsupported(lost.error.message)

    def names(self) -> Mapping[str, bool]:
        """The names that the cells defined: is it callable?"""
        if self._names is None:
            with contextlib.suppress(_Lost):
                self._names = self._named()
        return self._names or {}

    def _named(self) -> dict[str, bool]:
        """Asked in parts: more names than a value may have parts come from one `import *`."""
        found: dict[str, bool] = {}
        for first in range(0, NAMES_LIMIT, NAMES_AT_ONCE):
            request = {"op": "names", "first": first, "count": NAMES_AT_ONCE}
            part = self._value(request)
            with self._believing_nothing():
                if type(part) is not dict or len(part) > NAMES_AT_ONCE:
                    raise Violation("names of no known form")
            found |= {name: kind is True for name, kind in part.items()}
            if len(part) < NAMES_AT_ONCE:
                break
        return found

    @property
    def exhausted(self) -> bool:
        """Is the process gone and not to be started again?"""
        return self._link is None and self.restarts >= self._limits.restarts

    def close(self) -> None:
        """End the notebook's process and everything that it started."""
        if self._link is not None:
            self._sandbox.end(self._link)
        self._link = None

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _value(self, request: dict[str, Any]) -> Any:
        reply, data = self._ask(self._limits.call_seconds, request)
        with self._believing_nothing():
            error = error_in(reply)
            return Unsupported(error.message) if error else unpack(reply.get("value"), data)

    def _ran(
        self, cells: Sequence[Cell]
    ) -> Iterator[tuple[CallError | None, list[dict[str, Any]]]]:
        request = {"op": "cells", "sources": [cell.source for cell in cells]}
        for reply, data in self._replies(self._limits.cell_seconds, request, count=len(cells)):
            with self._believing_nothing():
                yield error_in(reply), outputs_of(data)

    def _ask(self, seconds: float, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        return next(self._replies(seconds, request))

    def _replies(
        self, seconds: float, request: dict[str, Any], blob: bytes = b"", count: int = 1
    ) -> Iterator[tuple[dict[str, Any], bytes]]:
        """The replies to a request, each of which may take so many seconds."""
        link = self._ready()
        self._waiting(link, seconds, lambda left: link.send(left, request, blob))
        for part in range(count):
            yield self._waiting(link, seconds, partial(link.reply, part=part))

    def _waiting(self, link: Link, seconds: float, done: Callable[[float], T]) -> T:
        """What takes the submission's time; the process that does not do it is ended."""
        left = self._limits.submission_seconds - self.spent
        if left <= 0:
            text = f"The notebook has used its {self._limits.submission_seconds:g} seconds."
            raise _Lost(CallError("timeout", message=text), ended=False)
        started = time.monotonic()
        seconds = min(seconds, left)
        try:
            return done(seconds)
        except TimeoutError:
            error = CallError("timeout", message=f"No answer after {seconds:g} seconds.")
        except (EOFError, OSError):
            self._sandbox.killed += self._sandbox.end(link)
            self._link = None
            error = CallError("died", message="It ended the notebook's process.")
        except Violation as fault:
            error = _broken(fault)
        except Refused as reason:
            raise _Lost(CallError("refused", message=str(reason)), ended=False) from None
        finally:
            self.spent += time.monotonic() - started
        self.close()
        raise _Lost(error)

    @contextlib.contextmanager
    def _believing_nothing(self) -> Iterator[None]:
        """Reading a reply that is not in order ends the process."""
        try:
            yield
        except Violation as fault:
            self.close()
            raise _Lost(_broken(fault)) from None

    def _ready(self) -> Link:
        """The process, or a fresh one that has run the cells again."""
        while self._link is None:
            if self.restarts >= self._limits.restarts:
                text = f"The notebook's process ended more than {self.restarts} times."
                raise _Lost(CallError("died", message=text), ended=False)
            self.restarts += 1
            self._link, self.layers = self._sandbox.start()
            self._run_again()
        return self._link

    def _run_again(self) -> None:
        for cell in list(self._cells):
            try:
                next(self._ran([cell]))
            except _Lost as lost:
                if lost.ended:
                    self._cells.remove(cell)
                    self._note(f"running cell {cell.id} again", lost)
                return

    def _note(self, doing: str, lost: _Lost) -> None:
        what = {"timeout": "took too long", "died": "ended", "refused": "broke the rules"}
        then = "it is not started again" if self.exhausted else "it goes on without that"
        self.notes.append(f"The process {what[lost.error.kind]} while {doing}; {then}.")


def _at_once(cells: Sequence[Cell]) -> list[Cell]:
    """The first cells, as many as one request may hold, and one at least."""
    sizes = accumulate(len(cell.source) for cell in cells)
    return [cell for cell, size in zip(cells, sizes, strict=True) if size <= CELLS_AT_ONCE] or [
        cells[0]
    ]


def _observation(reply: dict[str, Any], data: bytes, count: int) -> Observation:
    changed = reply.get("changed", [])
    proper = type(changed) is list and len(changed) <= count
    if not proper or not all(type(i) is int and 0 <= i < count for i in changed):
        raise Violation("changes of arguments that were not given")
    error = error_in(reply)
    value = None if error else unpack(reply.get("value"), data)
    return Observation(value, error, tuple(changed))


def _broken(fault: Violation) -> CallError:
    return CallError("refused", message=f"The notebook's process sent {fault}.")
