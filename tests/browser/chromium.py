"""A browser that remembers what a page asked for and what went wrong in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, Playwright, expect

FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
WITHIN = 60_000  # milliseconds that anything may take on a busy machine
LOOPBACK = {"127.0.0.1", "localhost"}


def find_chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser")


@dataclass
class Seen:
    """The addresses that pages asked for, and the errors that no code caught."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def outside(self) -> list[str]:
        """Requests that would have left this machine."""
        parts = [(url, urlsplit(url)) for url in self.requests]
        return [
            url
            for url, part in parts
            if part.scheme in ("http", "https", "ws", "wss") and part.hostname not in LOOPBACK
        ]

    def clear(self) -> None:
        self.requests.clear()
        self.errors.clear()


@contextmanager
def browsing(
    playwright: Playwright, profile: Path, lenient: bool = False
) -> Iterator[BrowserContext]:
    """A browser; a `lenient` one does not enforce what a page forbids itself."""
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=find_chromium(),
        headless=True,
        chromium_sandbox=False,
        args=FLAGS,
        bypass_csp=lenient,
        viewport={"width": 1280, "height": 1000},
    )
    context.set_default_timeout(WITHIN)
    expect.set_options(timeout=WITHIN)
    try:
        yield context
    finally:
        context.close()


def watch(page: Page) -> Seen:
    """Record what this page does from now on."""
    seen = Seen()
    page.on("request", lambda request: seen.requests.append(request.url))
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    return seen
