"""What some tests need of the machine."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def require(found: object, what: str, repair: str) -> None:
    """Skip a test where something is missing; with CI=true, where nothing may be, fail it."""
    if found:
        return
    message = f"{what} is missing: {repair}"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)
