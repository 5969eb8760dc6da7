"""Folders that a notebook left behind are removed, whatever they are like."""

from __future__ import annotations

import os
from pathlib import Path

from autograder.sandbox.removal import remove


def test_deep_closed_and_wide_folders(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept").write_text("x")
    tree = tmp_path / "tree"
    tree.mkdir()
    here = os.open(".", os.O_RDONLY)
    os.chdir(tree)
    for number in range(2000):
        os.mkdir(f"d{number % 3}")
        Path("file").write_text("x")
        os.symlink(outside, "link")
        os.chdir(f"d{number % 3}")
    os.fchdir(here)
    os.close(here)
    for number in range(300):
        (tree / f"wide{number}" / "in").mkdir(parents=True)
    (tree / "closed").mkdir()
    (tree / "closed" / "x").write_text("x")
    (tree / "closed").chmod(0)
    remove(str(tree))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["outside"]
    assert (outside / "kept").read_text() == "x"


def test_what_is_not_there_is_no_error(tmp_path: Path) -> None:
    remove(str(tmp_path / "absent"))


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "kept")
    remove(str(tmp_path / "link"))
    assert (tmp_path / "kept").is_dir()
