"""A course in which exercises build on each other, to test what is carried forward."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
import pytest

from autograder import exercises
from autograder.course.build import build
from autograder.exercise import Assignment, Check, Exercise, Failure, Written

ROOT = Path(__file__).parents[1]

SOURCE = '''\
# %% [markdown]
# # Steps
# %%
import numpy as np
from autograder import check, picture, progress
# %% answer="double"
def double(x):
    """Twice x."""
    ### BEGIN SOLUTION
    secret = "the answer of double"
    return 2 * x
    ### END SOLUTION
# %% check="double"
# %% answer="quadruple"
def quadruple(x):
    """Four times x."""
    ### BEGIN SOLUTION
    return double(double(x))
    ### END SOLUTION
# %% check="quadruple"
# %% answer="octuple"
def octuple(x):
    """Eight times x."""
    ### BEGIN SOLUTION
    return double(quadruple(x))
    ### END SOLUTION
# %% check="octuple"
# %% answer="twelve"
twelve = (
    ### BEGIN SOLUTION
    12
    ### END SOLUTION
)
# %% check="twelve"
# %% [markdown] written="why"
# Why?
#
# ### BEGIN SOLUTION
# Because. (2 points)
# ### END SOLUTION
# %%
progress()
'''


def _agrees(name: str) -> Check:
    """Two numbers at which the answer is compared, each half of the points."""

    def run(answers: Mapping[str, Any], reference: Mapping[str, Any], rng: Any) -> None:
        if name not in answers:
            raise Failure(f"no {name}", code="common/missing")
        for x in (1.0, float(rng.uniform(2, 3))):
            got, expected = answers[name](x), reference[name](x)
            if got != expected:
                raise Failure(f"{name}({x}) is {got}", code=f"{name}/wrong", hints=("Look.",))

    return Check("value", f"`{name}` is right", run, 2)


def _bounded(name: str) -> Check:
    def run(answers: Mapping[str, Any]) -> None:
        if not answers[name](0.0) == 0.0:
            raise Failure("not 0 at 0", code=f"{name}/zero")

    return Check("zero", f"`{name}` is 0 at 0", run, 1)


def _twelve(answers: Mapping[str, Any]) -> None:
    if answers["twelve"] != 12:
        raise Failure("not twelve", code="twelve/wrong")


STEPS = Assignment(
    "steps",
    "Steps",
    (
        Exercise("double", "Double", ("double",), (_agrees("double"), _bounded("double"))),
        Exercise(
            "quadruple",
            "Quadruple",
            ("quadruple",),
            (_agrees("quadruple"), _bounded("quadruple")),
            prerequisites=("double",),
        ),
        Exercise(
            "octuple",
            "Octuple",
            ("octuple",),
            (_agrees("octuple"), _bounded("octuple")),
            prerequisites=("quadruple",),
        ),
        Exercise(
            "twelve",
            "Twelve",
            ("twelve",),
            (Check("value", "`twelve` is right", _twelve, 1),),
            kind="typed",
            prerequisites=("double",),
        ),
        Written("why", "Why", 2),
    ),
)


def make_course(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The built course below `root`."""
    for name in ("course_config.py", "nbgrader_config.py"):
        shutil.copy(ROOT / name, root / name)
    (root / "solutions").mkdir()
    (root / "solutions" / "steps.py").write_text(SOURCE, encoding="utf-8")
    monkeypatch.setattr(exercises, "load", lambda name: {"steps": STEPS}[name])
    build(root, "steps")
    return root


def submit(root: Path, answers: Mapping[str, str], student: str = "s01") -> Path:
    """A submission: the release with these texts in its answer cells."""
    node = nbformat.read(root / "assignments" / "steps" / "steps.ipynb", as_version=4)
    for cell in node.cells:
        cell.source = answers.get(cell.id, cell.source)
    path = root / "submitted" / student / "steps" / "steps.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(node), encoding="utf-8")
    return path
