"""The pictures of the four notebooks as a student meets them, through `autograder.picture`."""

from __future__ import annotations

import re

import pytest
from machine import ROOT

from autograder import exercises, notebook
from autograder.course.source import references
from autograder.pictures import Picture


@pytest.mark.parametrize("name", exercises.NAMES)
def test_every_picture_is_drawn_from_the_right_answers(name: str) -> None:
    source = ROOT / "solutions" / f"{name}.py"
    asked = re.findall(r'^# %% picture="(.*)"$', source.read_text(encoding="utf-8"), re.MULTILINE)
    answers = references(source)
    assert asked
    for exercise_id in asked:
        assert isinstance(notebook.picture(exercise_id, answers), Picture), exercise_id
