"""otter-grader's API on the same notebooks, in an environment of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from courses import Submission, plain, students

from autograder import exercises

INSTALL_SECONDS = 600
NEEDED = ("otter-grader", "ipykernel", "numpy")

TEST = """\
OK_FORMAT = True

test = {{
    "name": "{name}",
    "points": {points},
    "suites": [{{
        "cases": [{{"code": ">>> assert {answer} is not None", "hidden": False, "locked": False}}],
        "scored": True, "setup": "", "teardown": "", "type": "doctest",
    }}],
}}
"""

PROGRAM = """
import sys
from otter import api
for path in sys.argv[2:]:
    api.grade_submission(path, sys.argv[1], quiet=True)
"""


class Unavailable(Exception):
    """otter-grader cannot be measured here, and why."""


class Otter:
    """An environment with otter-grader, and an assignment for it."""

    def __init__(self, folder: Path, name: str, python: str | None) -> None:
        self._folder = folder
        self._python = python or _installed(folder / "environment")
        tests = folder / "tests"
        tests.mkdir()
        for exercise in exercises.load(name).checked:
            key = exercise.id.replace("-", "_")
            points = sum(check.points for check in exercise.checks)
            given = TEST.format(name=key, points=points, answer=exercise.names[0])
            (tests / f"{key}.py").write_text(given)
        otter = Path(self._python).with_name("otter")
        made = [str(otter), "generate", "-t", "tests", "-o", "autograder.zip", "--no-environment"]
        _must(made, folder)
        self.grade(students(name, 1))  # so that what is missing is found now

    def grade(self, class_: Sequence[Submission]) -> None:
        """Grade all submissions, one after the other, in one process."""
        paths = []
        for submission in class_:
            path = self._folder / f"{submission.student}.ipynb"
            path.write_text(plain(submission.notebook, submission.assignment), encoding="utf-8")
            paths.append(str(path))
        archive = str(self._folder / "autograder.zip")
        _must([self._python, "-c", PROGRAM, archive, *paths], self._folder)


def _installed(environment: Path) -> str:
    """The python of a new environment with otter-grader."""
    _must([sys.executable, "-m", "venv", str(environment)], environment.parent)
    python = str(environment / "bin" / "python")
    _must([python, "-m", "pip", "install", "-q", *NEEDED], environment.parent)
    return python


def _must(command: Sequence[str], folder: Path) -> None:
    """Run a command; raises `Unavailable`."""
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, timeout=INSTALL_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Unavailable(str(error)) from error
    if done.returncode:
        lines = done.stderr.strip().splitlines() or [f"exit code {done.returncode}"]
        raise Unavailable(f"`{' '.join(command[:4])}`: {lines[-1]}")
