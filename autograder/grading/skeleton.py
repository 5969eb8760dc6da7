"""The released notebook as the frame into which submitted cells are fitted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nbformat.notebooknode import NotebookNode

_FUNCTION = re.compile(r"(?:async +)?(?:def|class) +(\w+)")
_LINE = 300  # characters of a line in which a definition is looked for


@dataclass(frozen=True)
class Slot:
    """A cell of the skeleton: `kind` is answer, written, check, or locked for all the rest."""

    id: str
    source: str
    code: bool
    kind: str
    metadata: Mapping[str, Any]

    @classmethod
    def of(cls, cell: NotebookNode) -> Slot:
        metadata = cell.metadata.get("nbgrader", {})
        graded = metadata.get("grade")
        if metadata.get("solution"):
            kind = "written" if graded else "answer"
        else:
            kind = "check" if graded else "locked"
        name = metadata.get("grade_id") or cell.get("id", "")
        return cls(name, cell.source, cell.cell_type == "code", kind, metadata)

    @property
    def open(self) -> bool:
        """Whether the student writes here."""
        return self.kind in ("answer", "written")

    @property
    def runs(self) -> bool:
        """Whether this is code of ours that the student's code needs."""
        return self.kind == "locked" and self.code and not self._calls_us(self.source)

    def same(self, source: str) -> bool:
        """Whether a text is the released one, up to white space at the ends of lines."""
        if plain(self.source) == plain(source):
            return True
        # asking for a hint in the check cell itself is no edit
        return not self.open and self._calls_us(self.source) and self._calls_us(source)

    def _calls_us(self, source: str) -> bool:
        exercise_id = re.escape(self.id.removeprefix("check-").removeprefix("picture-"))
        call = rf"progress\(\)|(?:check|picture)\([\"']{exercise_id}[\"'](?:, ?hint ?= ?[123])?\)"
        return re.fullmatch(call, source.strip()) is not None


def defined_names(source: str) -> set[str]:
    """The names that a cell defines at its top level.

    Read line by line: a text that is no Python still counts, and parsing a hostile text can
    bring the interpreter down.
    """
    names = set()
    for line in source.split("\n"):
        function = _FUNCTION.match(line)
        if function:
            names.add(function[1])
            continue
        left, equals, right = line[:_LINE].partition("=")
        if equals and not right.startswith("="):
            parts = [part.strip() for part in left.split(":")[0].split(",")]
            if left[:1].strip() and all(part.isidentifier() for part in parts):
                names.update(parts)
    return names


def plain(source: str) -> tuple[str, ...]:
    """The lines of a text, for comparing: without white space at their ends."""
    return tuple(line.rstrip() for line in source.strip().split("\n"))
