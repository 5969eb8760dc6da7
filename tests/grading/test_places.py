"""What lies among the submissions: tasks, and what nobody grades, with the reason."""

from __future__ import annotations

import shutil
from pathlib import Path

from machine import ROOT

from autograder.grading.places import Places


def test_refused_folders_have_a_reason(tmp_path: Path) -> None:
    shutil.copy(ROOT / "course_config.py", tmp_path)
    submitted = tmp_path / "submitted"
    for name in ("ann", "<b>bo", ".hidden", "x" * 65):
        (submitted / name / "sigmoid").mkdir(parents=True)
    (submitted / "notes.txt").write_text("no folder")
    (submitted / "linked").symlink_to(submitted / "ann")
    (submitted / "ann" / "two_layer").symlink_to(submitted / "ann" / "sigmoid")
    places = Places(tmp_path)
    refused = dict(places.refused(["sigmoid", "two_layer"]))
    assert set(refused) == {"<b>bo", "x" * 65, "linked", "ann/two_layer"}
    assert "no student's id" in refused["<b>bo"]
    assert "link" in refused["linked"]
    assert "link" in refused["ann/two_layer"]
    assert [task.student for task in places.tasks("sigmoid")] == ["ann"]
    assert list(places.tasks("two_layer")) == []


def test_no_submissions_at_all(tmp_path: Path) -> None:
    shutil.copy(ROOT / "course_config.py", tmp_path)
    assert list(Places(tmp_path).refused(["sigmoid"])) == []
