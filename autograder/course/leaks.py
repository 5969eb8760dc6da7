"""Answers that lie where students could find them: in a release, or in what they install.

Python is compared by its syntax tree with the names taken out, so a renamed copy is found too;
data item by item; formulas as text without spaces. Pieces too small to tell anything are left out.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

NODES = 20  # of a function's body or of what it returns; below this everybody writes the same
LETTERS = 14  # of a formula
ITEMS = 3  # of a table, a graph, a list

_SKIPPED = ("ctx", "annotation", "returns", "type_comment", "kind", "type_params")
_Block = Sequence[ast.AST]


@dataclass
class Answers:
    """What is looked for, each with the exercise that it answers."""

    bodies: dict[str, str] = field(default_factory=dict)
    shapes: set[tuple[type, ...]] = field(default_factory=set)  # the statements of each body
    values: dict[str, str] = field(default_factory=dict)
    collections: list[tuple[str, type, list[str]]] = field(default_factory=list)
    formulas: dict[str, str] = field(default_factory=dict)

    def add(self, exercise: str, text: str) -> None:
        """The pieces of one answer cell with its solution."""
        for statement in ast.parse(text).body:
            if isinstance(statement, ast.FunctionDef):
                self._add_function(exercise, statement)
            elif isinstance(statement, ast.Assign):
                self._add_value(exercise, statement.value)

    def _add_function(self, exercise: str, function: ast.FunctionDef) -> None:
        body = function.body[1:] if ast.get_docstring(function) else function.body
        if _size(body) >= NODES:
            self.bodies[_form(body)] = exercise
            self.shapes.add(tuple(type(statement) for statement in body))
        for node in ast.walk(function):
            value = node.value if isinstance(node, ast.Return) else None
            if value is not None and _size([value]) >= NODES:
                self.values[_form([value])] = exercise

    def _add_value(self, exercise: str, value: ast.expr) -> None:
        items = _items(value)
        if len(items) >= ITEMS:
            self.collections.append((exercise, type(value), items))
        for node in [] if _is_rows(value) else ast.walk(value):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                formula = _close(node.value)
                if len(formula) >= LETTERS:
                    self.formulas[formula] = exercise


def found(answers: Answers, text: str, python: bool) -> Iterator[tuple[str, str]]:
    """The exercises whose answers a public text holds, and what of them."""
    closed = _close(text)
    for formula, exercise in answers.formulas.items():
        if formula in closed:
            yield exercise, f"the formula `{formula}`"
    for node in ast.walk(ast.parse(text)) if python else ():
        for block in _blocks(node):
            yield from _bodies(answers, block)
        if isinstance(node, ast.expr):
            yield from _values(answers, node)


def _bodies(answers: Answers, block: _Block) -> Iterator[tuple[str, str]]:
    kinds = tuple(type(statement) for statement in block)
    for shape in answers.shapes:
        for start in range(len(kinds) - len(shape) + 1):
            window = slice(start, start + len(shape))
            if kinds[window] == shape and (form := _form(block[window])) in answers.bodies:
                line = getattr(block[start], "lineno", 0)
                yield answers.bodies[form], f"the body of its function, line {line}"


def _values(answers: Answers, node: ast.expr) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.Call | ast.BinOp | ast.Tuple | ast.Dict):
        exercise = answers.values.get(_form([node]))
        if exercise is not None:
            yield exercise, f"what its function returns, line {node.lineno}"
    items = set(_items(node))
    if len(items) > 1:
        for exercise, kind, wanted in answers.collections:
            if _same(node, items, kind, wanted):
                yield exercise, f"most of its data, line {node.lineno}"


def _same(node: ast.expr, items: set[str], kind: type, wanted: list[str]) -> bool:
    """Labels must be the same ones (in order, if order matters); of rows, half are enough."""
    if kind is not ast.Dict and all(item.startswith("'") for item in wanted):
        return items == set(wanted) and (kind is ast.Set or _items(node) == wanted)
    return 2 * len(items & set(wanted)) >= len(wanted)


def _items(value: ast.expr) -> list[str]:
    if isinstance(value, ast.Dict):
        pairs = zip(value.keys, value.values, strict=True)
        return [_form([key, item]) for key, item in pairs if key is not None]
    if isinstance(value, ast.List | ast.Set | ast.Tuple):
        return [_form([item]) for item in value.elts]
    return []


def _is_rows(value: ast.expr) -> bool:
    """Is this a table or a graph? Their cells alone say nothing."""
    if isinstance(value, ast.Dict):
        return any(isinstance(item, ast.Tuple) for item in value.values)
    return isinstance(value, ast.List) and any(isinstance(i, ast.Tuple) for i in value.elts)


def _blocks(node: ast.AST) -> Iterator[_Block]:
    for name in ("body", "orelse", "finalbody"):
        block = getattr(node, name, None)
        if isinstance(block, list):
            yield block


def _size(nodes: _Block) -> int:
    return sum(not isinstance(n, ast.expr_context) for node in nodes for n in ast.walk(node))


def _form(nodes: _Block) -> str:
    """The nodes as text in which every name is its number in order of appearance."""
    names: dict[str, str] = {}
    return ",".join(_written(node, names) for node in nodes)


def _written(node: object, names: dict[str, str]) -> str:
    if isinstance(node, ast.Name | ast.arg):
        name = node.id if isinstance(node, ast.Name) else node.arg
        return names.setdefault(name, f"v{len(names)}")
    if isinstance(node, ast.Constant):
        value = node.value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return repr(float(value))  # 2 and 2.0 are the same answer
        return repr(value)
    if isinstance(node, list):
        return "[" + ",".join(_written(item, names) for item in node) + "]"
    if isinstance(node, ast.AST):
        parts = (_written(v, names) for k, v in ast.iter_fields(node) if k not in _SKIPPED)
        return f"{type(node).__name__}({','.join(parts)})"
    return repr(node)


def _close(text: str) -> str:
    return "".join(text.split())
