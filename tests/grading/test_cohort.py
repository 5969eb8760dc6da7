"""A class: files, gradebook and feedback, as nbgrader would have them."""

from __future__ import annotations

import contextlib
import json
import shutil
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbgrader.api import Gradebook
from nbgrader.converters import GenerateFeedback
from sample_class import ROOT, samples, write

from autograder.grading.cohort import Cohort, cohort, local, submissions
from autograder.grading.gradebook import Book
from autograder.grading.places import Places
from autograder.grading.pool import Lost

NAME = "sigmoid"
STUDENTS = ("s01", "s20", "s23", "s25")


@dataclass
class Graded:
    """A class that was graded, with what the run gave."""

    root: Path
    documents: Mapping[str, Mapping[str, Any]]
    feedback: Mapping[str, str]
    places: Places

    def student(self, start: str) -> str:
        return next(name for name in self.documents if name.startswith(start))

    def book(self) -> Gradebook:
        return Gradebook(self.places.course.db_url, self.places.course.course_id)


def make_course(root: Path) -> Path:
    for name in ("course_config.py", "nbgrader_config.py"):
        shutil.copy(ROOT / name, root / name)
    for folder in ("assignments", "solutions"):
        shutil.copytree(ROOT / folder / NAME, root / folder / NAME)
    shutil.copy(ROOT / "solutions" / f"{NAME}.py", root / "solutions" / f"{NAME}.py")
    for sample in samples():
        if sample.assignment == NAME and sample.student[:3] in STUDENTS:
            write(sample, root / "submitted")
    return root


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    root = make_course(tmp_path_factory.mktemp("course"))
    stamp = next((root / "submitted").glob("s01*")) / NAME / "timestamp.txt"
    stamp.write_text("2026-11-02 10:00:00 UTC\n")
    with cohort(root, [NAME], local(2), seed=1) as work:
        tasks = submissions(root, [NAME])
        documents = {task.student: document for task, document in work.grade(tasks)}
        feedback = {task.student: reason for task, reason in work.feedback()}
    return Graded(root, documents, feedback, Places(root))


def test_every_student_has_a_result(graded: Graded) -> None:
    assert {name[:3] for name in graded.documents} == set(STUDENTS)
    scores = {name[:3]: document["score"] for name, document in graded.documents.items()}
    assert scores == {"s01": 30, "s20": 0, "s23": 30, "s25": 28}
    assert {document["status"] for document in graded.documents.values()} == {"graded"}


def test_the_result_files_hold_the_documents(graded: Graded) -> None:
    folder = graded.root / "results" / NAME
    assert {path.stem for path in folder.iterdir()} == set(graded.documents)
    for name, document in graded.documents.items():
        text = (folder / f"{name}.json").read_text("utf-8")
        written = json.loads(text)
        assert written.pop("gradebook")["scores"]
        assert {**document, "key": ""} == written
        assert document["schema"] == "backprop-homework/graded/v1"
        assert str(graded.root) not in text


def test_the_notebooks_are_there_as_nbgrader_leaves_them(graded: Graded) -> None:
    for name in graded.documents:
        path = graded.places.autograded(name, NAME) / f"{NAME}.ipynb"
        assert stat.S_IMODE(path.stat().st_mode) == 0o444
        nbformat.validate(nbformat.read(path, as_version=4))
    stamped = graded.places.autograded(graded.student("s01"), NAME) / "timestamp.txt"
    assert stamped.read_text() == "2026-11-02 10:00:00 UTC\n"


def test_the_gradebook_has_the_scores(graded: Graded) -> None:
    with graded.book() as book:
        for name, document in graded.documents.items():
            submission = book.find_submission(NAME, name)
            assert submission.score == document["score"]
            assert not submission.needs_manual_grade
        assert str(book.find_submission(NAME, graded.student("s01")).timestamp).startswith("2026")


def test_the_feedback_is_that_of_nbgrader(graded: Graded, tmp_path: Path) -> None:
    assert set(graded.feedback.values()) == {""}
    name = graded.student("s25")
    ours = (graded.places.feedback(name, NAME) / f"{NAME}.html").read_text("utf-8")
    course = Places(graded.root).course
    course.feedback_directory, course.student_id = str(tmp_path), name
    course.assignment_id = NAME
    GenerateFeedback(coursedir=course, config=course.config).start()
    theirs = (tmp_path / name / NAME / f"{NAME}.html").read_text("utf-8")
    assert BeautifulSoup(ours, "html.parser") == BeautifulSoup(theirs, "html.parser")


def test_what_a_person_gave_is_kept_and_shown(graded: Graded) -> None:
    name = graded.student("s20")
    with graded.book() as book:
        grade = book.find_grade("check-sigmoid-value", NAME, NAME, name)
        grade.manual_score = 1.5
        book.find_comment("sigmoid-value", NAME, NAME, name).manual_comment = "Send it again."
        book.db.commit()
    with cohort(graded.root, [NAME], local(1), seed=1) as work:
        tasks = [task for task in submissions(graded.root, [NAME]) if task.student == name]
        assert [document["score"] for _, document in work.grade(tasks)] == [0]
        assert [reason for _, reason in work.feedback()] == [""]
    with graded.book() as book:
        assert book.find_submission(NAME, name).score == 1.5
    page = (graded.places.feedback(name, NAME) / f"{NAME}.html").read_text("utf-8")
    assert "Send it again." in page


class FakePool:
    """Loses every task."""

    def run(self, method: str, tasks: Any) -> Any:
        for task in tasks:
            yield task, Lost("The grading process ended.")


def test_our_fault_is_no_zero(graded: Graded, tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(graded.root, root)
    shutil.copytree(root / "submitted" / graded.student("s01"), root / "submitted" / "s99")
    task = next(task for task in submissions(root, [NAME]) if task.student == "s99")
    with Book(root) as book:
        work = Cohort(Places(root), lambda start: contextlib.nullcontext(FakePool()), book)
        ((_, document),) = work.grade([task])
        assert list(work.feedback()) == []
        reason = "The grading process ended."
        assert (document["status"], document["reason"]) == ("could_not_grade", reason)
        submission = book.gradebook.find_submission(NAME, "s99")
        assert submission.needs_manual_grade
        assert {grade.auto_score for grade in submission.notebooks[0].grades} == {None}
    written = json.loads((root / "results" / NAME / "s99.json").read_text())
    assert written["status"] == "could_not_grade"
    assert not (root / "autograded" / "s99").exists()


def test_links_and_excluded_students_are_left_out(tmp_path: Path) -> None:
    shutil.copy(ROOT / "course_config.py", tmp_path)
    with (tmp_path / "course_config.py").open("a") as config:
        config.write('\nc.CourseDirectory.student_id_exclude = "s03"\n')
    assert submissions(tmp_path, [NAME]) == []
    for student in ("s01", "s02", "s03"):
        (tmp_path / "submitted" / student / NAME).mkdir(parents=True)
    (tmp_path / "submitted" / "s04").symlink_to(tmp_path / "submitted" / "s01")
    (tmp_path / "submitted" / "s02" / NAME).rmdir()
    (tmp_path / "submitted" / "s02" / NAME).symlink_to(tmp_path / "submitted" / "s01" / NAME)
    assert [task.student for task in submissions(tmp_path, [NAME])] == ["s01"]
