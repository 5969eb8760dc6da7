"""Hostile students in a class: the others get what they would get without them."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook
from processes import descendants
from sample_class import Sample, samples
from whole_course import make_course, run_autograder, scores

from autograder.grading.cohort import Cohort, cohort, submissions
from autograder.grading.gradebook import Book, database, submitted_at
from autograder.grading.places import Places, Task, is_student
from autograder.grading.pool import Lost

from .arena import CANARY, WENT, code
from .catalogue import FOLDER, read

pytestmark = pytest.mark.attack

NAME = "zero_initialization"
SETTINGS = "\nc.Grading.cell_seconds = 1\nc.Grading.call_seconds = 1\n"
HONEST = ("000", "007", "Doe, Jane", "zzz")
TAKEN = {
    "a-daemon": "E/E9-daemon.py",
    "b-book": "E/E6-gradebook-points.py",
    "c-checks": "E/E7-gradebook-checks.py",
    "d-next": "E/E8-next-student.py",
    "e-lock": "E/E16-lock.py",
    "f-parent": "F/F8-parent.py",
    "g-ends": "B/B11-process-ends.py",
    "h-forged": "E/E10-forged-replies.py",
    "i-siblings": "D/D17-siblings.py",
    "j-startup": "B/B14-startup-files.py",
    "k-results": "E/E1-fake-results.py",
}


@dataclass(frozen=True)
class Graded:
    root: Path
    before: dict[str, str]
    left: set[int]  # processes that were not there before

    def document(self, student: str) -> dict[str, Any]:
        path = self.root / "results" / NAME / f"{student}.json"
        found: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return found


def honest(root: Path) -> None:
    """The same class as without anybody hostile."""
    sample = next(s for s in samples() if s.assignment == NAME and s.student.startswith("s01"))
    half = next(s for s in samples() if s.assignment == NAME and 0 < s.score < sample.score)
    for student, plan in zip(HONEST, (sample, half, half, sample), strict=True):
        make_course(root, [Sample(student, NAME, plan.plan)], SETTINGS)
    for path in (root / "solutions").glob("*.py"):
        path.write_text(
            path.read_text("utf-8").replace(
                "    ### BEGIN SOLUTION\n", f"    ### BEGIN SOLUTION\n    # {CANARY}\n"
            ),
            encoding="utf-8",
        )


def hostile(root: Path) -> None:
    """One submission for each of the attacks taken, and files that are none."""
    release = json.loads((root / "assignments" / NAME / f"{NAME}.ipynb").read_text("utf-8"))
    for student, place in TAKEN.items():
        node = json.loads(json.dumps(release))
        for attack in read(FOLDER / place):
            if "loses" not in attack.switches:
                node["cells"] += [code(text, f"{attack.name}-x") for _, text in attack.parts]
        text = json.dumps(node).replace("__COURSE__", str(root)).replace("__GRADER__", "1")
        put(root, student).write_text(text.replace("submitted/other/sigmoid", "submitted/zzz"))
    put(root, "l-garbage").write_text("{")
    put(root, "m-link").symlink_to(root / "submitted" / "zzz" / NAME / f"{NAME}.ipynb")
    os.mkfifo(put(root, "n-pipe"))
    put(root, "o-twice").write_text(json.dumps({**release, "cells": release["cells"] * 2}))
    put(root, "p-nothing").parent.rmdir()
    stamp = put(root, "q-stamp").parent / "timestamp.txt"
    stamp.write_text("yesterday; rm -rf /\n" * 100)


def put(root: Path, student: str) -> Path:
    path = root / "submitted" / student / NAME / f"{NAME}.ipynb"
    path.parent.mkdir(parents=True)
    return path


def content(root: Path) -> dict[str, str]:
    """All files but those that grading writes."""
    folders = ("solutions", "assignments", "submitted")
    paths = [path for folder in folders for path in sorted((root / folder).rglob("*"))]
    return {
        str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in paths
        if path.is_file()
    }


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory, empty_gradebook: Path) -> Path:
    root = tmp_path_factory.mktemp("calm")
    honest(root)
    shutil.copy(empty_gradebook, root / "gradebook.db")
    with cohort(root, [NAME], here, seed=1) as work:
        assert len(list(work.grade(submissions(root, [NAME])))) == len(HONEST)
    return root


@contextlib.contextmanager
def here(start: Any) -> Iterator[Here]:
    """Workers without a pool."""
    with start() as worker:
        yield Here(worker)


@dataclass(frozen=True)
class Here:
    worker: Any

    def run(self, method: str, tasks: Any) -> Iterator[tuple[Any, Any]]:
        for task in tasks:
            yield task, getattr(self.worker, method)(task)


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory, empty_gradebook: Path) -> Graded:
    root = tmp_path_factory.mktemp("attacked")
    honest(root)
    hostile(root)
    shutil.copy(empty_gradebook, root / "gradebook.db")
    before, running = content(root), descendants(os.getpid())
    assert run_autograder(root, "grade", "--quiet", "--seed", "1", "--workers", "1") == 0
    return Graded(root, before, descendants(os.getpid()) - running)


def test_the_others_get_what_they_would_get_without_them(graded: Graded, calm: Path) -> None:
    alone = scores(database(calm))
    both = scores(database(graded.root))
    assert alone
    assert {key: both[key] for key in alone} == alone
    for student in HONEST:
        here, there = (
            json.loads((root / "results" / NAME / f"{student}.json").read_text("utf-8"))
            for root in (graded.root, calm)
        )
        for one in (here, there):
            del one["seconds"]
            del one["key"]
        assert here == there


def test_nobody_hostile_gains_a_point(graded: Graded) -> None:
    for student in (*TAKEN, "l-garbage", "m-link", "n-pipe", "o-twice", "q-stamp"):
        document = graded.document(student)
        assert (document["score"], document["status"]) == (0, "graded"), student


def test_nothing_else_was_written(graded: Graded) -> None:
    assert content(graded.root) == graded.before
    known = {"solutions", "assignments", "submitted", "course_config.py", "nbgrader_config.py"}
    made = {"autograded", "feedback", "reports", "results", "gradebook.db"}
    assert {path.name for path in graded.root.iterdir()} <= known | made


def test_nothing_is_told(graded: Graded) -> None:
    for folder in ("feedback", "results", "autograded"):
        for path in (graded.root / folder).rglob("*"):
            if path.is_file() and "link" not in str(path):
                text = path.read_text("utf-8")
                assert CANARY not in text, path
                if folder == "results":
                    assert WENT not in text, path


def test_no_process_is_left(graded: Graded) -> None:
    for process in graded.left:
        with contextlib.suppress(OSError):
            command = Path(f"/proc/{process}/cmdline").read_bytes()
            assert b"-S\0-X\0utf8" not in command  # how the warm process is started


def test_the_reason_is_told(graded: Graded) -> None:
    assert "no valid JSON" in json.dumps(graded.document("l-garbage")["flags"])
    for student in ("m-link", "n-pipe"):
        assert "No notebook was submitted." in json.dumps(graded.document(student))
    assert not (graded.root / "results" / NAME / "p-nothing.json").exists()


def test_h8_a_timestamp_that_is_none(graded: Graded) -> None:
    assert submitted_at(graded.root / "submitted" / "q-stamp" / NAME) is None
    with contextlib.closing(Gradebook(database(graded.root), "backprop")) as book:
        assert book.find_submission(NAME, "q-stamp").timestamp is None


def test_h16_ids_of_every_kind(graded: Graded) -> None:
    assert {row[0] for row in _students(graded.root)} >= set(HONEST)
    assert is_student("Müller Ö.")
    assert not is_student("<b>")


def _students(root: Path) -> list[tuple[str]]:
    with contextlib.closing(Gradebook(database(root), "backprop")) as book:
        return [(student.id,) for student in book.students]


class Failing:
    """A pool in which every process ends."""

    def run(self, method: str, tasks: Any) -> Iterator[tuple[Any, Any]]:
        for task in tasks:
            yield task, Lost("The grading process ended.")


def test_h9_an_old_score_is_marked_when_grading_again_fails(calm: Path, tmp_path: Path) -> None:
    root = tmp_path / "again"
    shutil.copytree(calm, root)
    task = Task(NAME, "007", root / "submitted" / "007" / NAME)
    with Book(root) as book:
        old = book.gradebook.find_submission(NAME, "007").score
        assert old > 0
        work = Cohort(Places(root), lambda start: contextlib.nullcontext(Failing()), book)
        ((_, document),) = work.grade([task])
        assert document["status"] == "could_not_grade"
        book.gradebook.db.expire_all()
        submission = book.gradebook.find_submission(NAME, "007")
        assert submission.needs_manual_grade


def test_e16_a_gradebook_that_is_held_for_a_while(calm: Path, tmp_path: Path) -> None:
    root = tmp_path / "held"
    shutil.copytree(calm, root)
    path = root / "gradebook.db"
    ready = threading.Event()

    def hold() -> None:
        import sqlite3

        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as book:
            book.execute("begin exclusive")
            ready.set()
            time.sleep(2)
            book.execute("rollback")

    thread = threading.Thread(target=hold)
    thread.start()
    ready.wait()
    try:
        with cohort(root, [NAME], here, seed=1) as work:
            assert len(list(work.grade(submissions(root, [NAME])))) == len(HONEST)
    finally:
        thread.join()
    assert scores(database(root)) == scores(database(calm))


def test_e5_there_is_no_pickle_in_what_reads_students() -> None:
    """The pool of our own processes alone hands objects on, and none of them is a student's."""
    package = Path(__file__).parents[2] / "autograder"
    for folder in ("sandbox", "judging", "exercises", "reports"):
        for path in (package / folder).glob("*.py"):
            text = path.read_text("utf-8")
            for word in ("import pickle", "import marshal", "import shelve", "import dill"):
                assert word not in text, path
            assert "np.load" not in text, path


def test_a19_the_same_file_twice_is_seen(graded: Graded) -> None:
    digests = [graded.document(student)["notebook"]["sha256"] for student in HONEST]
    assert digests[0] == digests[3] != digests[1]


def test_h17_a_missing_layer_is_our_fault(calm: Path, tmp_path: Path) -> None:
    """Exit code 3, nobody gets 0, and the repairing command is named."""
    root = tmp_path / "missing"
    shutil.copytree(calm, root, ignore=shutil.ignore_patterns("results", "gradebook.db"))
    script = (
        "import sys\n"
        f"sys.path.insert(0, {str(Path(__file__).parents[2])!r})\n"
        "from autograder.sandbox import session\n"
        "kept = session.LAYERS\n"
        "session.Sandbox.__init__.__defaults__ = (None, kept, tuple(kept[2:]))\n"
        "from autograder.cli import main\n"
        f"sys.exit(main(['grade', '--submission', {str(_one(root))!r}, '--assignment', {NAME!r}]))"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, timeout=60
    )
    assert run.returncode == 3, run.stderr
    assert "namespaces" in run.stderr
    assert "sysctl" in run.stderr
    assert not (root / "results").exists()


def _one(root: Path) -> Path:
    return root / "submitted" / "007" / NAME / f"{NAME}.ipynb"
