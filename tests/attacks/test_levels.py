"""What holds where a layer is missing: nothing by default, the rest when it is asked for by name.

Layers are missing here because their system call fails in the warm process, as it does on a
machine where it is forbidden.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from autograder import cli, doctor
from autograder.grading.one import grade_submission
from autograder.grading.settings import grading
from autograder.sandbox import (
    CONTAINER_LAYERS,
    DEFAULT_LAYERS,
    Cell,
    LayerMissing,
    Limits,
    Sandbox,
    warm,
)

from .arena import NAME, SOLVED, Arena, cell, code, make_course, report
from .conftest import as_somebody_else

pytestmark = pytest.mark.attack

SWITCHED_OFF = "raise OSError(28, 'unshare: No space left on device')"
FORBIDDEN = {
    "namespaces": ("def unshare(flags: int) -> None:", SWITCHED_OFF),
    "root": ("def pivot_into(tree: str) -> None:", "raise OSError(1, 'forbidden')"),
    "landlock": ("def install(readable", "raise OSError(38, 'Function not implemented')"),
    "seccomp": ("def install() -> None:", "raise OSError(1, 'forbidden')"),
    "user": ("def drop_capabilities() -> None:", "raise OSError(1, 'forbidden')"),
    "limits": ("def _limit(limits", "raise OSError(1, 'forbidden')"),
}


@pytest.fixture
def forbidden(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    """The layer whose system call fails, in the text that the warm process is sent."""
    layer: str = request.param
    start, fault = FORBIDDEN[layer]
    text = warm._text

    def broken(module: str) -> str:
        lines = text(module).splitlines()
        at = next((i for i, line in enumerate(lines) if line.startswith(start)), None)
        if at is not None:
            at = next(i for i in range(at, len(lines)) if lines[i].rstrip().endswith(":"))
            lines.insert(at + 1, f"    {fault}")
        return "\n".join(lines)

    monkeypatch.setattr(warm, "_text", broken)
    return layer


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return make_course(tmp_path)


@pytest.mark.parametrize("forbidden", FORBIDDEN, indirect=True)
def test_a_missing_layer_refuses_by_default(forbidden: str, course: Path) -> None:
    path = course / "assignments" / NAME / f"{NAME}.ipynb"
    with grading(course).sandbox() as sandbox, pytest.raises(LayerMissing) as caught:
        grade_submission(path, NAME, course, sandbox=sandbox)
    message = str(caught.value)
    assert caught.value.layer == forbidden
    assert "To repair it: " in message
    if forbidden == "namespaces":
        assert "No space left on device" in message
        assert "`sudo sysctl user.max_user_namespaces=15000`" in message
        assert "a notebook could reach the network and see other processes" in message


@pytest.mark.parametrize("forbidden", ["namespaces"], indirect=True)
def test_the_command_refuses_with_the_repair(
    forbidden: str,
    course: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(course)
    path = course / "assignments" / NAME / f"{NAME}.ipynb"
    assert cli.main(["grade", "--submission", str(path), "--assignment", NAME]) == 3
    said = capsys.readouterr()
    assert "`namespaces`" in said.err
    assert "sysctl" in said.err
    assert said.out == ""
    states = {finding.subject: finding for finding in doctor.findings(course)}
    assert states["layer namespaces"].holds is False
    assert "sysctl" in states["layer namespaces"].repair


@pytest.mark.parametrize("forbidden", ["namespaces"], indirect=True)
def test_lowered_by_name_the_rest_holds_and_is_reported(
    forbidden: str, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As `c.Grading.layers` in course_config.py says; everything else of it stays refused."""
    with (course / "course_config.py").open("a") as config:
        config.write(f"\nc.Grading.layers = {list(CONTAINER_LAYERS)!r}\n")
    settings = grading(course)
    assert tuple(settings.layers) == CONTAINER_LAYERS
    arena_file = course / "submitted" / "x" / NAME / f"{NAME}.ipynb"
    arena_file.parent.mkdir(parents=True)
    with as_somebody_else(CONTAINER_LAYERS), settings.sandbox() as sandbox:
        import json

        node = json.loads((course / "assignments" / NAME / f"{NAME}.ipynb").read_text())
        node["cells"].append(code(PROBES.replace("__COURSE__", str(course))))
        arena_file.write_text(json.dumps(node))
        try:
            graded = grade_submission(arena_file, NAME, course, sandbox=sandbox)
        except LayerMissing as missing:
            if missing.layer != "user":
                raise
            pytest.skip(str(missing))  # as root, with a Python that nobody else can read
    assert graded.status == "graded"
    assert {name for name, state in graded.layers.items() if state == "ok"} == set(CONTAINER_LAYERS)
    assert "No space left on device" in graded.layers["namespaces"]
    assert graded.layers["root"] == "needs namespaces"
    assert graded.to_json()["layers"] == dict(graded.layers)
    assert report(graded).count("refused") == 5


PROBES = """
import os, socket, subprocess
for attempt in (
    lambda: socket.socket(),
    lambda: subprocess.run(["true"]),
    lambda: open("__COURSE__/secret.txt"),
    lambda: open("__COURSE__/new", "w"),
    lambda: bytearray(10**11),
):
    try:
        attempt()
    except (OSError, MemoryError):
        print("ref" + "used")
"""


@pytest.mark.parametrize("forbidden", ["landlock", "seccomp"], indirect=True)
def test_no_weaker_run_when_only_one_layer_is_missing(forbidden: str) -> None:
    with Sandbox(required=DEFAULT_LAYERS) as sandbox, pytest.raises(LayerMissing):
        sandbox.run([Cell("a", "open('/tmp/was-run', 'w')")])
    assert not Path("/tmp/was-run").exists()


def test_e15_the_report_comes_before_any_byte_of_a_student(arena: Arena) -> None:
    """And it is that of the process: what the kernel says of it from outside agrees."""
    with arena.sandbox.run([Cell("a", "import os\nhere = os.getpid()")]) as session:
        assert session._link is not None
        inside = max(arena.family())  # the process that was started last
        status = dict(
            line.split(":\t", 1) for line in Path(f"/proc/{inside}/status").read_text().splitlines()
        )
        assert status["Seccomp"] == "2"
        assert status["NoNewPrivs"] == "1"
        assert int(status["CapEff"], 16) == 0
        assert "0" not in status["Uid"].split() or arena.level == "container"
        if arena.layers["namespaces"] == "ok":
            assert status["NSpid"].split()[-1] == "1" == str(session.answers["here"])


def test_one_time_for_everything_that_a_submission_runs(arena: Arena) -> None:
    """Also for the processes in which mistakes are carried forward."""
    node = arena.notebook()
    sleeps = code("import time\ntime.sleep(0.4)")
    node["cells"] = [*node["cells"][:2], sleeps, {**sleeps, "id": "b"}, *node["cells"][2:]]
    wrong = {
        "sigmoid-slope": "def sigmoid_grad(z):\n    return sigmoid(z)",
        "sigmoid-neuron": "def neuron_grad(w, b, x, y):\n    return sigmoid_grad(w), b",
        "sigmoid-sum-grad": "def sigmoid_sum_grad(W, b, x, y):\n    return sigmoid_grad(W), b",
        "sigmoid-sum-step": "def sigmoid_sum_step(*a):\n    return sigmoid_sum_grad(*a[:4])",
    }
    for name, source in wrong.items():
        cell(node, name)["source"] = source
    path = arena._put(node, NAME)
    limits = Limits(cell_seconds=1.0, call_seconds=1.0, submission_seconds=1.6)
    with Sandbox(limits) as quick:
        started = time.monotonic()
        graded = grade_submission(path, NAME, arena.course, sandbox=quick)
    assert time.monotonic() - started < 1.6 + 2
    assert graded.score == arena.score(SOLVED)
