"""A small class of damaged submissions; `python -m tests.attacks.fuzz` grades a large one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .fuzz import MEGABYTES, fuzz
from .fuzzed import KINDS, case

pytestmark = pytest.mark.attack

COUNT = 60


def test_every_damaged_submission_gets_points_and_a_reason(
    tmp_path: Path, empty_gradebook: Path
) -> None:
    shutil.copy(empty_gradebook, tmp_path / "gradebook.db")
    found = fuzz(tmp_path, range(COUNT), seed=1, workers=1)
    assert found.problems == []
    assert sum(kind.count for kind in found.kinds.values()) == COUNT
    assert found.kinds.keys() == KINDS.keys()
    assert 0 < found.grader < MEGABYTES


def test_the_same_numbers_give_the_same_submission() -> None:
    assert case(3, 7) == case(3, 7)
    assert case(3, 7) != case(4, 7)
