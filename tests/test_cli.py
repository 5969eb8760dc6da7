"""The command line: exit codes, what goes to which stream, and what to type instead."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sample_class import ROOT, samples, write

import autograder
from autograder import class_report, cli, notebook
from autograder.grading import cohort, own
from autograder.grading.places import Places, Task
from autograder.sandbox import Sandbox

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """A command in the course: its exit code, its output, what it said beside."""
    monkeypatch.chdir(ROOT / "tests")
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def called(*arguments: object) -> tuple[int, str, str]:
        try:
            code = cli.main([str(a) for a in arguments])
        except SystemExit as ended:
            code = int(ended.code or 0)
        return code, *capsys.readouterr()

    return called


def submitted(start: str, folder: Path, name: str = "sigmoid") -> Path:
    sample = next(s for s in samples() if s.student.startswith(start) and s.assignment == name)
    return write(sample, folder) / f"{name}.ipynb"


def grade_one(run: Run, path: Path, *more: object) -> tuple[int, str, str]:
    return run("grade", "--submission", path, "--assignment", "sigmoid", *more)


def test_help_is_quick_because_nothing_is_imported() -> None:
    heavy = "{'numpy', 'sympy', 'nbformat', 'nbgrader', 'IPython', 'tqdm', 'matplotlib'}"
    program = f"import sys, autograder.cli as c; c.parser(); print({heavy} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT)
    assert (done.stdout.strip(), done.stderr) == ("set()", "")


def test_the_version(run: Run) -> None:
    assert run("--version") == (0, f"autograder {autograder.__version__}\n", "")


@pytest.mark.parametrize("arguments", [(), ("grad",), ("grade", "--seed", "x"), ("check",)])
def test_what_is_no_command_is_2(run: Run, arguments: tuple[str, ...]) -> None:
    code, out, said = run(*arguments)
    assert (code, out) == (2, "")
    assert "usage: autograder" in said


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("grade", "sigmiod"), "Did you mean sigmoid?"),
        (("build", "xyz"), "There are chain_rule, sigmoid"),
        (("grade", "--submission", "x.ipynb"), "--submission FILE --assignment NAME"),
        (("grade", "--assignment", "sigmoid"), "--submission FILE --assignment NAME"),
        (("grade", "--submission", "x.ipynb", "--assignment", "sigmoid"), "does not exist"),
        (("grade", "--seed", "-1"), "a seed is 0 or more"),
        (("grade", "--workers", "0"), "at least one process"),
        (("check", "../assignments/sigmoid/sigmoid.ipnb"), "Did you mean ../assignments"),
        (("check", "test_cli.py"), "no valid JSON"),
    ],
)
def test_what_to_type_instead(run: Run, arguments: tuple[str, ...], expected: str) -> None:
    code, out, said = run(*arguments)
    assert (code, out) == (2, "")
    assert said.startswith("autograder: ")
    assert expected in said


def test_outside_of_a_course(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, said = run("grade")
    assert code == 2
    assert "course_config.py" in said


def test_a_course_without_submissions(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "course_config.py").write_text("c = get_config()\n")
    monkeypatch.chdir(tmp_path)
    code, _, said = run("grade", "sigmoid")
    assert code == 2
    assert "submitted/STUDENT/NAME/NAME.ipynb (sigmoid)" in said


@pytest.mark.parametrize(("student", "code", "score"), [("s01", 0, 30), ("s25", 1, 28)])
def test_one_file_as_json(run: Run, tmp_path: Path, student: str, code: int, score: int) -> None:
    got, out, said = grade_one(run, submitted(student, tmp_path), "--json", "--seed", 5)
    document = json.loads(out)
    assert (got, said) == (code, "")
    assert (document["score"], document["max_score"], document["seed"]) == (score, 30, 5)
    assert document["schema"] == "backprop-homework/graded/v1"


def test_one_file_as_text(run: Run, tmp_path: Path) -> None:
    code, out, said = grade_one(run, submitted("s25", tmp_path), "--seed", 5)
    assert (code, said) == (1, "")
    assert "✗ wrong" in out
    assert out.rstrip().endswith("sigmoid: 28 of 30 points. Seed 5.")
    assert "\x1b" not in out


def test_colours_only_where_asked(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    path = submitted("s25", tmp_path)
    assert "\x1b[31m✗" in grade_one(run, path)[1]
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.delenv("FORCE_COLOR")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not cli.coloured()


def test_a_file_that_cannot_be_read_is_scored(run: Run, tmp_path: Path) -> None:
    code, out, _ = grade_one(run, submitted("s20", tmp_path), "--json")
    assert (code, json.loads(out)["score"]) == (1, 0)


def test_our_fault_is_3(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = submitted("s01", tmp_path)

    def broken(*_: Any) -> None:
        raise RuntimeError("The sandbox does not start.")

    monkeypatch.setattr(Sandbox, "run", broken)
    code, out, said = grade_one(run, path, "--json")
    assert code == 3
    assert json.loads(out)["status"] == "could_not_grade"
    assert "The sandbox does not start." in said
    monkeypatch.setattr(Sandbox, "__enter__", broken)
    code, out, said = grade_one(run, path)
    assert (code, out) == (3, "")
    assert "RuntimeError: The sandbox does not start." in said
    assert "Traceback" not in said
    assert "Traceback" in grade_one(run, path, "-v")[2]


def test_interrupted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "course", stopped)
    code, _, said = run("verify")
    assert code == 130
    assert "Interrupted" in said


def test_check_says_what_the_notebook_says(run: Run, tmp_path: Path) -> None:
    """No references, so what needs them waits; nothing outside of the file is needed."""
    code, out, _ = run("check", submitted("s01", tmp_path), "--json")
    document = json.loads(out)
    assert (code, document["assignment"]) == (0, "sigmoid")
    waiting = [c for e in document["exercises"] for c in e["checks"] if c["passed"] is None]
    assert {c["why"] for c in waiting} <= {"reference"}
    code, out, _ = run("check", submitted("s25", tmp_path))
    assert code == 1
    assert "✗ wrong" in out


def test_check_names_the_cell_that_stops(run: Run, tmp_path: Path) -> None:
    path = submitted("s01", tmp_path)
    notebook = json.loads(path.read_text())
    notebook["cells"][-1] |= {"cell_type": "code", "source": "1 / 0"}
    path.write_text(json.dumps(notebook))
    assert "stops with ZeroDivisionError" in run("check", path)[1]


def test_check_without_the_sandbox_is_the_same(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = submitted("s25", tmp_path)
    first = json.loads(run("check", path, "--json", "--seed", 1)[1])
    monkeypatch.setattr(own.sys, "platform", "win32")
    second = json.loads(run("check", path, "--json", "--seed", 1)[1])
    assert second["layers"] == {}
    assert first["exercises"] == second["exercises"]


FORWARD = """
def composite_forward(x, z):
    return dict.fromkeys("abcdefy", 0.0)
"""
BACKWARD = """
def composite_backward(x, z):
    return dict.fromkeys(["g_y", "g_d", "g_e", "g_f", "g_c", "g_b", "g_a", "g_x", "g_z"], 0.5)
"""


def test_check_asks_for_first_things_first_as_the_notebook_does(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "chain_rule.ipynb"
    ids = {"chain-rule-composite-forward": FORWARD, "chain-rule-composite-backward": BACKWARD}
    cells = [
        {"cell_type": "code", "id": id, "source": f"import numpy as np{source}", "metadata": {}}
        for id, source in ids.items()
    ]
    path.write_text(json.dumps({"cells": cells, "nbformat": 4, "nbformat_minor": 5}))
    document = json.loads(run("check", path, "--json", "--seed", 1)[1])
    found = {e["id"]: [c["message"] for c in e["checks"]] for e in document["exercises"]}
    namespace: dict[str, Any] = {}
    exec(f"import numpy as np{FORWARD}{BACKWARD}", namespace)
    seen = notebook.check("chain-rule-composite-backward", 1, namespace).results
    assert any(r.message.startswith("First make `chain-rule-composite-forward`") for r in seen)
    shown = found["chain-rule-composite-backward"]
    assert [m[:50] for m in shown] == [r.message[:50] for r in seen]  # seeds differ


def test_check_refuses_a_notebook_of_another_course(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "other.ipynb"
    path.write_text('{"cells": [{"cell_type": "code", "source": "1"}]}')
    code, _, said = run("check", path)
    assert code == 2
    assert "No cell of this file belongs" in said


class FakeCohort:
    """A class of two, the second of which cannot be graded."""

    gradebook, notebooks, pages = "here.db", "notebooks", "pages"
    touched = ("sigmoid",)

    def __init__(self, *_: Any) -> None:
        pass

    def __enter__(self) -> FakeCohort:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def kept(self, tasks: Iterable[Task]) -> Iterator[Any]:
        self.left = list(tasks)
        return iter(())

    def grade(self, tasks: list[Task]) -> Any:
        blank = {"assignment": "sigmoid", "max_score": 30, "flags": [], "exercises": []}
        good = {**blank, "student": "s1", "score": 29.5, "status": "graded", "reason": ""}
        bad = {**blank, "student": "s0", "score": 0, "status": "could_not_grade"}
        yield tasks[0], {**good, "notes": ["late"]}
        yield tasks[1], {**bad, "reason": "our fault", "notes": []}

    def feedback(self) -> Any:
        yield Task("sigmoid", "s1", Path()), ""


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    tasks = [Task("sigmoid", name, Path()) for name in ("s1", "s0")]
    monkeypatch.setattr(cohort, "cohort", FakeCohort)
    monkeypatch.setattr(Places, "tasks", lambda self, name: tasks if name == "sigmoid" else [])
    monkeypatch.setattr(Places, "refused", lambda self, names: [("<b>", "its name is no id")])
    monkeypatch.setattr(class_report, "write", lambda root, name: Path("reports", f"{name}.html"))


@pytest.mark.usefixtures("two")
def test_a_class_is_a_table(run: Run) -> None:
    code, out, said = run("grade")
    assert code == 3
    assert out.splitlines() == [
        "student     sigmoid",
        "s0       not graded  our fault",
        "s1        29.5 / 30  late",
        "",
        "Gradebook: here.db",
        "Notebooks: notebooks",
        "Feedback:  pages",
        "Report:    reports/sigmoid.html",
    ]
    assert said.splitlines()[:3] == [
        "Not graded: <b> in submitted/: its name is no id.",
        "1 folder in submitted/ not graded.",
        "[1/2] s1 sigmoid: 29.5 / 30  late",
    ]
    trouble = said.partition("autograder: ")[2].splitlines()
    assert trouble[0].startswith("1 of 2 could not be graded, in full or in part.")
    assert trouble[1] == "  s0 sigmoid: our fault"
    assert trouble[2].endswith("autograder grade sigmoid")
    assert "autograder doctor" in trouble[3]


@pytest.mark.usefixtures("two")
def test_a_class_as_json(run: Run) -> None:
    code, out, said = run("grade", "-q", "--json")
    assert code == 3
    assert [document["student"] for document in json.loads(out)] == ["s1", "s0"]
    assert "could not be graded" in said
    assert "[1/2]" not in said


@pytest.mark.usefixtures("two")
def test_a_report_that_fails_undoes_nothing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(root: Path, name: str) -> Path:
        raise OSError("No space left.")

    monkeypatch.setattr(class_report, "write", broken)
    _, out, said = run("grade")
    assert out.splitlines()[-1] == "Feedback:  pages"
    assert "No class report of sigmoid (OSError: No space left.)" in said


def test_reports_are_written_of_what_is_graded(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def written(root: Path, name: str) -> Path | None:
        return Path("reports", f"{name}.html") if name == "sigmoid" else None

    monkeypatch.setattr(class_report, "write", written)
    assert run("report") == (0, "reports/sigmoid.html\n", "")
    code, out, said = run("report", "two_layer")
    assert (code, out) == (2, "")
    assert "No results of two_layer: run `autograder grade` first." in said
