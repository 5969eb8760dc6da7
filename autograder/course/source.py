"""The text of a notebook, `solutions/<hw>.py`: py:percent cells with the answers in place.

Headers are `# %%`, `# %% [markdown]` and, with one target each, `given="..."`, `answer="..."`,
`picture="..."`, `check="..."`, `[markdown] written="..."`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.course.stub import MarkError, solved
from autograder.exercises import losses

_HEADER = re.compile(r'# %%( \[markdown\])?(?: (\w+)="([^"]*)")?\s*')
_ROLES = ("given", "answer", "picture", "check")
_EMPTY = ("given", "picture", "check")
_ID = re.compile(r"[A-Za-z0-9_-]{1,50}")


class SourceError(Exception):
    """What is wrong with a source, with the file and the line."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")


@dataclass(frozen=True)
class SourceCell:
    """A cell as it is written: `role` is text, written, code, given, answer, picture or check.

    `target` is the exercise, or the names of the given functions; `line` that of the header.
    """

    role: str
    target: str
    text: str
    line: int

    @property
    def markdown(self) -> bool:
        return self.role in ("text", "written")


def read(path: Path) -> list[SourceCell]:
    """The cells of a source in order; raises `SourceError`."""
    lines = path.read_text(encoding="utf-8").splitlines()
    starts = [number for number, line in enumerate(lines) if line.startswith("# %%")]
    for number, line in enumerate(lines[: starts[0] if starts else None]):
        if line.strip() and not line.startswith("#"):
            raise SourceError(path, number + 1, "text before the first `# %%` line")
    ends = [*starts[1:], len(lines)]
    return [_cell(path, s, lines[s:e]) for s, e in zip(starts, ends, strict=True)]


def _cell(path: Path, start: int, lines: list[str]) -> SourceCell:
    header = _HEADER.fullmatch(lines[0])
    if header is None:
        raise SourceError(path, start + 1, f"this cell header is not understood: {lines[0]}")
    is_markdown, role, target = bool(header[1]), header[2] or "", header[3] or ""
    known = ("", "written") if is_markdown else ("", *_ROLES)
    if role not in known:
        raise SourceError(path, start + 1, f"unknown kind of cell: {role}")
    if role and role != "given" and not _ID.fullmatch(target):
        raise SourceError(path, start + 1, f"`{target}` is not an exercise id")
    body = _unquoted(path, start, lines[1:]) if is_markdown else lines[1:]
    text = "\n".join(body).strip("\n")
    if role in _EMPTY and text.strip():
        raise SourceError(path, start + 2, f"a {role} cell has no body: the build writes it")
    return SourceCell(role or ("text" if is_markdown else "code"), target, text, start + 1)


def _unquoted(path: Path, start: int, lines: list[str]) -> list[str]:
    for offset, line in enumerate(lines):
        if line.strip() and not line.startswith("#"):
            raise SourceError(path, start + 2 + offset, "a markdown line must start with `# `")
    return [line[2:] if line.startswith("# ") else line[1:] for line in lines]


def given_source(name: str) -> str:
    """The text of a given function as the notebook shows it: without type annotations."""
    text = Path(losses.__file__).read_text(encoding="utf-8")
    functions = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]
    node = next((node for node in functions if node.name == name), None)
    if node is None:
        raise KeyError(name)
    for argument in ast.walk(node.args):
        if isinstance(argument, ast.arg):
            argument.annotation = None
    body = text.splitlines()[node.body[0].lineno - 1 : node.end_lineno]
    return "\n".join([f"def {name}({ast.unparse(node.args)}):", *body])


def given_text(path: Path, cell: SourceCell) -> str:
    """The body of a given cell: the functions that it names, as printed to students."""
    names = [name.strip() for name in cell.target.split(",")]
    try:
        return "\n\n\n".join(given_source(name) for name in names)
    except KeyError as unknown:
        message = f"no given function {unknown} in autograder/exercises/losses.py"
        raise SourceError(path, cell.line, message) from None


def answer_source(path: Path, exercise_id: str) -> str:
    """The text of one answer cell with its solution, without the BEGIN and END marks."""
    for cell in read(path):
        if (cell.role, cell.target) == ("answer", exercise_id):
            return _solved(path, cell)
    raise SourceError(path, 1, f"no cell `# %% answer={exercise_id!r}`")


def references(path: Path, names: Iterable[str] | None = None) -> dict[str, Any]:
    """The trusted answers: what the imports, the given cells and the answer cells define.

    Runs the source, so this belongs to the grading side alone. With `names`, only these.
    """
    namespace: dict[str, Any] = {"__name__": "references"}
    for cell in read(path):
        if cell.role == "given":
            _run(path, cell, given_text(path, cell), namespace)
        elif cell.role == "answer":
            _run(path, cell, _solved(path, cell), namespace)
        elif cell.role == "code":
            _run(path, cell, cell.text, namespace, keep=_is_import)
    defined = {name: value for name, value in namespace.items() if not name.startswith("__")}
    if names is None:
        return defined
    wanted = list(names)
    missing = sorted(set(wanted) - defined.keys())
    if missing:
        raise SourceError(path, 1, f"no answer cell defines {', '.join(missing)}")
    return {name: defined[name] for name in wanted}


def _is_import(statement: ast.stmt) -> bool:
    # no answer uses the student's API, and importing it here would load the notebook's machinery
    if isinstance(statement, ast.ImportFrom):
        return statement.module != "autograder"
    return isinstance(statement, ast.Import | ast.FunctionDef)


def _run(
    path: Path,
    cell: SourceCell,
    text: str,
    namespace: dict[str, Any],
    keep: Callable[[ast.stmt], bool] = lambda statement: True,
) -> None:
    try:
        tree = ast.parse(text)
        tree.body = [statement for statement in tree.body if keep(statement)]
        exec(compile(tree, f"{path.name}:{cell.line}", "exec"), namespace)
    except Exception as error:  # whatever an author may write, with its place
        message = f"this cell fails: {type(error).__name__}: {error}"
        raise SourceError(path, cell.line, message) from error


def _solved(path: Path, cell: SourceCell) -> str:
    try:
        return solved(cell.text)
    except MarkError as error:
        raise SourceError(path, cell.line + error.line, str(error)) from None
