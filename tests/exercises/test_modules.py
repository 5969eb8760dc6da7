"""A notebook's modules stand alone: a change in one grades no other notebook again."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from autograder import exercises

FOLDER = Path(exercises.__file__).parent


@pytest.mark.parametrize("name", exercises.NAMES)
def test_no_notebook_needs_another(name: str) -> None:
    others = tuple(f"autograder.exercises.{other}" for other in exercises.NAMES if other != name)
    modules = sorted(FOLDER.glob(f"{name}*.py"))
    assert modules
    for path in modules:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert not (node.module or "").startswith(others), path.name
