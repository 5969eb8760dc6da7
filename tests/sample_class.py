"""A sample class: submissions made from the released notebooks and the mistake bank.

`tests/sample_class/<student>.json` says what a student hands in, and what that earns:

    {"about": "One sign is wrong.",
     "sigmoid": {"rest": "right loop",
                 "answers": {"sigmoid-value": "wrong: sigmoid/sign"},
                 "score": 28, "codes": ["sigmoid/sign"]}}

`rest` answers the exercises that `answers` does not name: `right WORDS` takes the right answer
whose style has one of the words (else the first), `right 3` and `wrong 3` the third one of the
bank (from the start again where there are fewer), `stub` leaves the release as it is. An answer
is named as in the bank, or `stub`, or `deleted`, or a list of lines. Further keys: `duplicated`
(cells to copy), `before` (lines for a cell after the imports), `file` (what stands in the file
instead), `written` (an answer to the written questions), `named` (another name of the file),
`stripped` (no grading data and no ids are left), and `flags`, the codes of what a person should
look at.

    python tests/sample_class.py [FOLDER [STUDENT ...]]

makes FOLDER/submitted/<student>/<name>/<name>.ipynb, for all students or for those that are named.
"""

from __future__ import annotations

import argparse
import copy
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat.notebooknode import NotebookNode

if __name__ == "__main__":  # also without an installed package
    sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parent)]

from bank_reader import Answer, load

HERE = Path(__file__).with_suffix("")
ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Sample:
    """One submission: what is handed in, and what is expected of grading it."""

    student: str
    assignment: str
    plan: Mapping[str, Any]

    @property
    def score(self) -> float:
        return float(self.plan["score"])

    @property
    def codes(self) -> set[str]:
        """Codes of mistakes that must be found."""
        return set(self.plan.get("codes", ()))

    @property
    def flags(self) -> set[str]:
        return set(self.plan.get("flags", ()))


def samples() -> list[Sample]:
    """All submissions of the class."""
    found = []
    for path in sorted(HERE.glob("*.json")):
        plans = json.loads(path.read_text("utf-8"))
        plans.pop("about")
        found += [Sample(path.stem, name, plan) for name, plan in plans.items()]
    return found


def write(sample: Sample, folder: Path, root: Path = ROOT) -> Path:
    """Write a submission below `folder`; returns the folder that is handed in."""
    name = sample.plan.get("named", f"{sample.assignment}.ipynb")
    path = folder / sample.student / sample.assignment / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text(sample, root), encoding="utf-8")
    return path.parent


def text(sample: Sample, root: Path = ROOT) -> str:
    """What the file of a submission holds."""
    if "file" in sample.plan:
        return str(sample.plan["file"])
    name = sample.assignment
    node = nbformat.read(root / "assignments" / name / f"{name}.ipynb", as_version=4)
    node.cells = list(_cells(node, sample))
    if sample.plan.get("stripped"):
        for cell in node.cells:
            cell.metadata = {}
            del cell["id"]
    return json.dumps(node, indent=1, ensure_ascii=False)


def _cells(node: NotebookNode, sample: Sample) -> Iterator[NotebookNode]:
    plan = sample.plan
    for cell in node.cells:
        answer = _answer(cell, sample)
        if answer == "deleted":
            continue
        if answer is not None:
            cell.source = answer
        yield cell
        if cell.id == "setup" and "before" in plan:
            yield nbformat.v4.new_code_cell("\n".join(plan["before"]), id="own")
        if cell.id in plan.get("duplicated", ()):
            yield copy.deepcopy(cell)


def _answer(cell: NotebookNode, sample: Sample) -> str | None:
    """The text for a cell; None leaves it as it was released."""
    metadata = cell.metadata.get("nbgrader", {})
    if not metadata.get("solution"):
        return None
    if metadata["grade"]:
        return sample.plan.get("written")
    wanted = sample.plan.get("answers", {}).get(cell.id, sample.plan.get("rest", "stub"))
    if wanted in ("stub", "deleted"):
        return None if wanted == "stub" else "deleted"
    if isinstance(wanted, list):
        return "\n".join(wanted)
    return _chosen(load(sample.assignment, cell.id), str(wanted)).source.rstrip("\n")


def _chosen(bank: Sequence[Answer], wanted: str) -> Answer:
    if ": " in wanted:
        kind, _, name = wanted.partition(": ")
        return next(a for a in bank if (a.right, a.name) == (kind == "right", name))
    kind, *words = wanted.split()
    fitting = [a for a in bank if a.right == (kind == "right") and a.name != "common/missing"]
    if words and words[0].isdigit():
        return fitting[(int(words[0]) - 1) % len(fitting)]
    styled = (a for a in fitting if any(word in a.name for word in words))
    return next(styled, fitting[0])


def main() -> None:
    parser = argparse.ArgumentParser(description="Make a sample class.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(), help="the course's root")
    parser.add_argument("students", nargs="*", metavar="STUDENT", help="only these: vectorised")
    given = parser.parse_args()
    folder, wanted = given.folder / "submitted", given.students or [""]
    chosen = [sample for sample in samples() if any(w in sample.student for w in wanted)]
    for sample in chosen:
        write(sample, folder)
    print(f"{len(chosen)} submissions in {folder}")


if __name__ == "__main__":
    main()
