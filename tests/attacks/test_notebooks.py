"""A: damaged and tampered notebooks, without any code."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from nbgrader.utils import determine_grade

from autograder.grading.ingest import Limits

from .arena import NAME, SOLVED, Arena, Node, assert_sound, cell, code, flags, report, solution

pytestmark = pytest.mark.attack

ANSWER, CHECK = "sigmoid-value", "check-sigmoid-value"


@dataclass(frozen=True)
class Change:
    """What is done to the known partial solution, and what has to be said about it."""

    change: Callable[[Node], Any]
    note: str = ""
    flag: str = ""
    solved: tuple[str, ...] = SOLVED  # the answers that survive


def each(change: Callable[[Node], Any], *ids: str) -> Callable[[Node], None]:
    def changed(node: Node) -> None:
        for one in node["cells"]:
            if (
                not ids
                or one["id"] in ids
                or (ids == ("check",) and one["id"].startswith("check-"))
            ):
                change(one)

    return changed


def grading(**values: Any) -> Callable[[Node], None]:
    return lambda one: one["metadata"].setdefault("nbgrader", {}).update(values)


def twin(node: Node, source: str | None, at: int, name: str = "twin") -> None:
    made = copy.deepcopy(cell(node, ANSWER))
    made["id"] = name
    made["source"] = made["source"] if source is None else source
    node["cells"].insert(at, made)


def without(*kinds: str) -> Callable[[Node], None]:
    def changed(node: Node) -> None:
        node["cells"] = [one for one in node["cells"] if not one["id"].startswith(kinds)]

    return changed


def format_3(node: Node) -> None:
    for one in node["cells"]:
        if one["cell_type"] == "code":
            one["input"] = one.pop("source")
    node["worksheets"] = [{"cells": node.pop("cells")}]
    node["nbformat"] = 3


def line_ends(one: Node) -> None:
    one["source"] = one["source"].replace("\n", "\r\n")


def faked_outputs(one: Node) -> None:
    if one["cell_type"] == "code":
        data = {"text/plain": "30.0", "text/html": "<script>alert(1)</script>"}
        output = {"output_type": "execute_result", "data": data, "metadata": {}}
        one["outputs"] = [{**output, "execution_count": 1}]
        one["execution_count"] = 10**9


def hostile_metadata(node: Node) -> None:
    node["metadata"] = {
        "title": "<script>alert(1)</script>",
        "language_info": {"name": "bash", "pygments_lexer": "<script>"},
        "widgets": {"application/vnd.jupyter.widget-state+json": {"state": {"a": "<script>"}}},
        "authors": [{"name": "{{ 7 * 7 }}"}],
    }
    for one in node["cells"]:
        if one["cell_type"] == "markdown":
            one["attachments"] = {"x.png": {"image/png": "<script>"}}
        one["metadata"]["jupyter"] = {"source_hidden": True, "outputs_hidden": True}
        one["metadata"]["width"] = '"1" onload="alert(1)"'


def deep(depth: int) -> Any:
    nested: Any = 1
    for _ in range(depth):
        nested = [nested]
    return nested


CHANGES: dict[str, Change] = {
    "A1 skip-execution on every check": Change(
        each(lambda one: one["metadata"].update(tags=["skip-execution"]), "check"),
        flag="skip-execution",
    ),
    "A1 skip-execution on the answers too": Change(
        each(lambda one: one["metadata"].update(tags=["skip-execution", "hide-input"])),
        flag="skip-execution",
    ),
    "A2 a second cell with pass behind": Change(
        lambda node: twin(node, "pass", len(node["cells"]))
    ),
    "A2 a second cell with pass before": Change(lambda node: twin(node, "pass", 1)),
    "A2 the id of a check on an answer": Change(
        lambda node: node["cells"].append(
            {**code("4.0", "more"), "metadata": copy.deepcopy(cell(node, CHECK)["metadata"])}
        ),
        flag="edited-check",
    ),
    "A2 fifty of them": Change(
        lambda node: [twin(node, None, 9, f"twin-{i}") for i in range(50)],
        note="51 cells for sigmoid-value: the last one was graded.",
    ),
    "A3 one answer copied by accident": Change(
        lambda node: twin(node, None, 9), note="2 cells for sigmoid-value: the last one was graded."
    ),
    "A3 the same cell with the same id": Change(
        lambda node: twin(node, None, 9, ANSWER),
        note="2 cells for sigmoid-value: the last one was graded.",
    ),
    "A4 schema version 2": Change(each(grading(schema_version=2))),
    "A4 schema version 4": Change(each(grading(schema_version=4), ANSWER)),
    "A4 schema version of no kind": Change(each(grading(schema_version=[None]))),
    "A5 checks deleted": Change(without("check-")),
    "A5 everything locked deleted": Change(without("check-", "picture-", "given-", "setup")),
    "A6 an answer deleted": Change(
        without("sigmoid-value"),
        note="The cell of sigmoid-value was missing: not answered.",
        solved=("sigmoid-neuron-bias",),
    ),
    "A7 all grading data stripped": Change(
        each(lambda one: one.update(metadata={})),
        note="Some cells had lost their grading data; it was put back.",
    ),
    "A7 ids too": Change(
        each(lambda one: (one.update(metadata={}), one.pop("id"))),
        note="Some cells had lost their grading data; it was put back.",
    ),
    "A8 100 points": Change(each(grading(points=100), "check"), flag="points is 100"),
    "A8 nan points": Change(each(grading(points=float("nan")), "check"), flag="points is nan"),
    "A8 points on an answer": Change(each(grading(points=30), ANSWER), flag="points is 30"),
    "A9 unlocked and edited checks": Change(
        each(lambda one: (grading(locked=False)(one), one.update(source="4.0")), "check"),
        flag="edited-check",
    ),
    "A10 a check that is no grade": Change(
        each(grading(grade=False), "check"), flag="grade is False"
    ),
    "A10 a check that is a solution": Change(
        each(grading(solution=True), "check"), flag="solution is True"
    ),
    "A10 an answer that is a grade": Change(
        each(grading(grade=True, points=9), ANSWER), flag="grade is True"
    ),
    "A10 a task": Change(each(grading(task=True, grade=True), "check")),
    "A11 an answer as markdown": Change(
        each(lambda one: one.update(cell_type="markdown"), ANSWER),
        note="The type of the cell sigmoid-value was changed; it was put back.",
    ),
    "A11 a check as markdown": Change(each(lambda one: one.update(cell_type="markdown"), "check")),
    "A11 of no known type": Change(each(lambda one: one.update(cell_type="heading"), "check")),
    "A13 constants that are no JSON": Change(
        each(lambda one: one["metadata"].update(a=float("nan"), b=float("inf")))
    ),
    "A13 format 3": Change(format_3),
    "A13 no ids": Change(each(lambda one: one.pop("id"))),
    "A13 other ends of lines": Change(each(line_ends)),
    "A13 sources as lists": Change(
        each(lambda one: one.update(source=one["source"].splitlines(keepends=True)))
    ),
    "A13 a format of the future": Change(lambda node: node.update(nbformat=99, nbformat_minor=99)),
    "A15 a hostile kernel": Change(
        lambda node: node["metadata"].update(
            kernelspec={"name": "../../x", "display_name": "$(touch x)", "language": "bash"}
        )
    ),
    "A17 extra cells and a badge": Change(
        lambda node: node["cells"].insert(
            0,
            {
                "cell_type": "markdown",
                "id": "badge",
                "metadata": {"id": "view-in-github", "colab_type": "text"},
                "source": '<a href="https://colab.research.google.com"><img src="x"/></a>',
            },
        )
    ),
    "A17 three hundred extra cells": Change(
        lambda node: node["cells"].extend(code(f"x{i} = {i}", f"x{i}") for i in range(300))
    ),
    "A18 title, language, widgets, attachments": Change(hostile_metadata),
    "A18 deep metadata": Change(each(lambda one: one["metadata"].update(deep=deep(500)))),
    "A20 outputs that were faked": Change(each(faked_outputs)),
    "A20 outputs of no form": Change(each(lambda one: one.update(outputs=[{"data": deep(50)}, 3]))),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_notebook(arena: Arena, name: str) -> None:
    change = CHANGES[name]
    node = arena.notebook()
    change.change(node)
    graded = arena.grade(node)
    assert graded.score == arena.score(change.solved)
    assert change.note in "\n".join(graded.notes)
    if change.flag:
        assert change.flag in flags(graded)
    elif not change.note:
        assert graded.flags == []
    assert "<script" not in report(graded)
    assert [one.id for one in graded.notebook.cells if one.id.startswith("check-")] == [
        one["id"] for one in arena.notebook()["cells"] if one["id"].startswith("check-")
    ]


def raw(change: Callable[[bytes], bytes]) -> Callable[[Arena], bytes]:
    return lambda arena: change(json.dumps(arena.notebook()).encode())


SAME_SCORE: dict[str, Callable[[Arena], bytes]] = {
    "A13 a mark in front": raw(lambda data: b"\xef\xbb\xbf" + data),
    "A13 UTF-16": raw(lambda data: data.decode().encode("utf-16")),
    "A13 UTF-32": raw(lambda data: data.decode().encode("utf-32")),
    "A13 duplicate keys": raw(lambda data: b'{"cells": [1, 2],' + data[1:]),
    "A13 spaces around": raw(lambda data: b"\r\n \t" + data + b"\n" * 1000),
}


@pytest.mark.parametrize("name", SAME_SCORE)
def test_an_odd_file_is_read(arena: Arena, name: str) -> None:
    assert arena.grade(SAME_SCORE[name](arena)).score == arena.score()


LIMITS = Limits()
UNREADABLE: dict[str, tuple[Callable[[Arena], bytes], str]] = {
    "A12 no JSON": (raw(lambda data: data[:-5]), "no valid JSON"),
    "A12 a list": (lambda _: b"[]", "no list of cells"),
    "A12 an empty file": (lambda _: b"", "empty"),
    "A12 a web page": (lambda _: b"<!DOCTYPE html><html></html>", "web page"),
    "A12 no text": (lambda _: bytes(range(256)), "no valid JSON"),
    "A12 a word": (lambda _: b'"cells"', "no list of cells"),
    "A12 cells that are none": (lambda _: b'{"cells": {"a": 1}}', "no list of cells"),
    "A14 100,000 cells": (
        lambda _: json.dumps({"cells": [{"cell_type": "code", "source": ""}] * 100_000}).encode(),
        "100000 cells",
    ),
    "A14 501 cells": (
        lambda _: json.dumps({"cells": [code("", str(i)) for i in range(501)]}).encode(),
        "501 cells",
    ),
    "A14 20 MB of output": (
        lambda _: json.dumps({"cells": [], "x": "y" * 20_000_000}).encode(),
        "Clear all outputs",
    ),
    "A14 deep JSON": (lambda _: b'{"cells": ' + b"[" * 900_000, "parts"),
    "A14 deep JSON, less": (lambda _: b'{"cells": ' + b"[" * 90_000, "no valid JSON"),
    "A14 millions of objects": (lambda _: b'{"cells": [' + b"{}," * 3_000_000 + b"{}]}", "parts"),
    "A14 millions of texts": (
        lambda _: b'{"cells": [], "a": [' + b'"ab",' * 2_000_000 + b"1]}",
        "parts",
    ),
    "A14 a number without end": (lambda _: b'{"cells": [' + b"9" * 10**6 + b"]}", "no valid JSON"),
    "A14 a long cell": (
        lambda _: json.dumps({"cells": [code("x" * (LIMITS.cell_characters + 1))]}).encode(),
        "characters",
    ),
    "A14 a long notebook": (
        lambda _: json.dumps({"cells": [code("x" * 90_000, str(i)) for i in range(12)]}).encode(),
        "characters",
    ),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_is_not_read_has_a_reason(arena: Arena, name: str) -> None:
    make, reason = UNREADABLE[name]
    graded = arena.grade(make(arena))
    assert graded.score == 0
    assert reason in flags(graded)
    assert reason in report(graded)
    assert graded.flags[0][0] == "unreadable"
    assert graded.seconds < 2


def test_a6_a_manual_cell_deleted(arena: Arena) -> None:
    name = "two_layer"
    node = arena.notebook((), name)
    written = [
        one
        for one in node["cells"]
        if one["metadata"].get("nbgrader", {}).get("solution") and one["cell_type"] == "markdown"
    ]
    assert written
    node["cells"] = [one for one in node["cells"] if one not in written]
    graded = arena.grade(node, name)
    assert graded.pending > 0
    for one in written:
        assert f"The cell of {one['id']} was missing: not answered." in graded.notes
        assert any(cell.id == one["id"] for cell in graded.notebook.cells)


def test_a16_a_renamed_notebook_and_two_of_them(arena: Arena) -> None:
    folder = arena.course / "submitted" / "renamer" / NAME
    folder.mkdir(parents=True)
    (folder / "my work (2).ipynb").write_text(json.dumps(arena.notebook()))
    (folder / "aaa.ipynb").write_text(json.dumps({"cells": []}))
    graded = arena.grade(folder)
    assert graded.score == arena.score()
    assert f"The notebook should be named {NAME}.ipynb; my work (2).ipynb was read." in graded.notes
    assert "my work (2).ipynb was graded; not read: aaa.ipynb." in graded.notes
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    folder.parent.rmdir()


def test_a19_the_notebook_of_another_and_the_solution_itself(arena: Arena) -> None:
    """They are graded as any other; that they are the same file is seen by their digests."""
    solved = {e.id: solution(e.id) for e in arena.grade(arena.notebook()).exercises}
    first, second = (arena.grade(arena.notebook(solved)) for _ in range(2))
    assert first.score == first.max_score
    assert first.sha256 == second.sha256
    assert arena.grade(arena.notebook()).sha256 != first.sha256


@pytest.mark.parametrize("value", ["-1", "float('nan')", "True", "np.float64(4)", "'4'", "4 + 0j"])
def test_c8_the_value_of_a_check_cell_is_ours(arena: Arena, value: str) -> None:
    node = arena.notebook()
    for one in node["cells"]:
        if one["id"].startswith("check-"):
            one["source"] = value
    graded = arena.grade(node)
    assert graded.score == arena.score()
    assert "edited-check" in flags(graded)
    points = {e["id"]: e["score"] for e in graded.to_json()["exercises"]}
    for made in graded.notebook.cells:
        if made.id.startswith("check-"):
            given, _ = determine_grade(made)
            assert type(given) is float
            assert given == points[made.id.removeprefix("check-")]


def test_another_assignment(arena: Arena) -> None:
    graded = arena.grade(arena.notebook((), "chain_rule"))
    assert graded.score == 0
    assert "The cell of sigmoid-value was missing: not answered." in graded.notes
    assert_sound(graded)


def test_b12_b13_files_beside_the_notebook_are_not_read(arena: Arena) -> None:
    folder = arena.course / "submitted" / "companion" / NAME
    folder.mkdir(parents=True)
    names = ("ipykernel_launcher.py", "numpy.py", "sympy.py", "autograder.py", "sitecustomize.py")
    for name in names:
        (folder / name).write_text("import os\nos._exit(7)\n")
    (folder / f"{NAME}.ipynb").write_text(json.dumps(arena.notebook()))
    graded = arena.grade(folder)
    assert (graded.score, graded.restarts, graded.notes) == (arena.score(), 0, [])
    node = arena.notebook()
    node["cells"].append(code("import os\nprint('beside', os.listdir())"))
    (folder / f"{NAME}.ipynb").write_text(json.dumps(node))
    assert "beside []" in report(arena.grade(folder))
    _remove(folder.parent)


def _remove(folder: Path) -> None:
    import shutil

    shutil.rmtree(folder)
