from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbformat.notebooknode import NotebookNode
from small_course import course, empty_gradebook, source

from autograder.course.build import build

__all__ = ["course", "empty_gradebook", "released", "source"]


@pytest.fixture
def released(course: Path) -> NotebookNode:
    """The release of the small course."""
    return nbformat.read(build(course, "lines")[1], as_version=4)
