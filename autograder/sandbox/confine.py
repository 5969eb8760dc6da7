"""The walls around a student's process, in the order in which they are put up.

The warm process enters a small read-only file system and namespaces without network once; each
child gets its own processes, its own temporary files, limits, an unprivileged user, Landlock and a
filter of system calls. Every function reports what could not be done; the grader decides.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Callable, Mapping
from typing import Any

from autograder.sandbox import landlock, linux, seccomp

HOME = "/notebook"  # inside the small file system: the only place to write
DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom")
FIRST_USER = 60_000  # numbers that no system gives to people or services
USERS = 1_000
INSIDE = 1_000  # the number of the ordinary user in the user namespace
NOT_ASKED = "left out by the caller"


def enter(config: dict[str, Any]) -> None:
    """Enter namespaces and the small file system; the reports are put into config["layers"].

    Continues in a new process, the first of its process namespace: with it, all end.
    """
    os.umask(0o022)  # the child, another user, has to see what is made here
    layers = config["layers"]
    layers["namespaces"] = _tried(config, "namespaces", lambda: _rehearsed(_enter_namespaces))
    if layers["namespaces"] != "ok":
        layers["root"] = "needs namespaces"
        return
    _enter_namespaces()
    _continue_inside()
    layers["root"] = _tried(config, "root", lambda: _enter_root(config))
    if layers["root"] == "ok":
        config["work"] = HOME


def fork(config: Mapping[str, Any]) -> int:
    """Start a child, in namespaces where there are any: 0 in the child."""
    if config["layers"]["namespaces"] != "ok":
        return os.fork()
    return linux.clone(linux.CLONE_NEWNS | linux.CLONE_NEWPID | linux.CLONE_NEWIPC)


def child(config: Mapping[str, Any], number: int, work: str) -> dict[str, str]:
    """Confine this child: layer -> "ok" or why it is missing."""
    layers: dict[str, str] = dict(config["layers"])
    user = FIRST_USER + number % USERS if os.geteuid() == 0 else os.geteuid()
    if layers["root"] == "ok":
        work = HOME
        options = f"size={config['limits']['disk_bytes']},nr_inodes=4096,mode=700"
        owner = f",uid={user},gid={user}" if os.geteuid() == 0 else ""
        flags = linux.MS_NOSUID | linux.MS_NODEV | linux.MS_NOEXEC
        linux.mount("tmpfs", HOME, "tmpfs", flags, options + owner)
    elif os.geteuid() == 0:
        os.chown(work, user, user)
    environment(work)
    os.chdir(work)
    steps: tuple[tuple[str, Callable[[], None]], ...] = (
        ("limits", lambda: _limit(config["limits"])),
        ("user", lambda: _become(user, config["paths"])),
        ("landlock", lambda: landlock.install(config["paths"], config["sites"], work)),
        ("seccomp", seccomp.install),
    )
    for layer, step in steps:
        layers[layer] = _tried(config, layer, step)
    return layers


def environment(home: str) -> None:
    """The few variables that a notebook sees."""
    kept = {name: value for name, value in os.environ.items() if name.endswith("_NUM_THREADS")}
    os.environ.clear()
    places = dict.fromkeys(("HOME", "TMPDIR", "IPYTHONDIR", "MPLCONFIGDIR"), home)
    fixed = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    backend = {"MPLBACKEND": "module://matplotlib_inline.backend_inline"}
    os.environ.update({**kept, **places, **fixed, **backend})


def _tried(config: Mapping[str, Any], layer: str, step: Callable[[], None]) -> str:
    if layer not in config["apply"]:
        return NOT_ASKED
    if not sys.platform.startswith("linux") and layer != "limits":
        return f"{sys.platform} has nothing of the kind"
    try:
        step()
    except (OSError, ValueError, KeyError) as fault:
        return str(fault)
    return "ok"


def _rehearsed(step: Callable[[], None]) -> None:
    """Try a step in a process of its own: one that fails half-way leaves nothing behind."""
    reader, writer = os.pipe()
    process = os.fork()
    if process == 0:
        try:
            step()
        except OSError as fault:
            os.write(writer, str(fault).encode())
        finally:
            os._exit(0)
    os.close(writer)
    with open(reader, "rb") as report:
        reason = report.read().decode()
    os.waitpid(process, 0)
    if reason:
        raise OSError(reason)


def _enter_namespaces() -> None:
    flags = linux.CLONE_NEWNS | linux.CLONE_NEWUTS | linux.CLONE_NEWIPC
    flags |= linux.CLONE_NEWPID | linux.CLONE_NEWNET
    user, group = os.geteuid(), os.getegid()
    if user == 0:
        linux.unshare(flags)
    else:
        linux.unshare(flags | linux.CLONE_NEWUSER)
        _write("/proc/self/setgroups", "deny")
        _write("/proc/self/uid_map", f"{INSIDE} {user} 1")
        _write("/proc/self/gid_map", f"{INSIDE} {group} 1")
    linux.mount("none", "/", flags=linux.MS_REC | linux.MS_PRIVATE)


def _continue_inside() -> None:
    """Fork: the new process goes on as number 1 of its namespace, the old one waits for it."""
    process = os.fork()
    if process:
        os.closerange(3, os.sysconf("SC_OPEN_MAX"))
        _, status = os.waitpid(process, 0)
        os._exit(os.waitstatus_to_exitcode(status) & 0xFF)
    linux.prctl(linux.PR_SET_PDEATHSIG, signal.SIGKILL)


def _enter_root(config: Mapping[str, Any]) -> None:
    """A file system of the interpreter, its packages and libraries, read-only; and a home."""
    tree = config["work"]
    linux.mount("tmpfs", tree, "tmpfs", linux.MS_NOSUID, "size=1m,mode=755")
    try:
        _furnish(tree, config)
        linux.pivot_into(tree)
    except OSError:  # the folder below stays in use
        os.chdir("/")
        linux.unmount(tree)
        raise


def _furnish(tree: str, config: Mapping[str, Any]) -> None:
    for path in (*DEVICES, *config["paths"]):
        _show(path, tree)
    for site in config["sites"]:
        own = os.path.join(tree + site, "autograder")
        if os.path.isdir(own):  # this package installed beside the others: not for students
            linux.mount("tmpfs", own, "tmpfs", linux.MS_NOSUID, "size=4k,mode=755")
    os.mkdir(tree + HOME)
    linux.read_only(tree)
    flags = linux.MS_NOSUID | linux.MS_NODEV | linux.MS_NOEXEC
    linux.mount("tmpfs", tree + HOME, "tmpfs", flags, "size=64m,mode=700")


def _show(path: str, tree: str) -> None:
    """Make a path visible in the tree: a link as a link, anything else by a bind mount."""
    target = tree + path
    if not os.path.exists(path) or os.path.lexists(target):
        return
    os.makedirs(os.path.dirname(target), exist_ok=True)
    if os.path.islink(path) and not os.path.isabs(os.readlink(path)):
        os.symlink(os.readlink(path), target)
        return
    if os.path.isdir(path):
        os.mkdir(target)
    else:
        os.close(os.open(target, os.O_CREAT, 0o444))
    linux.mount(path, target, flags=linux.MS_BIND | linux.MS_REC)


def _limit(limits: Mapping[str, int]) -> None:
    wanted = {
        resource.RLIMIT_AS: limits["memory_bytes"],
        resource.RLIMIT_CPU: limits["cpu_seconds"],
        resource.RLIMIT_FSIZE: limits["file_bytes"],
        resource.RLIMIT_NOFILE: limits["open_files"],
        resource.RLIMIT_NPROC: limits["threads"],
        resource.RLIMIT_CORE: 0,
    }
    if hasattr(resource, "RLIMIT_MSGQUEUE"):
        wanted[resource.RLIMIT_MSGQUEUE] = 0
    for kind, value in wanted.items():
        hard = resource.getrlimit(kind)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (value, value))


def _become(user: int, paths: list[str]) -> None:
    """An ordinary user without any privilege, who dies with the parent."""
    present = [path for path in paths if os.path.exists(path)]
    if os.geteuid() == 0:
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
    linux.drop_capabilities()
    linux.prctl(linux.PR_SET_PDEATHSIG, signal.SIGKILL)
    linux.prctl(linux.PR_SET_DUMPABLE, 0)
    hidden = next((path for path in present if not os.access(path, os.R_OK)), None)
    if hidden:
        raise OSError(f"the unprivileged user cannot read {hidden}")


def _write(path: str, text: str) -> None:
    with open(path, "w") as file:
        file.write(text)
