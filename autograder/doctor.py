"""What this machine has for grading: versions, programs, the layers of the sandbox, what to do."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from autograder.sandbox import DEFAULT_LAYERS, probe
from autograder.sandbox.layers import MISSING, REPAIR

PACKAGES = ("nbgrader", "jupyterlab", "IPython", "numpy", "sympy", "mpmath", "matplotlib", "nh3")
PROGRAMS = ("nbgrader", "alembic", "jupyter")
ELSEWHERE = (
    "Writing, checking and building work here. To grade other people's notebooks use Linux, WSL2"
    " on Windows, or a Linux container or virtual machine; to run with less on your own risk,"
    " shorten c.Grading.layers in course_config.py."
)


@dataclass(frozen=True)
class Finding:
    """One line: `holds` is None for what is only told."""

    subject: str
    text: str
    holds: bool | None = None
    repair: str = ""


def findings(root: Path | None) -> Iterator[Finding]:
    """All findings; `root` is the course's folder, if there is one."""
    yield Finding("python", f"{platform.python_version()} ({sys.executable})")
    yield Finding("system", f"{platform.system()} {platform.release()} {platform.machine()}")
    yield Finding("processors", str(os.cpu_count()))
    for name in PACKAGES:
        yield _package(name)
    for name in PROGRAMS:
        yield _program(name)
    yield _course(root)
    yield from _layers(_required(root))


def _package(name: str) -> Finding:
    try:
        return Finding(name, metadata.version(name))
    except metadata.PackageNotFoundError:
        return Finding(name, "is not installed", False, f"python -m pip install {name}")


def _program(name: str) -> Finding:
    """nbgrader calls these by their bare names, so they must be on PATH."""
    found = shutil.which(name)
    if found:
        return Finding(f"program {name}", found, True)
    folder = Path(sys.executable).parent
    repair = f'export PATH="{folder}:$PATH"'
    return Finding(f"program {name}", "is not on PATH", False, repair)


def _course(root: Path | None) -> Finding:
    if root is None:
        text = "no course_config.py here or above"
        return Finding("course", text, None, "run it in the folder of your course")
    return Finding("course", str(root), True)


def _required(root: Path | None) -> Sequence[str]:
    if root is None:
        return DEFAULT_LAYERS
    from autograder.grading.settings import grading

    layers: Sequence[str] = grading(root).layers
    return layers


def _layers(required: Sequence[str]) -> Iterator[Finding]:
    if platform.system() != "Linux":
        yield Finding("sandbox", f"{platform.system()} has no sandbox", False, ELSEWHERE)
        return
    for layer, state in probe().items():
        wanted = "" if layer in required else " (not required by course_config.py)"
        if state == "ok":
            yield Finding(f"layer {layer}", f"ok{wanted}", True)
        else:
            text = f"{state}: {MISSING[layer]}{wanted}"
            yield Finding(f"layer {layer}", text, layer not in required, REPAIR[layer])
