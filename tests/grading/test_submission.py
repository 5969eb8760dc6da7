"""Damaged, edited and hostile notebooks: what is graded, and what is said about it."""

from __future__ import annotations

import copy
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.notebooknode import NotebookNode

from autograder.grading.skeleton import defined_names
from autograder.grading.submission import Submission, find_notebook, read_submission

ANSWER = "def slope(w, x):\n    return x"
TABLE = 'line_table = [("p", "w*x")]'
Read = Callable[[NotebookNode], Submission]


@pytest.fixture
def answered(released: NotebookNode) -> NotebookNode:
    """The release with all answers given."""
    node = copy.deepcopy(released)
    by_id(node)["line-slope"].source = ANSWER
    by_id(node)["line-table"].source = TABLE
    by_id(node)["line-why"].source = "Why?\n\nBecause $a<b$."
    return node


@pytest.fixture
def read(released: NotebookNode, tmp_path: Path) -> Read:
    def reading(node: NotebookNode) -> Submission:
        path = tmp_path / "lines.ipynb"
        path.write_text(json.dumps(node))
        return read_submission(path, released)

    return reading


def by_id(node: NotebookNode) -> dict[str, Any]:
    return {cell.id: cell for cell in node.cells}


def run(submission: Submission) -> dict[str, Any]:
    """What the cells define when they are run in order."""
    namespace: dict[str, Any] = {}
    for cell in submission.cells:
        if cell.id != "setup":
            exec(cell.source, namespace)
    return namespace


def code(source: str, **more: Any) -> NotebookNode:
    cell = nbformat.v4.new_code_cell(source)
    cell.update(more)
    return cell


def assert_graded(submission: Submission) -> None:
    """The honest answers survived whatever was done to the notebook around them."""
    assert submission.problem == ""
    assert submission.answers["line-slope"] == ANSWER
    assert submission.answers["line-table"] == TABLE
    namespace = run(submission)
    assert namespace["slope"](2, 5) == 5
    assert namespace["line_table"] == [("p", "w*x")]
    assert namespace["squared_error_loss"](2.0, 1.0, 3.0, 4.0) == 9.0


def test_a_plain_submission(answered: NotebookNode, read: Read) -> None:
    submission = read(answered)
    assert_graded(submission)
    assert submission.notes == []
    assert submission.flags == []
    assert submission.untouched == set()
    assert submission.written == {"line-why": "Why?\n\nBecause $a<b$."}
    assert [cell.id for cell in submission.cells] == [
        "setup",
        "given-squared_error_loss",
        "line-slope",
        "line-table",
    ]
    assert [cell.id for cell in submission.layout] == [cell.id for cell in answered.cells]


def test_the_untouched_release(released: NotebookNode, read: Read) -> None:
    submission = read(released)
    assert submission.untouched == {"line-slope", "line-table", "line-why"}
    assert submission.notes == []
    assert submission.answers["line-slope"] == by_id(released)["line-slope"].source


def strip_metadata(node: NotebookNode) -> None:
    for cell in node.cells:
        cell.metadata = {}


def strip_everything(node: NotebookNode) -> None:
    for cell in node.cells:
        cell.metadata = {}
        del cell["id"]
    node.nbformat_minor = 2


def strip_ids(node: NotebookNode) -> None:
    for cell in node.cells:
        del cell["id"]


def old_format(node: NotebookNode) -> None:
    for cell in node.cells:
        if cell.cell_type == "code":
            cell["input"] = cell.pop("source")
    node["worksheets"] = [{"cells": node.pop("cells")}]
    node.nbformat = 3


def reverse(node: NotebookNode) -> None:
    node.cells.reverse()


def line_endings(node: NotebookNode) -> None:
    for cell in node.cells:
        cell.source = cell.source.replace("\n", "\r\n") + " \r\n"
        cell.source = cell.source.removesuffix(" \r\n") + "\r\n"


def schema(version: int) -> Callable[[NotebookNode], None]:
    def change(node: NotebookNode) -> None:
        for cell in node.cells:
            cell.metadata.nbgrader.schema_version = version

    return change


def wrong_kernel(node: NotebookNode) -> None:
    node.metadata = {"kernelspec": {"name": "bash"}, "title": "<script>", "widgets": {"a": 1}}


def copy_cell(node: NotebookNode) -> None:
    twin = copy.deepcopy(by_id(node)["line-slope"])
    twin.id = "twin"
    node.cells.insert(5, twin)


def copy_of_the_stub_behind(node: NotebookNode) -> None:
    twin = copy.deepcopy(by_id(node)["line-slope"])
    twin.source = 'def slope(w, x):\n    raise NotImplementedError("no")'
    twin.source = SLOPE_STUB
    node.cells.append(twin)


def wrong_copy_before(node: NotebookNode) -> None:
    twin = copy.deepcopy(by_id(node)["line-slope"])
    twin.source = "def slope(w, x):\n    return -x"
    node.cells.insert(0, twin)


def empty_copy_behind(node: NotebookNode) -> None:
    twin = copy.deepcopy(by_id(node)["line-slope"])
    twin.source = "pass"
    node.cells.append(twin)


def all_checks_deleted(node: NotebookNode) -> None:
    node.cells = [cell for cell in node.cells if not cell.metadata.nbgrader.locked]


def imports_deleted(node: NotebookNode) -> None:
    node.cells = [cell for cell in node.cells if cell.id != "setup"]


def badge_first(node: NotebookNode) -> None:
    node.cells.insert(0, nbformat.v4.new_markdown_cell("![badge](https://example.org)"))
    for cell in node.cells:
        cell.metadata["id"] = "colab"


def other_type(node: NotebookNode) -> None:
    by_id(node)["line-slope"].cell_type = "markdown"


def answer_in_another_cell(node: NotebookNode) -> None:
    by_id(node)["line-slope"].source = SLOPE_STUB
    node.cells.insert(6, code(ANSWER))


def renumbered_ids(node: NotebookNode) -> None:
    for number, cell in enumerate(node.cells):
        cell.id = str(number)


SLOPE_STUB = '''\
def slope(w, x):
    """The slope of w x with respect to w."""
    raise NotImplementedError("line-slope: replace this line by your code")'''


@pytest.mark.parametrize(
    "damage",
    [
        strip_metadata,
        strip_everything,
        strip_ids,
        old_format,
        reverse,
        line_endings,
        schema(2),
        schema(4),
        wrong_kernel,
        copy_cell,
        copy_of_the_stub_behind,
        wrong_copy_before,
        empty_copy_behind,
        all_checks_deleted,
        imports_deleted,
        badge_first,
        other_type,
        answer_in_another_cell,
        renumbered_ids,
    ],
    ids=lambda damage: damage.__name__,
)
def test_damage_costs_nothing(
    answered: NotebookNode, read: Read, damage: Callable[[NotebookNode], None]
) -> None:
    damage(answered)
    submission = read(answered)
    assert_graded(submission)
    assert submission.flags == []
    assert submission.written["line-why"] == "Why?\n\nBecause $a<b$."


@pytest.mark.parametrize(
    ("damage", "note"),
    [
        (copy_cell, "2 cells for line-slope: the last one was graded."),
        (strip_everything, "Some cells had lost their grading data; it was put back."),
        (other_type, "The type of the cell line-slope was changed; it was put back."),
        (answer_in_another_cell, "The answer of line-slope was found in another cell."),
    ],
)
def test_a_repair_is_told(
    answered: NotebookNode, read: Read, damage: Callable[[NotebookNode], None], note: str
) -> None:
    damage(answered)
    assert note in read(answered).notes


def test_a_deleted_answer_is_not_answered(answered: NotebookNode, read: Read) -> None:
    answered.cells = [c for c in answered.cells if c.id not in ("line-slope", "line-why")]
    submission = read(answered)
    assert submission.answers == {"line-slope": None, "line-table": TABLE}
    assert "The cell of line-slope was missing: not answered." in submission.notes
    assert "Your answer: replace this line." in submission.written["line-why"]


def test_two_answers_merged_into_one_cell(answered: NotebookNode, read: Read) -> None:
    cells = by_id(answered)
    cells["line-slope"].source += f"\n\n{TABLE}"
    answered.cells.remove(cells["line-table"])
    submission = read(answered)
    assert submission.answers["line-table"] == submission.answers["line-slope"]
    assert run(submission)["line_table"] == [("p", "w*x")]


def test_an_answer_split_in_two(answered: NotebookNode, read: Read) -> None:
    cells = by_id(answered)
    helper = copy.deepcopy(cells["line-slope"])
    helper.source = "def helper(x):\n    return x"
    cells["line-slope"].source = "def slope(w, x):\n    return helper(x)"
    answered.cells.insert(3, helper)
    submission = read(answered)
    assert run(submission)["slope"](2, 5) == 5
    assert submission.answers["line-slope"] == cells["line-slope"].source


def test_extra_cells_run_where_they_stand(answered: NotebookNode, read: Read) -> None:
    cells = by_id(answered)
    cells["line-slope"].source = "def slope(w, x):\n    return mine(x)"
    answered.cells.insert(0, code("first = 1"))
    answered.cells.insert(4, code("def mine(x):\n    return x"))
    answered.cells.append(code("last = slope(1, 2)"))
    submission = read(answered)
    namespace = run(submission)
    assert (namespace["first"], namespace["last"]) == (1, 2)
    assert [cell.id for cell in submission.cells][:2] == ["setup", "extra-001"]
    assert submission.notes == []


def test_an_edited_import_cell_keeps_its_imports(answered: NotebookNode, read: Read) -> None:
    by_id(answered)["setup"].source = "import numpy as np\nimport math"
    submission = read(answered)
    ids = [cell.id for cell in submission.cells]
    assert ids[:2] == ["extra-001", "setup"]
    assert submission.notes == ["The cell setup was edited; the original stands below it."]
    assert submission.flags == []


def test_given_functions_stay_as_given(answered: NotebookNode, read: Read) -> None:
    given = "given-squared_error_loss"
    by_id(answered)[given].source = "def squared_error_loss(w, b, x, y):\n    return 0"
    assert_graded(read(answered))


@pytest.mark.parametrize(
    ("change", "flag"),
    [
        (lambda c: c.metadata.update(tags=["skip-execution"]), "skip-execution"),
        (lambda c: c.metadata.nbgrader.update(points=100), "metadata"),
        (lambda c: c.metadata.nbgrader.update(points={"a": [[]]}), "metadata"),
        (lambda c: c.metadata.nbgrader.update(grade=False), "metadata"),
        (lambda c: c.metadata.nbgrader.update(solution=True), "metadata"),
        (lambda c: c.metadata.nbgrader.update(locked=False), "metadata"),
        (lambda c: c.update(source="3.0"), "edited-check"),
    ],
)
def test_tampering_gains_nothing_and_is_flagged(
    answered: NotebookNode, read: Read, change: Callable[[Any], None], flag: str
) -> None:
    change(by_id(answered)["check-line-slope"])
    submission = read(answered)
    assert_graded(submission)
    assert [code for code, _ in submission.flags] == [flag]
    assert "check-line-slope" in submission.flags[0][1]
    restored = next(c for c in submission.layout if c.id == "check-line-slope")
    assert restored.source == 'check("line-slope")'
    assert not restored.runs


def test_asking_for_a_hint_in_the_check_cell_is_no_edit(answered: NotebookNode, read: Read) -> None:
    by_id(answered)["check-line-slope"].source = "check('line-slope', hint=2)"
    submission = read(answered)
    assert (submission.notes, submission.flags) == ([], [])
    assert len(submission.layout) == len(answered.cells)


@pytest.mark.parametrize("data", [b"", b"[]", b"<html>", b"\xff\xfe\x00", b"{" * 100_000])
def test_what_cannot_be_read_has_a_reason(
    released: NotebookNode, tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "lines.ipynb"
    path.write_bytes(data)
    submission = read_submission(path, released)
    assert submission.problem
    assert submission.answers == {"line-slope": None, "line-table": None}
    assert submission.cells == []
    assert len(submission.layout) == len(released.cells)


def test_hostile_cells_never_raise(
    answered: NotebookNode, released: NotebookNode, tmp_path: Path
) -> None:
    nested: Any = []
    for _ in range(900):
        nested = [nested]
    sources = ["(" * 90_000, "-" * 90_000 + "1", " " * 90_000 + "=", "\0 = 1", "def slope("]
    cells: list[Any] = [{"cell_type": "code", "source": text} for text in sources]
    for metadata in (
        {"nbgrader": {"grade_id": "line-slope", "points": nested}},
        {"nbgrader": {"grade_id": nested}, "tags": [nested]},
        nested,
    ):
        cells.append({"cell_type": "code", "source": "x", "metadata": metadata, "id": nested})
    path = tmp_path / "lines.ipynb"
    path.write_text(json.dumps({"cells": [*json.loads(json.dumps(answered.cells)), *cells]}))
    submission = read_submission(path, released)
    assert submission.problem == ""
    assert submission.answers["line-table"] == TABLE


def test_defined_names() -> None:
    text = "import os\ndef f(x):\n    y = 1\nclass C:\n    pass\na = b\nc, d = 1, 2\ne: int = 3\n"
    text += "a.b = 3\na[0] = 1\nx == 3\nσ = 2\nif x: z = 3\nasync def g(): pass\nf(a=1)"
    assert defined_names(text) == {"f", "C", "a", "c", "d", "e", "σ", "g"}


class TestFindNotebook:
    def put(self, folder: Path, *names: str) -> None:
        for name in names:
            (folder / name).write_text("{}")

    def test_by_name(self, tmp_path: Path) -> None:
        folder = tmp_path / "s"
        folder.mkdir()
        self.put(folder, "lines.ipynb", "Lines.ipynb", "data.csv", ".hidden.ipynb")
        path, notes = find_notebook(folder, "lines")
        assert path == folder / "lines.ipynb"
        assert notes == ["lines.ipynb was graded; not read: Lines.ipynb."]

    def test_renamed(self, tmp_path: Path, answered: NotebookNode) -> None:
        folder = tmp_path / "s"
        folder.mkdir()
        self.put(folder, "aaa.ipynb", "notes.IPYNB")
        nbformat.write(answered, folder / "lines (1).ipynb")
        path, notes = find_notebook(folder, "lines", answered)
        assert path == folder / "lines (1).ipynb"
        assert "should be named lines.ipynb" in notes[0]
        assert "aaa.ipynb, notes.IPYNB" in notes[1]

    def test_none(self, tmp_path: Path) -> None:
        assert find_notebook(tmp_path / "absent", "lines") == (None, ["No notebook was submitted."])
        os.mkfifo(tmp_path / "lines.ipynb")
        (tmp_path / "other.ipynb").symlink_to("/etc/passwd")
        assert find_notebook(tmp_path, "lines")[0] is None

    def test_a_folder_that_is_a_link(self, tmp_path: Path) -> None:
        folder = tmp_path / "s"
        folder.mkdir()
        self.put(folder, "lines.ipynb")
        (tmp_path / "link").symlink_to(folder)
        assert find_notebook(tmp_path / "link", "lines")[0] is None

    def test_odd_names_are_safe_to_print(self, tmp_path: Path) -> None:
        folder = tmp_path / "s"
        folder.mkdir()
        name = os.fsdecode(b"\xff\x1b[2J\n.ipynb")
        self.put(folder, name)
        path, notes = find_notebook(folder, "lines")
        assert path == folder / name
        assert notes == ["The notebook should be named lines.ipynb; ??[2J?.ipynb was read."]
