"""Notebooks damaged at random: real submissions mutated, and files that never were a notebook."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sample_class import samples, text

LEFT_OUT = ("endless", "flood", "no-notebook")  # what takes long, or is no notebook
LINES = (
    *("import os, sys; os.abort()", "raise SystemExit", "while False: pass", "del np", "%magic"),
    *(
        "!ls",
        "return",
        "    x",
        "\tpass",
        "def",
        "np = None",
        "import numpy as np",
        "1 / 0",
        "µ = 1",
    ),
    *(
        "global z",
        "yield",
        "await x",
        "from x import *",
        "\\",
        "'''",
        "(((",
        "]",
        "print(" + "9" * 99,
    ),
    *("x = [[]] * 10**6", "sigmoid = 3", "raise MemoryError", "lambda: 0", "assert False", "# é"),
)
WORDS = (
    "",
    "x",
    "code",
    "markdown",
    "\x00",
    "\ud800",
    "é" * 50,
    "<script>",
    "../..",
    "1e999",
    "-1",
)
FIELDS = (
    *("nbformat", "nbformat_minor", "metadata", "cells"),
    *("cell_type", "id", "source", "outputs", "execution_count", "attachments"),
    *("nbgrader", "tags", "grade_id", "locked", "solution", "schema_version", "checksum", "points"),
)
MEGABYTE = 2**20


@dataclass(frozen=True)
class Case:
    """What is handed in as the notebook of an assignment, and how it was made."""

    kind: str
    assignment: str
    data: bytes


def case(seed: int, number: int) -> Case:
    """The same for the same numbers."""
    draw = random.Random(f"{seed} {number}")
    assignment, notebook = draw.choice(_real())
    kind = draw.choices(list(KINDS), [weight for weight, _ in KINDS.values()])[0]
    _, made = KINDS[kind]
    return Case(kind, assignment, _data(made(draw, json.loads(notebook))))


@lru_cache(maxsize=1)
def _real() -> list[tuple[str, str]]:
    chosen = [s for s in samples() if not any(word in s.student for word in LEFT_OUT)]
    return [(sample.assignment, text(sample)) for sample in chosen]


def _data(made: Any) -> bytes:
    return made if isinstance(made, bytes) else json.dumps(made).encode()


def sources(draw: random.Random, node: Any) -> Any:
    """Lines of code lost, doubled, moved or replaced, as by a slip of the keyboard."""
    for cell in _code(draw, node):
        lines = "".join(cell["source"]).splitlines() or [""]
        for _ in range(draw.randint(1, 4)):
            at, change = draw.randrange(len(lines)), draw.randrange(5)
            if change == 0 and len(lines) > 1:
                del lines[at]
            elif change == 1:
                lines.insert(at, draw.choice(lines))
            elif change == 2:
                lines.insert(at, draw.choice(LINES))
            elif change == 3:
                lines[at] = lines[at][: draw.randrange(len(lines[at]) + 1)]
            else:
                lines[at] = _slipped(draw, lines[at])
        cell["source"] = "\n".join(lines)
    return node


def _slipped(draw: random.Random, line: str) -> str:
    old, new = draw.choice(
        [("+", "-"), ("*", "/"), ("(", ""), (" ", "\u00a0"), ("1", "2"), ("x", "y")]
    )
    return line.replace(old, new, draw.randint(1, 2))


def swapped(draw: random.Random, node: Any) -> Any:
    """Answers of others in the place of one's own; cells moved, doubled, merged or lost."""
    cells = node["cells"]
    for _ in range(draw.randint(1, 6)):
        one, other = draw.choice(cells), draw.choice(cells)
        change = draw.randrange(5)
        if change == 0:
            one["source"], other["source"] = other["source"], one["source"]
        elif change == 1:
            cells.insert(draw.randrange(len(cells)), copy.deepcopy(one))
        elif change == 2 and len(cells) > 1:
            cells.remove(one)
        elif change == 3:
            one["source"] = "".join(one["source"]) + "\n" + "".join(other["source"])
        else:
            draw.shuffle(cells)
    return node


def tree(draw: random.Random, node: Any) -> Any:
    """Values anywhere in the JSON replaced, lost or doubled."""
    for _ in range(draw.randint(1, 8)):
        places = list(_places(node))
        holder, key = draw.choice(places)
        if isinstance(holder, list):
            change = draw.choice([holder.insert, holder.__setitem__])
            change(key, value(draw))
        elif draw.random() < 0.3:
            del holder[key]
        else:
            holder[draw.choice([key, draw.choice(FIELDS)])] = value(draw)
    return node


def fields(draw: random.Random, node: Any) -> Any:
    """One field of the format with values of a wrong type, in one place or everywhere."""
    field, wrong = draw.choice(FIELDS), value(draw)
    places = [(holder, key) for holder, key in _places(node) if key == field]
    for holder, key in places if draw.random() < 0.5 else places[-1:]:
        holder[key] = wrong
    return node


def flipped(draw: random.Random, node: Any) -> bytes:
    """Bytes of the file changed, lost, added or moved."""
    data = bytearray(_data(node))
    for _ in range(draw.choice([1, 2, 20])):
        at, length = draw.randrange(len(data)), draw.randint(1, 50)
        change = draw.randrange(4)
        if change == 0:
            data[at] = draw.choice([draw.randrange(256), draw.randrange(97, 123)])
        elif change == 1 and len(data) > length + 1:
            del data[at : at + length]
        elif change == 2:
            data[at:at] = draw.randbytes(length)
        else:
            data[at:at] = data[at : at + 20 * length]
    return bytes(data)


def cut(draw: random.Random, node: Any) -> bytes:
    """The beginning of the file."""
    data = _data(node)
    return data[: draw.randrange(len(data))]


def anything(draw: random.Random, node: Any) -> Any:
    """JSON that is no notebook, or one with anything in place of cells."""
    found = value(draw, depth=6)
    return found if draw.random() < 0.5 else {**node, "cells": found}


def deep(draw: random.Random, node: Any) -> Any:
    """Lists in lists, in the file or in the code."""
    depth = draw.choice([50, 500, 5_000, 100_000])
    opened, closed = draw.choice([("[", "]"), ('{"a":', "}"), ("(", ")"), ("-", ""), ("f(", ")")])
    nested = opened * depth + "1" + closed * depth
    if opened in ("[", '{"a":') and draw.random() < 0.7:
        holder, key = draw.choice(list(_places(node)))
        holder[key] = "HERE"
        return json.dumps(node).replace('"HERE"', nested).encode()
    for cell in _code(draw, node):
        cell["source"] = nested
    return node


def huge(draw: random.Random, node: Any) -> Any:
    """Many cells, long cells, large outputs, many small parts; around what is just read."""
    cells, size = node["cells"], int(12 * MEGABYTE * draw.random())
    change = draw.randrange(6)
    if change == 0:
        node["cells"] = (cells * 60)[: draw.randint(100, 3_000)]
    elif change == 1:
        for cell in _code(draw, node):
            cell["source"] = "x = 1\n" * (draw.choice([60_000, 120_000, 2_000_000]) // 6)
    elif change == 2:
        output = {"output_type": "stream", "name": "stdout", "text": "x" * size}
        draw.choice(cells)["outputs"] = [output]
    elif change == 3:
        node["metadata"]["parts"] = [[]] * draw.randint(100_000, 600_000)
    elif change == 4:
        node["metadata"]["\u00e9" * 1_000] = "\u00e9" * (size // 6)
    else:
        return b" " * size + _data(node)
    return node


def encoded(draw: random.Random, node: Any) -> bytes:
    """Another encoding, signs in front, or what only looks like text."""
    plain = json.dumps(node, ensure_ascii=False, indent=draw.choice([None, 1]))
    plain = plain.encode("utf-8", "replace").decode()
    kind = draw.choice(["utf-8-sig", "utf-16", "utf-16-be", "utf-32", "latin-1", "cp1252", "utf-7"])
    data = plain.encode(kind, "replace")
    return draw.choice([data, b"\xef\xbb\xbf" + data, data.replace(b"\n", b"\r\n"), data + b"\0"])


KINDS: dict[str, tuple[int, Callable[[random.Random, Any], Any]]] = {
    "code with slips": (5, sources),
    "cells swapped": (3, swapped),
    "JSON mutated": (6, tree),
    "wrong types": (6, fields),
    "bytes mutated": (3, flipped),
    "truncated": (2, cut),
    "random JSON": (3, anything),
    "deeply nested": (2, deep),
    "huge": (1, huge),
    "other encodings": (1, encoded),
}


def value(draw: random.Random, depth: int = 3) -> Any:
    """Any JSON."""
    kind = draw.randrange(9 if depth else 7)
    if kind < 7:
        words = draw.choice([*WORDS, "x" * draw.randrange(300)])
        numbers = draw.choice([0, -1, 2**63, 10**400, 1.5, float("nan"), float("inf"), -0.0])
        return (None, True, False, words, words, numbers, draw.choice([[], {}]))[kind]
    parts = [value(draw, depth - 1) for _ in range(draw.randint(0, 5))]
    if kind == 7:
        return parts
    return {draw.choice([*FIELDS, *WORDS]): part for part in parts}


def _code(draw: random.Random, node: Any) -> list[Any]:
    """Some answers."""
    found = [cell for cell in node["cells"] if cell["cell_type"] == "code"]
    return draw.sample(found, min(len(found), draw.randint(1, 5)))


def _places(node: Any) -> Iterator[tuple[Any, Any]]:
    """Every list and object, with each of its keys."""
    keys = range(len(node)) if isinstance(node, list) else list(node)
    for key in keys:
        yield node, key
        if isinstance(node[key], (list, dict)):
            yield from _places(node[key])
