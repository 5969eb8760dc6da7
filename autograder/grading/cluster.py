"""The workers of a dask.distributed cluster, instead of processes of this machine.

Each needs this package and the course's folder at the same place. Whatever a task writes, it writes
at once and the same again, so that a task that was lost with its worker is simply done elsewhere.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from itertools import islice
from typing import Any
from uuid import uuid4

from distributed import (
    Client,
    Future,
    KilledWorker,
    TimeoutError,
    WorkerPlugin,
    as_completed,
    get_worker,
)

from autograder.grading.keys import grader_digest
from autograder.grading.pool import CannotStart, Lost, Start

START_SECONDS = 60.0
DEATHS = 2  # of workers, until their task is given up


class Cluster:
    """The workers of the scheduler at this address, each with the object that `start` gives."""

    def __init__(self, address: str, start: Start) -> None:
        self._address = address
        self._plugin = _Ready(start)
        self._counted = (0.0, 0)

    def __enter__(self) -> Cluster:
        try:
            self._client = Client(self._address, timeout=START_SECONDS, set_as_default=False)
        except (OSError, ValueError) as reason:
            raise CannotStart(f"No scheduler answers at {self._address}: {reason}") from reason
        try:
            self._prepare()
        except BaseException:  # raised again: also after Ctrl-C no connection may be left
            self._client.close()
            raise
        return self

    def __exit__(self, *exception: object) -> None:
        with contextlib.suppress(Exception):  # what cannot be undone there is of no use any more
            self._client.unregister_worker_plugin(self._plugin.name)
        self._client.close()

    def run(self, method: str, tasks: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
        """Call the method once a task; each task with its result or `Lost`, as they come."""
        waiting, of = iter(tasks), dict[str, Any]()
        futures = as_completed(loop=self._client.loop)
        while True:
            for task in islice(waiting, max(self._size() - len(of), 0)):
                future = self._submitted(method, task)
                of[future.key] = task
                futures.add(future)
            if not of:
                return
            future = next(futures)
            yield of.pop(future.key), _result(future)

    def _prepare(self) -> None:
        try:
            self._client.wait_for_workers(1, timeout=START_SECONDS)
        except TimeoutError:
            raise CannotStart(f"The scheduler at {self._address} has no workers.") from None
        ours = grader_digest()
        others = [at for at, digest in self._client.run(grader_digest).items() if digest != ours]
        if others:
            raise CannotStart(f"Another version is installed on {', '.join(others)}.")
        self._client.run_on_scheduler(_allow, DEATHS - 1)
        try:
            self._client.register_plugin(self._plugin)
        except Exception as reason:  # whatever keeps a worker from starting
            raise CannotStart(str(reason)) from reason

    def _submitted(self, method: str, task: Any) -> Future:
        key = f"{method}-{uuid4().hex}"
        return self._client.submit(_done, self._plugin.name, method, task, key=key, pure=False)

    def _size(self) -> int:
        """How many workers there are; with a task each, a bad one takes no others with it."""
        when, _ = self._counted
        if time.monotonic() - when > 1.0:
            self._counted = (time.monotonic(), len(self._client.nthreads()))
        return max(self._counted[1], 1)


class _Ready(WorkerPlugin):  # type: ignore[misc]
    """Makes a worker's object when the worker starts, whenever that is."""

    def __init__(self, start: Start) -> None:
        self.name = f"autograder-{uuid4().hex}"
        self._start = start

    def setup(self, worker: Any) -> None:
        self._lock = threading.Lock()
        self._open = self._start()
        self._object = self._open.__enter__()

    def teardown(self, worker: Any) -> None:
        self._open.__exit__(None, None, None)

    def call(self, method: str, task: Any) -> Any:
        with self._lock:  # one notebook at a time, however many threads the worker has
            try:
                return getattr(self._object, method)(task)
            except Exception as fault:  # costs this task alone
                return Lost(f"{type(fault).__name__}: {fault}")


def _done(name: str, method: str, task: Any) -> Any:
    return get_worker().plugins[name].call(method, task)


def _allow(deaths: int, dask_scheduler: Any) -> None:
    dask_scheduler.allowed_failures = deaths


def _result(future: Future) -> Any:
    """Waits where the result went down with its worker and is being made again."""
    try:
        return future.result()
    except CancelledError:
        message = "The scheduler is gone. Start it, and run the same command again."
        raise ConnectionError(message) from None
    except KilledWorker:
        return Lost(f"{DEATHS} workers died of it.")
    except Exception as fault:  # costs this task alone
        return Lost(f"{type(fault).__name__}: {fault}")
