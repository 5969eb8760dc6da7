"""One submission, from the file to the verdicts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from nbgrader.utils import determine_grade, is_grade
from steps_course import STEPS, make_course, submit

from autograder import exercises
from autograder.exercise import Assignment, Check, Failure, Mistake
from autograder.grading import one
from autograder.grading.graded import Graded
from autograder.grading.one import CannotGrade, grade_submission
from autograder.sandbox import LayerMissing, Limits, Sandbox

RIGHT = {
    "double": "def double(x):\n    return x + x",
    "quadruple": "def quadruple(x):\n    return double(double(x))",
    "octuple": "def octuple(x):\n    return double(quadruple(x))",
    "twelve": "twelve = 12",
}
WRONG_DOUBLE = {"double": "def double(x):\n    return 3 * x"}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as made:
        yield made


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return make_course(tmp_path, monkeypatch)


@pytest.fixture
def graded(course: Path, sandbox: Sandbox) -> Any:
    def run(answers: dict[str, str], **more: Any) -> Graded:
        path = submit(course, {**RIGHT, **answers})
        return grade_submission(path, "steps", course, sandbox=sandbox, **more)

    return run


def points(graded: Graded) -> dict[str, float]:
    return {e["id"]: e["score"] for e in graded.to_json()["exercises"]}


def test_a_right_submission_gets_all_points(graded: Any) -> None:
    found = graded({})
    document = found.to_json()
    assert (document["score"], document["max_score"], document["pending"]) == (10, 10, 2)
    assert document["status"] == "graded"
    assert document["flags"] == []
    assert document["layers"]["seccomp"] == "ok"
    assert all(c["passed"] for e in document["exercises"] for c in e["checks"])


def test_the_document_is_plain_json_and_the_notebook_is_apart(graded: Any) -> None:
    document = graded(WRONG_DOUBLE).to_json()
    assert json.loads(json.dumps(document, allow_nan=False)) == document
    assert "cells" not in json.dumps(document)


def test_nbgrader_reads_the_same_points_in_the_notebook(graded: Any) -> None:
    found = graded(WRONG_DOUBLE)
    scores = {
        cell.metadata.nbgrader.grade_id: determine_grade(cell)[0]
        for cell in found.notebook.cells
        if is_grade(cell)
    }
    assert scores.pop("why") == 0  # untouched
    assert scores == {f"check-{name}": value for name, value in points(found).items()}


def test_the_same_seed_gives_the_same_verdicts(graded: Any) -> None:
    first, second = graded(WRONG_DOUBLE, seed=7), graded(WRONG_DOUBLE, seed=7)
    assert first.seed == 7
    assert first.to_json()["exercises"] == second.to_json()["exercises"]
    other = graded({})
    assert other.seed != graded({}).seed


def test_a_mistake_is_punished_once(graded: Any) -> None:
    found = graded(WRONG_DOUBLE)
    assert points(found) == {"double": 1, "quadruple": 3, "octuple": 3, "twelve": 1}
    result = found.results["octuple"][0]
    assert (result.passed, result.inherited_from) == (True, "double")
    assert result.message == "inherited from double"
    page = next(c for c in found.notebook.cells if c.id == "check-octuple").outputs[0]
    assert "given your answer to <code>double</code>" in page.data["text/html"]


def test_a_mistake_of_their_own_still_counts(graded: Any) -> None:
    found = graded({**WRONG_DOUBLE, "octuple": "def octuple(x):\n    return quadruple(x)"})
    assert points(found) == {"double": 1, "quadruple": 3, "octuple": 1, "twelve": 1}
    assert found.results["octuple"][0].code == "octuple/wrong"


def test_calling_the_earlier_answer_alone_earns_nothing(graded: Any) -> None:
    for text in (
        "def quadruple(x):\n    return double(x)",
        "quadruple = double",
        "def quadruple(x):\n    return double.__call__(x)",
    ):
        found = graded({**WRONG_DOUBLE, "quadruple": text})
        assert points(found)["quadruple"] == 1, text


def test_what_the_second_process_reads_never_comes_out(graded: Any) -> None:
    """An exception or a value may carry the right answer's text: only points come back."""
    spy = (
        "def quadruple(x):\n"
        "    text = str(In)\n"
        "    if 'the ' + 'answer' in text:\n"
        "        raise ValueError(text)\n"
        "    return double(double(x))"
    )
    found = graded({**WRONG_DOUBLE, "quadruple": spy})
    document = json.dumps(found.to_json()) + json.dumps(found.notebook)
    assert "the answer of double" not in document
    assert points(found)["quadruple"] == 1


def test_the_second_process_answers_for_one_exercise(graded: Any) -> None:
    """What one exercise learns there cannot be kept for another one."""
    keep = (
        "def quadruple(x):\n"
        "    import builtins, os\n"
        "    builtins.kept = double\n"
        "    try:\n"
        "        open('kept', 'w').write(str(In))\n"
        "    except OSError:\n"
        "        pass\n"
        "    return double(double(x))"
    )
    use = (
        "def twice(x):\n"
        "    import builtins, os\n"
        "    return builtins.kept(x) if hasattr(builtins, 'kept') else 3 * x\n"
        "def octuple(x):\n"
        "    import os\n"
        "    assert not os.path.exists('kept')\n"
        "    return twice(quadruple(x))"
    )
    found = graded({**WRONG_DOUBLE, "quadruple": keep, "octuple": use})
    assert points(found) == {"double": 1, "quadruple": 3, "octuple": 1, "twelve": 1}


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Sandbox]:
    """A note for each notebook process that was started."""
    notes: list[Sandbox] = []
    start = Sandbox.start

    def noted(self: Sandbox) -> Any:
        notes.append(self)
        return start(self)

    monkeypatch.setattr(Sandbox, "start", noted)
    return notes


def test_an_unanswered_exercise_inherits_nothing(graded: Any, started: list[Sandbox]) -> None:
    stub = 'def {0}(x):\n    raise NotImplementedError("{0}: replace this line by your code")'
    left = {name: stub.format(name) for name in ("quadruple", "octuple")}
    found = graded({**WRONG_DOUBLE, **left})
    assert points(found) == {"double": 1, "quadruple": 0, "octuple": 0, "twelve": 1}
    assert found.results["octuple"][0].inherited_from == ""
    assert len(started) == 1


def test_no_second_process_where_nothing_calls_the_wrong_one(
    graded: Any, started: list[Sandbox]
) -> None:
    own = {
        "quadruple": "def quadruple(x):\n    return 5 * x",
        "octuple": "def octuple(x):\n    return 8 * x",
        "twelve": "twelve = 13",
    }
    found = graded({**WRONG_DOUBLE, **own})
    assert points(found) == {"double": 1, "quadruple": 1, "octuple": 3, "twelve": 0}
    assert len(started) == 1


def test_data_copied_from_an_earlier_answer_gains_nothing(graded: Any) -> None:
    found = graded({**WRONG_DOUBLE, "twelve": "twelve = double(6)"})
    assert points(found)["twelve"] == 0


def test_a_hanging_cell_is_not_run_again_for_the_others(graded: Any, course: Path) -> None:
    hang = {"twelve": "twelve = 12\nwhile True: pass", **WRONG_DOUBLE}
    with Sandbox(Limits(cell_seconds=0.5)) as quick:
        path = submit(course, {**RIGHT, **hang})
        found = grade_submission(path, "steps", course, sandbox=quick)
    assert points(found) == {"double": 1, "quadruple": 3, "octuple": 3, "twelve": 0}
    assert found.seconds < 3


@pytest.mark.parametrize(
    ("content", "reason"),
    [("{", "no valid JSON"), ("", "empty"), ("[]", "no list of cells"), (None, "No notebook")],
)
def test_a_file_that_cannot_be_read_is_zero_with_a_reason(
    course: Path, sandbox: Sandbox, content: str | None, reason: str
) -> None:
    path = course / "x.ipynb"
    if content is not None:
        path.write_text(content)
    found = grade_submission(path, "steps", course, sandbox=sandbox)
    document = found.to_json()
    assert (document["score"], document["max_score"]) == (0, 10)
    assert document["status"] == "graded"
    assert document["flags"][0]["code"] == "unreadable"
    assert reason in document["flags"][0]["message"]
    page = next(c for c in found.notebook.cells if c.id == "check-double").outputs[0]
    assert page.data["text/plain"] == "0.0"


def test_a_folder_with_a_renamed_notebook(course: Path, sandbox: Sandbox) -> None:
    path = submit(course, RIGHT)
    path.rename(path.with_name("my steps (1).ipynb"))
    found = grade_submission(path.parent, "steps", course, sandbox=sandbox)
    assert found.score == 10
    assert "should be named steps.ipynb" in found.notes[0]


def test_our_fault_is_not_their_zero(
    graded: Any, monkeypatch: pytest.MonkeyPatch, course: Path
) -> None:
    def broken(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(one, "graded_notebook", broken)
    document = graded({}).to_json()
    assert document["status"] == "could_not_grade"
    assert "no space left" in document["reason"]


def test_a_check_that_fails_by_itself_leaves_its_exercise_to_a_person(
    graded: Any, course: Path
) -> None:
    source = course / "solutions" / "steps.py"
    source.write_text(source.read_text().replace("return 2 * x", 'raise OSError("ours")'))
    found = graded({})
    assert found.status == "could_not_grade"
    assert found.ungraded == ["double", "quadruple", "octuple"]
    assert "ours" in found.reason
    assert points(found)["twelve"] == 1


def test_without_answers_nothing_is_graded(course: Path, sandbox: Sandbox) -> None:
    path = submit(course, RIGHT)
    source = course / "solutions" / "steps.py"
    text = source.read_text()
    source.write_text(text.replace("def octuple", "def other"))
    with pytest.raises(CannotGrade, match="octuple"):
        grade_submission(path, "steps", course, sandbox=sandbox)
    source.unlink()
    with pytest.raises(CannotGrade, match="missing"):
        grade_submission(path, "steps", course, sandbox=sandbox)
    source.write_text(text)
    (course / "assignments" / "steps" / "steps.ipynb").unlink()
    with pytest.raises(CannotGrade, match="autograder build steps"):
        grade_submission(path, "steps", course, sandbox=sandbox)


def test_a_missing_layer_stops_everything(
    course: Path, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = submit(course, RIGHT)

    def missing(self: Sandbox) -> None:
        raise LayerMissing("seccomp", "not here")

    monkeypatch.setattr(Sandbox, "start", missing)
    with pytest.raises(LayerMissing):
        grade_submission(path, "steps", course, sandbox=sandbox)


def test_a_mistake_is_named_although_an_earlier_one_hides_it(
    course: Path, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is right with the right `double` tells which mistake this exercise itself has."""
    path = submit(
        course, {**RIGHT, **WRONG_DOUBLE, "quadruple": "def quadruple(x):\n    return double(x)"}
    )
    named = Mistake("quadruple/once", question="How often is it doubled?")
    steps = replace_exercise(STEPS, "quadruple", mistakes=(named,), checks=(NAMING,))
    monkeypatch.setattr(exercises, "load", lambda name: {"steps": steps}[name])
    one._load.cache_clear()
    result = grade_submission(path, "steps", course, sandbox=sandbox).results["quadruple"][0]
    one._load.cache_clear()
    assert (result.passed, result.points, result.code) == (False, 0, "quadruple/once")
    assert result.hints == ("How often is it doubled?",)
    assert result.message == "3.0 is wrong"  # what their own notebook says


def _naming(answers: Mapping[str, Any]) -> None:
    got = answers["quadruple"](1.0)
    if got != 4.0:
        raise Failure(f"{got} is wrong", code="quadruple/once" if got == 2.0 else "common/values")


NAMING = Check("value", "`quadruple` is right", _naming, 3)


def replace_exercise(assignment: Assignment, name: str, **changes: Any) -> Assignment:
    made = tuple(replace(e, **changes) if e.id == name else e for e in assignment.exercises)
    return replace(assignment, exercises=made)
