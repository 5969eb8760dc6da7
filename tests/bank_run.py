"""Running the bank: each answer in the notebook's own process, or in the sandbox.

`python -m tests.bank_run --seeds 20` prints the table: wrong answers accepted, right ones
rejected, mistakes that get another name, local (from the given losses), graded (against the
references) and through the pipe of the sandbox.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from autograder import exercises
from autograder.answers import LocalAnswers
from autograder.course.source import read, references
from autograder.exercise import Exercise, Result, grade
from autograder.judging.diagnosis import OUR_FAULT
from autograder.sandbox import Cell, Sandbox
from tests import bank_reader

ROOT = Path(__file__).parent.parent
MODES = ("local", "graded", "piped")
ENDLESS = "common/timeout"  # cannot be run in this process


@dataclass
class Tally:
    """What came out, and the answers with which something is wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)

    def add(self, answer: bank_reader.Answer, results: Sequence[Result], mode: str) -> None:
        full = all(r.passed for r in results)
        codes = {r.code for r in results if r.code}
        self.counts["right" if answer.right else "wrong"] += 1
        where = f"{mode}: {answer.exercise}, {answer.name!r} (line {answer.line})"
        ours = [r.message + r.flag for r in results if r.why == "ours" or OUR_FAULT in r.flag]
        if ours:
            self._note("fault", where, ours[0])
        elif answer.right and not full:
            self._note("rejected", where, next(r.message for r in results if not r.passed))
        elif not answer.right and full:
            self._note("accepted", where, "")
        elif not answer.right and answer.name != "-" and answer.name not in codes:
            self._note("misnamed", where, f"got {sorted(codes)}")

    def _note(self, kind: str, where: str, message: str) -> None:
        self.counts[kind] += 1
        self.problems.append(f"{kind}: {where} {message}")


def source(notebook: str) -> Path:
    return ROOT / "solutions" / f"{notebook}.py"


def before(notebook: str, exercise: Exercise) -> dict[str, Any]:
    """The reference answers without this exercise's own."""
    namespace = dict(references(source(notebook)))
    for name in exercise.names:
        namespace.pop(name, None)
    return namespace


def in_process(notebook: str, exercise: Exercise, seeds: Sequence[int], tally: Tally) -> None:
    """Local and graded verdicts of all answers to an exercise."""
    truths = references(source(notebook))
    earlier = before(notebook, exercise)
    for answer in bank_reader.load(notebook, exercise.id):
        if answer.name == ENDLESS:
            continue
        code = compile(answer.source, f"<{exercise.id}: {answer.name}>", "exec")
        for mode, trusted in (("local", None), ("graded", truths)):
            for seed in seeds:
                namespace = dict(earlier)  # afresh: an answer may keep state between calls
                with np.errstate(all="ignore"):
                    exec(code, namespace)
                    results = grade(exercise, LocalAnswers(namespace), trusted, seed)
                tally.add(answer, results, mode)


def piped(
    notebook: str, exercise: Exercise, seeds: Sequence[int], tally: Tally, sandbox: Sandbox
) -> None:
    """Verdicts of all answers to an exercise as the grader reaches them."""
    truths = references(source(notebook))
    prelude = list(_cells(notebook, exercise))
    for answer in bank_reader.load(notebook, exercise.id):
        with sandbox.run([*prelude, Cell(exercise.id, answer.source)]) as session:
            keeps_state = answer.name == "common/not-repeatable"
            for seed in seeds[:1] if keeps_state else seeds:
                tally.add(answer, grade(exercise, session.answers, truths, seed), "piped")


def _cells(notebook: str, exercise: Exercise) -> Iterator[Cell]:
    """What stands above the answer: imports, helpers, given functions, earlier answers."""
    from autograder.course.source import answer_source, given_text

    path = source(notebook)
    for number, cell in enumerate(read(path)):
        if cell.role == "answer" and cell.target == exercise.id:
            return
        if cell.role == "given":
            yield Cell(f"given-{number}", given_text(path, cell))
        elif cell.role == "code":
            yield Cell(f"code-{number}", cell.text)
        elif cell.role == "answer":
            yield Cell(cell.target, answer_source(path, cell.target))


def every(notebooks: Sequence[str] = exercises.NAMES) -> Iterator[tuple[str, Exercise]]:
    for notebook in notebooks:
        for exercise in exercises.load(notebook).checked:
            yield notebook, exercise


def table(tallies: Mapping[str, Tally]) -> str:
    columns = ("right", "rejected", "wrong", "accepted", "misnamed", "fault")
    lines = [f"| verdicts | {' | '.join(columns)} |", f"|---|{'---|' * len(columns)}"]
    for mode, tally in tallies.items():
        lines.append(f"| {mode} | {' | '.join(str(tally.counts[c]) for c in columns)} |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--notebook", choices=exercises.NAMES)
    options = parser.parse_args(arguments)
    chosen = [options.notebook] if options.notebook else exercises.NAMES
    inside, across = Tally(), Tally()
    with Sandbox() as sandbox:
        for notebook, exercise in every(chosen):
            print(exercise.id, file=sys.stderr)
            in_process(notebook, exercise, range(options.seeds), inside)
            piped(notebook, exercise, range(options.seeds), across, sandbox)
    print(table({"local and graded": inside, "piped": across}))
    print(*inside.problems, *across.problems, sep="\n")
    return 1 if inside.problems or across.problems else 0


if __name__ == "__main__":
    sys.exit(main())
