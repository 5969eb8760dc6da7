"""The configuration of a course, which nbgrader reads, too."""

from __future__ import annotations

from pathlib import Path

from traitlets.config import Config, PyFileConfigLoader


class BuildError(Exception):
    """A build that cannot be made, and what to do about it."""


def course_config(root: Path) -> Config:
    """The course's nbgrader configuration."""
    if not (root / "course_config.py").is_file():
        raise BuildError(f"{root} has no course_config.py: run this from the course's root folder")
    return PyFileConfigLoader("course_config.py", path=str(root)).load_config()
