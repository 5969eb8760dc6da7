"""H: honest students are not hurt by what protects them, and never by our own faults."""

from __future__ import annotations

import copy
from collections.abc import Callable

import pytest

from autograder.exercise import Check, Exercise
from autograder.grading import one
from autograder.grading.one import grade_submission

from .arena import NAME, SEED, SOLVED, Arena, Node, cell, code, solution

pytestmark = pytest.mark.attack

ALL = [
    *("sigmoid-value", "sigmoid-slope", "sigmoid-table", "sigmoid-neuron-bias"),
    *("sigmoid-neuron-table", "sigmoid-neuron-answer", "sigmoid-neuron", "sigmoid-sum-graph"),
    *("sigmoid-sum-grad", "sigmoid-sum-step"),
]


def test_h3_the_imports_deleted(arena: Arena) -> None:
    node = arena.notebook()
    node["cells"] = [one for one in node["cells"] if one["id"] != "setup"]
    assert arena.grade(node).score == arena.score()


def test_h5_a_mistake_is_punished_once(arena: Arena) -> None:
    right = arena.score(ALL)
    node = arena.notebook(ALL)
    cell(node, "sigmoid-slope")["source"] = "def sigmoid_grad(z):\n    return 2 * sigmoid(z)"
    graded = arena.grade(node)
    assert graded.score == right - 2
    assert {r.inherited_from for r in graded.results["sigmoid-neuron"]} >= {"sigmoid-slope"}


def test_h6_the_first_answer_hangs(arena: Arena) -> None:
    node = arena.notebook(ALL)
    cell(node, "sigmoid-value")["source"] = "while True: pass\n" + solution("sigmoid-value")
    graded = arena.grade(node)
    assert graded.score == arena.score(ALL) - 2


def split(node: Node) -> None:
    whole = cell(node, "sigmoid-value")
    at = node["cells"].index(whole)
    node["cells"].insert(at, code("def squash(z):\n    return 1 / (1 + np.exp(-z))", "part"))
    whole["source"] = "def sigmoid(z):\n    return squash(np.asarray(z, dtype=float))"


def merged(node: Node) -> None:
    first, second = (cell(node, name) for name in SOLVED)
    first["source"] += f"\n\n\n{second['source']}"
    node["cells"].remove(second)


def moved(node: Node) -> None:
    first = cell(node, "sigmoid-value")
    node["cells"].remove(first)
    node["cells"].append(first)


def renamed(node: Node) -> None:
    for number, each in enumerate(node["cells"]):
        each["id"] = f"cell-{number}"


def duplicated(node: Node) -> None:
    node["cells"].insert(7, {**copy.deepcopy(cell(node, "sigmoid-value")), "id": "again"})


@pytest.mark.parametrize("change", [split, merged, moved, renamed, duplicated])
def test_h7_cells_are_repaired(arena: Arena, change: Callable[[Node], None]) -> None:
    node = arena.notebook()
    change(node)
    assert arena.grade(node).score == arena.score()


def test_h18_a_check_that_fails_by_itself(arena: Arena, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not made, the points are left to a person, and that is said; nobody gets 0 for it."""

    def broken() -> None:
        raise ZeroDivisionError("ours")

    load, rest = one.load, arena.score(("sigmoid-neuron-bias",))

    def loaded(root: object, name: str) -> one.Course:
        course = load(arena.course, name)
        exercises = tuple(
            Exercise(e.id, e.title, e.names, (Check("x", "x", broken, 2),))
            if e.id == "sigmoid-value"
            else e
            for e in course.assignment.exercises
        )
        assignment = type(course.assignment)(NAME, "", exercises)
        return one.replace(course, assignment=assignment)

    monkeypatch.setattr(one, "load", loaded)
    path = arena._put(arena.notebook(), NAME)
    graded = grade_submission(path, NAME, arena.course, sandbox=arena.sandbox, seed=SEED)
    assert graded.status == "could_not_grade"
    assert graded.ungraded == ["sigmoid-value"]
    assert "ours" in graded.reason
    assert graded.score == rest
