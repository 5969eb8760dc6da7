"""The grader's side of the warm process: starts it, asks it for children, ends it."""

from __future__ import annotations

import contextlib
import importlib.util
import itertools
import os
import signal
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from autograder.sandbox.frames import Violation, receive, send
from autograder.sandbox.removal import remove

INTERPRETER = sys.executable  # runs the warm process
START_SECONDS = 60.0
_NUMBERS = itertools.count(1)  # of children: unique also when a warm process takes over
ANSWER_SECONDS = 30.0
# in the order in which they need each other; the first four run before the packages are imported
MODULES = (
    "sandbox.linux",
    "sandbox.landlock",
    "sandbox.seccomp",
    "sandbox.confine",
    "called",
    "sandbox.frames",
    "sandbox.protocol",
    "sandbox.observing",
    "sandbox.courtesy",
    "sandbox.removal",
    "sandbox.shell",
    "sandbox.child",
    "sandbox.zygote",
)
# Our modules arrive as text: the repository need not be readable there, and is not on the path.
BOOT = """
import json, os, socket, struct, sys, types
control = socket.socket(fileno=int(sys.argv[1]))
stream = control.makefile("rb", buffering=0)
def exactly(size):
    data = b""
    while len(data) < size:
        data += stream.read(size - len(data))
    return data
message = json.loads(exactly(struct.unpack("<II", exactly(8))[0]))
config = message["config"]
config["paths"] = [path for path in sys.path if os.path.isdir(path)] + config["paths"]
sys.path += config["sites"]
for package in ("autograder", "autograder.sandbox"):
    sys.modules[package] = types.ModuleType(package)
    sys.modules[package].__path__ = []
def load(name, text):
    module = types.ModuleType("autograder." + name)
    parent, _, last = module.__name__.rpartition(".")
    sys.modules[module.__name__] = module
    exec(compile(text, "<" + module.__name__ + ">", "exec"), module.__dict__)
    setattr(sys.modules[parent], last, module)
    return module
for name, text in message["first"]:
    last = load(name, text)
last.enter(config)
last.environment(config["work"])
for name, text in message["then"]:
    last = load(name, text)
last.main(control, config)
"""


class WarmProcess:
    """One process with everything imported; each `fork` gives the socket of a new child."""

    def __init__(self, limits: Mapping[str, int], apply: Sequence[str]) -> None:
        self._work = tempfile.mkdtemp(prefix="notebooks-")
        os.chmod(self._work, 0o711)  # children of another user pass through
        self._control, theirs = socket.socketpair()
        with theirs:
            self._process = _started(theirs, self._work)
        try:
            self._set_up(limits, apply)
        except BaseException:  # raised again: also after Ctrl-C no process may be left
            self.close()
            raise

    def _set_up(self, limits: Mapping[str, int], apply: Sequence[str]) -> None:
        layers: dict[str, str] = {}
        config = {**_places(), "work": self._work, "limits": limits, "apply": apply}
        texts = [(name, _text(name)) for name in MODULES]
        message = {"config": {**config, "layers": layers}, "first": texts[:4], "then": texts[4:]}
        deadline = time.monotonic() + START_SECONDS
        send(self._control, message, deadline=deadline)
        try:
            receive(self._control, deadline)
        except (EOFError, OSError, Violation) as fault:
            detail = self._last_words()
            raise RuntimeError(
                f"The sandbox does not start ({str(fault) or 'it ended'}).{detail}"
            ) from None

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def fork(self) -> tuple[int, socket.socket]:
        """A new child: its number and our end of its socket."""
        number = next(_NUMBERS)
        ours, theirs = socket.socketpair()
        with theirs:
            send(self._control, {"op": "fork", "number": number}, deadline=_soon())
            socket.send_fds(self._control, [b"."], [theirs.fileno()])
            receive(self._control, _soon())
        return number, ours

    def warm(self, module: str) -> None:
        """Import a module before the next fork."""
        send(self._control, {"op": "warm", "module": module}, deadline=_soon())
        receive(self._control, time.monotonic() + START_SECONDS)

    def kill(self, number: int) -> bool:
        """End a child and all it started, when they are gone; False if it had ended by itself."""
        send(self._control, {"op": "kill", "number": number}, deadline=_soon())
        header, _ = receive(self._control, _soon())
        return bool(header["done"] == signal.SIGKILL)

    def close(self) -> None:
        """End the process and all its children, and remove what they wrote."""
        self._control.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(2.0)
        self._process.kill()
        self._process.wait()
        assert self._process.stderr is not None
        self._process.stderr.close()
        remove(self._work)

    def _last_words(self) -> str:
        self._process.kill()
        assert self._process.stderr is not None
        lines = self._process.stderr.read().decode(errors="replace").strip().splitlines()
        return f" {lines[-1]}" if lines else ""


def _started(control: socket.socket, work: str) -> subprocess.Popen[bytes]:
    threads = ("OPENBLAS", "OMP", "MKL", "VECLIB_MAXIMUM", "NUMEXPR")
    one_thread = {f"{name}_NUM_THREADS": "1" for name in threads}  # threads do not survive a fork
    environment = {**one_thread, "HOME": work, "TMPDIR": work, "LANG": "C.UTF-8"}
    if "LD_LIBRARY_PATH" in os.environ:
        environment["LD_LIBRARY_PATH"] = os.environ["LD_LIBRARY_PATH"]
    return subprocess.Popen(
        [INTERPRETER, "-I", "-S", "-X", "utf8", "-c", BOOT, str(control.fileno())],
        pass_fds=[control.fileno()],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd=work,
        env=environment,
    )


def _places() -> dict[str, list[str]]:
    """Where packages and libraries lie: never all of sys.path, which may name our repository."""
    sites = [sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
    sites += [_site_of(name) for name in ("numpy", "sympy", "IPython", "traitlets")]
    libraries = [sysconfig.get_config_var("LIBDIR") or "", "/usr/lib", "/usr/lib64"]
    libraries += ["/lib", "/lib64", "/etc/ld.so.cache", "/usr/share/zoneinfo"]
    sites = [place for place in _unique(sites) if os.path.isdir(place)]
    present = [place for place in _unique([*sites, *libraries]) if os.path.exists(place)]
    return {"sites": sites, "paths": present}


def _site_of(package: str) -> str:
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        raise RuntimeError(f"{package} is not installed here: `pip install {package}`")
    return str(Path(found.origin).parents[1])


def _unique(names: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name))


def _text(module: str) -> str:
    path = Path(__file__).parents[1].joinpath(*module.split(".")).with_suffix(".py")
    return path.read_text(encoding="utf-8")


def _soon() -> float:
    return time.monotonic() + ANSWER_SECONDS
