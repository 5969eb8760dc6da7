"""The system calls that Python does not offer, by ctypes."""

from __future__ import annotations

import contextlib
import ctypes
import os
import platform
import signal
from typing import Any

CLONE_NEWNS = 0x00020000
CLONE_NEWUTS = 0x04000000
CLONE_NEWIPC = 0x08000000
CLONE_NEWUSER = 0x10000000
CLONE_NEWPID = 0x20000000
CLONE_NEWNET = 0x40000000

MS_NOSUID, MS_NODEV, MS_NOEXEC = 2, 4, 8
MS_BIND, MS_REC, MS_PRIVATE = 4096, 16384, 1 << 18
MNT_DETACH = 2
ATTR_READ_ONLY, ATTR_NOSUID = 1, 2

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP = 1, 4, 22
PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS = 24, 38

_AT_FDCWD, _AT_RECURSIVE = -100, 0x8000
_CLONE = {"x86_64": 56, "aarch64": 220}
_CAPSET = {"x86_64": 126, "aarch64": 91}
_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}
_MOUNT_SETATTR = 442
_CAPABILITIES_VERSION = 0x20080522
_MACHINE = platform.machine()

# PyDLL: the lock of the interpreter is held, so that a cloned child owns it
_libc: Any = ctypes.PyDLL(None, use_errno=True)


def checked(result: int, what: str) -> int:
    """The result of a call of libc, or the error it left behind."""
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def call(number: int, *arguments: Any) -> int:
    """A system call by number; integers are passed as machine words."""
    words = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    return checked(_libc.syscall(ctypes.c_long(number), *words), f"system call {number}")


def prctl(option: int, *arguments: Any) -> None:
    """Set an attribute of this process."""
    words = [ctypes.c_ulong(a) if isinstance(a, int) else a for a in arguments]
    words += [ctypes.c_ulong(0)] * (4 - len(words))
    checked(_libc.prctl(option, *words), f"prctl {option}")


def unshare(flags: int) -> None:
    """Leave the namespaces of the parent."""
    checked(_libc.unshare(flags), "unshare")


def clone(flags: int) -> int:
    """Fork into new namespaces: 0 in the child, else its process number."""
    interpreter: Any = ctypes.pythonapi
    interpreter.PyOS_BeforeFork()
    process: int = _libc.syscall(
        ctypes.c_long(_CLONE[_MACHINE]), flags | signal.SIGCHLD, 0, 0, 0, 0
    )
    if process == 0:
        interpreter.PyOS_AfterFork_Child()
        return 0
    interpreter.PyOS_AfterFork_Parent()
    return checked(process, "clone")


def mount(source: str, target: str, kind: str = "", flags: int = 0, options: str = "") -> None:
    """Mount; paths as they are seen now."""
    words = [word.encode() or None for word in (source, target, kind, options)]
    result = _libc.mount(words[0], words[1], words[2], ctypes.c_ulong(flags), words[3])
    checked(result, f"mount {target}")


def read_only(tree: str) -> None:
    """Make a mounted tree, and all that is mounted in it, read-only."""
    attributes = (ctypes.c_uint64 * 4)(ATTR_READ_ONLY | ATTR_NOSUID, 0, 0, 0)
    size = ctypes.sizeof(attributes)
    call(_MOUNT_SETATTR, _AT_FDCWD, tree.encode(), _AT_RECURSIVE, ctypes.byref(attributes), size)


def pivot_into(tree: str) -> None:
    """Make a mounted tree the root and forget the old one."""
    os.chdir(tree)
    call(_PIVOT_ROOT[_MACHINE], b".", b".")
    unmount(".")
    os.chdir("/")


def unmount(tree: str) -> None:
    """Take a mounted tree away, also while somebody stands in it."""
    checked(_libc.umount2(tree.encode(), MNT_DETACH), "umount2")


def drop_capabilities() -> None:
    """Give up every privilege, also the right to regain one."""
    with contextlib.suppress(OSError):  # past the last capability, or none to begin with
        for capability in range(64):
            prctl(PR_CAPBSET_DROP, capability)
    header = (ctypes.c_uint32 * 2)(_CAPABILITIES_VERSION, 0)
    nothing = (ctypes.c_uint32 * 6)()
    call(_CAPSET[_MACHINE], ctypes.byref(header), ctypes.byref(nothing))
    prctl(PR_SET_NO_NEW_PRIVS, 1)
