"""Two submissions and exactly what is said about them, seen again by a person when it changes.

python tests/test_golden.py      writes tests/golden/*.json again
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parent)]

from sample_class import ROOT, samples, write

from autograder.grading.one import grade_submission
from autograder.sandbox import Sandbox

GOLDEN = Path(__file__).parent / "golden"
CASES = (("s25-carried", "sigmoid"), ("s09-mistakes-2", "chain_rule"))


def document(student: str, assignment: str, folder: Path) -> dict[str, Any]:
    """The result without what differs from run to run, or from machine to machine."""
    sample = next(s for s in samples() if (s.student, s.assignment) == (student, assignment))
    with Sandbox() as sandbox:
        path = write(sample, folder)
        graded = grade_submission(path, assignment, ROOT, sandbox=sandbox, seed=1, student=student)
    found = graded.to_json()
    for key in ("seconds", "layers", "notebook"):
        del found[key]
    return found


def place(student: str, assignment: str) -> Path:
    return GOLDEN / f"{student}-{assignment}.json"


@pytest.mark.parametrize(("student", "assignment"), CASES)
def test_exactly_this_is_said(student: str, assignment: str, tmp_path: Path) -> None:
    expected = json.loads(place(student, assignment).read_text("utf-8"))
    assert document(student, assignment, tmp_path) == expected


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for case in CASES:
        with tempfile.TemporaryDirectory() as made:
            text = json.dumps(document(*case, Path(made)), indent=1, ensure_ascii=False)
        place(*case).write_text(text + "\n", encoding="utf-8")
