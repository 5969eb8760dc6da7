"""How fast a class is graded: this grader beside stock nbgrader, otter-grader and a bare fork.

    python tests/benchmarks/class_of.py                           16 submissions of sigmoid
    python tests/benchmarks/class_of.py two_layer --size 200 --measured 10

All take turns in one run, on the same submissions: those of the sample class that stock nbgrader
can grade, again and again until the class has its size. Stock nbgrader and otter are given
`--measured` of them; a whole class is then their start and that many times the time of one, which
the table says. Times of grading and feedback are those of whole commands, started anew.

Stock nbgrader runs with its defaults on the released notebooks, in two ways: `asserts` has one
cheap assert in place of each of our checks and no pictures, which is less than a course would
test, and `check` runs the notebook as students have it. Registering the assignment in a new
gradebook is not timed for anybody.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(Path(__file__).parent)]
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
os.environ["PYTHONPATH"] = str(ROOT)

from cost import Cost, command, costing  # noqa: E402
from courses import Submission, ours, stock, students  # noqa: E402
from floor import bare_forks  # noqa: E402
from otter_api import Otter, Unavailable  # noqa: E402
from phases import phases  # noqa: E402


@dataclass
class Timed:
    """What one way of grading cost, in each round; `start` is what is paid once a class."""

    way: str
    submissions: int
    start: list[Cost] = field(default_factory=list)
    whole: list[Cost] = field(default_factory=list)

    def for_class(self, size: int) -> Cost:
        """The medians for a whole class."""
        pairs = zip(self.start, self.whole, strict=True)
        costs = [whole.for_class(start, size / self.submissions) for start, whole in pairs]
        return Cost(
            statistics.median(cost.wall for cost in costs),
            statistics.median(cost.cpu for cost in costs),
        )


def time_ours(class_: Sequence[Submission], workers: int, timed: Timed) -> None:
    grade = [sys.executable, "-m", "autograder.cli", "grade", class_[0].assignment, "--quiet"]
    with ours(class_) as root:
        timed.whole.append(command([*grade, f"--workers={workers}"], root))
        pages = list(root.glob("feedback/*/*/*.html"))
    if len(pages) != len(class_):
        raise SystemExit(f"{len(pages)} feedback pages for {len(class_)} submissions")
    timed.start.append(Cost())  # measured whole: nothing to extrapolate


def time_stock(class_: Sequence[Submission], asserts: bool, timed: Timed) -> None:
    name = class_[0].assignment
    with stock(class_, asserts) as root:

        def both() -> Cost:
            graded = command(["nbgrader", "autograde", name], root)
            return graded + command(["nbgrader", "generate_feedback", name], root)

        timed.whole.append(both())
        timed.start.append(both())  # nothing is left to do


def time_floor(class_: Sequence[Submission], timed: Timed) -> None:
    with costing() as spent:
        bare_forks(class_)
    timed.start.append(Cost())
    timed.whole += spent


def time_otter(class_: Sequence[Submission], otter: Otter, timed: Timed) -> None:
    with costing() as spent:
        otter.grade([])
    timed.start += spent
    with costing() as spent:
        otter.grade(class_)
    timed.whole += spent


Way = tuple[Timed, Callable[[Timed], None]]


def ways(given: argparse.Namespace, otter: Otter | None) -> Iterator[Way]:
    """All that take turns."""
    class_ = students(given.assignment, given.size)
    part = class_[: given.measured]
    for workers in given.workers:
        timed = Timed(f"autograder grade, {workers} workers", len(class_))
        yield timed, lambda timed, workers=workers: time_ours(class_, workers, timed)
    for kind in given.stock:
        timed = Timed(f"stock nbgrader, {kind}", len(part))
        asserts = kind == "asserts"
        yield timed, lambda timed, asserts=asserts: time_stock(part, asserts, timed)
    if otter is not None:
        yield Timed("otter-grader's API", len(part)), lambda timed: time_otter(part, otter, timed)
    yield Timed("bare fork, cells only", len(part)), lambda timed: time_floor(part, timed)


def table(given: argparse.Namespace, timings: Sequence[Timed]) -> str:
    first = timings[0].for_class(given.size)
    lines = [
        f"| {given.assignment}, class of {given.size} | measured | s for the class | a minute | "
        "ms a submission | ms of processor | times ours | of processor |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for timed in timings:
        cost = timed.for_class(given.size)
        measured = f"{timed.submissions} in {len(timed.whole)} rounds"
        if timed.submissions != given.size:
            measured += ", extrapolated"
        lines.append(
            f"| {timed.way} | {measured} | {cost.wall:.1f} | {60 * given.size / cost.wall:.0f} | "
            f"{1000 * cost.wall / given.size:.0f} | {1000 * cost.cpu / given.size:.0f} | "
            f"{cost.wall / first.wall:.1f} | {cost.cpu / first.cpu:.1f} |"
        )
    return "\n".join(lines)


def phase_table(found: dict[str, float]) -> str:
    whole = sum(found.values())
    lines = ["| phase, one process | ms a submission | share |", "|---|---|---|"]
    ordered = sorted(found.items(), key=lambda item: -item[1])
    lines += [f"| {name} | {1000 * s:.1f} | {s / whole:.0%} |" for name, s in ordered]
    return "\n".join([*lines, f"| together | {1000 * whole:.1f} | |"])


def options() -> argparse.Namespace:
    cores = len(os.sched_getaffinity(0))
    made = argparse.ArgumentParser(description="Time grading a class.")
    made.add_argument("assignment", nargs="?", default="sigmoid")
    made.add_argument("--size", type=int, default=16, help="of the class")
    made.add_argument("--measured", type=int, help="of it, for the slow ones; all if not given")
    made.add_argument("--rounds", type=int, default=3)
    made.add_argument("--workers", type=int, nargs="*", default=[cores])
    made.add_argument("--stock", nargs="*", choices=("asserts", "check"), default=["asserts"])
    made.add_argument("--otter", help="the python of an environment that has otter-grader")
    made.add_argument("--no-otter", action="store_true")
    made.add_argument("--json", action="store_true", help="JSON in place of the tables")
    given = made.parse_args()
    given.measured = min(given.measured or given.size, given.size)
    return given


def main() -> None:
    given = options()
    notes = []
    with tempfile.TemporaryDirectory(prefix="otter-") as folder:
        otter = None
        if not given.no_otter:
            try:
                otter = Otter(Path(folder), given.assignment, given.otter)
            except Unavailable as reason:
                notes.append(f"otter-grader is left out: {reason}")
        taking_turns = list(ways(given, otter))
        for round_ in range(given.rounds):
            for timed, measure in taking_turns:
                print(f"round {round_ + 1}: {timed.way}", file=sys.stderr)
                measure(timed)
    timings = [timed for timed, _ in taking_turns]
    found = phases(students(given.assignment, given.measured))
    if given.json:
        ways_ = [asdict(t) | {"class": asdict(t.for_class(given.size))} for t in timings]
        about = {"assignment": given.assignment, "size": given.size, "cores": os.cpu_count()}
        print(json.dumps(about | {"ways": ways_, "phases": found, "notes": notes}, indent=1))
    else:
        print("\n\n".join([table(given, timings), phase_table(found), *notes]))


if __name__ == "__main__":
    main()
