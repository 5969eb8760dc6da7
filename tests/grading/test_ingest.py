"""Files that nobody trusts: each is read, or refused with one reason."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from autograder.grading.ingest import Limits, Unreadable, read_notebook

CELL = {"cell_type": "code", "source": ["x = 1\r\n", "y = 2"], "metadata": {}, "id": "a"}
GOOD = {"cells": [CELL], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
TEXT = json.dumps(GOOD)


def deep(levels: int) -> bytes:
    return b"[" * levels + b"]" * levels


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"[]", "no list of cells"),
        (b"{}", "no list of cells"),
        (b'"text"', "no list of cells"),
        (b'{"cells": {}}', "no list of cells"),
        (b"<!DOCTYPE html><html></html>", "web page"),
        (b'\xef\xbb\xbf<html lang="en">', "web page"),
        (TEXT.encode()[:-5], "no valid JSON .*line 1"),
        (b"\x80\x81\x82", "no valid JSON"),
        (bytes(range(128, 192)) + b"\xff\xff\xff", "no valid JSON"),
        (deep(200_000), "no valid JSON .*RecursionError"),
        (b'{"cells": [' + deep(200_000) + b"]}", "no valid JSON .*RecursionError"),
        (b'{"a": ' + b"9" * 10_000 + b"}", "no valid JSON .*ValueError"),
        (json.dumps({"cells": [CELL] * 501}).encode(), "501 cells; at most 500"),
        (json.dumps({"cells": [{"source": "x" * 100_001}]}).encode(), "100001 in one cell"),
        (json.dumps({"cells": [{"source": "x" * 90_000}] * 12}).encode(), "1080000 characters"),
    ],
)
def test_refused_with_a_reason(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "x.ipynb"
    path.write_bytes(data)
    with pytest.raises(Unreadable, match=reason):
        read_notebook(path, Limits())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "x.ipynb"
    path.write_bytes(TEXT.encode(encoding))
    (cell,) = read_notebook(path, Limits()).cells
    assert (cell.code, cell.source, cell.id) == (True, "x = 1\ny = 2", "a")


@pytest.mark.parametrize(
    ("notebook", "sources"),
    [
        ({"cells": [{"cell_type": "code", "source": None}]}, [""]),
        ({"cells": [{"cell_type": "code", "source": ["a", 3, None, "b"]}]}, ["ab"]),
        ({"cells": [None, 3, [], {"metadata": 3, "source": "x", "id": 7}]}, ["", "", "", "x"]),
        ({"cells": [{"source": "a\ud800b", "metadata": {"nbgrader": [], "tags": 3}}]}, ["a?b"]),
        ({"worksheets": [{"cells": [{"cell_type": "code", "input": "a = 1"}]}, 3]}, ["a = 1"]),
        ({"cells": [{"source": "x", "nan": float("nan"), "inf": float("-inf")}]}, ["x"]),
    ],
)
def test_odd_cells(tmp_path: Path, notebook: dict[str, object], sources: list[str]) -> None:
    path = tmp_path / "x.ipynb"
    path.write_text(json.dumps(notebook))
    assert [cell.source for cell in read_notebook(path, Limits()).cells] == sources


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.ipynb"
    secret.write_text(TEXT)
    link = tmp_path / "x.ipynb"
    link.symlink_to(secret)
    with pytest.raises(Unreadable, match="is a link"):
        read_notebook(link, Limits())


def test_only_regular_files_are_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "x.ipynb"
    os.mkfifo(pipe)
    folder = tmp_path / "y.ipynb"
    folder.mkdir()
    for path in (pipe, folder, Path("/dev/zero")):
        with pytest.raises(Unreadable, match=r"regular|cannot be"):
            read_notebook(path, Limits())
    with pytest.raises(Unreadable, match="No notebook"):
        read_notebook(tmp_path / "none.ipynb", Limits())
    with pytest.raises(Unreadable, match="cannot be opened"):
        read_notebook(tmp_path / "nul\0.ipynb", Limits())


def test_a_large_file_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "x.ipynb"
    with path.open("wb") as file:
        file.truncate(10**12)  # sparse: reading it would not end well
    with pytest.raises(Unreadable, match="at most 10 MB"):
        read_notebook(path, Limits())
