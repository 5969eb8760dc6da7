"""The levels of the sandbox that this machine has, each with an arena of its own."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from machine import require
from small_course import empty_gradebook

from autograder.sandbox import CONTAINER_LAYERS, LAYERS, Sandbox, warm

from .arena import LIMITS, Arena, Watched, make_course, present

__all__ = ["empty_gradebook"]

LEVELS = {"all": LAYERS, "container": CONTAINER_LAYERS}


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """How many attacks there were: each asserts that no point was gained and nothing damaged."""
    for level in LEVELS:
        counts = {
            outcome: sum(
                f"[{level}" in report.nodeid for report in terminalreporter.stats.get(key, ())
            )
            for key, outcome in (("passed", "gained nothing"), ("failed", "FAILED"))
        }
        told = ", ".join(f"{count} {outcome}" for outcome, count in counts.items() if count)
        if told:
            terminalreporter.write_line(f"attacks at the level `{level}`: {told}")


@pytest.fixture(scope="session", params=LEVELS)
def arena(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Arena]:
    course = make_course(tmp_path_factory.mktemp("course"))
    with arena_at(request.param, course) as made:
        yield made


@contextlib.contextmanager
def arena_at(level: str, course: Path) -> Iterator[Arena]:
    """An arena with the layers of a level; skips the test where the lower one does not hold."""
    wanted = LEVELS[level]
    with as_somebody_else(wanted), Sandbox(LIMITS, required=(), apply=wanted) as sandbox:
        with sandbox.run([]) as session:
            layers = dict(session.layers)
        if level == "all":
            repair = "see `autograder doctor`"
            require(present(layers, wanted), f"a layer of the sandbox ({layers})", repair)
        if not present(layers, wanted):  # as root, with a Python that nobody else can read
            pytest.skip(f"layers here: {layers}")
        with Watched.made(course) as watched:
            yield Arena(level, course, sandbox, layers, watched)


@contextlib.contextmanager
def as_somebody_else(wanted: Sequence[str]) -> Iterator[None]:
    """Without namespaces of its own, start the warm process as an ordinary user if we are root.

    As in a container: no privilege, and nothing of the machine is hidden by a namespace.
    """
    if "namespaces" in wanted or os.geteuid() != 0 or not _can_become_user():
        yield
        return
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        wrapper = Path(folder) / "python"
        wrapper.write_text(f'#!/bin/sh\nexec {_BECOME} {shlex.quote(sys.executable)} "$@"\n')
        wrapper.chmod(0o755)
        patch.setattr(warm, "INTERPRETER", str(wrapper))
        yield


_BECOME = "unshare -U --map-user=1000 --map-group=1000 --"


def _can_become_user() -> bool:
    if shutil.which("unshare") is None:
        return False
    return subprocess.run([*_BECOME.split(), "true"], capture_output=True).returncode == 0
