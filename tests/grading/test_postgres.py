"""The gradebook on a real PostgreSQL server: the same rows, and nothing of a person's is lost."""

from __future__ import annotations

import copy
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from nbgrader.api import Gradebook
from nbgrader.apps import AutogradeApp, ExportApp
from postgres import Server
from sample_class import Sample, samples, write
from whole_course import make_course, rows, run_autograder, run_nbgrader, scores

from autograder.grading import gradebook, one
from autograder.grading.gradebook import Book, GradebookError, database

pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")

NAME = "chain_rule"
STUDENTS = ("s01", "s02", "s16", "s17", "s18", "s20", "s23", "s27")
CLASS = [s for s in samples() if s.assignment == NAME and s.student.startswith(STUDENTS)]
GRADER, WRITTEN = "check-chain-rule-affine", "chain-rule-conditions"


@pytest.fixture(scope="module")
def remembered() -> Iterator[None]:
    """Plain nbgrader is asked about two databases: what it writes matters, not grading twice."""
    grade, known = one.grade_submission, dict[Any, Any]()

    def graded(path: Path, *rest: Any, **more: Any) -> Any:
        (file,) = path.glob("*.ipynb")
        key = file.name, file.read_bytes()
        if key not in known:
            known[key] = grade(path, *rest, **more)
        return copy.deepcopy(known[key])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(one, "grade_submission", graded)
        yield


@pytest.fixture(scope="module")
def courses(
    postgres: Server, remembered: None, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """The same class, graded in three ways."""
    urls = {"ours": postgres.url("ours"), "plain": postgres.url("plain"), "sqlite": ""}
    made = {}
    for way, url in urls.items():
        setting = f"c.CourseDirectory.db_url = {url!r}\n" if url else ""
        made[way] = make_course(tmp_path_factory.mktemp(way), CLASS, setting)
    grade(made)
    return made


def grade(courses: dict[str, Path], *more: str) -> None:
    assert run_autograder(courses["ours"], "grade", NAME, "--quiet") == 0
    for way in ("plain", "sqlite"):
        assert run_nbgrader(courses[way], AutogradeApp, NAME, *more) == 0


def by_hand(root: Path, student: str) -> None:
    """What a person adds in the formgrader."""
    with Gradebook(database(root), "backprop") as book:
        grade = book.find_grade(GRADER, NAME, NAME, student)
        grade.manual_score, grade.extra_credit = 0.5, 2.0
        written = book.find_grade(WRITTEN, NAME, NAME, student)
        written.manual_score, written.needs_manual_grade = 1.0, False
        book.find_comment(WRITTEN, NAME, NAME, student).manual_comment = "Gut begründet – ∂L/∂w"
        book.db.commit()


def test_the_server_is_used(courses: dict[str, Path]) -> None:
    for way in ("ours", "plain"):
        assert database(courses[way]).startswith("postgresql+psycopg2://")
        assert not list(courses[way].glob("*.db"))


def test_the_same_rows_on_both_databases(courses: dict[str, Path]) -> None:
    ours, plain, sqlite = (rows(database(root)) for root in courses.values())
    assert ours == plain
    assert ours == sqlite
    assert ours["submitted_assignment"].total() == len(CLASS) == 8
    earned = dict.fromkeys((s.student for s in CLASS), 0.0)
    for (_, student, _), points in scores(database(courses["ours"])).items():
        earned[student] += points or 0.0
    assert earned == pytest.approx({s.student: s.score for s in CLASS})


def test_export_and_feedback_from_the_server(courses: dict[str, Path]) -> None:
    root = courses["ours"]
    assert run_nbgrader(root, ExportApp) == 0
    assert (root / "grades.csv").read_text().count(NAME) == len(CLASS)
    pages = {path.parts[-3] for path in root.glob(f"feedback/*/{NAME}/{NAME}.html")}
    assert pages == {sample.student for sample in CLASS}


def test_grading_again_keeps_what_a_person_gave(courses: dict[str, Path]) -> None:
    by, other = "s17-half", "s02-loops"
    better = next(s for s in CLASS if s.student == other)
    worse = next(s for s in CLASS if s.student == "s16-untouched")
    for root in courses.values():
        by_hand(root, by)
        by_hand(root, other)
        # both hand in something else
        write(Sample(by, NAME, better.plan), root / "submitted")
        write(Sample(other, NAME, worse.plan), root / "submitted")
    grade(courses, "--force")
    ours, plain, sqlite = (rows(database(root)) for root in courses.values())
    assert ours == plain
    assert ours == sqlite
    with Gradebook(database(courses["ours"]), "backprop") as book:
        for student, points in ((by, better.score), (other, worse.score)):
            notebook = book.find_submission_notebook(NAME, NAME, student)
            assert sum(g.auto_score or 0.0 for g in notebook.grades) == pytest.approx(points)
            checked = book.find_grade(GRADER, NAME, NAME, student)
            assert (checked.manual_score, checked.extra_credit) == (0.5, 2.0)
            assert checked.needs_manual_grade
            assert book.find_grade(WRITTEN, NAME, NAME, student).manual_score == 1.0
            comment = book.find_comment(WRITTEN, NAME, NAME, student)
            assert comment.comment == "Gut begründet – ∂L/∂w"


def test_a_lost_server_is_named_and_nothing_is_lost(
    courses: dict[str, Path], postgres: Server
) -> None:
    before = rows(database(courses["ours"]))
    postgres.stop()
    try:
        with pytest.raises(GradebookError, match="cannot be used"), Book(courses["ours"]):
            pass
        assert run_autograder(courses["ours"], "grade", NAME, "--quiet") == 3
    finally:
        postgres.start()
    assert run_autograder(courses["ours"], "grade", NAME, "--quiet") == 0
    assert rows(database(courses["ours"])) == before


def test_a_server_that_comes_back_is_waited_for(
    courses: dict[str, Path], postgres: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        postgres.start()

    with Book(courses["ours"]) as book:
        before = book.marks(NAME, [CLASS[0].student])
        postgres.stop()
        clock = SimpleNamespace(monotonic=time.monotonic, sleep=pause)
        monkeypatch.setattr(gradebook, "time", clock)
        assert book.marks(NAME, [CLASS[0].student]) == before
    assert len(pauses) == 1
