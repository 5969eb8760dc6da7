"""Plain nbgrader commands in the course's root folder, over our grading."""

from __future__ import annotations

import copy
import json
import logging
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.notebooknode import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.apps import AutogradeApp, ExportApp, GenerateAssignmentApp, GenerateFeedbackApp
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from small_course import course, empty_gradebook, source
from traitlets import TraitError

from autograder.course.build import build
from autograder.course.config import course_config
from autograder.grading import one
from autograder.grading.entry import Entry
from autograder.grading.gradebook import Book, database, ensure_assignment
from autograder.grading.settings import grading
from autograder.sandbox import LayerMissing, session

__all__ = ["course", "empty_gradebook", "source"]

pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")

RIGHT = "def slope(w, x):\n    return x"
Work = Callable[..., None]


@pytest.fixture
def released(course: Path, empty_gradebook: Path) -> NotebookNode:
    """The release of the small course, whose sandbox does with what this machine has."""
    config = course / "course_config.py"
    config.write_text(config.read_text() + "\nc.Grading.layers = []\n")
    shutil.copy(empty_gradebook, course / "gradebook.db")
    return nbformat.read(build(course, "lines")[1], as_version=4)


@pytest.fixture
def submit(course: Path, released: NotebookNode) -> Work:
    """Puts a submission where nbgrader looks for it."""

    def submitting(
        student: str, answer: str = RIGHT, name: str = "lines.ipynb", data: bytes | None = None
    ) -> None:
        node = copy.deepcopy(released)
        node.cells[3].source = answer
        folder = course / "submitted" / student / "lines"
        folder.mkdir(parents=True)
        (folder / name).write_bytes(data if data is not None else json.dumps(node).encode())

    return submitting


@pytest.fixture
def run(course: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Runs an nbgrader command in the course's folder; gives its exit code."""
    monkeypatch.chdir(course)

    def running(app: type, *arguments: str) -> int:
        command = app()
        command.log_level = logging.ERROR
        try:
            command.initialize(list(arguments))
            command.start()
        except SystemExit as exit:
            return int(exit.code or 0)
        finally:
            app.clear_instance()  # type: ignore[attr-defined]
        return 0

    return running


def scores(root: Path) -> dict[str, Any]:
    """The automatic score of the first exercise, by student."""
    with Gradebook(database(root), "backprop") as book:
        return {
            s.student_id: next(
                g.auto_score for n in s.notebooks for g in n.grades if g.name == "check-line-slope"
            )
            for s in book.assignment_submissions("lines")
        }


def test_a_class_with_every_kind_of_trouble(
    course: Path, submit: Work, run: Callable[..., int]
) -> None:
    submit("ann")
    submit("bob", "def slope(w, x):\n    return w")
    submit("cy", data=b"not a notebook")
    submit("dee", name="My lines (2).ipynb")
    submit("eve", "while True:\n    raise SystemExit")
    submit("fay")
    (course / "submitted" / "fay" / "lines" / "timestamp.txt").write_text("soon")
    (course / "submitted" / "gus" / "lines").mkdir(parents=True)
    submit("hal")
    (course / "submitted" / "hal" / "lines" / "stolen.py").symlink_to(
        course / "solutions" / "lines.py"
    )
    (course / "submitted" / "hal" / "lines" / "timestamp.txt").write_text("2026-11-02 12:00:00")
    assert run(AutogradeApp, "lines") == 0
    assert scores(course) == {
        **{"ann": 3.0, "bob": 0.0, "cy": 0.0, "dee": 3.0},
        **{"eve": 0.0, "fay": 3.0, "gus": 0.0, "hal": 3.0},
    }
    made = course / "autograded"
    assert sorted(path.name for path in (made / "hal" / "lines").iterdir()) == [
        "lines.ipynb",
        "timestamp.txt",
    ]
    assert "Not valid" not in (made / "cy" / "lines" / "lines.ipynb").read_text()
    assert "no valid JSON" in (made / "cy" / "lines" / "lines.ipynb").read_text()
    assert "should be named lines.ipynb" in (made / "dee" / "lines" / "lines.ipynb").read_text()


def test_feedback_and_export(course: Path, submit: Work, run: Callable[..., int]) -> None:
    submit("ann", "def slope(w, x):\n    return w\nprint('<script>alert(1)</script>')")
    assert run(AutogradeApp, "lines") == 0
    assert run(GenerateFeedbackApp, "lines") == 0
    page = (course / "feedback" / "ann" / "lines" / "lines.html").read_text()
    assert "The slope is wrong." in page
    assert "alert(1)</script>" not in page.replace("&lt;script&gt;", "")
    assert run(ExportApp) == 0
    assert ",ann," in (course / "grades.csv").read_text()


def test_the_same_rows_as_our_own_writer(
    course: Path, submit: Work, run: Callable[..., int], empty_gradebook: Path
) -> None:
    submit("ann")
    submit("bob", "def slope(w, x):\n    return w")
    assert run(AutogradeApp, "lines") == 0
    by_nbgrader = scores(course)
    shutil.copy(empty_gradebook, course / "gradebook.db")
    ensure_assignment(course, "lines")
    with grading(course).sandbox() as sandbox, Book(course) as book:
        for student in ("ann", "bob"):
            folder = course / "submitted" / student / "lines"
            graded = one.grade_submission(folder, "lines", course, sandbox=sandbox)
            book.write("lines", Entry.of(student, graded.notebook))
    assert scores(course) == by_nbgrader == {"ann": 3.0, "bob": 0.0}


def test_a_fault_of_ours_costs_no_points(
    course: Path, submit: Work, run: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    submit("ann")
    submit("bob")
    assert run(AutogradeApp, "lines") == 0
    sound = one.grade_submission

    def broken(path: Path, *rest: Any, **more: Any) -> Any:
        if "ann" in path.parts:
            raise RuntimeError("a fault of ours")
        return sound(path, *rest, **more)

    monkeypatch.setattr(one, "grade_submission", broken)
    assert run(AutogradeApp, "lines", "--force") == 1
    assert scores(course) == {"ann": 3.0, "bob": 3.0}
    with Gradebook(database(course), "backprop") as book:
        assert book.find_grade("check-line-slope", "lines", "lines", "ann").needs_manual_grade
        assert not book.find_grade("check-line-slope", "lines", "lines", "bob").needs_manual_grade


def test_a_missing_layer_grades_nobody(
    course: Path, submit: Work, run: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def demand(layers: object, required: object) -> None:
        raise LayerMissing("seccomp", "a test")

    submit("ann")
    monkeypatch.setattr(session, "demand", demand)
    assert run(AutogradeApp, "lines") == 1
    assert scores(course) == {}


def test_an_unknown_layer_is_named(course: Path, released: NotebookNode) -> None:
    config = course / "course_config.py"
    config.write_text(config.read_text() + "\nc.Grading.layers = ['moat']\n")
    with pytest.raises(TraitError, match="moat"):
        grading(course)


def test_the_formgrader_grades_with_ours(
    course: Path, submit: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    submit("ann")
    (course / "submitted" / "ann" / "lines" / "timestamp.txt").write_text("soon")
    monkeypatch.chdir(course)
    config = course_config(course)
    directory = CourseDirectory(config=config, root=str(course))
    done = NbGraderAPI(directory, config=config).autograde("lines", "ann")
    assert done["success"], done
    assert scores(course) == {"ann": 3.0}


def test_nothing_submitted(course: Path, released: NotebookNode, run: Callable[..., int]) -> None:
    assert run(AutogradeApp, "lines") == 1
    assert run(AutogradeApp, "other") == 1


def test_a_submission_that_is_a_link_is_not_graded(
    course: Path, submit: Work, run: Callable[..., int]
) -> None:
    submit("ann")
    (course / "submitted" / "bob").mkdir()
    os.symlink(course / "submitted" / "ann" / "lines", course / "submitted" / "bob" / "lines")
    assert run(AutogradeApp, "lines") == 0
    assert scores(course) == {"ann": 3.0}


def test_a_folder_that_is_no_students_id_is_not_graded(
    course: Path, submit: Work, run: Callable[..., int]
) -> None:
    submit("ann.o-neil@uni.example")
    submit("<img src=x onerror=alert(1)>")
    assert run(AutogradeApp, "lines") == 0
    assert scores(course) == {"ann.o-neil@uni.example": 3.0}


def test_generate_assignment_with_a_gradebook(
    course: Path, released: NotebookNode, run: Callable[..., int]
) -> None:
    path = course / "assignments" / "lines" / "lines.ipynb"
    built = path.read_bytes()
    shutil.rmtree(path.parent)
    (course / "gradebook.db").unlink()
    assert run(GenerateAssignmentApp, "lines") == 0
    assert path.read_bytes() == built
    with Gradebook(database(course), "backprop") as book:
        assert book.find_notebook("lines", "lines").max_score == 5
        with Book(course) as ours:
            assert ours.knows("lines", released)
