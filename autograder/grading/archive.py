"""Unpacking archives that nobody trusts, for `nbgrader zip_collect`: counted, never followed.

Entries are streamed with a running count of bytes; links, devices, absolute names and names that
lead upwards are refused. A refused archive is one line in the log, and the others are unpacked.
"""

from __future__ import annotations

import io
import os
import shutil
import stat
import tarfile
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

from nbgrader.plugins import ExtractorPlugin

CHUNK = 1 << 16
ENTRY_BYTES = 1_000  # of a zip's directory: far more than an entry with a decent name needs


@dataclass(frozen=True)
class ArchiveLimits:
    """What one archive may hold once it is unpacked."""

    total_bytes: int = 50 << 20
    entries: int = 200
    ratio: int = 100  # unpacked bytes to the archive's own
    depth: int = 8
    name_length: int = 200


class RefusedArchive(Exception):
    """Why an archive was not unpacked."""


@dataclass(frozen=True)
class _Entry:
    name: str
    size: int
    regular: bool
    folder: bool
    open: Any


def unpack(archive: Path, into: Path, limits: ArchiveLimits = ArchiveLimits()) -> list[Path]:
    """Unpack a zip or tar archive into a folder made for it, all or nothing.

    Raises `RefusedArchive`, and FileExistsError if the folder is there already.
    """
    into.mkdir(parents=True)
    try:
        return list(_unpacked(archive, into, limits))
    except (RefusedArchive, zipfile.BadZipFile, tarfile.TarError, OSError, ValueError) as error:
        shutil.rmtree(into, ignore_errors=True)
        if isinstance(error, RefusedArchive):
            raise
        raise RefusedArchive(f"it cannot be read: {error}") from error


def _unpacked(archive: Path, into: Path, limits: ArchiveLimits) -> Iterator[Path]:
    allowed = min(limits.total_bytes, max(archive.stat().st_size, 1) * limits.ratio)
    written, seen = 0, set()
    for number, entry in enumerate(_entries(archive, limits), start=1):
        if number > limits.entries:
            raise RefusedArchive(f"it has more than {limits.entries} entries")
        target = into / _safe_name(entry, limits)
        if entry.folder:
            continue
        folded = unicodedata.normalize("NFC", str(target)).casefold()
        if folded in seen:
            raise RefusedArchive(f"two of its entries have the name {target.name!r}")
        seen.add(folded)
        target.parent.mkdir(parents=True, exist_ok=True)
        with entry.open() as source:
            written += _copied(source, target, allowed - written, limits)
        yield target


def _entries(archive: Path, limits: ArchiveLimits) -> Iterator[_Entry]:
    if zipfile.is_zipfile(archive):
        _refuse_long_directory(archive, limits)
        with zipfile.ZipFile(archive) as opened:
            for info in opened.infolist():
                mode = info.external_attr >> 16
                regular = not mode or stat.S_ISREG(mode) or stat.S_IFMT(mode) == 0
                yield _Entry(
                    info.filename,
                    info.file_size,
                    regular,
                    info.is_dir(),
                    lambda info=info: opened.open(info),
                )
        return
    with archive.open("rb") as file, _Tar.open(fileobj=file) as tar:
        for member in tar:
            yield _Entry(
                member.name,
                member.size,
                member.isreg(),
                member.isdir(),
                lambda member=member: tar.extractfile(member),
            )


def _refuse_long_directory(archive: Path, limits: ArchiveLimits) -> None:
    """Look at the length of a zip's directory before all of it is read into memory."""
    with archive.open("rb") as file:
        file.seek(-min(archive.stat().st_size, 22 + (1 << 16)), os.SEEK_END)
        tail = file.read()
    end = tail[tail.rfind(b"PK\x05\x06") :]
    length = int.from_bytes(end[12:16], "little")
    if length > limits.entries * ENTRY_BYTES:
        raise RefusedArchive(f"it has more than {limits.entries} entries")


class _Tar(tarfile.TarFile):
    """A tar that is read in small parts: a header may claim any length."""

    def __init__(self, name: Any = None, mode: Any = "r", fileobj: Any = None, **more: Any) -> None:
        super().__init__(name, mode, _Sparing(fileobj), **more)


class _Sparing(io.RawIOBase):
    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        if not 0 <= size <= 4 * CHUNK:
            raise RefusedArchive("one of its headers is too long")
        return self._file.read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def close(self) -> None:
        self._file.close()
        super().close()


def _safe_name(entry: _Entry, limits: ArchiveLimits) -> PurePosixPath:
    name = entry.name.replace("\\", "/")
    path = PurePosixPath(name)
    if not entry.regular and not entry.folder:
        raise RefusedArchive(f"{entry.name!r} is a link or a device")
    if path.is_absolute() or ".." in path.parts or ":" in name or not path.parts:
        raise RefusedArchive(f"{entry.name!r} leads out of the folder")
    if len(path.parts) > limits.depth or len(name) > limits.name_length:
        raise RefusedArchive(f"{entry.name[:60]!r} lies too deep or has too long a name")
    if any(unicodedata.category(c).startswith("C") for c in name):
        raise RefusedArchive(f"{entry.name!r} has control characters in its name")
    return path


def _copied(source: IO[bytes], target: Path, allowed: int, limits: ArchiveLimits) -> int:
    written = 0
    with target.open("xb") as out:
        while chunk := source.read(CHUNK):
            written += len(chunk)
            if written > allowed:
                raise RefusedArchive(
                    f"unpacked it is larger than {limits.total_bytes >> 20} MB or than"
                    f" {limits.ratio} times the archive"
                )
            out.write(chunk)
    return written


class SafeExtractor(ExtractorPlugin):  # type: ignore[misc]
    """`nbgrader zip_collect` with limits: one bad archive costs one line, not the class."""

    def extract(self, archive_path: str, extracted_path: str) -> None:
        for folder, _, names in os.walk(archive_path):
            into = Path(extracted_path) / os.path.relpath(folder, archive_path)
            into.mkdir(parents=True, exist_ok=True)
            for name in sorted(names):
                self._take(Path(folder) / name, into)

    def _take(self, path: Path, into: Path) -> None:
        if path.is_symlink() or not path.is_file():
            self.log.warning("%s is not a regular file and was left out", path)
        elif path.suffix in self.zip_ext:
            stem = path.name.removesuffix(path.suffix).removesuffix(".tar")
            try:
                unpack(path, into / stem)
            except (RefusedArchive, FileExistsError) as reason:
                self.log.error("%s was not unpacked: %s", path.name, reason)
        else:
            shutil.copyfile(path, into / path.name)
