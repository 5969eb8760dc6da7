from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from autograder.course.build import build, stale
from autograder.course.config import BuildError

HERE = Path(__file__).parents[2]


def test_build_writes_both_and_repeats_itself(course: Path) -> None:
    assert len(stale(course, "lines")) == 2
    paths = build(course, "lines")
    assert [str(path.relative_to(course)) for path in paths] == [
        "solutions/lines/lines.ipynb",
        "assignments/lines/lines.ipynb",
    ]
    first = [path.read_bytes() for path in paths]
    assert all(data.endswith(b"}\n") for data in first)
    assert build(course, "lines") == paths
    assert [path.read_bytes() for path in paths] == first
    assert stale(course, "lines") == []
    assert not list(course.glob("gradebook.db*"))
    assert [p.name for p in (course / "assignments" / "lines").iterdir()] == ["lines.ipynb"]


def test_the_release_holds_no_answer_and_runs(course: Path) -> None:
    node = nbformat.read(build(course, "lines")[1], as_version=4)
    text = {cell.id: cell.source for cell in node.cells}
    assert text["line-slope"].endswith(
        '    raise NotImplementedError("line-slope: replace this line by your code")'
    )
    assert text["line-table"] == "line_table = [\n    # (name, breakdown)\n    ...\n]"
    assert text["line-why"] == "Why?\n\nYour answer: replace this line."
    assert "SOLUTION" not in str(text)
    namespace = {"check": id, "picture": id, "progress": int}
    for cell in node.cells:
        if cell.cell_type == "code" and cell.id != "setup":
            exec(cell.source, namespace)


def test_stale_sees_a_changed_source(course: Path) -> None:
    build(course, "lines")
    source = course / "solutions" / "lines.py"
    source.write_text(source.read_text().replace("A *line*.", "A line."))
    assert len(stale(course, "lines")) == 2


def test_a_hand_edited_notebook_is_not_overwritten(course: Path) -> None:
    solution, release = build(course, "lines")
    node = nbformat.read(solution, as_version=4)
    node.cells[0].source = "My own text"
    nbformat.write(node, solution)
    before = solution.read_bytes(), release.read_bytes()
    with pytest.raises(BuildError, match="text-01") as caught:
        build(course, "lines")
    assert str(solution) in str(caught.value)
    assert "solutions/lines.py" in str(caught.value)
    assert (solution.read_bytes(), release.read_bytes()) == before
    solution.write_text("not a notebook")
    with pytest.raises(BuildError, match="unreadable"):
        build(course, "lines")
    solution.unlink()
    build(course, "lines")
    assert stale(course, "lines") == []


def test_missing_parts_are_named(course: Path) -> None:
    with pytest.raises(BuildError, match=r"no source .*other.py"):
        build(course, "other")
    (course / "course_config.py").unlink()
    with pytest.raises(BuildError, match="root folder"):
        build(course, "lines")


def test_plain_nbgrader_makes_the_same_release(course: Path) -> None:
    _, release = build(course, "lines")
    built = release.read_bytes()
    release.write_text("{}")
    binaries = str(Path(sys.executable).parent)
    environment = os.environ | {
        "PATH": f"{binaries}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(HERE),
        "PYTHONWARNINGS": "default",
    }
    command = [str(Path(binaries, "nbgrader")), "generate_assignment", "lines", "--force"]
    done = subprocess.run(command, cwd=course, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert release.read_bytes() == built
