"""One warm process for all tests, and notebooks made of a few cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from autograder.sandbox import Cell, Limits, Sandbox, Session

Notebook = Callable[..., Session]


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    limits = Limits(cell_seconds=1.0, call_seconds=0.5, submission_seconds=20.0)
    with Sandbox(limits) as made:
        yield made


@pytest.fixture
def notebook(sandbox: Sandbox) -> Iterator[Notebook]:
    """Run cells given as texts; the session ends with the test."""
    opened: list[Session] = []

    def run(*sources: str) -> Session:
        cells = [Cell(f"cell {number}", source) for number, source in enumerate(sources, 1)]
        opened.append(sandbox.run(cells))
        return opened[-1]

    yield run
    for session in opened:
        session.close()
