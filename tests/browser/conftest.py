"""A course, a Jupyter server and a browser for the tests of each module here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import browsing, find_chromium
from lab_server import Server, copy_course, serving
from machine import require
from playwright.sync_api import BrowserContext, Playwright, sync_playwright


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the course; a module that needs more in it overrides this."""
    require(find_chromium(), "Chromium", "apt-get install chromium")
    return copy_course(tmp_path_factory.mktemp("course"))


@pytest.fixture(scope="module")
def server(course: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(course, tmp_path_factory.mktemp("jupyter")) as running:
        yield running


@pytest.fixture(scope="module")
def playwright(server: Server) -> Iterator[Playwright]:
    """Ended before the next module: while it runs, no test can run an event loop."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def browser(
    playwright: Playwright, server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BrowserContext]:
    with browsing(playwright, tmp_path_factory.mktemp("profile")) as context:
        context.request.get(server.login)
        yield context


@pytest.fixture(scope="module")
def lenient(
    playwright: Playwright, server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BrowserContext]:
    """A browser that lets a page do what it forbids itself, so that nothing else may save it."""
    with browsing(playwright, tmp_path_factory.mktemp("lenient"), lenient=True) as context:
        context.request.get(server.login)
        yield context
