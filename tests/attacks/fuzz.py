"""A class of damaged submissions, graded by `autograder grade`: each gets points and a reason.

    python -m tests.attacks.fuzz --count 2000 --seed 0

Of the same seed come the same submissions: `--first 137 --count 1` is number 137 alone.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "tests")]

from processes import GRADER, WORKER, Peaks  # noqa: E402
from sample_class import samples  # noqa: E402
from whole_course import make_course  # noqa: E402

from autograder.exercises import NAMES  # noqa: E402

from .fuzzed import Case, case  # noqa: E402

SUBMISSION_SECONDS = 20
SETTINGS = (
    "\nc.Grading.cell_seconds = 2\nc.Grading.call_seconds = 1\n"
    f"c.Grading.submission_seconds = {SUBMISSION_SECONDS}\n"
)
MEGABYTES = 300  # what no process of the grader may have in memory


@dataclass
class Kind:
    """What became of the submissions of a kind."""

    count: int = 0
    unread: int = 0
    scores: list[float] = field(default_factory=list)
    slowest: float = 0.0


@dataclass
class Found:
    """What a run did; `problems` is empty where all is as it should be."""

    seconds: float
    mebibytes: dict[str, float]
    kinds: dict[str, Kind] = field(default_factory=lambda: defaultdict(Kind))
    problems: list[str] = field(default_factory=list)

    @property
    def grader(self) -> float:
        return max(self.mebibytes.get(kind, 0.0) for kind in (GRADER, WORKER))


def fuzz(root: Path, numbers: Sequence[int], seed: int, workers: int) -> Found:
    """Hand in these cases, grade them all, and look at what was written."""
    made: dict[str, Case] = {}
    _make_course(root)
    for number in numbers:
        student, one = f"f{number:05}", case(seed, number)
        path = root / "submitted" / student / one.assignment / f"{one.assignment}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_bytes(one.data)
        made[student] = Case(one.kind, one.assignment, b"")
    found = _graded(root, len(made), workers)
    for student, one in made.items():
        path = root / "results" / one.assignment / f"{student}.json"
        document = json.loads(path.read_text("utf-8")) if path.is_file() else None
        found.problems += [f"{student} ({one.kind}): {text}" for text in wrong(root, document)]
        if document:
            _count(found.kinds[one.kind], document)
    return found


def _make_course(root: Path) -> None:
    chosen = [next(s for s in samples() if s.assignment == name) for name in NAMES]
    make_course(root, chosen, SETTINGS)
    for path in sorted((root / "submitted").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()


def _graded(root: Path, count: int, workers: int) -> Found:
    command = [sys.executable, "-m", "autograder.cli", "grade", "--quiet", "--seed", "1"]
    started, told = time.monotonic(), 0.0
    with (root / "said.txt").open("w") as said:
        run = subprocess.Popen(
            [*command, f"--workers={workers}"],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=said,
        )
        with Peaks(run.pid) as peaks:
            while run.poll() is None:
                time.sleep(0.1)
                if time.monotonic() - told > 10:
                    told = time.monotonic()
                    print(f"{_results(root)} of {count} graded", file=sys.stderr)
    found = Found(time.monotonic() - started, peaks.mebibytes)
    if run.returncode:
        found.problems.append(f"exit code {run.returncode}: {(root / 'said.txt').read_text()}")
    return found


def _results(root: Path) -> int:
    return sum(1 for _ in root.glob("results/*/*.json"))


def wrong(root: Path, document: dict[str, Any] | None) -> Iterator[str]:
    """What is not as it should be."""
    if document is None:
        yield "no result"
        return
    if document["status"] != "graded":
        yield f"could not be graded: {document['reason']}"
    if not 0 <= document["score"] <= document["max_score"]:
        yield f"{document['score']} points"
    for exercise in document["exercises"]:
        reasons = [check["message"] for check in exercise["checks"] if not check["passed"]]
        if exercise["score"] < exercise["max_score"] and not any(reasons):
            yield f"{exercise['id']} loses points without a reason"
    if document["seconds"] > SUBMISSION_SECONDS + 2:
        yield f"took {document['seconds']} seconds"
    name, student = document["assignment"], document["student"]
    for folder, kind in (("autograded", "ipynb"), ("feedback", "html")):
        if not (root / folder / student / name / f"{name}.{kind}").is_file():
            yield f"nothing in {folder}/"


def _count(kind: Kind, document: dict[str, Any]) -> None:
    kind.count += 1
    kind.unread += any(flag["code"] == "unreadable" for flag in document["flags"])
    kind.scores.append(document["score"])
    kind.slowest = max(kind.slowest, document["seconds"])


def report(found: Found) -> str:
    lines = ["| kind | submissions | unreadable | points | slowest, s |", "|---|---|---|---|---|"]
    for name, kind in sorted(found.kinds.items()):
        points = f"{min(kind.scores):g} to {max(kind.scores):g}"
        cells = (name, f"{kind.count}", f"{kind.unread}", points, f"{kind.slowest:.2f}")
        lines.append(f"| {' | '.join(cells)} |")
    total = sum(kind.count for kind in found.kinds.values())
    slowest = max((kind.slowest for kind in found.kinds.values()), default=0.0)
    memory = ", ".join(f"{kind} {peak:.0f}" for kind, peak in sorted(found.mebibytes.items()))
    lines += [
        f"\n{total} submissions in {found.seconds:.0f} s, slowest {slowest:.2f} s; "
        f"{len(found.problems)} problems",
        f"MiB in memory at most: {memory}",
    ]
    return "\n".join([*lines, *found.problems[:50]])


def main() -> int:
    made = argparse.ArgumentParser(description="Grade damaged submissions.")
    made.add_argument("--count", type=int, default=2000)
    made.add_argument("--first", type=int, default=0, help="number of the first one")
    made.add_argument("--seed", type=int, default=0)
    made.add_argument("--workers", type=int, default=2)
    given = made.parse_args()
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        numbers = range(given.first, given.first + given.count)
        found = fuzz(Path(folder), numbers, given.seed, given.workers)
    if found.grader >= MEGABYTES:
        found.problems.append(f"The grader had {found.grader:.0f} MiB in memory.")
    print(report(found))
    return 1 if found.problems else 0


if __name__ == "__main__":
    sys.exit(main())
