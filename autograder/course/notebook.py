"""From the text of a notebook to the instructor's notebook: the same bytes every time.

Each cell has a stable id, which is also its nbgrader grade_id, so a rebuild gives the same file.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import nbformat
from nbformat.notebooknode import NotebookNode
from nbgrader.utils import compute_checksum

from autograder.course.source import SourceCell, SourceError, given_text, read
from autograder.course.stub import MarkError, released
from autograder.exercise import Assignment, Exercise
from autograder.pictures.static import static

_IMPORTS = "import numpy as np\nfrom autograder import check, picture, progress"
_LAST = "progress()"
_PICTURE = re.compile(r"^\{\{picture: ([\w-]+)\}\}$", re.MULTILINE)
_METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"file_extension": ".py", "mimetype": "text/x-python", "name": "python"},
}


def notebook(source_path: Path, assignment: Assignment) -> NotebookNode:
    """The instructor's notebook, with solutions; raises `SourceError` with file and line."""
    cells = read(source_path)
    _compare_ends(source_path, cells)
    names = _names(source_path, cells)
    _compare(source_path, cells, assignment)
    points = {exercise.id: exercise.points for exercise in assignment.exercises}
    built = [
        _node(cell, name, _text(source_path, cell), points.get(cell.target))
        for cell, name in zip(cells, names, strict=True)
    ]
    node = nbformat.v4.new_notebook(cells=built, metadata=_METADATA)
    node.nbformat_minor = 5
    nbformat.validate(node)
    return node


def edited_cells(node: NotebookNode) -> list[str]:
    """The cells of a built notebook that are not what the build wrote."""
    changed = []
    for cell in node.cells:
        metadata = cell.metadata.get("nbgrader", {})
        if metadata.get("checksum") is None or metadata["checksum"] != compute_checksum(cell):
            changed.append(str(cell.get("id", "a cell without id")))
    return changed


def _compare(path: Path, cells: list[SourceCell], assignment: Assignment) -> None:
    """The cells against the declarations: none unknown, none missing, the declared order."""
    kinds = {e.id: "answer" if isinstance(e, Exercise) else "written" for e in assignment.exercises}
    answered: list[str] = []
    for cell in cells:
        if cell.role in ("given", "code", "text"):
            continue
        if cell.target not in kinds:
            message = f"no exercise {cell.target} is declared in {assignment.name}"
            raise SourceError(path, cell.line, message)
        kind = kinds[cell.target]
        if "written" in (kind, cell.role) and kind != cell.role:
            message = f"{cell.target} is declared as {kind}, so it has no {cell.role} cell"
            raise SourceError(path, cell.line, message)
        if cell.role in ("answer", "written"):
            answered.append(cell.target)
        elif cell.target not in answered:
            message = f"this {cell.role} stands before the answer of {cell.target}"
            raise SourceError(path, cell.line, message)
    _compare_order(path, cells, kinds)


def _compare_order(path: Path, cells: list[SourceCell], kinds: dict[str, str]) -> None:
    present = {(cell.role, cell.target): cell.line for cell in cells}
    previous = 0
    for exercise_id, kind in kinds.items():
        line = present.get((kind, exercise_id))
        if line is None:
            raise SourceError(path, 1, f'no cell `# %% {kind}="{exercise_id}"`')
        if kind == "answer" and ("check", exercise_id) not in present:
            raise SourceError(path, line, f'no cell `# %% check="{exercise_id}"`')
        if line < previous:
            message = f"{exercise_id} does not stand in the order of the declarations"
            raise SourceError(path, line, message)
        previous = line


def _compare_ends(path: Path, cells: list[SourceCell]) -> None:
    code = [cell for cell in cells if not cell.markdown]
    if not code or code[0].text != _IMPORTS:
        line = code[0].line if code else 1
        raise SourceError(path, line, f"the first code cell must be exactly:\n{_IMPORTS}")
    if cells[-1].text != _LAST:
        raise SourceError(path, cells[-1].line, f"the last cell must be `{_LAST}`")


def _names(path: Path, cells: list[SourceCell]) -> list[str]:
    """The id of each cell; raises on a second cell of one id."""
    names: list[str] = []
    for cell in cells:
        name = _name(cell)
        if name in ("text", "code"):
            name = f"{name}-{sum(n.startswith(f'{name}-') for n in names) + 1:02}"
        if name in names:
            raise SourceError(path, cell.line, f"a second cell with the id {name}")
        names.append(name)
    return names


def _name(cell: SourceCell) -> str:
    if cell.role in ("answer", "written"):
        return cell.target
    if cell.role in ("check", "picture"):
        return f"{cell.role}-{cell.target}"
    if cell.role == "given":
        return f"given-{cell.target.split(',')[0].strip()}"
    return {_IMPORTS: "setup", _LAST: "progress"}.get(cell.text, cell.role)


def _text(path: Path, cell: SourceCell) -> str:
    if cell.role == "given":
        return given_text(path, cell)
    if cell.role in ("check", "picture"):
        return f'{cell.role}("{cell.target}")'
    try:
        if not cell.markdown:
            ast.parse(cell.text)
        if cell.role == "answer":
            ast.parse(released(cell.text, cell.target))
        if cell.role == "written":
            released(cell.text, cell.target, markdown=True)
    except SyntaxError as error:
        raise SourceError(path, cell.line + (error.lineno or 0), f"{error.msg}") from None
    except MarkError as error:
        raise SourceError(path, cell.line + error.line, str(error)) from None
    return _illustrated(path, cell) if cell.role == "text" else cell.text


def _illustrated(path: Path, cell: SourceCell) -> str:
    """The text with its `{{picture: name}}` lines replaced by pictures."""
    try:
        return _PICTURE.sub(lambda found: static(found[1]), cell.text)
    except KeyError as unknown:
        raise SourceError(path, cell.line, str(unknown.args[0])) from None


def _node(cell: SourceCell, name: str, text: str, points: int | None) -> NotebookNode:
    new = nbformat.v4.new_markdown_cell if cell.markdown else nbformat.v4.new_code_cell
    answer = cell.role in ("answer", "written")
    graded = cell.role in ("check", "written")
    metadata: dict[str, Any] = {
        "cell_type": "markdown" if cell.markdown else "code",
        "grade": graded,
        "grade_id": name,
        "locked": not answer,
        "schema_version": 3,
        "solution": answer,
        "task": False,
    }
    if graded:
        metadata["points"] = points
    node = new(source=text, id=name, metadata={"nbgrader": metadata})
    node.metadata["nbgrader"]["checksum"] = compute_checksum(node)
    return node
