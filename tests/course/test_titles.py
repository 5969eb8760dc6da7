"""An exercise has one title: the heading in the notebook is the one that every report names."""

from __future__ import annotations

import re

import pytest
from machine import ROOT

from autograder import exercises


@pytest.mark.parametrize("name", exercises.NAMES)
def test_headings_are_the_declared_titles(name: str) -> None:
    text = (ROOT / "solutions" / f"{name}.py").read_text(encoding="utf-8")
    headings = re.findall(r"^# ### Exercise [\d.]+ · (.*)$", text, re.MULTILINE)
    assert headings == [exercise.title for exercise in exercises.load(name).exercises]
