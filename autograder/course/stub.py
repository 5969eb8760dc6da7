"""Solutions between BEGIN and END marks: taken out for the release, or left without the marks."""

from __future__ import annotations

import ast
from collections.abc import Iterator

_BEGIN, _END = "### BEGIN SOLUTION", "### END SOLUTION"
WRITTEN_STUB = "Your answer: replace this line."


class MarkError(ValueError):
    """Marks that do not pair up; `line` counts from 1 inside the cell."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def solved(text: str) -> str:
    """The text with its solutions and without the marks."""
    return "\n".join(line for line, mark, inside in _marked(text) if not mark)


def released(text: str, exercise_id: str, markdown: bool = False) -> str:
    """The text in which each solution has become a stub."""
    functions = [] if markdown else _function_lines(text)
    kept: list[str] = []
    for number, (line, mark, inside) in enumerate(_marked(text), start=1):
        if mark and inside:
            stub = WRITTEN_STUB
            if not markdown:
                stub = _stub(any(number in lines for lines in functions), exercise_id)
            kept.append(line[: len(line) - len(line.lstrip())] + stub)
        elif not mark and not inside:
            kept.append(line)
    return "\n".join(kept)


def _stub(in_function: bool, exercise_id: str) -> str:
    if not in_function:
        return "..."
    return f'raise NotImplementedError("{exercise_id}: replace this line by your code")'


def _function_lines(text: str) -> list[range]:
    """The lines of each function; of a text that is no Python, none."""
    try:
        nodes = list(ast.walk(ast.parse(text)))
    except SyntaxError:
        return []
    return [
        range(node.lineno, (node.end_lineno or node.lineno) + 1)
        for node in nodes
        if isinstance(node, ast.FunctionDef)
    ]


def _marked(text: str) -> Iterator[tuple[str, bool, bool]]:
    """Each line, whether it is a mark, and whether it begins or lies in a solution."""
    begun = 0
    found = False
    number = 0
    for number, line in enumerate(text.split("\n"), start=1):
        word = line.strip()
        if word == _BEGIN and begun:
            raise MarkError("a solution begins inside another one", number)
        if word == _END and not begun:
            raise MarkError("a solution ends that has not begun", number)
        if word == _BEGIN:
            begun = number
            found = True
        if word == _END:
            begun = 0
        yield line, word in (_BEGIN, _END), bool(begun)
    if begun:
        raise MarkError("this solution has no `### END SOLUTION`", begun)
    if not found:
        raise MarkError("no `### BEGIN SOLUTION` in this cell", number)
