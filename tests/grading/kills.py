"""Runs of `autograder grade` that are killed in the middle, and what the next run makes of it.

    python -m tests.grading.kills --count 50                  processes of all kinds
    python -m tests.grading.kills --grader 20 --size 300      20 times the grader, of one class

In the end the gradebook, the results, the notebooks and the pages have to be those of a run that
nobody disturbed, and no process may be left. Only processes that this one started are killed.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "tests")]
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])

from processes import GRADER, NOTEBOOK, WARM, WORKER, descendants, kinds  # noqa: E402
from whole_course import rows  # noqa: E402

from autograder.grading.gradebook import database  # noqa: E402

from .crowd import NAME, make_crowd, results, texts  # noqa: E402

VICTIMS = (NOTEBOOK, WARM, NOTEBOOK, WORKER)  # of one run, and the grader last
END_SECONDS = 10.0
_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER: who has lost its parent falls to us
COMMAND = (sys.executable, "-m", "autograder.cli", "grade", "--quiet", "--seed", "1")


class Wrong(Exception):
    """What is not as after an undisturbed run."""


class Killer:
    """Kills at random moments, and counts whom."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        self.killed: Counter[str] = Counter()

    def everything(self, root: Path, calm: Path) -> None:
        """A run in which processes of all kinds are killed, the grader last; and one more."""
        with started(root) as run:
            for kind in (*self.draw.sample(VICTIMS, len(VICTIMS)), GRADER):
                time.sleep(self.draw.uniform(0.0, 0.2))
                self._one_of(run, kind)
        finish(root, calm)

    def grader(self, root: Path, calm: Path, times: int) -> None:
        """Run after run ends when it has written so much; one more is left alone.

        The grader alone is killed, or all processes at once, in turns.
        """
        most = 2 * len(list((root / "submitted").iterdir()))
        for number, amount in enumerate(sorted(self.draw.uniform(0, most) for _ in range(times))):
            with started(root) as run:
                while run.poll() is None and written(root) < amount:
                    time.sleep(0.01)
                time.sleep(self.draw.uniform(0.0, 0.3))
                others = [one for one, kind in kinds(run.pid).items() if kind != GRADER]
                self._one_of(run, GRADER)
                for one in others if number % 2 else ():
                    kill(one, lambda one: one in descendants(os.getpid()))
            say(f"killed with {written(root)} of {most} files written")
        finish(root, calm)

    def _one_of(self, run: subprocess.Popen[bytes], kind: str) -> None:
        """Kill one, as soon as there is one."""
        while run.poll() is None:
            found = [one for one, what in kinds(run.pid).items() if what == kind]
            if found and kill(self.draw.choice(found), lambda one: kinds(run.pid).get(one) == kind):
                self.killed[kind] += 1
                return
            time.sleep(0.002)


def kill(process: int, still: Callable[[int], bool]) -> bool:
    """Kill a process that is still the one that is meant."""
    with contextlib.suppress(ProcessLookupError):
        handle = os.pidfd_open(process)
        try:
            if still(process):
                signal.pidfd_send_signal(handle, signal.SIGKILL)
                return True
        finally:
            os.close(handle)
    return False


@contextlib.contextmanager
def started(root: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A run that is being killed; in the end nothing of it may be left running."""
    before = descendants(os.getpid())
    run = subprocess.Popen(
        COMMAND,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    yield run
    run.wait()
    until = time.monotonic() + END_SECONDS
    while left := descendants(os.getpid()) - before:
        if time.monotonic() > until:
            commands = [Path(f"/proc/{one}/cmdline").read_text() for one in left]
            raise Wrong(f"left running: {commands}")
        time.sleep(0.05)


def finish(root: Path, calm: Path) -> None:
    """Run again, to the end; raises `Wrong` unless all is as in the other course."""
    if graded(root):
        raise Wrong("the next run fails")
    stored, expected = rows(database(root)), rows(database(calm))
    if stored != expected:
        raise Wrong(f"other rows in the gradebook: {different(stored, expected)}")
    if results(root) != results(calm):
        raise Wrong(f"other results: {different(results(root), results(calm))}")
    for pattern in ("autograded/*/*/*", "feedback/*/*/*"):
        if texts(root, pattern) != texts(calm, pattern):
            raise Wrong(f"other files: {different(texts(root, pattern), texts(calm, pattern))}")


def graded(root: Path) -> int:
    """Grade to the end; the exit code."""
    ours = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(COMMAND, cwd=root, env=ours, stdout=subprocess.DEVNULL).returncode


def different(one: Mapping[str, object], other: Mapping[str, object]) -> list[str]:
    return sorted(key for key in {*one, *other} if one.get(key) != other.get(key))


def written(root: Path) -> int:
    """How many results and pages there are."""
    found = (root.glob(f"results/{NAME}/*.json"), root.glob(f"feedback/*/{NAME}/*.html"))
    return sum(1 for paths in found for _ in paths)


def calm_course(root: Path, size: int) -> Path:
    make_crowd(root, size)
    started_at = time.monotonic()
    if graded(root):
        raise Wrong("the undisturbed run fails")
    say(f"{size} submissions undisturbed: {time.monotonic() - started_at:.1f} s")
    return root


def say(text: str) -> None:
    print(text, file=sys.stderr)


def options() -> argparse.Namespace:
    made = argparse.ArgumentParser(description="Kill runs of `autograder grade`.")
    made.add_argument("--count", type=int, default=0, help="kills of processes of all kinds")
    made.add_argument("--grader", type=int, default=0, help="kills of the grader, of one class")
    made.add_argument("--size", type=int, default=60, help="of the class")
    made.add_argument("--seed", type=int, default=0)
    return made.parse_args()


def main() -> None:
    given = options()
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    killer = Killer(given.seed)
    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        calm = calm_course(Path(folder, "calm"), given.size)
        for number in count():
            if killer.killed.total() >= given.count:
                break
            killer.everything(make_crowd(Path(folder, f"all-{number}"), given.size), calm)
            say(f"{killer.killed.total()} kills")
        if given.grader:
            killer.grader(make_crowd(Path(folder, "grader"), given.size), calm, given.grader)
    print(json.dumps({"killed": killer.killed, "size": given.size}))


if __name__ == "__main__":
    main()
