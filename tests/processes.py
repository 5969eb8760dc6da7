"""Processes that a test started: all that came from one, and the memory each kind has used."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

GRADER, SERVER, WORKER = "grader", "fork server", "worker"
WARM, NOTEBOOK, OTHER = "warm process", "notebook", "other"
EVERY = 0.2  # seconds


def running(process: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False


def descendants(process: int) -> set[int]:
    """A process and all that came from it, zombies left out."""
    return {one for one, _ in _family(process)}


def kinds(process: int) -> dict[int, str]:
    """What each process of a run of `autograder grade` is for."""
    found: dict[int, str] = {}
    for one, parent in _family(process):
        found[one] = _kind(_command(one), found.get(parent))
    return found


def _kind(command: str, parent: str | None) -> str:
    """By its command line and what started it; a fork has the command line of its parent."""
    if parent is None:
        return GRADER
    if "-S\0-X\0utf8" in command:  # the sandbox: who waits, the warm process, its forks
        return {WORKER: OTHER, OTHER: WARM}.get(parent, NOTEBOOK)
    if "forkserver" in command:
        return WORKER if parent == SERVER else SERVER
    return OTHER


def _family(process: int) -> Iterator[tuple[int, int]]:
    """Each with its parent, parents first."""
    at = [(process, 0)]
    while at:
        one, parent = at.pop()
        if running(one):
            yield one, parent
            with contextlib.suppress(OSError):
                listed = Path(f"/proc/{one}/task/{one}/children").read_text()
                at += [(int(child), one) for child in listed.split()]


def _command(process: int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_text()
    except OSError:
        return ""


class Peaks(threading.Thread):
    """Watches a process and all that came from it; a context manager.

    `mebibytes` is the most that any process of a kind has had in memory at once.
    """

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._process = process
        self._over = threading.Event()
        self.mebibytes: dict[str, float] = {}

    def run(self) -> None:
        while not self._over.wait(EVERY):
            for one, kind in kinds(self._process).items():
                self.mebibytes[kind] = max(self.mebibytes.get(kind, 0.0), _peak(one))

    def __enter__(self) -> Peaks:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._over.set()
        self.join()


def _peak(process: int) -> float:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return 0.0
