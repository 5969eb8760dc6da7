"""A class of six is graded, an unexplained answer is named, and the class is graded again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from sample_class import ROOT
from whole_course import copy_course

from autograder import cli

ODD = "1 / (1 + np.exp(-z)) ** 3 * np.cos(z)"
CLASS = {
    "ada": f"    return {ODD}",
    "bob": "    s = 1 / (1 + np.exp(-z))\n    return np.cos(z) * (s * s * s)",
    "cyd": "    e = np.exp(-z)\n    return np.cos(z) / (1 + 3 * e + 3 * e**2 + e**3)",
    "dan": f"    return {ODD} * 1.00001",  # the same four digits everywhere
    "eve": "    return 1 / (1 + np.exp(-z))",
    "fay": "",
}
HINTS = ("--question", "What does a wave do here?", "--step", "Leave the wave out.")

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course with the class, graded as it was handed in: in two runs, each with its seed."""
    root = copy_course(tmp_path_factory.mktemp("course"))
    node = nbformat.read(ROOT / "assignments" / "sigmoid" / "sigmoid.ipynb", as_version=4)
    (answer,) = (cell for cell in node.cells if cell.id == "sigmoid-value")
    stub = answer.source
    for student, body in CLASS.items():
        answer.source = f"def sigmoid(z):\n{body}" if body else stub
        path = root / "submitted" / student / "sigmoid" / "sigmoid.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(node), encoding="utf-8")
        if student in ("bob", "fay"):
            with pytest.MonkeyPatch.context() as patch:
                patch.chdir(root)
                assert cli.main(["grade", "sigmoid", "--quiet"]) == 0
    return root


@pytest.fixture
def run(graded: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(graded)
    capsys.readouterr()

    def called(*arguments: str) -> tuple[int, str, str]:
        return cli.main(list(arguments)), *capsys.readouterr()

    return called


def ordinary(course: Path, student: str) -> dict[str, Any]:
    document = json.loads((course / "results" / "sigmoid" / f"{student}.json").read_text("utf-8"))
    exercise = next(e for e in document["exercises"] if e["id"] == "sigmoid-value")
    return next(check for check in exercise["checks"] if check["name"] == "ordinary")


def seeds(course: Path) -> dict[str, int]:
    folder = course / "results" / "sigmoid"
    return {path.stem: json.loads(path.read_text("utf-8"))["seed"] for path in folder.iterdir()}


def test_without_results_the_command_to_begin_with_is_named(run: Run) -> None:
    code, out, said = run("mistakes", "two_layer")
    assert (code, out) == (2, "")
    assert "No results of two_layer: run `autograder grade` first." in said


def test_three_equal_answers_are_one_cluster_whatever_their_seed(graded: Path, run: Run) -> None:
    assert len(set(seeds(graded).values())) == 2
    code, out, _ = run("mistakes", "sigmoid", "--json")
    found = json.loads(out)
    assert (code, found["students"]) == (0, 6)
    clusters = [c for c in found["clusters"] if c["exercise"] == "sigmoid-value"]
    assert [c["students"] for c in clusters] == [["ada", "bob", "cyd"], ["dan"]]
    assert ordinary(graded, "ada")["message"] == ordinary(graded, "dan")["message"]
    count = next(c for c in found["counts"] if c["exercise"] == "sigmoid-value")
    assert (count["code"], count["students"], count["answered"]) == ("common/unknown", 4, 5)
    assert count["share"] == 0.8


def test_the_table_shows_one_example_and_how_to_name_it(graded: Path, run: Run) -> None:
    code, out, said = run("mistakes")
    assert (code, said) == (0, "")
    assert out.startswith("Results of 6 students\n")
    assert "     4 of 5     80%  common/unknown" in out
    assert "3 students\n            ada: sigmoid" in out.replace("`", "")
    assert "--like ID" in out


@pytest.mark.parametrize(
    ("arguments", "code", "expected"),
    [
        (("--name", "wave"), 2, "--name CODE --like ID"),
        (("--like", "00"), 2, "--name CODE --like ID"),
        (("--question", "Why?"), 2, "--name CODE --like ID"),
        (("--name", "wave", "--like", "xyz", *HINTS), 3, "is no cluster of these results"),
        (("--name", "A wave", "--like", "{}", *HINTS), 3, "small letters, digits and dashes"),
        (("--name", "wave", "--like", "{}"), 3, "course/wave is new: it needs --question"),
    ],
)
def test_what_cannot_be_named_is_said(
    graded: Path, run: Run, arguments: tuple[str, ...], code: int, expected: str
) -> None:
    cluster = json.loads(run("mistakes", "--json")[1])["clusters"][0]["id"]
    found, out, said = run("mistakes", *(a.format(cluster) for a in arguments))
    assert (found, out) == (code, "")
    assert expected in said
    assert not (graded / "course_mistakes.json").exists()


def test_a_named_cluster_gets_its_code_and_hints_and_nothing_else_does(
    graded: Path, run: Run
) -> None:
    before, other = seeds(graded), ordinary(graded, "dan")
    cluster = json.loads(run("mistakes", "--json")[1])["clusters"][0]["id"]
    says = ("--says", "a wave was multiplied in")
    code, out, _ = run("mistakes", "--name", "wave", "--like", cluster, *HINTS, *says)
    assert code == 0
    assert "course/wave: a wave was multiplied in" in out
    assert "To be graded again: ada, bob, cyd\nRun: autograder grade sigmoid" in out
    assert f"{cluster}  sigmoid-value" in run("mistakes")[1]
    assert "now course/wave: run `autograder grade sigmoid`" in run("mistakes")[1]

    assert run("grade", "sigmoid", "--quiet")[0] == 0
    after = seeds(graded)
    assert {name for name in CLASS if before[name] != after[name]} == {"ada", "bob", "cyd"}
    for student in ("ada", "bob", "cyd"):
        check = ordinary(graded, student)
        assert (check["code"], check["passed"]) == ("course/wave", False)
        assert check["hints"] == [HINTS[1], HINTS[3]]
        page = graded / "feedback" / student / "sigmoid" / "sigmoid.html"
        assert "a wave was multiplied in" in page.read_text("utf-8")
    assert ordinary(graded, "dan") == other
    assert ordinary(graded, "eve")["passed"]

    found = json.loads(run("mistakes", "--json")[1])
    of = {(c["exercise"], c["code"]): c for c in found["counts"]}
    assert of["sigmoid-value", "course/wave"]["students"] == 3
    assert of["sigmoid-value", "course/wave"]["name"] == "a wave was multiplied in"
    assert of["sigmoid-value", "common/unknown"]["students"] == 1
    assert all("ada" not in c["students"] for c in found["clusters"])
