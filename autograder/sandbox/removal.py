"""Removing what a notebook left behind, however deep its folders are nested."""

from __future__ import annotations

import contextlib
import os

_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)


def remove(tree: str) -> None:
    """Remove a folder into which nobody writes any more; what cannot be removed stays.

    One step at a time: neither paths nor calls grow with the depth.
    """
    with contextlib.suppress(OSError):
        at = _opened(tree, None)
        try:
            _clear(at)
        finally:
            os.close(at)
        os.rmdir(tree)


def _clear(top: int) -> None:
    at = os.dup(top)
    ways = [("", _emptied(at))]  # the folders on the way down, each with those left in it
    try:
        while True:
            name, left = ways[-1]
            if left:
                ways.append((left.pop(), []))
                at = _moved(at, _opened(ways[-1][0], at))
                ways[-1][1].extend(_emptied(at))
                continue
            ways.pop()
            if not ways:
                return
            at = _moved(at, os.open("..", _FOLDER, dir_fd=at))
            os.rmdir(name, dir_fd=at)
    finally:
        os.close(at)


def _opened(name: str, parent: int | None) -> int:
    os.chmod(name, 0o700, dir_fd=parent)
    return os.open(name, _FOLDER, dir_fd=parent)


def _moved(old: int, new: int) -> int:
    os.close(old)
    return new


def _emptied(folder: int) -> list[str]:
    """Remove the files of a folder; the folders in it."""
    folders = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.name)
            else:
                os.unlink(entry.name, dir_fd=folder)
    return folders
