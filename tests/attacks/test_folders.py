"""J: folders and archives, and A19, D3, G11: what leads somewhere else."""

from __future__ import annotations

import io
import json
import os
import shutil
import socket
import stat
import subprocess
import sys
import tarfile
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from autograder.grading.archive import ArchiveLimits, RefusedArchive, unpack
from autograder.grading.graded import Graded
from autograder.grading.ingest import Limits, Unreadable, read_bytes
from autograder.grading.places import Places

from .arena import CANARY, NAME, Arena, report

pytestmark = pytest.mark.attack


@pytest.fixture
def folder(arena: Arena) -> Iterator[Path]:
    """A submission's folder, empty."""
    made = arena.course / "submitted" / "folder" / NAME
    made.mkdir(parents=True)
    yield made
    shutil.rmtree(made.parent)


def missing(graded: Graded) -> bool:
    return graded.score == 0 and "No notebook was submitted." in report(graded)


LINKS: dict[str, Callable[[Path, Path], object]] = {
    "D3 to the solution": lambda at, course: at.symlink_to(
        course / "solutions" / NAME / f"{NAME}.ipynb"
    ),
    "D3 to a secret": lambda at, course: at.symlink_to(course / "secret.txt"),
    "D3 relative": lambda at, course: at.symlink_to(f"../../other/{NAME}/{NAME}.ipynb"),
    "D3 to a link": lambda at, course: (
        (at.parent / "one").symlink_to(course / "secret.txt"),
        at.symlink_to("one"),
    ),
    "D3 to itself": lambda at, course: at.symlink_to(at.name),
    "D3 to nothing": lambda at, course: at.symlink_to("/nowhere"),
    "J4 a pipe": lambda at, course: os.mkfifo(at),
    "J4 a socket": lambda at, course: _bound(at),
    "J4 a folder": lambda at, course: at.mkdir(),
    "J4 a device": lambda at, course: _device(at),
}


def _bound(at: Path) -> None:
    here = os.getcwd()
    os.chdir(at.parent)  # the name of a socket has at most 107 bytes
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(at.name)
    os.chdir(here)


def _device(at: Path) -> None:
    try:
        os.mknod(at, stat.S_IFCHR | 0o600, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("a device is made by root only")


@pytest.mark.parametrize("name", LINKS)
def test_what_is_no_regular_file_is_not_opened(arena: Arena, folder: Path, name: str) -> None:
    LINKS[name](folder / f"{NAME}.ipynb", arena.course)
    started = time.monotonic()
    graded = arena.grade(folder)
    assert time.monotonic() - started < 5
    assert missing(graded)
    assert CANARY not in json.dumps(graded.notebook)


def test_d3_a_folder_that_is_a_link(arena: Arena, folder: Path) -> None:
    link = folder.parent / "link"
    link.symlink_to(arena.course / "submitted" / "other" / NAME)
    assert missing(arena.grade(link))
    (folder.parent.parent / "linked").symlink_to(arena.course / "submitted" / "other")
    try:
        assert "linked" not in {task.student for task in Places(arena.course).tasks(NAME)}
    finally:
        (folder.parent.parent / "linked").unlink()


def test_a_hard_link_is_a_file_of_the_student(arena: Arena, folder: Path) -> None:
    """Nothing tells it from a copy: it is graded, and what it holds is all that is shown."""
    os.link(arena.course / "submitted" / "other" / NAME / f"{NAME}.ipynb", folder / f"{NAME}.ipynb")
    assert arena.grade(folder).score == 0


@pytest.mark.parametrize("names", [("A.ipynb", "a.ipynb"), ("sigmoid.ipynb", "ѕigmoid.ipynb")])
def test_j6_names_that_look_alike(arena: Arena, folder: Path, names: tuple[str, str]) -> None:
    for name in names:
        (folder / name).write_text(json.dumps(arena.notebook()))
    graded = arena.grade(folder)
    assert graded.score == arena.score()
    assert f"not read: {names[1]}." in "".join(graded.notes)


def test_j6_a_case_of_its_own(arena: Arena, folder: Path) -> None:
    (folder / "SIGMOID.IPYNB").write_text(json.dumps(arena.notebook()))
    graded = arena.grade(folder)
    assert graded.score == arena.score()
    assert f"should be named {NAME}.ipynb" in graded.notes[0]


def test_j7_a_file_that_cannot_be_read(arena: Arena, folder: Path) -> None:
    path = folder / f"{NAME}.ipynb"
    path.write_text(json.dumps(arena.notebook()))
    path.chmod(0)
    if os.geteuid() == 0:  # who may read everything: as another user
        script = (
            "import os, sys; sys.path.insert(0, sys.argv[1]); os.setuid(12345)\n"
            "from pathlib import Path\n"
            "from autograder.grading.ingest import Unreadable, read_bytes\n"
            "try: read_bytes(Path(sys.argv[2]), 10)\n"
            "except Unreadable as reason: print(reason)"
        )
        closed = Path("/") / "etc" / "shadow"
        root = str(Path(__file__).parents[2])
        run = subprocess.run(
            [sys.executable, "-c", script, root, str(closed)], capture_output=True, text=True
        )
        assert run.stdout.strip() in ("The file cannot be opened, or is a link.", "")
    else:
        assert "The file cannot be opened, or is a link." in report(arena.grade(folder))


def test_j7_missing_folders_and_odd_names(arena: Arena, folder: Path) -> None:
    assert missing(arena.grade(folder))
    assert missing(arena.grade(folder / "absent"))
    (folder / os.fsdecode(b"\xff\x1b[2J\n.ipynb")).write_text(json.dumps(arena.notebook()))
    graded = arena.grade(folder)
    assert graded.score == arena.score()
    assert "\x1b" not in json.dumps(graded.to_json(), ensure_ascii=False)


def test_j7_a_folder_full_of_notebooks(arena: Arena, folder: Path) -> None:
    for number in range(300):
        (folder / f"{number}.ipynb").write_text('{"cells": []}')
    graded = arena.grade(folder)
    assert graded.score == 0
    assert sum(map(len, graded.notes)) < 5_000


@pytest.mark.parametrize("kind", ["grows", "shrinks", "is replaced"])
def test_j5_a_file_that_changes_while_it_is_read(tmp_path: Path, kind: str) -> None:
    path, limit, ended = tmp_path / "x.ipynb", 1 << 20, threading.Event()
    path.write_bytes(b"x" * (limit // 2))

    def change() -> None:
        while not ended.is_set():
            if kind == "grows":
                with path.open("ab") as file:
                    file.write(b"y" * 4096)
            elif kind == "shrinks":
                os.truncate(path, 10)
                os.truncate(path, limit // 2)
            else:
                other = tmp_path / "other"
                other.symlink_to("/etc/passwd")
                os.replace(other, path)
                (tmp_path / "new").write_bytes(b"x" * 100)
                os.replace(tmp_path / "new", path)

    thread = threading.Thread(target=change)
    thread.start()
    try:
        for _ in range(100):
            try:
                data = read_bytes(path, limit)
            except Unreadable:
                continue
            assert len(data) <= limit
            assert set(data) <= set(b"xy\0")
    finally:
        ended.set()
        thread.join()


NAMES = ["../up", "/absolute", "a\nb", "-rf", ".hidden", "a/b", "<b>x</b>", "a" * 65, "a\x00b", ""]


@pytest.mark.parametrize("name", NAMES)
def test_g11_a_folder_whose_name_is_no_id(arena: Arena, name: str) -> None:
    made = arena.course / "submitted" / name.replace("/", "_").replace("\0", "_").strip("_")
    if not made.name or made.name == "submitted" or name in ("/absolute", "a/b", "a\x00b"):
        made = arena.course / "submitted" / "..._"
    new = not made.exists()
    (made / NAME).mkdir(parents=True, exist_ok=True)
    try:
        found = {task.student for task in Places(arena.course).tasks(NAME)}
        assert made.name not in found
        assert "other" in found
    finally:
        if new:
            shutil.rmtree(made)


def zipped(path: Path, entries: Iterator[tuple[str, bytes]]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in entries:
            out.writestr(name, data)
    return path


def linked(kind: bytes, target: str = "/etc/passwd") -> Callable[[Path], Path]:
    def made(folder: Path) -> Path:
        path = folder / "a.tar"
        with tarfile.open(path, "w") as out:
            info = tarfile.TarInfo("x.ipynb")
            info.type, info.linkname = kind, target
            out.addfile(info)
        return path

    return made


def symlink_in_zip(folder: Path) -> Path:
    path = folder / "a.zip"
    with zipfile.ZipFile(path, "w") as out:
        info = zipfile.ZipInfo("x.ipynb")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        out.writestr(info, "/etc/passwd")
    return path


def many_entries(folder: Path) -> Path:
    return zipped(folder / "a.zip", ((str(i), b"") for i in range(20_000)))


def nested(folder: Path) -> Path:
    inner = zipped(folder / "inner.zip", iter([("zeros", b"\0" * (1 << 20))]))
    return zipped(folder / "a.zip", ((f"{i}.zip", inner.read_bytes()) for i in range(300)))


def long_header(folder: Path) -> Path:
    """A tar whose header of extended attributes claims to be very long."""
    path = folder / "a.tar.gz"
    with tarfile.open(path, "w:gz") as out:
        info = tarfile.TarInfo("././@PaxHeader")
        info.type, info.size = tarfile.XHDTYPE, 400 << 20
        out.fileobj.write(info.tobuf(tarfile.USTAR_FORMAT))
        for _ in range(400):
            out.fileobj.write(b"\0" * (1 << 20))
    return path


ARCHIVES: dict[str, Callable[[Path], Path]] = {
    "J1 a bomb": lambda at: zipped(at / "a.zip", iter([("x.ipynb", b"\0" * (60 << 20))])),
    "J1 many entries": many_entries,
    "J1 archives in an archive": nested,
    "J1 a header without end": long_header,
    "J2 upwards": lambda at: zipped(at / "a.zip", iter([("../x.ipynb", b"x")])),
    "J2 absolute": lambda at: zipped(at / "a.zip", iter([("/tmp/x.ipynb", b"x")])),
    "J2 a drive": lambda at: zipped(at / "a.zip", iter([("C:\\x.ipynb", b"x")])),
    "J2 upwards, by backslashes": lambda at: zipped(at / "a.zip", iter([("..\\x.ipynb", b"x")])),
    "J2 a very long name": lambda at: zipped(at / "a.zip", iter([("x" * 5000, b"x")])),
    "J2 a name with a line": lambda at: zipped(at / "a.zip", iter([("a\nb.ipynb", b"x")])),
    "J3 a symbolic link in a zip": symlink_in_zip,
    "J3 a symbolic link": linked(tarfile.SYMTYPE),
    "J3 a hard link": linked(tarfile.LNKTYPE),
    "J3 a device": linked(tarfile.CHRTYPE),
    "J3 a pipe": linked(tarfile.FIFOTYPE),
    "J6 names that differ in case": lambda at: zipped(
        at / "a.zip", iter([("A.ipynb", b"x"), ("a.ipynb", b"y")])
    ),
    "no archive": lambda at: zipped(at / "a.zip", iter([])),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_an_archive_is_refused_with_the_reason(tmp_path: Path, name: str) -> None:
    made = tmp_path / "made"
    made.mkdir()
    archive = ARCHIVES[name](made)
    if name == "no archive":
        archive.write_bytes(b"PK\x03\x04" + os.urandom(500))
    before = sorted(tmp_path.rglob("*"))
    started = time.monotonic()
    with pytest.raises(RefusedArchive) as caught:
        unpack(archive, tmp_path / "out", ArchiveLimits())
    assert str(caught.value)
    assert time.monotonic() - started < 10
    assert sorted(tmp_path.rglob("*")) == before


def test_j3_a_setuid_bit_does_not_come_along(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as out:
        info = tarfile.TarInfo("x.ipynb")
        info.mode, info.size = 0o6777, 2
        out.addfile(info, io.BytesIO(b"{}"))
    (found,) = unpack(path, tmp_path / "out")
    assert not found.stat().st_mode & (stat.S_ISUID | stat.S_ISGID)


def test_limits_of_a_file_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "x.ipynb"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(Unreadable, match="MB"):
        read_bytes(path, Limits().file_bytes)
