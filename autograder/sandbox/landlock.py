"""Landlock: the kernel's own list of the paths a process may read and write."""

from __future__ import annotations

import ctypes
import errno
import os
from collections.abc import Iterator, Sequence
from typing import Any

from autograder.sandbox.linux import PR_SET_NO_NEW_PRIVS, call, prctl

_CREATE, _ADD_RULE, _RESTRICT = 444, 445, 446
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1, 2, 4, 8
_MAKE_SPECIAL = 1 << 6 | 1 << 9 | 1 << 11  # character devices, sockets, block devices
_FOR_FILES = _EXECUTE | _WRITE_FILE | _READ_FILE
_READ = _EXECUTE | _READ_FILE | _READ_DIR
_OWN = "autograder"  # this package, where it is installed beside the others


class _Rule(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("access", ctypes.c_uint64), ("directory", ctypes.c_int32))


def install(readable: Sequence[str], sites: Sequence[str], home: str) -> None:
    """Allow reading the given trees and writing the home, nothing else; no TCP, no signals."""
    version = call(_CREATE, 0, 0, 1)
    handled = (1 << (13 + (version >= 2) + (version >= 3) + (version >= 5))) - 1
    rules = (ctypes.c_uint64 * 3)(handled, 3, 3)  # files; TCP; abstract sockets and signals
    size = 8 if version < 4 else 16 if version < 6 else 24
    ruleset = call(_CREATE, ctypes.byref(rules), size, 0)
    for path, access in _allowed(readable, sites):
        _allow(ruleset, path, access)
    _allow(ruleset, os.devnull, _READ_FILE | _WRITE_FILE)
    _allow(ruleset, home, handled & ~_EXECUTE & ~_MAKE_SPECIAL)
    prctl(PR_SET_NO_NEW_PRIVS, 1)  # asked of everybody without CAP_SYS_ADMIN
    call(_RESTRICT, ruleset, 0)
    os.close(ruleset)


def _allowed(readable: Sequence[str], sites: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Everything below the trees, but of this package no more than the names."""
    for path in readable:
        if any(os.path.exists(os.path.join(site, _OWN)) for site in sites if path == site):
            yield path, _READ_DIR
            for name in os.listdir(path):
                if name != _OWN:
                    yield os.path.join(path, name), _READ
        else:
            yield path, _READ


def _allow(ruleset: int, path: str, access: int) -> None:
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError as fault:
        if fault.errno in (errno.ENOENT, errno.EACCES):
            return
        raise
    try:
        if not os.path.isdir(path):
            access &= _FOR_FILES
        rule: Any = _Rule(access, descriptor)
        call(_ADD_RULE, ruleset, 1, ctypes.byref(rule), 0)
    finally:
        os.close(descriptor)
