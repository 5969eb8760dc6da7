"""A notebook nobody trusts becomes callables: confined processes and what crosses their pipe."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from autograder.sandbox.layers import CONTAINER_LAYERS, DEFAULT_LAYERS, LAYERS, LayerMissing
    from autograder.sandbox.limits import Cell, CellRun, Limits
    from autograder.sandbox.protocol import normal
from autograder.sandbox.session import Sandbox, Session, probe

__all__ = [
    "CONTAINER_LAYERS",
    "DEFAULT_LAYERS",
    "LAYERS",
    "Cell",
    "CellRun",
    "LayerMissing",
    "Limits",
    "Sandbox",
    "Session",
    "normal",
    "probe",
]

_MODULES = {
    "layers": ("CONTAINER_LAYERS", "DEFAULT_LAYERS", "LAYERS", "LayerMissing"),
    "limits": ("Cell", "CellRun", "Limits"),
    "protocol": ("normal",),
    "session": ("Sandbox", "Session", "probe"),
}


def __getattr__(name: str) -> Any:
    """Import on demand: a student's notebook needs `normal` and none of the processes."""
    module = next((module for module, names in _MODULES.items() if name in names), None)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{module}"), name)
