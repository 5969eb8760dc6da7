"""A course with many students, who hand in a few different notebooks."""

from __future__ import annotations

import json
import shutil
from itertools import cycle
from pathlib import Path
from typing import Any

import nbformat
from sample_class import samples
from whole_course import add_gradebook, make_course

NAME = "zero_initialization"
KINDS = ("s01", "s17", "s16", "s02", "s18")


def make_crowd(root: Path, count: int) -> Path:
    chosen = [s for s in samples() if s.assignment == NAME and s.student[:3] in KINDS]
    make_course(root, chosen)
    add_gradebook(root)
    made = [root / "submitted" / sample.student for sample in chosen]
    for number, folder in zip(range(count), cycle(made), strict=False):
        shutil.copytree(folder, root / "submitted" / f"c{number:03d}")
    for folder in made:
        shutil.rmtree(folder)
    return root


def results(root: Path) -> dict[str, Any]:
    """The result files, without what differs from run to run."""
    found = {}
    for path in sorted((root / "results" / NAME).glob("*.json")):
        found[path.stem] = json.loads(path.read_text("utf-8"))
        del found[path.stem]["seconds"]
    return found


def texts(root: Path, pattern: str) -> dict[str, str]:
    """The files that were written; a hidden one is what a killed process was writing."""
    return {
        str(path.relative_to(root)): path.read_text("utf-8")
        for path in sorted(root.glob(pattern))
        if not path.name.startswith(".")
    }


def answer(root: Path, student: str, exercise_id: str, source: str) -> None:
    """Hand in another answer."""
    path = root / "submitted" / student / NAME / f"{NAME}.ipynb"
    node = nbformat.read(path, as_version=4)
    next(cell for cell in node.cells if cell.id == exercise_id).source = source
    path.write_text(nbformat.writes(node), encoding="utf-8")
