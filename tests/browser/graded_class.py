"""A class whose submissions are graded by nbgrader's own commands, before a browser opens."""

from __future__ import annotations

import copy
import logging
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import nbformat
from nbformat.notebooknode import NotebookNode
from nbgrader.apps import AutogradeApp, GenerateFeedbackApp, NbGrader

Change = Callable[[NotebookNode], None]


def solved(course: Path, name: str) -> NotebookNode:
    """The release with all its answers."""
    right = nbformat.read(course / f"solutions/{name}/{name}.ipynb", as_version=4)
    sources = {cell.id: cell.source for cell in right.cells}
    node = nbformat.read(course / f"assignments/{name}/{name}.ipynb", as_version=4)
    for cell in node.cells:
        if cell.metadata.get("nbgrader", {}).get("solution") and cell.cell_type == "code":
            cell.source = sources[cell.id]
    return node


def written(node: NotebookNode) -> NotebookNode:
    """The cell of the notebook's written answer."""
    found: NotebookNode = next(
        cell
        for cell in node.cells
        if cell.cell_type == "markdown" and cell.metadata.get("nbgrader", {}).get("solution")
    )
    return found


def grade(course: Path, name: str, gradebook: Path, changes: Mapping[str, Change]) -> None:
    """Submit a changed copy of the solved notebook for each student, grade it, make feedback.

    The sandbox does with what this machine has: the walls are other tests' matter.
    """
    config = course / "course_config.py"
    config.write_text(config.read_text() + "\nc.Grading.layers = []\n")
    shutil.copy(gradebook, course / "gradebook.db")
    node = solved(course, name)
    for student, change in changes.items():
        own = copy.deepcopy(node)
        change(own)
        path = course / "submitted" / student / name / f"{name}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(nbformat.writes(own), encoding="utf-8")
    run(course, AutogradeApp, name)
    run(course, GenerateFeedbackApp, name)


def run(course: Path, app: type[NbGrader], *arguments: str) -> None:
    """An nbgrader command in the course's folder."""
    before = Path.cwd()
    os.chdir(course)
    try:
        command = app()
        command.log_level = logging.ERROR
        command.initialize(list(arguments))
        command.start()
    finally:
        os.chdir(before)
        app.clear_instance()
