"""What a command costs: time that passed, and time of processors in all processes it started."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

COMMAND_SECONDS = 3600
_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER


@dataclass(frozen=True)
class Cost:
    """Seconds."""

    wall: float = 0.0
    cpu: float = 0.0

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.wall + other.wall, self.cpu + other.cpu)

    def for_class(self, start: Cost, share: float) -> Cost:
        """Of so many times the submissions: the start is paid once."""
        return Cost(
            start.wall + (self.wall - start.wall) * share,
            start.cpu + (self.cpu - start.cpu) * share,
        )


def command(arguments: Sequence[str], folder: Path) -> Cost:
    """What a command costs, which must succeed."""
    with costing() as spent:
        done = subprocess.run(
            arguments, cwd=folder, capture_output=True, text=True, timeout=COMMAND_SECONDS
        )
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)} in {folder}: {done.returncode}\n{done.stderr}")
    return spent[0]


@contextlib.contextmanager
def costing() -> Iterator[list[Cost]]:
    """Costs of the processes that the block starts, in a list that is filled at its end.

    Processes whose parent ended are waited for here, and so counted.
    """
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    spent: list[Cost] = []
    before, started = _children(), time.perf_counter()
    yield spent
    wall = time.perf_counter() - started
    with contextlib.suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)
    spent.append(Cost(wall, _children() - before))


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
