"""The floor: a fork that runs a notebook's code cells, with no sandbox, no checks, no report."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Sequence
from typing import Any

import numpy as np  # warm, as in a sandbox
from courses import Submission

LEFT_OUT = ("check(", "picture(", "progress(")
__all__ = ["bare_forks", "np"]


def bare_forks(class_: Sequence[Submission]) -> None:
    """All of them, one after the other."""
    for submission in class_:
        child = os.fork()
        if not child:
            _run(submission.notebook)
        os.waitpid(child, 0)


def _run(notebook: str) -> None:
    """Run the cells and end; what they raise or print is nobody's business."""
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    names: dict[str, Any] = {"__name__": "__main__"}
    for cell in json.loads(notebook)["cells"]:
        source = "".join(cell["source"]).replace("from autograder import", "# ")
        if cell["cell_type"] == "code" and not source.startswith(LEFT_OUT):
            with contextlib.suppress(BaseException):
                exec(compile(source, "<cell>", "exec"), names)
    os._exit(0)
