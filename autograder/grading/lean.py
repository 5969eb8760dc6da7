"""Imported before jsonschema and nbgrader, in our own processes only: half of a start less.

jsonschema would build grammars of internationalised addresses for a check that no notebook needs;
without that package it leaves the check out. nbgrader imports with itself what it adds to a
Jupyter server, and so a web server and all of its commands; who needs that imports it later.
"""

import sys
from types import ModuleType

sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

_EXTENSIONS = [
    f"nbgrader.server_extensions.{name}"
    for name in ("assignment_list", "course_list", "validate_assignment", "formgrader")
]


def _import_nbgrader() -> None:
    for name in _EXTENSIONS:
        sys.modules[name] = ModuleType(name)
        sys.modules[name].load_jupyter_server_extension = None  # type: ignore[attr-defined]
    try:
        import nbgrader  # noqa: F401
    finally:
        for name in _EXTENSIONS:
            del sys.modules[name]


if "nbgrader" not in sys.modules:
    _import_nbgrader()
