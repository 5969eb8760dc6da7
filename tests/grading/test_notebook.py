from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.notebooknode import NotebookNode
from nbgrader.utils import compute_checksum, determine_grade

from autograder.grading.notebook import OUTPUT_BYTES, graded_notebook
from autograder.grading.submission import Submission, read_submission, unread


@pytest.fixture
def submission(released: NotebookNode, tmp_path: Path) -> Submission:
    path = tmp_path / "lines.ipynb"
    node = nbformat.from_dict(json.loads(json.dumps(released)))
    for cell in node.cells:
        if cell.id == "line-slope":
            cell.source = "def slope(w, x):\n    return x  # <script>"
        if cell.id == "line-why":
            cell.source = "<script>alert(1)</script>"
    node.cells.insert(4, nbformat.v4.new_code_cell("mine = 1"))
    node.cells.insert(4, nbformat.v4.new_markdown_cell("[a](javascript:x)"))
    path.write_text(json.dumps(node))
    return read_submission(path, released)


def cells(node: NotebookNode) -> dict[str, Any]:
    return {cell.id: cell for cell in node.cells}


def grades(node: NotebookNode) -> dict[str, float | None]:
    """What nbgrader itself reads."""
    return {
        c.id: determine_grade(c)[0]
        for c in node.cells
        if c.metadata.get("nbgrader", {}).get("grade")
    }


def test_nbgrader_reads_our_points(released: NotebookNode, submission: Submission) -> None:
    import numpy as np

    scores = {"line-slope": (np.float64(2.25), "<p>Right</p>", "Right")}
    runs = {"line-slope": [{"output_type": "stream", "name": "stderr", "text": "a warning"}]}
    node = graded_notebook(released, submission, runs, scores)
    nbformat.validate(node)
    assert grades(node) == {"check-line-slope": 2.25, "check-line-table": 0.0, "line-why": None}
    check = cells(node)["check-line-slope"]
    assert check.outputs[0].data == {"text/plain": "2.25", "text/html": "<p>Right</p>"}
    assert "not graded" in cells(node)["check-line-table"].outputs[0].data["text/html"]
    assert cells(node)["line-slope"].outputs[0].text == "a warning"


@pytest.mark.parametrize(
    ("points", "graded"), [(math.nan, 0.0), (math.inf, 0.0), (-1.0, 0.0), (99.0, 3.0), (1, 1.0)]
)
def test_points_are_finite_and_within_bounds(
    released: NotebookNode, submission: Submission, points: float, graded: float
) -> None:
    node = graded_notebook(released, submission, {}, {"line-slope": (points, "", "<x>")})
    assert grades(node)["check-line-slope"] == graded
    assert cells(node)["check-line-slope"].outputs[0].data["text/html"] == "<pre>&lt;x&gt;</pre>"


def test_a_check_cell_never_shows_what_ran(released: NotebookNode, submission: Submission) -> None:
    forged = [{"output_type": "execute_result", "data": {"text/plain": "3.0"}, "metadata": {}}]
    runs = {cell.id: forged for cell in submission.layout}
    node = graded_notebook(released, submission, runs, {})
    assert grades(node)["check-line-slope"] == 0.0
    assert cells(node)["picture-line-slope"].outputs == []


def test_texts_of_the_student_are_cleaned(released: NotebookNode, submission: Submission) -> None:
    node = graded_notebook(released, submission, {}, {})
    assert cells(node)["line-why"].source == "< script>alert(1)< /script>"
    assert cells(node)["extra-001"].source == "[a] (javascript:x)"
    assert cells(node)["extra-002"].source == "mine = 1"
    assert cells(node)["line-slope"].source.endswith("# <script>")  # code is shown as code
    assert node.metadata == released.metadata


def test_untouched_answers_keep_their_checksum(released: NotebookNode, tmp_path: Path) -> None:
    path = tmp_path / "lines.ipynb"
    nbformat.write(released, path)
    node = graded_notebook(released, read_submission(path, released), {}, {})
    for cell in node.cells:
        assert cell.metadata.nbgrader.checksum == compute_checksum(cell)
    assert grades(node) == {"check-line-slope": 0.0, "check-line-table": 0.0, "line-why": 0}


def test_an_unread_notebook_says_why(released: NotebookNode) -> None:
    node = graded_notebook(released, unread(released, "The file is empty."), {}, {})
    assert "The file is empty." in node.cells[0].source
    assert grades(node) == {"check-line-slope": 0.0, "check-line-table": 0.0, "line-why": 0}


def test_all_outputs_together_are_bounded(released: NotebookNode, tmp_path: Path) -> None:
    node = json.loads(json.dumps(released))
    node["cells"] += [{"cell_type": "code", "source": f"x = {i}"} for i in range(200)]
    path = tmp_path / "lines.ipynb"
    path.write_text(json.dumps(node))
    submission = read_submission(path, released)
    long = [{"output_type": "stream", "name": "stdout", "text": "x" * 190_000}]
    graded = graded_notebook(released, submission, {c.id: long for c in submission.layout}, {})
    assert OUTPUT_BYTES < len(json.dumps(graded)) < OUTPUT_BYTES * 1.2
    assert "too large" in json.dumps(graded)
