"""What goes into the sandbox and what comes out: cells, their runs, and the limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from autograder.called import CallError


@dataclass(frozen=True)
class Cell:
    """A code cell of a notebook."""

    id: str
    source: str


@dataclass(frozen=True)
class CellRun:
    """What a cell did; `outputs` are those of the notebook format, version 4."""

    id: str
    outputs: list[dict[str, Any]]
    error: CallError | None


@dataclass(frozen=True)
class Limits:
    """Seconds are of the grader's clock; `restarts` is how often a notebook may start again."""

    cell_seconds: float = 10.0
    call_seconds: float = 5.0
    submission_seconds: float = 60.0
    restarts: int = 3
    memory_bytes: int = 2 << 30
    disk_bytes: int = 64 << 20
    file_bytes: int = 32 << 20
    open_files: int = 256
    threads: int = 64

    @property
    def of_process(self) -> dict[str, int]:
        """The limits that the kernel keeps for each process."""
        return {
            "memory_bytes": self.memory_bytes,
            "disk_bytes": self.disk_bytes,
            "file_bytes": self.file_bytes,
            "open_files": self.open_files,
            "threads": self.threads,
            "cpu_seconds": int(self.submission_seconds) + 5,
        }
