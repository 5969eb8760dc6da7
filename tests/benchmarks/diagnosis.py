"""How well mistakes in functions are told apart, and how long that takes.

    python -m tests.benchmarks.diagnosis             the table
    python -m tests.benchmarks.diagnosis --list      what is said about each answer, to be read
    python -m tests.benchmarks.diagnosis --pairs     two known mistakes at once

Three sets of wrong answers: the bank; the bank with all known mistakes switched off, so that only
common findings and trying all faults are left; and answers that were held out. In the bank the
name is the code that is written beside the answer. In the other two it is right if somebody who
read answer and sentence found so: `diagnosis_read.json` holds what was read; what was not read
yet is counted apart.
"""

from __future__ import annotations

import argparse
import itertools
import json
import statistics
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np

from autograder.answers import LocalAnswers
from autograder.exercise import Exercise, Result, grade
from autograder.exercises import two_layer
from autograder.judging import diagnosis
from tests import bank_reader, bank_run
from tests.judging.students import exercise_of, with_mistakes

HERE = Path(__file__).parent
READ = HERE / "diagnosis_read.json"
HELD_OUT = HERE.parent / "heldout"
UNNAMED = ("common/unknown", "common/special-case")


@dataclass
class Set:
    """One line of the table."""

    counts: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def line(self, name: str) -> str:
        columns = ("wrong", "named", "misnamed", "unread", "unnamed", "accepted", "right", "alarm")
        counts = " | ".join(str(self.counts[c]) for c in columns)
        spent = [1000 * s for s in self.seconds] or [0.0]
        return f"| {name} | {counts} | {statistics.median(spent):.0f} / {max(spent):.0f} ms |"


HEAD = """\
| answers | wrong | named | misnamed | not read | no name | accepted | right | called wrong \
| a diagnosis, median / max |
|---|---|---|---|---|---|---|---|---|---|"""


def answers(folder: Path) -> Iterator[tuple[str, Exercise, bank_reader.Answer]]:
    """Every answer to an exercise of functions that a folder holds."""
    for notebook, exercise in bank_run.every():
        if exercise.kind == "function" and (folder / notebook / f"{exercise.id}.py").exists():
            with mock.patch.object(bank_reader, "BANK", folder):
                loaded = bank_reader.load(notebook, exercise.id)
            for answer in loaded:
                if answer.name != bank_run.ENDLESS:
                    yield notebook, exercise, answer


def measured(
    notebook: str, exercise: Exercise, answer: bank_reader.Answer, seed: int
) -> tuple[list[Result], float]:
    """The results, and the processor's seconds that the diagnosis took."""
    spent = 0.0
    real = diagnosis.failure

    def timed(*args: Any) -> Any:
        nonlocal spent
        started = time.process_time()
        try:
            return real(*args)
        finally:
            spent += time.process_time() - started

    namespace = bank_run.before(notebook, exercise)
    with np.errstate(all="ignore"), mock.patch.object(diagnosis, "failure", timed):
        exec(compile(answer.source, f"<{exercise.id}: {answer.name}>", "exec"), namespace)
        return grade(exercise, LocalAnswers(namespace), None, seed), spent


def run(folder: Path, seed: int, known: bool, read: dict[str, dict[str, bool]] | None) -> Set:
    """All answers of a folder; `read` says which names were found right, None: the codes do."""
    found = Set()
    for notebook, exercise, answer in answers(folder):
        if not answer.right and answer.name == "-":
            continue  # no code is expected
        asked = exercise if known else replace(exercise, mistakes=())
        results, spent = measured(notebook, asked, answer, seed)
        failed = any(r.passed is not True for r in results)
        if spent:
            found.seconds.append(spent)
        if answer.right:
            found.counts["right"] += 1
            found.counts["alarm"] += failed
            continue
        found.counts["wrong"] += 1
        verdict = _verdict(exercise, answer, results, read) if failed else "accepted"
        found.counts[verdict] += 1
        for code, text in dict.fromkeys((r.code, r.message) for r in results if r.code):
            found.said.append(f"{verdict}\t{exercise.id}\t{answer.name}\t{code}\t{text}")
    return found


def _verdict(
    exercise: Exercise,
    answer: bank_reader.Answer,
    results: Sequence[Result],
    read: dict[str, dict[str, bool]] | None,
) -> str:
    codes = sorted({r.code for r in results if r.code and r.code not in UNNAMED})
    if read is None:
        return "named" if answer.name in {r.code for r in results} else "misnamed"
    if not codes:
        return "unnamed"
    judged = read.get(f"{exercise.id}: {answer.name}", {})
    if any(judged.get(code) is False for code in codes):
        return "misnamed"
    return "named" if all(code in judged for code in codes) else "unread"


def pairs(seed: int) -> str:
    """Two known mistakes at once in the network with a penalty, output by output."""
    task = two_layer.REGULARIZED
    exercise = exercise_of(task)
    counts: Counter[tuple[str, str]] = Counter()
    for pair in itertools.combinations(task.wrong, 2):
        made = LocalAnswers({task.name: with_mistakes(task, *pair)})
        for result in grade(exercise, made, None, seed):
            if result.check in task.outputs and result.code:
                makers = [c for c in pair if result.check in exercise.mistake(c).outputs]
                counts["one" if len(makers) == 1 else "both", _of_pair(result.code, makers)] += 1
    columns = ("named", "fault", "finding", "unnamed", "a third")
    lines = [f"| spoiled by | {' | '.join(columns)} |", f"|---|{'---|' * len(columns)}"]
    lines += [
        f"| {k} | {' | '.join(str(counts[k, c]) for c in columns)} |" for k in ("one", "both")
    ]
    return "\n".join(lines)


def _of_pair(code: str, makers: Sequence[str]) -> str:
    if code in makers:
        return "named"
    if code.startswith("fault/"):
        return "fault"
    if code == "common/unknown":
        return "unnamed"
    return "finding" if code.startswith("common/") else "a third"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--pairs", action="store_true")
    options = parser.parse_args()
    if options.pairs:
        print(pairs(options.seed))
        return
    read = json.loads(READ.read_text("utf-8"))
    sets = {
        "bank": run(bank_reader.BANK, options.seed, True, None),
        "bank, no known mistakes": run(bank_reader.BANK, options.seed, False, read["alone"]),
        "held out": run(HELD_OUT, options.seed, True, read["held out"]),
    }
    if options.list:
        for name, found in sets.items():
            print(*(f"{name}\t{line}" for line in found.said), sep="\n")
    print(HEAD)
    print(*(found.line(name) for name, found in sets.items()), sep="\n")


if __name__ == "__main__":
    main()
