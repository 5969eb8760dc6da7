"""What grading costs as a class grows: time, memory, gradebook, and a run that has nothing to do.

    python tests/benchmarks/scaling.py                            100 and 300 of two_layer
    python tests/benchmarks/scaling.py --sizes 100 1000 10000 --json scaling.json

Each class is graded once with each number of workers, by commands that are started anew. A row is
printed, and written to the JSON file, as soon as it is known; progress goes to standard error. A
class of 10,000 takes a quarter of an hour with two workers, half an hour with one, and 10 GB.

First and last tenth are milliseconds of the clock for each result file (or page), over the tenth
of the class that was written first and last. The run again has nothing to grade: nothing changed.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(Path(__file__).parent)]
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
os.environ["PYTHONPATH"] = str(ROOT)

from courses import NAMES, ours, students  # noqa: E402
from processes import GRADER, NOTEBOOK, WARM, WORKER, Peaks  # noqa: E402

AGAIN = 3  # runs with nothing to do, of which the median counts
TELL = 10.0  # seconds between two lines of progress
KINDS = (GRADER, WORKER, WARM, NOTEBOOK)


@dataclass(frozen=True)
class Row:
    """Seconds, MiB of the largest process of a kind, and bytes."""

    size: int
    workers: int
    seconds: float
    again: float
    tenths: tuple[float, float]
    page_tenths: tuple[float, float]
    mebibytes: dict[str, float]
    gradebook: int

    @property
    def slower(self) -> float:
        """How many times slower the last tenth was than the first."""
        return self.tenths[1] / self.tenths[0]

    def markdown(self) -> str:
        first, last = (1000 * seconds for seconds in self.tenths)
        pages = self.page_tenths[1] / self.page_tenths[0]
        cells = [
            *(str(self.size), str(self.workers), f"{self.seconds:.1f}"),
            f"{self.size / self.seconds:.1f}",
            *(f"{self.mebibytes.get(kind, 0):.0f}" for kind in KINDS),
            *(f"{first:.1f}", f"{last:.1f}", f"{self.slower:.2f}", f"{pages:.2f}"),
            *(f"{self.gradebook / self.size / 1024:.1f}", f"{self.again:.2f}"),
        ]
        return f"| {' | '.join(cells)} |"


HEAD = [
    *("submissions", "workers", "s", "a second"),
    *(f"MiB {kind}" for kind in KINDS),
    *("first tenth, ms", "last tenth, ms", "last/first", "of pages"),
    *("gradebook, KiB each", "run again, s"),
]


def measured(name: str, size: int, workers: int) -> Row:
    """Grade a class of this size, and run the command again."""
    say(f"{size} submissions, {workers} workers: making the class")
    with ours(students(name, size)) as root:
        database = root / "gradebook.db"
        empty = database.stat().st_size
        grade = [sys.executable, "-m", "autograder.cli", "grade", "--quiet", "--seed", "1"]
        grade += [f"--workers={workers}", *([] if name == "mixed" else [name])]
        started = time.perf_counter()
        run = subprocess.Popen(grade, cwd=root, stdout=subprocess.DEVNULL)
        with Peaks(run.pid) as peaks:
            _watch(run, root, size)
        seconds = time.perf_counter() - started
        again = [_timed(grade, root) for _ in range(AGAIN)]
        results, pages = _times(root.glob("results/*/*.json")), _times(root.glob("feedback/*/*/*"))
        if len(results) != size or len(pages) != size:
            raise SystemExit(f"{len(results)} results and {len(pages)} pages of {size}")
        growth = database.stat().st_size - empty
    memory = {kind: round(peak, 1) for kind, peak in peaks.mebibytes.items()}
    middle = statistics.median(again)
    return Row(size, workers, seconds, middle, tenths(results), tenths(pages), memory, growth)


def _watch(run: subprocess.Popen[bytes], root: Path, size: int) -> None:
    """Wait for the end, telling how far it is; it must succeed."""
    started = told = time.monotonic()
    while run.poll() is None:
        time.sleep(0.02)
        if time.monotonic() - told >= TELL:
            told = time.monotonic()
            written = sum(len(os.listdir(folder)) for folder in root.glob("results/*"))
            say(f"  {told - started:.0f} s: {written} of {size} graded")
    if run.returncode:
        raise SystemExit(f"autograder grade: exit code {run.returncode}")


def _timed(command: Sequence[str], root: Path) -> float:
    started = time.perf_counter()
    subprocess.run(command, cwd=root, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - started


def _times(paths: Iterable[Path]) -> list[float]:
    return sorted(path.stat().st_mtime for path in paths)


def tenths(times: Sequence[float]) -> tuple[float, float]:
    """Seconds each in the first and in the last tenth."""
    count = max(len(times) // 10, 1)
    return (times[count] - times[0]) / count, (times[-1] - times[-1 - count]) / count


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def options() -> argparse.Namespace:
    made = argparse.ArgumentParser(description="Grade classes of several sizes.")
    made.add_argument("assignment", nargs="?", default="two_layer", choices=[*NAMES, "mixed"])
    made.add_argument("--sizes", type=int, nargs="+", default=[100, 300])
    made.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    made.add_argument("--json", type=Path, metavar="FILE", help="write the rows as JSON, too")
    return made.parse_args()


def main() -> None:
    given = options()
    about = {"assignment": given.assignment, "cores": len(os.sched_getaffinity(0))}
    rows: list[Row] = []
    print(f"| {' | '.join(HEAD)} |\n|{'---|' * len(HEAD)}", flush=True)
    for size in given.sizes:
        for workers in given.workers:
            rows.append(measured(given.assignment, size, workers))
            print(rows[-1].markdown(), flush=True)
            text = json.dumps(about | {"rows": [asdict(row) for row in rows]}, indent=1)
            if given.json:
                given.json.write_text(text + "\n")
    if not given.json:
        print(f"\n{text}")


if __name__ == "__main__":
    main()
