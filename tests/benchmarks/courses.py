"""The courses of the benchmark: ours and a stock one, with the same submissions."""

from __future__ import annotations

import contextlib
import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sample_class import ROOT, Sample, samples, text

from autograder import exercises
from autograder.grading.gradebook import ensure_assignment

# stock nbgrader gives up on these, or waits for its limits
TROUBLE = (
    *("endless", "no-notebook", "exit", "flood"),
    *("duplicated", "deleted", "stripped", "renamed"),
)
NAMES = exercises.NAMES
STOCK = 'c = get_config()\nc.CourseDirectory.course_id = "stock"\n'


@dataclass(frozen=True)
class Submission:
    """A student of the class, and the text of the notebook."""

    student: str
    assignment: str
    notebook: str


def students(name: str, size: int) -> list[Submission]:
    """A class of this size; with the name `mixed`, each submits to one of the assignments."""
    names = NAMES if name == "mixed" else (name,)
    fitting = [sample for sample in samples() if sample.assignment in names and _sound(sample)]
    texts = [(sample.assignment, text(sample)) for sample in fitting]
    return [Submission(f"s{i:05}", *texts[i % len(texts)]) for i in range(size)]


def _sound(sample: Sample) -> bool:
    return not any(word in sample.student for word in TROUBLE)


@contextlib.contextmanager
def ours(class_: Sequence[Submission]) -> Iterator[Path]:
    """Our course with these submissions."""
    with tempfile.TemporaryDirectory(prefix="ours-") as folder:
        root = Path(folder)
        for file in ("course_config.py", "nbgrader_config.py"):
            shutil.copy(ROOT / file, root)
        (root / "solutions").mkdir()
        for name in {submission.assignment: None for submission in class_}:
            shutil.copytree(ROOT / "assignments" / name, root / "assignments" / name)
            shutil.copy(ROOT / "solutions" / f"{name}.py", root / "solutions")
            ensure_assignment(root, name)
        for submission in class_:
            name = submission.assignment
            _write(root / "submitted" / submission.student / name, name, submission.notebook)
        yield root


@contextlib.contextmanager
def stock(class_: Sequence[Submission], asserts: bool) -> Iterator[Path]:
    """A course as nbgrader's own quickstart would have it."""
    name = class_[0].assignment
    release = (ROOT / "assignments" / name / f"{name}.ipynb").read_text("utf-8")
    with tempfile.TemporaryDirectory(prefix="stock-") as folder:
        root = Path(folder)
        (root / "nbgrader_config.py").write_text(STOCK)
        _write(root / "source" / name, name, plain(release, name) if asserts else release)
        made = ["nbgrader", "generate_assignment", name]
        subprocess.run(made, cwd=root, check=True, capture_output=True)
        for submission in class_:
            given = plain(submission.notebook, name) if asserts else submission.notebook
            _write(root / "submitted" / submission.student / name, name, given)
        yield root


def plain(notebook: str, name: str) -> str:
    """The notebook with a cheap assert for each check, and without our package."""
    assignment = {exercise.id: exercise for exercise in exercises.load(name).checked}
    node = json.loads(notebook)
    for cell in node["cells"]:
        source = "".join(cell["source"])
        if source.startswith('check("'):
            cell["source"] = _asserts(assignment[source.split('"')[1]])
        elif source.startswith(("picture(", "progress(")):
            cell["source"] = "pass"
        elif "from autograder" in source:
            cell["source"] = "import numpy as np"
    return json.dumps(node)


def _asserts(exercise: Any) -> str:
    lines = [f"assert {exercise.names[0]} is not None"]
    compared = "np.testing.assert_allclose(np.tanh(np.ones((4, 3))), np.tanh(1.0), rtol=1e-9)"
    return "\n".join(lines + [compared] * (len(exercise.checks) - 1))


def _write(folder: Path, name: str, notebook: str) -> None:
    folder.mkdir(parents=True)
    (folder / f"{name}.ipynb").write_text(notebook, encoding="utf-8")
