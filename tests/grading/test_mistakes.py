"""Counting mistakes, putting equal answers together, and naming them: on results made here."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_course import LINES, course, source

from autograder.answers import LocalAnswers
from autograder.course.build import build
from autograder.exercise import Result, grade
from autograder.exercises import find as exercise_of
from autograder.grading import course_mistakes as named
from autograder.grading.course_mistakes import Case, CourseMistake
from autograder.grading.graded import Graded
from autograder.grading.mistakes import NotNamed, documents, find, name_cluster
from autograder.grading.one import CannotGrade, load
from autograder.judging import signature

__all__ = ["course", "source"]

WAVE = CourseMistake("wave", "", "What waves?", "Leave it out.")
CASE = Case("line-slope", "value", "1")


def result(passed: bool | None, code: str = "", mark: str = "", message: str = "No.") -> Result:
    points = 3.0 if passed else 0.0
    return Result("value", "The slope", passed, points, 3.0, message, code, signature=mark)


def write(root: Path, student: str, slope: Result, table: Result | None = None) -> Path:
    found = {"line-slope": [slope], "line-table": [table or result(True)]}
    document = Graded("lines", student, 1, LINES.checked, found).to_json()
    path = root / "results" / "lines" / f"{student}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({**document, "key": "k", "gradebook": None}), "utf-8")
    return path


def said_of(path: Path, root: Path) -> str:
    return named.applied(json.loads(path.read_text("utf-8")), named.read(root))


def unknown(mark: str, message: str = "No.") -> Result:
    return result(False, "common/unknown", mark, message)


@pytest.fixture
def of_class(course: Path) -> Callable[..., Any]:
    return lambda *mistakes: find(documents(course, ["lines"]), mistakes)


def test_codes_are_counted_among_those_who_answered(course: Path, of_class: Any) -> None:
    for student in "ab":
        write(course, student, result(False, "line-slope/wrong"))
    write(course, "c", result(False, "common/sign"), result(False, "line-slope/wrong"))
    write(course, "d", result(True))
    write(course, "e", result(False, "common/not-done"))
    write(course, "f", result(None), result(False, "common/not-done"))
    found = of_class()
    assert found.students == 6
    assert [(c.exercise, c.code, c.name, c.students, c.answered) for c in found.counts] == [
        ("", "line-slope/wrong", "wrong", 3, 6),
        ("", "common/sign", "the opposite sign", 1, 6),
        ("line-slope", "line-slope/wrong", "wrong", 2, 5),
        ("line-slope", "common/sign", "the opposite sign", 1, 5),
        ("line-table", "line-slope/wrong", "wrong", 1, 5),
    ]
    assert found.counts[0].share == 0.5


def test_equal_signatures_are_one_cluster_the_largest_first(course: Path, of_class: Any) -> None:
    write(course, "a", unknown("1"), unknown("2"))
    for student in "bcd":
        write(course, student, unknown("2", f"No, {student}."))
    write(course, "e", result(False, "common/sign", "2"))
    clusters = of_class().clusters
    assert [(c.case.exercise, c.students) for c in clusters[:1]] == [("line-slope", tuple("bcd"))]
    assert clusters[0].message == "No, b."
    assert {(c.case.exercise, c.students) for c in clusters[1:]} == {
        ("line-slope", ("a",)),
        ("line-table", ("a",)),
    }
    assert len({c.id for c in clusters}) == 3


def test_without_a_signature_the_message_tells_answers_apart(course: Path, of_class: Any) -> None:
    for student, message in zip("abc", ("x", "x", "y"), strict=True):
        write(course, student, result(False, "", "", message))
    assert [c.students for c in of_class().clusters] == [("a", "b"), ("c",)]
    assert of_class().counts[0].code == "common/unknown"


def test_a_cluster_becomes_a_mistake_and_only_its_results_are_out_of_date(course: Path) -> None:
    marked, other = write(course, "a", unknown("1")), write(course, "b", unknown("2"))
    before = [said_of(path, course) for path in (marked, other)]
    found = documents(course, ["lines"])
    cluster = next(c for c in find(found).clusters if c.students == ("a",))
    made, _ = name_cluster(course, found, cluster.id[:6], WAVE)
    assert made.code == "course/wave"
    assert named.read(course) == (made,)
    assert said_of(marked, course) != before[0]
    assert said_of(other, course) == before[1]
    with pytest.raises(NotNamed, match="is course/wave already: run `autograder grade lines`"):
        name_cluster(course, found, cluster.id, WAVE)

    second = next(c for c in find(found).clusters if c.students == ("b",))
    again = CourseMistake("course/wave", "a wave", "", "")
    more, _ = name_cluster(course, found, second.id, again)
    assert (more.name, more.question, more.step) == ("a wave", "What waves?", "Leave it out.")
    assert [case.signature for case in more.cases] == ["1", "2"]


def test_other_words_for_a_named_mistake_put_its_results_out_of_date(course: Path) -> None:
    path = write(course, "a", result(False, "course/wave", "1"))
    mistake = CourseMistake("course/wave", "a wave", "What waves?", "", (CASE,))
    said = {
        named.applied(json.loads(path.read_text()), made)
        for made in (
            (),
            (mistake,),
            (replace(mistake, name="waves"),),
            (replace(mistake, step="Stop."),),
        )
    }
    assert len(said) == 4


def test_only_the_same_unexplained_wrong_answer_is_recognised() -> None:
    mistake = CourseMistake("course/wave", "a wave", "What waves?", "Leave it out.", (CASE,))
    given_results = [
        unknown("1"),
        unknown("2"),
        result(False, "common/sign", "1"),
        result(True, "common/unknown", "1"),
        result(None, "", "1"),
    ]
    found = named.recognised({"line-slope": given_results, "else": [unknown("1")]}, [mistake])
    assert (found["line-slope"][0].code, found["line-slope"][0].hints) == (
        "course/wave",
        ("What waves?", "Leave it out."),
    )
    assert found["line-slope"][1:] == given_results[1:]
    assert found["else"] == [unknown("1")]
    slope, table = named.with_names(LINES.checked, [mistake])
    assert slope.mistake("course/wave") == mistake.mistake
    assert table == LINES.checked[1]


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"schema": "other"}', "[" * 100_000, '{"mistakes": 1}']
)
def test_a_broken_file_of_mistakes_stops_grading_with_the_repair(course: Path, text: str) -> None:
    build(course, "lines")
    assert load(course, "lines").mistakes == ()
    (course / named.FILE).write_text(text)
    with pytest.raises(CannotGrade, match=r"course_mistakes\.json cannot be read .* Repair it"):
        load(course, "lines")


@pytest.mark.parametrize("key", ["code", "name", "question", "step", "cases"])
def test_an_entry_without_one_of_its_texts_is_refused(course: Path, key: str) -> None:
    content = json.loads(named.dumped([CourseMistake("course/a", "a", "b", "c")]))
    content["mistakes"][0][key] = 1
    (course / named.FILE).write_text(json.dumps(content))
    with pytest.raises(named.BadFile):
        named.read(course)


@pytest.mark.parametrize("text", ["{", "[]", '{"schema": "other"}'])
def test_a_file_that_is_no_result_is_named(course: Path, text: str) -> None:
    path = write(course, "a", result(True))
    path.write_text(text)
    with pytest.raises(NotNamed, match=r"a\.json .*autograder grade lines"):
        documents(course, ["lines"])


# --- signatures


def marks(exercise_id: str, text: str, seed: int) -> set[str]:
    namespace: dict[str, Any] = {"np": np}
    exec(text, namespace)
    found = exercise_of(exercise_id)
    assert found
    results = grade(found[1], LocalAnswers(namespace), seed=seed)
    return {r.signature for r in results if r.code == "common/unknown"}


def test_a_formula_has_one_signature_however_it_is_written() -> None:
    once = "def sigmoid(z):\n    return np.cos(z) / (1 + np.exp(-z)) ** 3"
    other = "def sigmoid(z):\n    s = 1 / (1 + np.exp(-z))\n    return s * s * s * np.cos(z)"
    nearly = once + " * 1.00001"
    found = [marks("sigmoid-value", text, seed) for text in (once, other) for seed in (1, 2)]
    assert all(one == found[0] for one in found)
    (mark,) = found[0]
    assert mark
    assert marks("sigmoid-value", nearly, 1) != found[0]


def test_a_typed_formula_has_one_signature_however_it_is_written() -> None:
    def typed(text: str, seed: int) -> str:
        namespace = {"squared_error_db": text}
        found = exercise_of("chain-rule-squared-error-answer")
        assert found
        results = grade(found[1], LocalAnswers(namespace), seed=seed)
        return next(r.signature for r in results if r.code == "common/unknown")

    texts = ("sin(s) + s^3", "s*s*s + sin(s)")
    assert len({typed(text, seed) for text in texts for seed in (1, 2)}) == 1
    assert typed("sin(s) + s^2", 1) != typed(texts[0], 1)


@given(
    st.lists(st.floats(-1e6, 1e6).filter(lambda x: x == 0 or abs(x) > 1e-6), min_size=1),
    st.integers(-2, 2),
)
def test_rounding_does_not_change_a_signature(numbers: list[float], bits: int) -> None:
    array = np.array(numbers)
    noisy = array * (1 + bits * 2.0**-52)
    assert signature.canonical(noisy) == signature.canonical(array)


def test_what_differs_has_another_signature() -> None:
    arrays = [
        np.array([1.0, 2.0]),
        np.array([1.0, 2.00001]),
        np.array([2.0, 4.0]),
        np.array([[1.0, 2.0]]),
        np.array([1.0, np.nan]),
        np.array([1.0, np.inf]),
        np.array([1.0, -np.inf]),
        np.array([-1.0, -2.0]),
        np.zeros(2),
        np.zeros(0),
    ]
    assert len({signature.canonical(array) for array in arrays}) == len(arrays)
    assert signature.canonical(np.array([-0.0, 1e-20])) == signature.canonical(np.zeros(2))
