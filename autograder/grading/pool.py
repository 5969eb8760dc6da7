"""Worker processes with a task each: one that dies or hangs costs the others nothing.

A task whose process ended is tried once more, since it may have been somebody else's doing.

The pools of the standard library either stop at the first dead process or wait for it for ever.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import forkserver
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any

START_SECONDS = 120.0
END_SECONDS = 5.0
PRELOAD = tuple(
    f"autograder.{name}" for name in ("grading.lean", "grading.worker", "nbgrader_plugins")
)

# gives the object whose methods do the work; made in each worker
Start = Callable[[], AbstractContextManager[Any]]


def prepare() -> None:
    """Begin to import what all workers need, beside what the caller does meanwhile."""
    forkserver.set_forkserver_preload(list(PRELOAD))
    forkserver.ensure_running()


class CannotStart(Exception):
    """The workers cannot do any work; the reason is the message."""


@dataclass(frozen=True)
class Lost:
    """In place of a result: why there is none."""

    reason: str


@dataclass
class _Member:
    process: BaseProcess
    connection: Connection
    core: int | None
    ready: bool = False
    task: Any = None
    again: bool = False
    deadline: float = 0.0


class Pool:
    """`size` processes, each with the object that `start` gives; a context manager.

    `seconds` is how long one task may take.
    """

    def __init__(self, size: int, start: Start, seconds: float) -> None:
        self._start, self._seconds = start, seconds
        self._context = multiprocessing.get_context("forkserver")
        prepare()
        self._members: list[_Member] = []
        self._size = size

    def __enter__(self) -> Pool:
        """Start the processes; they get ready while the caller does something else."""
        cores = sorted(os.sched_getaffinity(0))
        # fewer processes than cores may share the machine with others: the system places them
        places = cores if self._size == len(cores) else [None] * self._size
        self._members = [self._started(core) for core in places]
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def run(self, method: str, tasks: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
        """Call the method once a task; each task with its result or `Lost`, as they come.

        Raises `CannotStart` where a process does not get ready.
        """
        for member in self._members:
            self._greet(member)
        waiting = iter(tasks)
        idle, busy = list(self._members), list[_Member]()
        while True:
            for task in islice(waiting, len(idle)):
                busy.append(self._give(idle.pop(), method, task))
            if not busy:
                return
            for member, result in self._finished(busy):
                busy.remove(member)
                task = member.task
                fresh = self._replaced(member) if isinstance(result, _Gone) else member
                if isinstance(result, _Gone) and result.innocent and not member.again:
                    busy.append(self._give(fresh, method, task, again=True))
                    continue
                idle.append(fresh)
                yield task, Lost(result.reason) if isinstance(result, _Gone) else result

    def close(self) -> None:
        """End all processes; each may finish what it is doing, for a while."""
        for member in self._members:
            member.connection.close()
        until = time.monotonic() + END_SECONDS
        for member in self._members:
            _end(member, until - time.monotonic())
        self._members = []

    def _started(self, core: int | None) -> _Member:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=_serve, args=(theirs, self._start, core), daemon=True
        )
        process.start()
        theirs.close()
        return _Member(process, ours, core)

    def _greet(self, member: _Member) -> None:
        """Wait until it is ready; one that ends before is started once more."""
        if member.ready:
            return
        reply = _first_reply(member)
        if isinstance(reply, _Gone):
            _end(member, 0.0)
            fresh = self._started(member.core)
            member.process, member.connection = fresh.process, fresh.connection
            reply = _first_reply(member)
        if reply:
            raise CannotStart(reply.reason if isinstance(reply, _Gone) else reply)
        member.ready = True

    def _give(self, member: _Member, method: str, task: Any, again: bool = False) -> _Member:
        member.task, member.again = task, again
        member.deadline = time.monotonic() + self._seconds
        with contextlib.suppress(OSError):  # it ended: seen when its reply is read
            member.connection.send((method, task))
        return member

    def _finished(self, busy: list[_Member]) -> list[tuple[_Member, Any]]:
        """The members that have a result, ended, or are over their time."""
        left = min(member.deadline for member in busy) - time.monotonic()
        ready = wait([member.connection for member in busy], max(left, 0.0))
        found = [(m, _reply(m)) for m in busy if m.connection in ready]
        now = time.monotonic()
        late = _Gone(f"It took longer than {self._seconds:g} seconds.", innocent=False)
        return found + [(m, late) for m in busy if m.connection not in ready and m.deadline <= now]

    def _replaced(self, member: _Member) -> _Member:
        member.connection.close()
        _end(member, 0.0)
        fresh = self._started(member.core)
        self._members[self._members.index(member)] = fresh
        self._greet(fresh)
        return fresh


@dataclass(frozen=True)
class _Gone:
    """The process is not usable any more; is its task perhaps not to blame?"""

    reason: str
    innocent: bool = True


def _first_reply(member: _Member) -> Any:
    """Nothing if it can work, else why not."""
    if member.connection.poll(START_SECONDS):
        return _reply(member)
    return "A grading process did not start."


def _reply(member: _Member) -> Any:
    try:
        return member.connection.recv()
    except (EOFError, OSError):
        return _Gone("The grading process ended.")


def _end(member: _Member, patience: float) -> None:
    member.process.join(max(patience, 0.0))
    if member.process.is_alive():
        member.process.kill()
        member.process.join()


def _serve(connection: Connection, start: Start, core: int | None) -> None:
    """A worker: what it is asked to do, until nobody asks any more."""
    # the parent decides when to stop: Ctrl-C must reach neither us nor a notebook that is running
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.setsid()
    if core is not None:
        os.sched_setaffinity(0, {core})
    try:
        with start() as worker:
            connection.send("")
            _answer(connection, worker)
    except EOFError:
        pass
    except Exception as reason:  # whatever keeps it from starting is told to the pool
        with contextlib.suppress(OSError):
            connection.send(str(reason) or type(reason).__name__)


def _answer(connection: Connection, worker: Any) -> None:
    while True:
        method, task = connection.recv()
        try:
            result = getattr(worker, method)(task)
        except Exception as fault:  # costs this task alone
            result = Lost(f"{type(fault).__name__}: {fault}")
        connection.send(result)
