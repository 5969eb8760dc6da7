"""The graded notebook: what the formgrader and the feedback page show, and what nbgrader scores.

nbgrader reads a missing or odd output as full points, so every check cell gets exactly one
result, a plain number, and nothing of the student's stands in a check cell.
"""

from __future__ import annotations

import copy
import html
import json
import math
from collections.abc import Mapping
from typing import Any

import nbformat
from nbformat.notebooknode import NotebookNode

from autograder.grading.outputs import (
    output,
    own_html,
    plain_text,
    safe_markdown,
    safe_outputs,
)
from autograder.grading.skeleton import Slot
from autograder.grading.submission import Cell, Submission

OUTPUT_BYTES = 10 * 2**20  # all outputs of a notebook
_LEFT_OUT = "(The outputs of this notebook are too large; the rest is left out.)"


def graded_notebook(
    skeleton: NotebookNode,
    submission: Submission,
    runs: Mapping[str, Any],
    scores: Mapping[str, tuple[float, str, str]],
) -> NotebookNode:
    """The release with the student's texts, their outputs and our verdicts.

    `runs` maps the id of a cell that ran to its outputs, untrusted; `scores` an exercise to its
    points, its feedback as HTML and as text. A check cell without a score is worth nothing.
    """
    node = copy.copy(skeleton)  # what is not replaced here is shared by all notebooks
    released = {Slot.of(cell).id: copy.copy(cell) for cell in node.cells}
    budget = _Budget()
    node.cells = [_cell(cell, released.get(cell.id), runs, budget) for cell in submission.layout]
    for cell in node.cells:
        _score(cell, scores)
    _say(node, submission)
    return node


class _Budget:
    """What the outputs of a notebook may still take."""

    def __init__(self) -> None:
        self.left = OUTPUT_BYTES

    def fitting(self, outputs: list[NotebookNode]) -> list[NotebookNode]:
        size = len(json.dumps(outputs))
        if size > self.left:
            outputs = [output("stream", name="stdout", text=_LEFT_OUT)]
            size = 0
        self.left -= size
        return outputs


def _cell(
    cell: Cell, released: NotebookNode | None, runs: Mapping[str, Any], budget: _Budget
) -> NotebookNode:
    if released is not None:
        made = released
        if cell.source != made.source:
            made.source = plain_text(cell.source) if cell.code else safe_markdown(cell.source)
    elif cell.code:
        made = nbformat.v4.new_code_cell(plain_text(cell.source), id=cell.id)
    else:
        made = nbformat.v4.new_markdown_cell(safe_markdown(cell.source), id=cell.id)
    if cell.code:
        made.outputs = budget.fitting(safe_outputs(runs.get(cell.id))) if cell.runs else []
        made.execution_count = None
    return made


def _score(cell: NotebookNode, scores: Mapping[str, tuple[float, str, str]]) -> None:
    metadata = cell.metadata.get("nbgrader", {})
    if not metadata.get("grade") or metadata.get("solution"):
        return
    exercise_id = metadata["grade_id"].removeprefix("check-")
    points, page, text = scores.get(exercise_id, (0.0, "", "This was not graded."))
    points = float(points)
    if not math.isfinite(points):
        points = 0.0
    points = min(max(points, 0.0), float(metadata["points"]))
    page = own_html(page) if page else f"<pre>{html.escape(plain_text(text))}</pre>"
    data = {"text/plain": repr(points), "text/html": page}
    cell.outputs = [output("execute_result", data=data, metadata={}, execution_count=None)]


def _say(node: NotebookNode, submission: Submission) -> None:
    """What was repaired, or why nothing could be read, above everything else."""
    lines = [submission.problem] if submission.problem else []
    lines += submission.notes
    if lines:
        text = "\n".join(f"- {safe_markdown(line)}" for line in lines)
        node.cells.insert(
            0, nbformat.v4.new_markdown_cell(f"**About this file**\n\n{text}", id="about")
        )
