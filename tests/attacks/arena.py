"""A throwaway course in which hostile submissions are graded, and what may not happen there."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import socket
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from processes import descendants, running

from autograder.course.source import answer_source
from autograder.grading.graded import Graded
from autograder.grading.one import grade_submission
from autograder.sandbox import Limits, Sandbox

from .catalogue import FIRST, LAST, Attack

ROOT = Path(__file__).parents[2]
NAME, HONEST = "sigmoid", "zero_initialization"
SOLVED = ("sigmoid-value", "sigmoid-neuron-bias")  # the known partial solution
LIMITS = Limits(cell_seconds=1.5, call_seconds=1.0, submission_seconds=10.0)
CANARY = "canary 7d31f0"  # stands in every answer of the course, and in the gradebook
WENT = "went through"  # what an attack prints that got where it must not
SEED = 11
Node = dict[str, Any]


def make_course(root: Path) -> Path:
    """The built course with marked answers, a gradebook, other students and a secret."""
    for name in ("assignments", "solutions"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("course_config.py", "nbgrader_config.py"):
        shutil.copy(ROOT / name, root / name)
    for path in (root / "solutions").glob("*.py"):
        path.write_text("".join(_marked(path.read_text("utf-8"))), encoding="utf-8")
    built = root / "solutions" / NAME / f"{NAME}.ipynb"
    built.write_text(built.read_text("utf-8").replace("### BEGIN SOLUTION", f"### {CANARY}"))
    (root / "gradebook.db").write_text(f"{CANARY} gradebook")
    (root / "secret.txt").write_text(f"{CANARY} secret")
    other = root / "submitted" / "other" / NAME / f"{NAME}.ipynb"
    other.parent.mkdir(parents=True)
    other.write_text(json.dumps({"cells": [], "metadata": {"title": CANARY}, "nbformat": 4}))
    return root


def _marked(text: str) -> Iterator[str]:
    for line in text.splitlines(keepends=True):
        yield line
        if line.endswith("### BEGIN SOLUTION\n"):
            yield line.replace("### BEGIN SOLUTION", f"# {CANARY}")


def solution(exercise_id: str, name: str = NAME) -> str:
    """The right answer to an exercise."""
    return answer_source(ROOT / "solutions" / f"{name}.py", exercise_id)


@dataclass
class Watched:
    """Sockets of the host to which nobody may speak."""

    tcp: socket.socket
    udp: socket.socket
    path: socket.socket
    abstract: socket.socket

    @classmethod
    @contextlib.contextmanager
    def made(cls, course: Path) -> Iterator[Watched]:
        with contextlib.ExitStack() as stack:
            kinds = [(socket.AF_INET, socket.SOCK_STREAM), (socket.AF_INET, socket.SOCK_DGRAM)]
            kinds += [(socket.AF_UNIX, socket.SOCK_STREAM)] * 2
            four = [stack.enter_context(socket.socket(*kind)) for kind in kinds]
            where: tuple[Any, ...] = (("127.0.0.1", 0),) * 2
            where += (str(course) + ".s", f"\0arena {os.getpid()} {course.name}")
            for one, address in zip(four, where, strict=True):
                one.bind(address)
                one.setblocking(False)
                if one.type == socket.SOCK_STREAM:
                    one.listen()
            yield cls(*four)

    def assert_silent(self) -> None:
        for one in (self.tcp, self.path, self.abstract):
            with contextlib.suppress(BlockingIOError):
                one.accept()
                raise AssertionError(f"somebody connected to {one.getsockname()!r}")
        with contextlib.suppress(BlockingIOError):
            self.udp.recv(1)
            raise AssertionError("somebody sent a packet")


@dataclass
class Arena:
    """One level: a course, a running sandbox, and the scores of notebooks without an attack."""

    level: str
    course: Path
    sandbox: Sandbox
    layers: Mapping[str, str]
    watched: Watched
    _scores: dict[tuple[str, ...], float] = field(default_factory=dict)

    def notebook(self, solved: Iterable[str] = SOLVED, name: str = NAME) -> Node:
        """The release with right answers to some exercises."""
        path = self.course / "assignments" / name / f"{name}.ipynb"
        node: Node = json.loads(path.read_text("utf-8"))
        for one in node["cells"]:
            one["source"] = "".join(one["source"])
        for exercise_id in solved:
            cell(node, exercise_id)["source"] = solution(exercise_id, name)
        return node

    def score(self, solved: Iterable[str] = SOLVED) -> float:
        """What the notebook with these answers and without any attack gets."""
        key = tuple(sorted(solved))
        if key not in self._scores:
            self._scores[key] = self.grade(self.notebook(key)).score
        return self._scores[key]

    def grade(self, submission: Node | bytes | Path, name: str = NAME) -> Graded:
        """Grade one and an honest one after it; fails if anything is damaged by it."""
        path = submission if isinstance(submission, Path) else self._put(submission, name)
        before, started = self.fingerprint(), time.monotonic()
        graded = grade_submission(path, name, self.course, sandbox=self.sandbox, seed=SEED)
        seconds = time.monotonic() - started
        assert seconds < self.sandbox.limits.submission_seconds + 2
        self._assert_nobody_is_left()
        self.assert_honest_is_full()
        self.watched.assert_silent()
        assert self.fingerprint() == before, "files changed"
        assert_sound(graded)
        return graded

    def assert_honest_is_full(self) -> None:
        path = self.course / "solutions" / HONEST / f"{HONEST}.ipynb"
        honest = grade_submission(path, HONEST, self.course, sandbox=self.sandbox, seed=SEED)
        assert (honest.score, honest.status, honest.restarts) == (honest.max_score, "graded", 0)
        assert honest.notes == []
        assert honest.flags == []

    def fingerprint(self) -> dict[str, Any]:
        """Every file of the course: kind, rights, owner and content."""
        found = {}
        for path in sorted(self.course.rglob("*")):
            facts = path.lstat()
            content = digest(path) if path.is_file() else ""
            changed = facts.st_mtime_ns if path.is_file() else 0
            key = str(path.relative_to(self.course))
            found[key] = (facts.st_mode, facts.st_uid, facts.st_nlink, changed, content)
        return found

    def family(self) -> set[int]:
        """The processes of this sandbox, wherever they hang by now."""
        warm = self.sandbox._warm
        assert warm is not None
        return descendants(warm._process.pid) | _with_home(warm._work)

    def _assert_nobody_is_left(self) -> None:
        """One second after the end the warm process is alone again."""
        deadline = time.monotonic() + 1.0
        while True:
            left = self.family()
            idle = 1 + (self.layers["namespaces"] == "ok")  # the warm process, and who waits for it
            if len(left) <= idle:
                return
            assert time.monotonic() < deadline, f"left running: {left}"
            time.sleep(0.02)

    def _put(self, submission: Node | bytes, name: str) -> Path:
        path = self.course / "submitted" / "attacker" / name / f"{name}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        data = submission if isinstance(submission, bytes) else json.dumps(submission).encode()
        path.write_bytes(data)
        return path

    def attacked(self, attack: Attack) -> Node:
        """The notebook with an attack in it."""
        solved = () if "alone" in attack.switches else SOLVED
        node = self.notebook([one for one in solved if one not in attack.into()])
        for number, (place, text) in enumerate(attack.parts):
            source = self._filled(text)
            if place in (FIRST, LAST):
                at = 1 + node["cells"].index(cell(node, "setup")) if place == FIRST else None
                made = code(source, f"attack-{number}")
                node["cells"].insert(len(node["cells"]) if at is None else at, made)
            else:
                cell(node, place)["source"] = source
        return node

    def expected(self, attack: Attack) -> float:
        """The score without the attack: its answers not given, or right."""
        kept = () if "alone" in attack.switches else SOLVED
        solved = {one for one in kept if one not in attack.into()}
        return self.score(solved | set(attack.into()) if "right" in attack.switches else solved)

    def _filled(self, text: str) -> str:
        abstract = self.watched.abstract.getsockname()
        assert isinstance(abstract, bytes)
        for word, value in {
            "COURSE": self.course,
            "REPOSITORY": ROOT,
            "TCP": self.watched.tcp.getsockname()[1],
            "UDP": self.watched.udp.getsockname()[1],
            "SOCKET": self.watched.path.getsockname(),
            "ABSTRACT": abstract[1:].decode(),
            "GRADER": os.getpid(),
        }.items():
            text = text.replace(f"__{word}__", str(value))
        return text


def digest(path: Path) -> str:
    """Of its content; nothing where it cannot be read."""
    with contextlib.suppress(PermissionError):
        return hashlib.sha256(path.read_bytes()).hexdigest()
    return ""


def cell(node: Node, name: str) -> Node:
    """A cell by its id."""
    found: Node = next(one for one in node["cells"] if one["id"] == name)
    return found


def code(source: str, name: str = "mine") -> Node:
    """A code cell of the student's own."""
    return {
        "cell_type": "code",
        "id": name,
        "metadata": {},
        "source": source,
        "outputs": [],
        "execution_count": None,
    }


def assert_sound(graded: Graded) -> None:
    """A scored result with a notebook, which tells nothing that is not the student's."""
    assert graded.status == "graded", graded.reason
    document = graded.to_json()
    assert 0 <= document["score"] <= document["max_score"]
    text = json.dumps(document, allow_nan=False)
    assert graded.notebook is not None
    shown = json.dumps(graded.notebook)
    assert CANARY not in text + shown, "an answer or a secret came out"
    assert WENT not in outputs(graded), "the attack went through"
    sources = "".join(one.source for one in graded.notebook.cells)
    for place in {str(ROOT), sys.prefix, sys.base_prefix}:
        assert place in sources or place not in text, "a path of this machine came out"


def outputs(graded: Graded) -> str:
    """Everything that the notebook shows, one text after the other."""
    assert graded.notebook is not None
    texts = []
    for one in graded.notebook.cells:
        for output in one.get("outputs", ()):
            data = [str(value) for value in output.get("data", {}).values()]
            names = ("text", "ename", "evalue")
            texts += [*(output.get(name, "") for name in names), *data]
    return "\n".join(texts)


def report(graded: Graded) -> str:
    """Everything that is told: outputs, verdicts, notes."""
    return outputs(graded) + json.dumps(graded.to_json(), ensure_ascii=False)


def flags(graded: Graded) -> str:
    return "\n".join(f"{code} {message}" for code, message in graded.flags)


def _with_home(work: str) -> set[int]:
    """The processes that were started with this home, also those that nobody waits for."""
    found = set()
    for entry in os.listdir("/proc"):
        with contextlib.suppress(OSError, ValueError):
            process = int(entry)
            if f"HOME={work}".encode() in Path(f"/proc/{process}/environ").read_bytes():
                found |= {process} if running(process) else set()
    return found


def present(layers: Mapping[str, str], wanted: Sequence[str]) -> bool:
    return all(layers.get(layer) == "ok" for layer in wanted)
