"""A small course in a temporary folder: two checked exercises and a written one."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from whole_course import gradebook_without_rows

from autograder import exercises
from autograder.called import Function
from autograder.exercise import Assignment, Check, Exercise, Failure, Written

ROOT = Path(__file__).parents[1]

SOURCE = '''\
# %% [markdown]
# # Slopes
#
# A *line*.
# %%
import numpy as np
from autograder import check, picture, progress
# %% given="squared_error_loss"
# %% answer="line-slope"
def slope(w, x):
    """The slope of w x with respect to w."""
    ### BEGIN SOLUTION
    return x
    ### END SOLUTION
# %% picture="line-slope"
# %% check="line-slope"
# %% answer="line-table"
line_table = [
    # (name, breakdown)
    ### BEGIN SOLUTION
    ("p", "w*x"),
    ("L", f"{slope(1, 2) * 2}"),
    ### END SOLUTION
]
# %% check="line-table"
# %% [markdown] written="line-why"
# Why?
#
# ### BEGIN SOLUTION
# Because. (2 points)
# ### END SOLUTION
# %%
progress()
'''


def slope_is_x(slope: Function) -> None:
    if slope(2.0, 5.0) != 5.0:
        raise Failure("The slope is wrong.", code="line-slope/wrong")


def table_is_list(line_table: Any) -> None:
    if not isinstance(line_table, list):
        raise Failure("The table is no list.")


LINES = Assignment(
    "lines",
    "Lines",
    (
        Exercise(
            "line-slope",
            "A slope",
            ("slope",),
            (Check("value", "The slope at (2, 5)", slope_is_x, 3.0),),
        ),
        Exercise(
            "line-table",
            "A table",
            ("line_table",),
            (Check("kind", "A list", table_is_list),),
            kind="table",
        ),
        Written("line-why", "Why", 2),
    ),
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """`solutions/lines.py` in a course of its own."""
    for name in ("course_config.py", "nbgrader_config.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    path = tmp_path / "solutions" / "lines.py"
    path.parent.mkdir()
    path.write_text(SOURCE, encoding="utf-8")
    return path


@pytest.fixture
def course(source: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The root folder of that course."""
    monkeypatch.setattr(exercises, "load", lambda name: {"lines": LINES}[name])
    return source.parents[1]


@pytest.fixture(scope="session")
def empty_gradebook() -> Path:
    """A gradebook without rows."""
    return gradebook_without_rows()
