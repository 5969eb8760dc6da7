from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from small_course import LINES

from autograder.course.notebook import edited_cells, notebook
from autograder.course.source import SourceError


def test_cells_are_what_nbgrader_reads(source: Path) -> None:
    node = notebook(source, LINES)
    flags = {
        cell.id: (
            cell.metadata.nbgrader.grade,
            cell.metadata.nbgrader.solution,
            cell.metadata.nbgrader.locked,
            cell.metadata.nbgrader.get("points"),
        )
        for cell in node.cells
    }
    assert flags == {
        "text-01": (False, False, True, None),
        "setup": (False, False, True, None),
        "given-squared_error_loss": (False, False, True, None),
        "line-slope": (False, True, False, None),
        "picture-line-slope": (False, False, True, None),
        "check-line-slope": (True, False, True, 3),
        "line-table": (False, True, False, None),
        "check-line-table": (True, False, True, 0),
        "line-why": (True, True, False, 2),
        "progress": (False, False, True, None),
    }
    assert all(cell.id == cell.metadata.nbgrader.grade_id for cell in node.cells)
    text = {cell.id: cell.source for cell in node.cells}
    assert text["check-line-slope"] == 'check("line-slope")'
    assert text["picture-line-slope"] == 'picture("line-slope")'
    assert "def squared_error_loss(w, b, x, y):" in text["given-squared_error_loss"]
    assert node.metadata.kernelspec.name == "python3"


def test_same_bytes(source: Path) -> None:
    assert nbformat.writes(notebook(source, LINES)) == nbformat.writes(notebook(source, LINES))


def test_an_edit_shows_and_a_run_does_not(source: Path) -> None:
    node = notebook(source, LINES)
    node.cells[3].execution_count = 7
    node.cells[3].outputs = [nbformat.v4.new_output("stream", text="hello")]
    assert edited_cells(node) == []
    node.cells[3].source += "\n"
    node.cells.append(nbformat.v4.new_code_cell("1", id="mine"))
    assert edited_cells(node) == ["line-slope", "mine"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('check="line-table"', 'check="line-tabel"', "lines.py:25: no exercise line-tabel"),
        ('# %% check="line-slope"\n', "", 'lines.py:9: no cell `# %% check="line-slope"`'),
        ("written=", "written_=", "lines.py:26: unknown kind"),
        (
            '[markdown] written="line-why"',
            "[markdown]",
            'lines.py:1: no cell `# %% written="line-why"',
        ),
        (
            '# %% check="line-table"',
            '# %% answer="line-slope"',
            "lines.py:25: a second cell with the id line-slope",
        ),
        ('picture="line-slope"', 'picture="line-table"', "lines.py:15: this picture stands before"),
        (
            'picture="line-slope"',
            'picture="line-why"',
            "lines.py:15: line-why is declared as written",
        ),
        ("import numpy as np\n", "import numpy\n", "lines.py:5: the first code cell must be"),
        ("progress()", "1", "lines.py:32: the last cell must be"),
        ("    return x\n", "    return 1/\n", "lines.py:13: "),
        ("    return x\n    ### END SOLUTION", "    return x", "lines.py:12: .*no `### END"),
    ],
)
def test_faults_name_file_and_line(source: Path, old: str, new: str, message: str) -> None:
    text = source.read_text(encoding="utf-8")
    assert old in text
    source.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(SourceError, match=message):
        notebook(source, LINES)


def test_order_of_the_declarations(source: Path) -> None:
    turned = type(LINES)("lines", "Lines", (*LINES.exercises[1::-1], LINES.exercises[2]))
    with pytest.raises(SourceError, match=r"lines.py:9: line-slope does not stand in the order"):
        notebook(source, turned)
