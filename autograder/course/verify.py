"""What this repository promises, looked at again: `autograder verify` shows what does not hold."""

from __future__ import annotations

import contextlib
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat.notebooknode import NotebookNode

from autograder import exercises
from autograder.answers import LocalAnswers
from autograder.course import leaks
from autograder.course.build import stale
from autograder.course.config import BuildError
from autograder.course.notebook import edited_cells
from autograder.course.source import SourceCell, SourceError, answer_source, read, references
from autograder.exercise import Assignment, Exercise, Result, Written, grade, score
from autograder.exercises import coverage

POINTS = {"chain_rule": 20, "sigmoid": 30, "two_layer": 35, "zero_initialization": 15}
SEEDS = (0, 1, 2)
RIGHT, WRONG = 5, 3  # answers of each kind in the bank, at least
PACKAGE = Path(__file__).parents[1]

_MARKER = re.compile(r"^# %% (right|wrong): (\S.*)$", re.MULTILINE)
_OWN_CODES = ("common/",)
_IGNORED = {".ipynb_checkpoints", "__pycache__", ".DS_Store"}


@dataclass(frozen=True)
class Problem:
    """A promise that does not hold: where, what is wrong, and how it is repaired."""

    file: str
    wrong: str
    repair: str

    def __str__(self) -> str:
        return f"{self.file}: {self.wrong}\n    {self.repair}"


def verify(root: Path) -> Iterator[Problem]:
    """The problems of the course whose root folder this is."""
    assignments = [exercises.load(name) for name in exercises.NAMES]
    yield from misplaced(root)
    yield from declared(assignments)
    yield from covered(root, assignments)
    for assignment in assignments:
        source = root / "solutions" / f"{assignment.name}.py"
        try:
            yield from built(root, assignment.name)
            yield from stated(root, assignment, read(source))
            yield from solved(root, assignment)
        except (SourceError, BuildError) as error:
            again = f"Repair the source, then run: autograder build {assignment.name}"
            yield Problem(_place(root, source), str(error), again)
            continue
        yield from released(root, assignment)
        yield from banked(root, assignment)
    yield from leaked(root, assignments)


def misplaced(root: Path) -> Iterator[Problem]:
    """nbgrader copies whatever lies beside a notebook to students, and lists every folder."""
    expected = {
        *(f"solutions/{name}.py" for name in exercises.NAMES),
        *(f"{top}/{n}/{n}.ipynb" for n in exercises.NAMES for top in ("solutions", "assignments")),
    }
    for top in ("solutions", "assignments"):
        for path in sorted((root / top).rglob("*")):
            place = _place(root, path)
            if _IGNORED & set(path.parts) or place in expected:
                continue
            if not (path.is_dir() and any(name.startswith(f"{place}/") for name in expected)):
                wrong = "does not belong here; nbgrader would hand it to students or list it"
                yield Problem(place, wrong, f"Move it out of {top}/, or delete it: rm -r {place}")


def declared(assignments: Iterable[Assignment]) -> Iterator[Problem]:
    """Ids once each, the promised points, hints for every exercise."""
    everything = [(a, e) for a in assignments for e in a.exercises]
    for exercise_id, count in Counter(e.id for _, e in everything).items():
        if count > 1:
            file = _module(next(a for a, e in everything if e.id == exercise_id))
            yield Problem(file, f"{count} exercises are called {exercise_id}", "Rename one.")
    for assignment in assignments:
        promised = POINTS.get(assignment.name)
        if promised is not None and assignment.points != promised:
            wrong = f"{assignment.name} has {assignment.points} points, promised are {promised}"
            yield Problem(_module(assignment), wrong, "Change the points of its exercises.")
        for exercise in assignment.checked:
            yield from _hinted(_module(assignment), exercise)


def _hinted(file: str, exercise: Exercise) -> Iterator[Problem]:
    add = "Add them to autograder/exercises/mistakes.json."
    if not exercise.mistakes:
        yield Problem(file, f"{exercise.id} has no known mistakes with hints", add)
    for code, count in Counter(m.code for m in exercise.mistakes).items():
        if count > 1:
            yield Problem(file, f"{exercise.id} has the code {code} twice", "Rename one of them.")
    for mistake in exercise.mistakes:
        if not mistake.hints:
            yield Problem(file, f"the mistake {mistake.code} of {exercise.id} has no hint", add)


def covered(root: Path, assignments: Iterable[Assignment]) -> Iterator[Problem]:
    """Every handout item is covered as coverage.json says, and the tasks carry their points."""
    declarations = {e.id: (a, e) for a in assignments for e in a.exercises}
    for exercise_id, (assignment, exercise) in declarations.items():
        for item in exercise.items:
            if exercise_id not in coverage.items().get(item, coverage.Item("")).exercises:
                wrong = f"{exercise_id} covers {item}, which coverage.json does not say"
                yield Problem(_module(assignment), wrong, f"Add it to {_COVERAGE}.")
        if not exercise.items:
            wrong = f"{exercise_id} covers no item of the handouts"
            yield Problem(_module(assignment), wrong, "Name the items in its declaration.")
    known = {exercise_id: exercise for exercise_id, (_, exercise) in declarations.items()}
    for name, entry in coverage.items().items():
        for wrong in _uncovered(root, name, entry, known):
            repair = "Repair the entry, or bring back what it names: ids are never changed."
            yield Problem(_COVERAGE, f"{name}: {wrong}", repair)


_COVERAGE = "autograder/exercises/coverage.json"


def _uncovered(
    root: Path, name: str, item: coverage.Item, known: Mapping[str, Exercise | Written]
) -> Iterator[str]:
    if not (item.exercises or item.text or item.planned):
        yield "nothing covers it"
    for exercise_id in item.exercises:
        if exercise_id not in known:
            yield f"there is no exercise {exercise_id}"
        elif name not in known[exercise_id].items:
            yield f"{exercise_id} does not declare that it covers it"
    for place in item.text:
        notebook, section = place.split(": ")
        if not _has_section(root / "solutions" / f"{notebook}.py", section):
            yield f"{notebook} has no section {section}"
    for notebook in item.planned:
        if notebook in exercises.NAMES:
            yield f"{notebook} is no longer planned: which of its exercises cover it?"
    carried = sum(known[i].points for i in item.graded if i in known)
    if item.points is not None and carried != item.points:
        yield f"its exercises carry {carried} points, the handout gives {item.points}"


def _has_section(source: Path, section: str) -> bool:
    heading = re.compile(rf"^# ## {re.escape(section)}\b", re.MULTILINE)
    return source.is_file() and bool(heading.search(source.read_text(encoding="utf-8")))


def built(root: Path, name: str) -> Iterator[Problem]:
    """The committed notebooks are what their source builds."""
    for path in stale(root, name):
        wrong, repair = "is not what its source builds", f"autograder build {name}"
        if path.is_file() and (cells := _edited(path)):
            wrong = f"was edited by hand ({', '.join(cells[:3])})"
            repair = f"Move the change to solutions/{name}.py, delete the file, then: {repair}"
        yield Problem(_place(root, path), wrong, repair)


def _cells(path: Path) -> list[NotebookNode]:
    """The cells of a notebook; none where there is no notebook, as `built` has said."""
    try:
        cells: list[NotebookNode] = nbformat.read(path, as_version=4).cells
    except Exception:  # whatever somebody wrote over it
        return []
    return cells


def _edited(path: Path) -> list[str]:
    try:
        return edited_cells(nbformat.read(path, as_version=4))
    except Exception as error:  # no notebook at all
        return [type(error).__name__]


def stated(root: Path, assignment: Assignment, cells: list[SourceCell]) -> Iterator[Problem]:
    """The text of an exercise announces its id and the points that are declared."""
    text = ""
    for cell in cells:
        if cell.markdown:
            text = cell.text
        if cell.role not in ("answer", "written"):
            continue
        exercise = next(e for e in assignment.exercises if e.id == cell.target)
        unit = "point" if exercise.points == 1 else "points"
        announced = f"`{exercise.id}` · {exercise.points} {unit}"
        if not re.search(rf"^{re.escape(announced)}\b", text, re.MULTILINE):
            file = f"solutions/{assignment.name}.py:{cell.line}"
            wrong = f"the text of {cell.target} has no line that starts with {announced}"
            yield Problem(file, wrong, "Change the text, or the points in the declaration.")


def solved(root: Path, assignment: Assignment) -> Iterator[Problem]:
    """The solutions earn full points."""
    source = root / "solutions" / f"{assignment.name}.py"
    answers = references(source)
    for exercise in assignment.checked:
        for seed in SEEDS:
            results = grade(exercise, LocalAnswers(answers), answers, seed)
            bad = next((r for r in results if r.passed is not True), None)
            if bad is not None or score(results) != exercise.points:
                wrong = f"the solution of {exercise.id} is not right at seed {seed}: {_said(bad)}"
                repair = (
                    f"Repair the answer cell or the check, then: autograder build {source.stem}"
                )
                yield Problem(_place(root, source), wrong, repair)
                break


def _said(result: Result | None) -> str:
    return f"{result.check}: {result.message}" if result else "the points do not add up"


def released(root: Path, assignment: Assignment) -> Iterator[Problem]:
    """The untouched release runs to its end and earns nothing."""
    path = root / "assignments" / assignment.name / f"{assignment.name}.ipynb"
    namespace: dict[str, Any] = {"__name__": "release"}
    for cell_id, text in _code(path):
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                exec(compile(text, cell_id, "exec"), namespace)  # our own text, never a student's
        except Exception as error:
            wrong = f"the untouched cell {cell_id} raises {type(error).__name__}: {error}"
            repair = f"No cell may call what a student has yet to write: {assignment.name}.py"
            yield Problem(_place(root, path), wrong, repair)
            return
    truths = references(root / "solutions" / f"{assignment.name}.py")
    for exercise in assignment.checked:
        earned = score(grade(exercise, LocalAnswers(namespace), truths, SEEDS[0]))
        if earned:
            wrong = f"the untouched answer to {exercise.id} earns {earned:g} points"
            repair = f"Put the answer between the solution marks in solutions/{assignment.name}.py"
            yield Problem(_place(root, path), wrong, repair)


def _code(path: Path) -> Iterator[tuple[str, str]]:
    """The code cells of a release but those that call the student's API."""
    for cell in _cells(path):
        own = cell.id.startswith(("check-", "picture-")) or cell.id == "progress"
        if cell.cell_type == "code" and not own:
            yield cell.id, cell.source


def banked(root: Path, assignment: Assignment) -> Iterator[Problem]:
    """Each exercise has right and wrong answers in the bank, under codes that exist."""
    bank = root / "tests" / "bank"
    if not bank.is_dir():
        repair = "Run this in a checkout of the repository, which has tests/bank."
        yield Problem("tests/bank", f"is missing, so {assignment.name} cannot be verified", repair)
        return
    known = {exercise.id for exercise in assignment.checked}
    for path in sorted((bank / assignment.name).glob("*.py")):
        if path.stem not in known:
            wrong = f"there is no exercise {path.stem}"
            yield Problem(_place(root, path), wrong, "Bring it back: ids are never changed.")
    for exercise in assignment.checked:
        yield from _banked(root, bank / assignment.name / f"{exercise.id}.py", exercise)


def _banked(root: Path, path: Path, exercise: Exercise) -> Iterator[Problem]:
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    found = _MARKER.findall(text)
    for kind, wanted in (("right", RIGHT), ("wrong", WRONG)):
        count = sum(one == kind for one, _ in found)
        if count < wanted:
            wrong = f"{count} {kind} answers to {exercise.id}, wanted are {wanted}"
            yield Problem(_place(root, path), wrong, f"Add some, each below `# %% {kind}: ...`.")
    codes = {name.strip() for kind, name in found if kind == "wrong"}
    for code in sorted(codes - {"-"} - {mistake.code for mistake in exercise.mistakes}):
        if not code.startswith(_OWN_CODES):
            wrong = f"{exercise.id} has no mistake {code}"
            yield Problem(_place(root, path), wrong, "Bring it back: codes are never changed.")


def leaked(root: Path, assignments: Iterable[Assignment]) -> Iterator[Problem]:
    """No answer lies in a release or in the package."""
    answers = leaks.Answers()
    for assignment in assignments:
        source = root / "solutions" / f"{assignment.name}.py"
        for exercise in assignment.checked:
            with contextlib.suppress(SourceError, OSError):  # reported above
                answers.add(exercise.id, answer_source(source, exercise.id))
    for file, text, python in _public(root, assignments):
        for exercise_id, what in leaks.found(answers, text, python):
            wrong = f"holds an answer to {exercise_id}: {what}"
            yield Problem(file, wrong, "Take it out: answers stand in solutions/ alone.")


def _public(root: Path, assignments: Iterable[Assignment]) -> Iterator[tuple[str, str, bool]]:
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in (".py", ".json", ".html", ".css", ".js"):
            file = f"autograder/{path.relative_to(PACKAGE).as_posix()}"
            yield file, path.read_text(encoding="utf-8"), path.suffix == ".py"
    for assignment in assignments:
        path = root / "assignments" / assignment.name / f"{assignment.name}.ipynb"
        for cell in _cells(path):
            file = f"{_place(root, path)} ({cell.id})"
            yield file, cell.source, cell.cell_type == "code"


def _module(assignment: Assignment) -> str:
    return f"autograder/exercises/{assignment.name}.py"


def _place(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()
