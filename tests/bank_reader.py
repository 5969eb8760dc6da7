"""The mistake bank: runnable student answers, right and wrong, to the exercises.

`tests/bank/<notebook>/<exercise-id>.py` holds the answers to one exercise, each below a marker
line and written exactly as a student would put it into the answer cell:

    # %% right: loop over the rows
    def sigmoid(z):
        ...
    # %% wrong: sigmoid/sign
    def sigmoid(z):
        ...

A right answer is named by its style, each style once. A wrong one is named by the code under
which it must be reported, or by `-` where no code is expected. `np`, the given functions of the
notebook and the right answers to its earlier exercises are there before an answer runs.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path

BANK = Path(__file__).parent / "bank"
MARKER = re.compile(r"# %% (right|wrong): (\S.*)")


@dataclass(frozen=True)
class Answer:
    """One answer: `name` is its style if it is right, else its code; `line` is its marker's."""

    exercise: str
    right: bool
    name: str
    source: str
    line: int


def load(notebook: str, exercise_id: str) -> list[Answer]:
    """The answers to an exercise in the order of the file."""
    path = BANK / notebook / f"{exercise_id}.py"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    starts = [number for number, line in enumerate(lines) if line.startswith("# %%")]
    if not starts or any(line.strip() for line in lines[: starts[0]]):
        raise ValueError(f"{path}: begin with a marker line such as `# %% right: loop`.")
    ends = [*starts[1:], len(lines)]
    return [_answer(path, lines, start, end) for start, end in zip(starts, ends, strict=True)]


def _answer(path: Path, lines: list[str], start: int, end: int) -> Answer:
    where = f"{path}:{start + 1}"
    marker = MARKER.fullmatch(lines[start].rstrip())
    if marker is None:
        raise ValueError(f"{where}: write `# %% right: <style>` or `# %% wrong: <code>`.")
    source = "".join(lines[start + 1 : end]).strip("\n") + "\n"
    try:
        empty = not ast.parse(source).body
    except SyntaxError as error:
        raise ValueError(f"{where}: this answer is not Python: {error.msg}.") from error
    if empty:
        raise ValueError(f"{where}: this answer is empty.")
    return Answer(path.stem, marker[1] == "right", marker[2], source, start + 1)
