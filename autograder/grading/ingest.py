"""A notebook file that nobody trusts becomes a bounded list of cells, or one readable reason.

Outputs, attachments and widgets are never looked at. Nothing here raises but `Unreadable`.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


class Unreadable(Exception):
    """Why a file is not read, in a line for its author."""


@dataclass(frozen=True)
class Limits:
    """What is refused before it costs anything: bytes of the file, cells, characters of code.

    `parts` are the lists, objects and entries of the JSON: each costs up to a hundred bytes.
    """

    file_bytes: int = 10 * 2**20
    parts: int = 500_000
    cells: int = 500
    cell_characters: int = 100_000
    notebook_characters: int = 1_000_000


@dataclass(frozen=True)
class RawCell:
    """A cell as submitted; `nbgrader` and `tags` are whatever the file says."""

    code: bool
    source: str
    id: str = ""
    nbgrader: dict[str, Any] = field(default_factory=dict)
    tags: tuple[str, ...] = ()

    @property
    def grade_id(self) -> str:
        return _text(self.nbgrader.get("grade_id"))


@dataclass(frozen=True)
class RawNotebook:
    cells: tuple[RawCell, ...]
    digest: str  # sha256 of the file


def read_notebook(path: Path, limits: Limits) -> RawNotebook:
    """Read and parse once; raises `Unreadable`."""
    data = read_bytes(path, limits.file_bytes)
    parts = sum(map(data.count, (b"[", b"{", b",")))  # or a few more: some stand in texts
    if parts > limits.parts:
        raise Unreadable(
            f"The file has {parts} parts; at most {limits.parts} are read. "
            "Clear all outputs, save, and submit again."
        )
    cells = _cells(_parsed(data))
    if len(cells) > limits.cells:
        raise Unreadable(f"The notebook has {len(cells)} cells; at most {limits.cells} are read.")
    raw = tuple(_cell(cell) for cell in cells)
    longest = max((len(cell.source) for cell in raw), default=0)
    total = sum(len(cell.source) for cell in raw)
    if longest > limits.cell_characters or total > limits.notebook_characters:
        raise Unreadable(
            f"The notebook has {total} characters of text, {longest} in one cell; at most "
            f"{limits.notebook_characters} and {limits.cell_characters} are read."
        )
    return RawNotebook(raw, hashlib.sha256(data).hexdigest())


def read_bytes(path: Path, limit: int) -> bytes:
    """The bytes of a regular file, never through a link, a device or a pipe."""
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, name, 0)
    try:
        descriptor = os.open(path, flags)
    except (OSError, ValueError) as error:
        if isinstance(error, FileNotFoundError):
            raise Unreadable("No notebook was submitted.") from None
        raise Unreadable("The file cannot be opened, or is a link.") from None
    try:
        return _bounded(descriptor, limit)
    except OSError:
        raise Unreadable("The file cannot be read.") from None
    finally:
        os.close(descriptor)


def _bounded(descriptor: int, limit: int) -> bytes:
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        raise Unreadable("This is not a regular file.")
    data = b""
    size = status.st_size
    # one byte more than allowed is asked for: the file may have grown since its size was
    while size <= limit and len(data) <= limit:
        part = os.read(descriptor, min(size + 1, limit + 1 - len(data)))
        if not part:
            return data
        data += part
    raise Unreadable(
        f"The file has {max(size, len(data)) / 2**20:.1f} MB; at most {limit / 2**20:.0f} MB are "
        "read. Clear all outputs, save, and submit again."
    )


def _parsed(data: bytes) -> Any:
    if not data.strip():
        raise Unreadable("The file is empty.")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise Unreadable("This is a web page, not a notebook: download the .ipynb file itself.")
    try:
        return json.loads(data)  # knows UTF-8, UTF-16 and UTF-32, with and without a mark
    except (ValueError, RecursionError, MemoryError) as error:
        reason = type(error).__name__
        if isinstance(error, json.JSONDecodeError):
            reason = f"{error.msg}, line {error.lineno}"
        raise Unreadable(f"The file is not a notebook: it is no valid JSON ({reason}).") from None


def _cells(notebook: Any) -> list[Any]:
    if not isinstance(notebook, dict):
        raise Unreadable("The file is not a notebook: no list of cells.")
    cells = notebook.get("cells")
    if cells is None and isinstance(notebook.get("worksheets"), list):  # format 3
        sheets = [sheet for sheet in notebook["worksheets"] if isinstance(sheet, dict)]
        parts = [sheet.get("cells") for sheet in sheets]
        cells = [cell for part in parts if isinstance(part, list) for cell in part]
    if not isinstance(cells, list):
        raise Unreadable("The file is not a notebook: no list of cells.")
    return cells


def _cell(cell: Any) -> RawCell:
    cell = cell if isinstance(cell, dict) else {}
    metadata = cell.get("metadata")
    metadata = metadata if isinstance(metadata, dict) else {}
    nbgrader, tags = metadata.get("nbgrader"), metadata.get("tags")
    return RawCell(
        code=cell.get("cell_type") == "code",
        source=_source(cell.get("source", cell.get("input", ""))),
        id=_text(cell.get("id")),
        nbgrader=nbgrader if isinstance(nbgrader, dict) else {},
        tags=tuple(_text(tag) for tag in tags) if isinstance(tags, list) else (),
    )


def _source(source: Any) -> str:
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    text = _text(source).replace("\r\n", "\n").replace("\r", "\n")
    return text.strip("\n")


def _text(value: Any) -> str:
    """A string that can be written as UTF-8; of anything else, nothing."""
    if not isinstance(value, str):
        return ""
    return value.encode("utf-8", "replace").decode("utf-8")
