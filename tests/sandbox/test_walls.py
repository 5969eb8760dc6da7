"""What a notebook cannot do, with every layer and with those of a container."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder.sandbox import (
    CONTAINER_LAYERS,
    LAYERS,
    Cell,
    LayerMissing,
    Limits,
    Sandbox,
    probe,
)
from autograder.sandbox.layers import MISSING, REPAIR, demand
from autograder.sandbox.seccomp import program

from .conftest import Notebook

pytestmark = pytest.mark.attack

REPOSITORY = Path(__file__).parents[2]
LIMITS = Limits(cell_seconds=3.0, call_seconds=1.0)
WITHOUT_USER = tuple(layer for layer in CONTAINER_LAYERS if layer != "user")


@pytest.fixture(scope="module")
def layers() -> dict[str, str]:
    return probe()


@pytest.fixture(scope="module", params=["all", "container"])
def boxes(request: pytest.FixtureRequest, layers: dict[str, str]) -> Iterator[Sandbox]:
    """The sandbox with all layers, and with those that need no privilege at all.

    The layer `user` is left out of the second: as root it needs an interpreter that everybody can
    read, which a test cannot ask for.
    """
    wanted = LAYERS if request.param == "all" else WITHOUT_USER
    if any(layers[layer] != "ok" for layer in wanted):
        pytest.skip(f"layers here: {layers}")
    apply = LAYERS if request.param == "all" else CONTAINER_LAYERS
    if request.param == "container" and os.geteuid() == 0:
        apply = (*WITHOUT_USER, "user") if _readable_by_all() else WITHOUT_USER
    with Sandbox(LIMITS, required=[w for w in wanted if w in apply], apply=apply) as sandbox:
        yield sandbox


def _readable_by_all() -> bool:
    return all(parent.stat().st_mode & 0o001 for parent in Path(sys.base_prefix).parents)


def error_of(sandbox: Sandbox, source: str) -> tuple[str, str]:
    """Run one cell: the name of the error that it ends with, and its message."""
    with sandbox.run([Cell("attack", source)]) as session:
        error = session.runs[0].error
        return (error.name or error.kind, error.message) if error else ("", "")


REFUSED = {
    "tcp": ("import socket; socket.create_connection(('127.0.0.1', 22))", "there is no network"),
    "udp": (
        "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
        "there is no network",
    ),
    "unix": ("import socket; socket.socket(socket.AF_UNIX)", "there is no network"),
    "pair": ("import socket; socket.socketpair()", "Errno 97"),
    "netlink": (
        "import socket; socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
        "there is no network",
    ),
    "name": ("import socket; socket.getaddrinfo('localhost', 80)", "there is no network"),
    "fork": ("import os; os.fork()", "starting programs"),
    "exec": ("import os; os.execv('/usr/bin/true', ['true'])", "starting programs"),
    "program": ("import subprocess; subprocess.run(['true'])", "starting programs"),
    "spawn": ("import os; os.posix_spawn('/usr/bin/true', ['true'], {})", "starting programs"),
    "worker": (
        "import multiprocessing as m\nm.get_context('fork').Process(target=print).start()",
        "starting programs",
    ),
    "kill all": ("import os; os.kill(-1, 0)", "Errno 1"),
    "raise limit": (
        "import resource as r\nr.setrlimit(r.RLIMIT_AS, (r.RLIM_INFINITY, r.RLIM_INFINITY))",
        "",
    ),
    "memory": ("import numpy as np\nx = np.ones(10**9)", "Unable to allocate"),
    "list of files": ("import os; os.listdir('/')", "Errno 13"),
    "password": ("open('/etc/passwd')", "Errno"),
    "device": ("open('/dev/mem')", "Errno"),
    "processes": ("import os; os.listdir('/proc')", "Errno"),
    "own memory": ("open('/proc/self/mem')", "Errno"),
    "write outside": ("open('/usr/lib/x', 'w')", "Errno"),
    "packages": ("import numpy; open(numpy.__file__, 'a')", "Errno"),
}


@pytest.mark.parametrize("source", REFUSED)
def test_refused(boxes: Sandbox, source: str) -> None:
    name, message = error_of(boxes, REFUSED[source][0])
    assert name, "the attack went through"
    assert REFUSED[source][1] in message


SYSTEM_CALLS = {
    "clone": (56, 220),
    "execve": (59, 221),
    "ptrace": (101, 117),
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "chroot": (161, 51),
    "pivot_root": (155, 41),
    "bpf": (321, 280),
    "io_uring_setup": (425, 425),
    "userfaultfd": (323, 282),
    "keyctl": (250, 219),
    "memfd_create": (319, 279),
    "shmget": (29, 194),
    "pidfd_open": (434, 434),
    "process_vm_readv": (310, 270),
    "perf_event_open": (298, 241),
}


@pytest.mark.parametrize("name", SYSTEM_CALLS)
def test_system_calls_are_refused(boxes: Sandbox, name: str) -> None:
    number = SYSTEM_CALLS[name][os.uname().machine == "aarch64"]
    source = (
        "import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\n"
        f"assert libc.syscall({number}, 0, 0, 0, 0, 0) == -1\n"
        "raise OSError(ctypes.get_errno(), 'refused')"
    )
    assert error_of(boxes, source) == ("PermissionError", "[Errno 1] refused")


@pytest.mark.parametrize("family", [1, 2, 10, 16, 17])
def test_no_family_of_sockets(boxes: Sandbox, family: int) -> None:
    number = (41, 198)[os.uname().machine == "aarch64"]
    source = (
        "import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\n"
        f"assert libc.syscall({number}, {family}, 2, 0) == -1\n"
        "raise OSError(ctypes.get_errno(), 'refused')"
    )
    assert error_of(boxes, source) == ("OSError", "[Errno 97] refused")


def test_clone3_falls_back_to_a_clone_that_only_makes_threads(boxes: Sandbox) -> None:
    source = (
        "import ctypes, threading\nlibc = ctypes.CDLL(None, use_errno=True)\n"
        "assert libc.syscall(435, 0, 0) == -1\nassert ctypes.get_errno() == 38\n"
        "done = []\nt = threading.Thread(target=done.append, args=(1,)); t.start(); t.join()\n"
        "assert done == [1]"
    )
    assert error_of(boxes, source) == ("", "")


@pytest.mark.parametrize("place", ["solutions/sigmoid.py", "autograder/exercise.py", "README.md"])
def test_the_course_cannot_be_read(boxes: Sandbox, place: str) -> None:
    name, _ = error_of(boxes, f"open({str(REPOSITORY / place)!r})")
    assert name in ("PermissionError", "FileNotFoundError")


def test_a_gradebook_cannot_be_read_written_or_measured(boxes: Sandbox, tmp_path: Path) -> None:
    book = tmp_path / "gradebook.db"
    book.write_text("secret")
    for mode in ("r", "w", "a"):
        assert error_of(boxes, f"open({str(book)!r}, {mode!r})")[0] in (
            "PermissionError",
            "FileNotFoundError",
        )
    assert book.read_text() == "secret"
    assert error_of(boxes, f"import os; os.listdir({str(tmp_path)!r})")[0]


def test_sizes_of_files_outside_are_unknown(notebook: Notebook, tmp_path: Path) -> None:
    book = tmp_path / "gradebook.db"
    book.write_text("secret")
    session = notebook(f"import os\nos.stat({str(book)!r})")
    assert session.runs[0].error is not None
    assert session.runs[0].error.name == "FileNotFoundError"


def test_files_have_limits(boxes: Sandbox) -> None:
    one = "open('big', 'wb').write(b'x' * (33 << 20))"
    assert "Errno 27" in error_of(boxes, one)[1]


def test_the_disk_has_an_end(notebook: Notebook) -> None:
    session = notebook(
        "for i in range(4): open(str(i), 'wb').write(b'x' * (20 << 20))",
        "import os\nfor i in os.listdir(): os.remove(i)\n"
        "for i in range(5000): open(str(i), 'w').close()",
    )
    for run in session.runs:
        assert run.error is not None
        assert "No space left" in run.error.message


def test_nothing_is_left_for_the_next_notebook(boxes: Sandbox) -> None:
    write = (
        "import os\nfor home in (os.environ['HOME'], os.environ['TMPDIR'], '.'):\n"
        "    open(os.path.join(home, 'startup.py'), 'w').write('x')"
    )
    assert error_of(boxes, write) == ("", "")
    assert error_of(boxes, "import os\nassert os.listdir() == [], os.listdir()") == ("", "")


def test_descriptors_and_environment_say_nothing(boxes: Sandbox) -> None:
    source = (
        "import os\nopen_ones = []\n"
        "for number in range(200):\n"
        "    try: os.fstat(number); open_ones.append(number)\n"
        "    except OSError: pass\n"
        "names = sorted(os.environ)"
    )
    os.environ["GRADER_SECRET"] = "x"
    try:
        with boxes.run([Cell("look", source)]) as session:
            assert session.answers["open_ones"] == [0, 1, 2, 3]
            names = session.answers["names"]
    finally:
        del os.environ["GRADER_SECRET"]
    places = {"HOME", "TMPDIR", "IPYTHONDIR", "MPLCONFIGDIR", "PATH", "LANG", "MPLBACKEND"}
    assert {name for name in names if not name.endswith("_NUM_THREADS")} == places


def test_no_reference_and_no_module_of_ours_is_in_the_process(notebook: Notebook) -> None:
    source = (
        "import sys\n"
        "ours = sorted(name for name in sys.modules if 'autograder' in name)\n"
        "path = list(sys.path)"
    )
    session = notebook(source)
    assert session.answers["ours"] == ["autograder"]
    assert not any(Path(entry) == REPOSITORY for entry in session.answers["path"])


def test_as_an_unprivileged_user_without_any_capability(notebook: Notebook) -> None:
    source = (
        "import ctypes, os\n"
        "header, data = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()\n"
        "number = 125 if os.uname().machine == 'x86_64' else 90\n"
        "ctypes.CDLL(None).syscall(number, header, data)\n"
        "facts = [os.getuid() != 0, os.getpid(), os.getppid(), list(data)]"
    )
    assert notebook(source).answers["facts"] == [True, 1, 0, [0] * 6]


def test_signals_reach_nobody(notebook: Notebook, layers: dict[str, str]) -> None:
    if layers["namespaces"] != "ok":
        pytest.skip("signals are tried only inside a process namespace of their own")
    session = notebook(
        "import os, signal\nos.kill(-1, signal.SIGKILL)",
        "os.kill(os.getppid(), signal.SIGKILL)",
        f"os.kill({os.getpid()}, signal.SIGKILL)",
        "alive = True",
    )
    assert [run.error.name if run.error else "" for run in session.runs[:3]] == (
        ["PermissionError"] * 3
    )
    assert session.answers["alive"] is True


def test_threads_have_an_end(boxes: Sandbox) -> None:
    source = (
        "import threading\nstop = threading.Event()\n"
        "for i in range(5000): threading.Thread(target=stop.wait, daemon=True).start()"
    )
    assert error_of(boxes, source)[0] == "RuntimeError"


LEFT = {
    "thread": "import threading, time\nthreading.Thread(target=time.sleep, args=(60,)).start()",
    "atexit": "import atexit, time\natexit.register(time.sleep, 60)",
    "finalizer": "import time\nclass A:\n    def __del__(self): time.sleep(60)\na = A()",
    "signal": "import signal\nfor n in (2, 15): signal.signal(n, lambda *a: None)",
    "loop": "import threading\ndef f():\n    while True: pass\nthreading.Thread(target=f).start()",
}


@pytest.mark.parametrize("source", LEFT.values(), ids=LEFT)
def test_what_is_left_running_ends_with_the_session(boxes: Sandbox, source: str) -> None:
    session = boxes.run([Cell("left", source)])
    started = time.monotonic()
    session.close()
    assert time.monotonic() - started < 0.5
    assert error_of(boxes, "1") == ("", "")


def test_no_process_is_left_when_the_grader_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "grader.py"
    script.write_text(
        "import sys, time\n"
        f"sys.path.insert(0, {str(REPOSITORY)!r})\n"
        "from autograder.sandbox import Cell, Sandbox\n"
        "sandbox = Sandbox(required=())\n"
        "session = sandbox.run([Cell('a', 'x = 1')])\n"
        "print(sandbox._warm._process.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    grader = subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    with grader:
        assert grader.stdout is not None
        warm = int(grader.stdout.readline())
        family = [warm, *_descendants(warm)]
        assert len(family) >= 2
        grader.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 3.0
    while any(_running(process) for process in family):
        assert time.monotonic() < deadline, "a process outlived its grader"
        time.sleep(0.02)


def _descendants(process: int) -> list[int]:
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return []
    return [one for child in map(int, children) for one in (child, *_descendants(child))]


def _running(process: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False


def test_all_layers_hold_here_or_say_why(layers: dict[str, str]) -> None:
    assert tuple(layers) == LAYERS
    assert all(layers.values())
    assert set(MISSING) == set(REPAIR) == set(LAYERS)


@pytest.mark.parametrize("layer", LAYERS)
def test_a_missing_layer_is_an_error_never_a_weaker_run(layer: str) -> None:
    report = {**dict.fromkeys(LAYERS, "ok"), layer: "not here"}
    with pytest.raises(LayerMissing) as caught:
        demand(report, LAYERS)
    assert (caught.value.layer, caught.value.reason) == (layer, "not here")
    assert caught.value.repair in str(caught.value)


def test_a_sandbox_without_a_required_layer_runs_nothing() -> None:
    apply = [layer for layer in LAYERS if layer != "landlock"]
    with Sandbox(apply=apply) as sandbox, pytest.raises(LayerMissing, match="landlock"):
        sandbox.run([Cell("a", "x = 1")])


def test_a_layer_that_does_not_exist_is_named() -> None:
    with pytest.raises(ValueError, match="no such layer: moat; known: namespaces"):
        Sandbox(required=("moat",))


@pytest.mark.skipif(
    os.geteuid() != 0 or shutil.which("unshare") is None, reason="needs root and unshare"
)
def test_an_ordinary_user_has_all_layers(layers: dict[str, str]) -> None:
    if layers["namespaces"] != "ok":
        pytest.skip("needs user namespaces")
    source = "import json; from autograder.sandbox import probe; print(json.dumps(probe()))"
    user = ["unshare", "-U", "--map-user=1000", "--map-group=1000"]
    run = subprocess.run(
        [*user, sys.executable, "-c", source], capture_output=True, cwd=REPOSITORY, check=True
    )
    assert json.loads(run.stdout) == layers


def test_a_caller_may_accept_less(layers: dict[str, str]) -> None:
    with (
        Sandbox(required=("limits",), apply=("limits",)) as sandbox,
        sandbox.run([Cell("a", "import os\nx = os.getcwd()\nopen('y', 'w').close()")]) as session,
    ):
        assert session.layers["limits"] == "ok"
        assert session.layers["seccomp"] != "ok"
        place = session.answers["x"]
    assert not os.path.exists(place)


def interpreted(machine: str, architecture: int, number: int, argument: int = 0) -> int:
    """What the filter answers, by running it as the kernel would."""
    data = {0: number, 4: architecture, 16: argument & 0xFFFFFFFF}
    steps, at, word = program(machine, process=7), 0, 0
    while True:
        code, yes, no, operand = steps[at]
        if code == 0x20:
            word, at = data[operand], at + 1
            continue
        if code == 0x06:
            return operand
        tests = {0x15: word == operand, 0x35: word >= operand, 0x45: bool(word & operand)}
        at += 1 + (yes if tests[code] else no)


ALLOW, KILL = 0x7FFF0000, 0x80000000


@pytest.mark.parametrize(
    ("machine", "architecture", "numbers"),
    [
        ("x86_64", 0xC000003E, {"read": 0, "socket": 41, "clone": 56, "kill": 62, "execve": 59}),
        (
            "aarch64",
            0xC00000B7,
            {"read": 63, "socket": 198, "clone": 220, "kill": 129, "execve": 221},
        ),
    ],
)
def test_the_filter_on_both_machines(
    machine: str, architecture: int, numbers: dict[str, int]
) -> None:
    def answer(name: str, argument: int = 0) -> Any:
        return interpreted(machine, architecture, numbers[name], argument)

    assert answer("read") == ALLOW
    assert answer("execve") == 0x50001
    assert answer("socket") == 0x50061
    assert interpreted(machine, architecture, 435) == 0x50026
    assert answer("clone", 0x3D0F00) == ALLOW  # a thread
    assert answer("clone", 17) == 0x50001  # a process
    assert answer("clone", 0x10010000) == 0x50001  # a thread in a new namespace
    assert answer("kill", 7) == ALLOW
    assert answer("kill", 8) == 0x50001
    assert answer("kill", -1) == 0x50001
    assert interpreted(machine, 0x40000003, 0) == KILL
    if machine == "x86_64":
        assert interpreted(machine, architecture, 0x40000000) == 0x50001


def test_an_unknown_machine_has_no_filter() -> None:
    with pytest.raises(OSError, match="riscv64"):
        program("riscv64", 1)
