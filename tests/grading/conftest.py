from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from machine import require
from nbformat.notebooknode import NotebookNode
from postgres import Server, binaries, server
from small_course import course, empty_gradebook, source

from autograder.course.build import build

__all__ = ["course", "empty_gradebook", "released", "source"]


@pytest.fixture
def released(course: Path) -> NotebookNode:
    """The release of the small course."""
    return nbformat.read(build(course, "lines")[1], as_version=4)


@pytest.fixture(scope="module")
def postgres() -> Iterator[Server]:
    programs = binaries()
    require(programs, "PostgreSQL", "apt-get install postgresql")
    assert programs
    with server(programs) as running:
        yield running
