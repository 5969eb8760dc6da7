"""A further run grades only what is missing or changed; a killed one is in `test_kills`."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from machine import ROOT
from nbgrader.api import Gradebook
from whole_course import rows, run_autograder, scores

from autograder.exercises import load
from autograder.grading.gradebook import database

from .crowd import NAME, answer, make_crowd, results, texts

pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")

FIRST = load(NAME).checked[0].id
Said = pytest.CaptureFixture[str]


def test_ctrl_c(tmp_path: Path) -> None:
    """It reaches no notebook, leaves no process, and says how to go on."""
    root = make_crowd(tmp_path, 20)
    run = subprocess.Popen(
        [sys.executable, "-m", "autograder.cli", "grade", "--seed", "1"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COURSE_OF_THIS_TEST": str(root)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    )
    while not (root / "results").exists():
        time.sleep(0.05)
    os.killpg(run.pid, signal.SIGINT)
    assert "run the same command again" in run.communicate(timeout=60)[1]
    assert run.returncode == 130
    until = time.monotonic() + 30
    while _processes_of(root) and time.monotonic() < until:
        time.sleep(0.1)
    assert _processes_of(root) == []
    early = results(root)
    assert 0 < len(early) < 20
    assert run_autograder(root, "grade", "--quiet", "--seed", "1") == 0
    assert early.items() <= results(root).items()
    points = [document["score"] for document in results(root).values()]
    assert points == points[:5] * 4


def _processes_of(root: Path) -> list[str]:
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        with contextlib.suppress(OSError):
            if f"COURSE_OF_THIS_TEST={root}".encode() in path.read_bytes():
                found.append((path.parent / "cmdline").read_text().replace("\0", " "))
    return found


@dataclass(frozen=True)
class Course:
    """A graded course, and what a further run of `autograder grade` says and does in it."""

    root: Path
    said: Said

    def grade(self, *arguments: str) -> str:
        self.said.readouterr()
        assert run_autograder(self.root, "grade", "--seed", "1", *arguments) == 0
        return self.said.readouterr().err

    def state(self) -> dict[str, Any]:
        """When each file was written."""
        found = [
            p for d in ("results", "autograded", "feedback") for p in self.root.glob(f"{d}/**/*")
        ]
        return {str(p.relative_to(self.root)): p.stat().st_mtime_ns for p in found if p.is_file()}

    def reported(self) -> int:
        """When the class report was written."""
        return (self.root / "reports" / f"{NAME}.html").stat().st_mtime_ns

    def written_since(self, before: dict[str, Any]) -> set[str]:
        return {name for name, when in self.state().items() if before.get(name) != when}


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_crowd(tmp_path_factory.mktemp("graded"), 5)
    assert run_autograder(root, "grade", "--quiet", "--seed", "1") == 0
    return root


@pytest.fixture
def course(graded: Path, tmp_path: Path, capsys: Said) -> Course:
    shutil.copytree(graded, tmp_path / "course")
    return Course(tmp_path / "course", capsys)


def test_a_second_run_does_nothing(course: Course) -> None:
    files, stored = course.state(), (course.root / "gradebook.db").read_bytes()
    reported = course.reported()
    assert "5 of 5 need no grading" in course.grade()
    assert (course.state(), course.reported()) == (files, reported)
    assert (course.root / "gradebook.db").read_bytes() == stored


def test_what_changed_is_graded(course: Course) -> None:
    before, reported = course.state(), course.reported()
    answer(course.root, "c002", FIRST, "1 / 0")
    (course.root / "results" / NAME / "c003.json").write_text('{"key": ')
    stamp = course.root / "submitted" / "c004" / NAME / "timestamp.txt"
    stamp.write_text("2026-11-02 12:00:00")
    said = course.grade()
    assert "2 of 5 need no grading" in said
    assert course.reported() > reported
    changed = {
        name.split("/")[-1 if name.startswith("results") else 1]
        for name in course.written_since(before)
    }
    assert changed == {"c002", "c003", "c004"} | {f"c00{n}.json" for n in (2, 3, 4)}
    with Gradebook(database(course.root), "backprop") as book:
        assert str(book.find_submission(NAME, "c004").timestamp) == "2026-11-02 12:00:00"


def test_another_exercise_or_seed_is_another_result(course: Course) -> None:
    source = course.root / "solutions" / f"{NAME}.py"
    source.write_text(source.read_text("utf-8") + "\n", encoding="utf-8")
    assert "need no grading" not in course.grade()
    assert "need no grading" not in course.grade("--seed", "2")


def test_the_gradebook_is_made_to_say_what_the_results_say(course: Course) -> None:
    before = course.state()
    expected = scores(database(course.root))
    with Gradebook(database(course.root), "backprop") as book:
        grade = book.find_grade(f"check-{FIRST}", NAME, NAME, "c000")
        grade.auto_score = 0.25
        kept = book.find_grade(f"check-{FIRST}", NAME, NAME, "c001")
        kept.manual_score, kept.needs_manual_grade = 0.5, False
        book.db.commit()
        book.remove_submission(NAME, "c002")
    assert "5 of 5 need no grading" in course.grade()
    assert scores(database(course.root)) == expected
    with Gradebook(database(course.root), "backprop") as book:
        kept = book.find_grade(f"check-{FIRST}", NAME, NAME, "c001")
        assert (kept.manual_score, kept.needs_manual_grade) == (0.5, False)
    pages = {f"feedback/{student}/{NAME}/{NAME}.html" for student in ("c000", "c002")}
    assert course.written_since(before) == pages


def test_a_missing_page_is_made(course: Course) -> None:
    page = f"feedback/c001/{NAME}/{NAME}.html"
    before = course.state()
    text = (course.root / page).read_text("utf-8")
    (course.root / page).unlink()
    course.grade()
    assert course.written_since(before) == {page}
    assert (course.root / page).read_text("utf-8") == text


def test_one_student_again(course: Course) -> None:
    before = course.state()
    course.grade("--student", "c001", "--regrade")
    assert {name for name in course.written_since(before) if name.startswith("results")} == {
        f"results/{NAME}/c001.json"
    }


def test_a_changed_exercise_keeps_the_seeds(course: Course) -> None:
    assert run_autograder(course.root, "grade", "--quiet", "--regrade") == 0
    again = ("--regrade", "--student", "c001")
    assert run_autograder(course.root, "grade", "--quiet", *again) == 0
    drawn = results(course.root)
    assert len({document["seed"] for document in drawn.values()}) == 2
    before = course.state()
    assert run_autograder(course.root, "grade", "--quiet", "--changed-exercise", FIRST) == 0
    assert results(course.root) == drawn
    assert len([n for n in course.written_since(before) if n.startswith("results")]) == 5


def test_shards_put_together_are_the_whole(graded: Path, tmp_path: Path, capsys: Said) -> None:
    parts = [make_crowd(tmp_path / f"part{number}", 5) for number in (1, 2)]
    for number, part in enumerate(parts, 1):
        (part / "gradebook.db").unlink()
        shard = f"{number}/2"
        assert run_autograder(part, "grade", "--quiet", "--seed", "1", "--shard", shard) == 0
        assert not (part / "gradebook.db").exists()
    assert [len(results(part)) for part in parts] == [3, 2]
    whole = make_crowd(tmp_path / "whole", 5)
    capsys.readouterr()
    assert run_autograder(whole, "merge", "--seed", "1", *map(str, parts)) == 0
    assert "5 of 5 need no grading" in capsys.readouterr().err
    assert rows(database(whole)) == rows(database(graded))
    assert results(whole) == results(graded)
    for pattern in ("autograded/*/*/*", "feedback/*/*/*"):
        assert texts(whole, pattern) == texts(graded, pattern)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["grade", "--student", "nobody"], "nobody submitted nothing of"),
        (["grade", "--changed-exercise", f"{FIRST}x"], f"Did you mean {FIRST}?"),
        (["merge", "nowhere"], "nowhere has no results/"),
    ],
)
def test_what_to_type_instead(
    graded: Path, capsys: Said, arguments: list[str], expected: str
) -> None:
    assert run_autograder(graded, *arguments) == 2
    assert expected in capsys.readouterr().err


@pytest.mark.parametrize("shard", ["0/2", "3/2", "2", "a/b"])
def test_what_is_no_shard(graded: Path, capsys: Said, shard: str) -> None:
    with pytest.raises(SystemExit):
        run_autograder(graded, "grade", "--shard", shard)
    assert "type 1/5 for the first part of five" in capsys.readouterr().err
