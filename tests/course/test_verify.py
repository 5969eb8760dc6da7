"""Each promise of the repository, broken in a small course, is reported; nothing else is."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from machine import ROOT

from autograder import exercises
from autograder.course import verify as promises
from autograder.course.build import build
from autograder.course.verify import verify
from autograder.exercise import Assignment, Mistake, Written
from autograder.exercises import coverage
from autograder.exercises.coverage import Item

ERROR, SLOPE, WHY = "chain-rule-squared-error", "chain-rule-exp-log-answer", "chain-rule-why"
ITEMS = {
    "S2.easy": Item("worked example", (ERROR,), ("lines: 1",), graded=(ERROR,)),
    "S2.T1": Item("its slope", (ERROR,), points=2, graded=(ERROR,)),
    "S2.T2": Item("another", (SLOPE, WHY), planned=("later",), graded=(SLOPE, WHY)),
}

SOURCE = '''\
# %% [markdown]
# ## 1 Slopes
# %%
import numpy as np
from autograder import check, picture, progress
# %% [markdown]
# `chain-rule-squared-error` · 2 points (`dw` 1, `db` 1)
# %% given="squared_error_loss"
# %% answer="chain-rule-squared-error"
def squared_error_grad(w, b, x, y):
    """The slopes."""
    ### BEGIN SOLUTION
    residual = w * x + b - y
    return 2 * residual * x, 2 * residual
    ### END SOLUTION
# %% check="chain-rule-squared-error"
# %% [markdown]
# `chain-rule-exp-log-answer` · 1 point
# %% answer="chain-rule-exp-log-answer"
exp_log_dw = (
    ### BEGIN SOLUTION
    "b*(exp(b*x) + 1/w)"
    ### END SOLUTION
)
# %% check="chain-rule-exp-log-answer"
# %% [markdown] written="chain-rule-why"
# `chain-rule-why` · 3 points
#
# Why?
# ### BEGIN SOLUTION
# Because.
# ### END SOLUTION
# %%
progress()
'''


@pytest.fixture
def lines() -> Assignment:
    real = exercises.load("chain_rule")
    answer = replace(real[SLOPE], prerequisites=())
    why = Written(WHY, "Why", 3, items=("S2.T2",))
    return Assignment("lines", "Lines", (real[ERROR], answer, why))


@pytest.fixture
def course(tmp_path: Path, lines: Assignment, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course that keeps every promise."""
    root = tmp_path / "course"
    package, bank = root / "autograder", root / "tests" / "bank" / "lines"
    package.mkdir(parents=True)
    bank.mkdir(parents=True)
    for name in ("course_config.py", "nbgrader_config.py"):
        shutil.copy(ROOT / name, root / name)
    for exercise in lines.checked:
        shutil.copy(ROOT / "tests" / "bank" / "chain_rule" / f"{exercise.id}.py", bank)
    (root / "solutions").mkdir()
    (root / "solutions" / "lines.py").write_text(SOURCE, encoding="utf-8")
    (package / "shown.py").write_text("SHOWN = 1\n", encoding="utf-8")
    monkeypatch.setattr(promises, "PACKAGE", package)
    monkeypatch.setattr(promises, "POINTS", {"lines": 6})
    monkeypatch.setattr(exercises, "NAMES", ("lines",))
    declare(monkeypatch, lines)
    monkeypatch.setattr(coverage, "items", lambda: ITEMS)
    build(root, "lines")
    return root


def declare(monkeypatch: pytest.MonkeyPatch, assignment: Assignment) -> None:
    monkeypatch.setattr(exercises, "load", lambda name: assignment)


def said(root: Path) -> list[str]:
    return [f"{problem.file}: {problem.wrong}" for problem in verify(root)]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_this_repository_keeps_its_promises() -> None:
    assert [str(problem) for problem in verify(ROOT)] == []


def test_every_item_of_the_handouts_has_its_place() -> None:
    assert len(coverage.items()) == 61


def test_kept_promises_are_not_reported(course: Path) -> None:
    assert said(course) == []


@pytest.mark.parametrize(
    "place", ["solutions/reference.py", "solutions/lines/data.csv", "assignments/old/old.ipynb"]
)
def test_something_that_does_not_belong(course: Path, place: str) -> None:
    path = course / place
    path.parent.mkdir(exist_ok=True)
    path.write_text("", encoding="utf-8")
    found = [p for p in verify(course) if p.file == place]
    assert found
    assert "does not belong here" in found[0].wrong
    assert found[0].repair.endswith(f"rm -r {place}")


def test_source_changed_and_not_built(course: Path) -> None:
    edit(course / "solutions" / "lines.py", "Slopes", "Many slopes")
    problems = list(verify(course))
    assert [(p.file, p.wrong, p.repair) for p in problems] == [
        (f"{top}/lines/lines.ipynb", "is not what its source builds", "autograder build lines")
        for top in ("solutions", "assignments")
    ]


def test_outputs_in_a_notebook(course: Path) -> None:
    path = course / "assignments" / "lines" / "lines.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    code = next(cell for cell in notebook["cells"] if cell["cell_type"] == "code")
    code["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x"}]
    path.write_text(json.dumps(notebook), encoding="utf-8")
    assert said(course) == ["assignments/lines/lines.ipynb: is not what its source builds"]


def test_notebook_edited_by_hand(course: Path) -> None:
    edit(course / "assignments" / "lines" / "lines.ipynb", "Slopes", "Many slopes")
    [problem] = verify(course)
    assert problem.wrong == "was edited by hand (text-01)"
    assert "Move the change to solutions/lines.py" in problem.repair


def test_source_that_cannot_be_built(course: Path) -> None:
    edit(course / "solutions" / "lines.py", "### END SOLUTION", "### THE END")
    [problem] = verify(course)
    assert "lines.py:" in problem.wrong
    assert problem.repair.endswith("autograder build lines")


def test_points_that_the_text_does_not_say(course: Path) -> None:
    edit(course / "solutions" / "lines.py", "· 2 points", "· 4 points")
    build(course, "lines")
    assert said(course) == [
        f"solutions/lines.py:9: the text of {ERROR} has no line that starts with"
        f" `{ERROR}` · 2 points"
    ]


def test_wrong_solution(course: Path) -> None:
    edit(course / "solutions" / "lines.py", "1/w", "w")
    build(course, "lines")
    [problem] = said(course)
    assert problem.startswith(f"solutions/lines.py: the solution of {SLOPE} is not right at seed 0")


def test_answer_outside_of_the_marks(course: Path) -> None:
    _, rest = SOURCE.split("    ### BEGIN SOLUTION\n", 1)
    answer, _ = rest.split("    ### END SOLUTION\n", 1)
    begin = "    ### BEGIN SOLUTION\n"
    edit(course / "solutions" / "lines.py", begin + answer, f"{answer}{begin}    pass\n")
    build(course, "lines")
    file = "assignments/lines/lines.ipynb"
    assert f"{file}: the untouched answer to {ERROR} earns 2 points" in said(course)


def test_cell_that_needs_an_answer(course: Path) -> None:
    text = "# %%\nprint(squared_error_grad(1, 2, 3, 4))\n# %%\nprogress()"
    edit(course / "solutions" / "lines.py", "# %%\nprogress()", text)
    build(course, "lines")
    [problem] = said(course)
    assert "the untouched cell code-01 raises NotImplementedError" in problem


def test_points_that_are_not_promised(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(promises, "POINTS", {"lines": 7})
    assert said(course) == [
        "autograder/exercises/lines.py: lines has 6 points, promised are 7",
    ]


def test_two_exercises_of_one_name(
    course: Path, lines: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    declare(monkeypatch, replace(lines, exercises=(*lines.exercises, lines.exercises[2])))
    assert f"autograder/exercises/lines.py: 2 exercises are called {WHY}" in said(course)


@pytest.mark.parametrize(
    ("mistakes", "wrong"),
    [
        ((), f"{SLOPE} has no known mistakes with hints"),
        ((Mistake("exp-log/x"),), f"the mistake exp-log/x of {SLOPE} has no hint"),
        ((Mistake("exp-log/x", question="?"),) * 2, f"{SLOPE} has the code exp-log/x twice"),
    ],
)
def test_hints(
    course: Path,
    lines: Assignment,
    monkeypatch: pytest.MonkeyPatch,
    mistakes: tuple[Mistake, ...],
    wrong: str,
) -> None:
    changed = replace(lines[SLOPE], mistakes=mistakes)
    first, _, last = lines.exercises
    declare(monkeypatch, replace(lines, exercises=(first, changed, last)))
    found = [problem.wrong for problem in verify(course) if "exercises" in problem.file]
    assert found == [wrong]


@pytest.mark.parametrize(
    ("name", "item", "wrong"),
    [
        ("S9.1", Item("new"), "nothing covers it"),
        ("S9.1", Item("new", ("gone",)), "there is no exercise gone"),
        ("S9.1", Item("new", (WHY,)), f"{WHY} does not declare that it covers it"),
        ("S9.1", Item("new", text=("lines: 2",)), "lines has no section 2"),
        (
            "S9.1",
            Item("new", planned=("lines",)),
            "lines is no longer planned: which of its exercises cover it?",
        ),
        (
            "S2.T1",
            replace(ITEMS["S2.T1"], points=3),
            "its exercises carry 2 points, the handout gives 3",
        ),
    ],
)
def test_coverage(
    course: Path, monkeypatch: pytest.MonkeyPatch, name: str, item: Item, wrong: str
) -> None:
    monkeypatch.setattr(coverage, "items", lambda: {**ITEMS, name: item})
    assert said(course) == [f"autograder/exercises/coverage.json: {name}: {wrong}"]


def test_exercise_that_covers_an_unknown_item(
    course: Path, lines: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    why = replace(lines.exercises[2], items=("S2.T2", "S9.9"))
    declare(monkeypatch, replace(lines, exercises=(*lines.exercises[:2], why)))
    [problem] = said(course)
    assert problem.endswith(f"{WHY} covers S9.9, which coverage.json does not say")


def test_bank_with_too_few_answers(course: Path) -> None:
    path = course / "tests" / "bank" / "lines" / f"{SLOPE}.py"
    path.write_text('# %% right: short\nexp_log_dw = "b"\n', encoding="utf-8")
    file = f"tests/bank/lines/{SLOPE}.py"
    assert said(course) == [
        f"{file}: 1 right answers to {SLOPE}, wanted are 5",
        f"{file}: 0 wrong answers to {SLOPE}, wanted are 3",
    ]


def test_bank_with_names_that_are_gone(course: Path) -> None:
    bank = course / "tests" / "bank" / "lines"
    with (bank / f"{SLOPE}.py").open("a", encoding="utf-8") as file:
        file.write("# %% wrong: exp-log/renamed\nexp_log_dw = 1\n")
    (bank / "renamed.py").write_text("", encoding="utf-8")
    assert said(course) == [
        "tests/bank/lines/renamed.py: there is no exercise renamed",
        f"tests/bank/lines/{SLOPE}.py: {SLOPE} has no mistake exp-log/renamed",
    ]


def test_no_bank(course: Path) -> None:
    shutil.rmtree(course / "tests")
    assert said(course) == ["tests/bank: is missing, so lines cannot be verified"]


def renamed(text: str) -> str:
    return text.replace("residual", "r").replace("w *", "q *").replace("w,", "q,")


BODY = """\
def f(w, b, x, y):
    residual = w * x + b - y
    return 2 * residual * x, 2.0 * residual
"""
LEAKS: list[tuple[str, Callable[[str], str]]] = [
    (BODY, str),
    (BODY, renamed),
    (BODY.replace("    residual =", "    print(y)\n    residual ="), str),
    ('HINT = "try b*(exp(b*x)+1 / w) here"\n', str),
]


@pytest.mark.parametrize(("text", "change"), LEAKS)
def test_answer_in_the_package(course: Path, text: str, change: Callable[[str], str]) -> None:
    (course / "autograder" / "shown.py").write_text(change(text), encoding="utf-8")
    problems = said(course)
    assert problems
    assert all(
        problem.startswith("autograder/shown.py: holds an answer to chain-rule-")
        for problem in problems
    )


def test_similar_is_not_the_answer(course: Path) -> None:
    text = BODY.replace("2 * residual * x", "residual").replace("+ b", "- b")
    (course / "autograder" / "shown.py").write_text(text, encoding="utf-8")
    assert said(course) == []
