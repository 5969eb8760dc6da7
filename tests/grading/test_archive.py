"""Archives that nobody trusts: unpacked within limits, or refused with the reason."""

from __future__ import annotations

import io
import stat
import tarfile
import zipfile
from pathlib import Path

import pytest

from autograder.grading.archive import ArchiveLimits, RefusedArchive, SafeExtractor, unpack


def zipped(path: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in entries.items():
            out.writestr(name, data)
    return path


def test_ordinary_archives_are_unpacked(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", {"ps/one.ipynb": b"{}", "ps/notes/two.txt": b"x"})
    found = unpack(archive, tmp_path / "out")
    assert [p.relative_to(tmp_path / "out").as_posix() for p in found] == [
        "ps/one.ipynb",
        "ps/notes/two.txt",
    ]
    assert found[0].read_bytes() == b"{}"


def test_a_tar_is_unpacked(tmp_path: Path) -> None:
    archive = tmp_path / "a.tar.gz"
    with tarfile.open(archive, "w:gz") as out:
        info = tarfile.TarInfo("one.ipynb")
        info.size, info.mode = 2, 0o4755  # the setuid bit does not come along
        out.addfile(info, io.BytesIO(b"{}"))
    (found,) = unpack(archive, tmp_path / "out")
    assert found.read_bytes() == b"{}"
    assert not found.stat().st_mode & stat.S_ISUID


@pytest.mark.parametrize(
    "name",
    ["../up.ipynb", "/absolute.ipynb", "a/../../up", "C:\\x.ipynb", "a/" * 12 + "x", "x" * 300,
     "bad\nname", "nul\x07"],
)  # fmt: skip
def test_names_that_lead_elsewhere_are_refused(tmp_path: Path, name: str) -> None:
    archive = zipped(tmp_path / "a.zip", {"fine.ipynb": b"{}", name: b"x"})
    with pytest.raises(RefusedArchive):
        unpack(archive, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert not (tmp_path / "up.ipynb").exists()


def test_a_bomb_is_refused_before_it_fills_the_disk(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", {"zeros": b"\0" * (20 << 20)})
    with pytest.raises(RefusedArchive, match="100 times"):
        unpack(archive, tmp_path / "out")


def test_too_many_entries(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", {f"{i}.txt": b"x" for i in range(201)})
    with pytest.raises(RefusedArchive, match="more than 200"):
        unpack(archive, tmp_path / "out")
    many = ArchiveLimits(entries=300)
    assert len(unpack(archive, tmp_path / "more", many)) == 201


def test_links_and_devices_are_refused(tmp_path: Path) -> None:
    linked = zipfile.ZipInfo("link.ipynb")
    linked.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as out:
        out.writestr(linked, "/etc/passwd")
    with pytest.raises(RefusedArchive, match="link or a device"):
        unpack(tmp_path / "a.zip", tmp_path / "out")
    for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
        with tarfile.open(tmp_path / "b.tar", "w") as tar:
            info = tarfile.TarInfo("x.ipynb")
            info.type, info.linkname = kind, "/etc/passwd"
            tar.addfile(info)
        with pytest.raises(RefusedArchive, match="link or a device"):
            unpack(tmp_path / "b.tar", tmp_path / "out")


def test_names_that_collide_are_refused(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", {"A.ipynb": b"1", "a.ipynb": b"2"})
    with pytest.raises(RefusedArchive, match="have the name"):
        unpack(archive, tmp_path / "out")


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 not really")
    with pytest.raises(RefusedArchive, match="cannot be read"):
        unpack(tmp_path / "a.zip", tmp_path / "out")


def test_one_bad_archive_costs_only_itself(tmp_path: Path) -> None:
    downloaded, extracted = tmp_path / "archive", tmp_path / "extracted"
    downloaded.mkdir()
    zipped(downloaded / "bad.zip", {"../up": b"x"})
    zipped(downloaded / "good.zip", {"sigmoid.ipynb": b"{}"})
    (downloaded / "s1.ipynb").write_text("{}")
    (downloaded / "s2.ipynb").symlink_to("/etc/passwd")
    SafeExtractor().extract(str(downloaded), str(extracted))
    found = sorted(p.relative_to(extracted).as_posix() for p in extracted.rglob("*.ipynb"))
    assert found == ["good/sigmoid.ipynb", "s1.ipynb"]
