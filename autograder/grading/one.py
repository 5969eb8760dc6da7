"""One submission: read, run behind the layers, judged, and written up."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import nbformat
from nbformat.notebooknode import NotebookNode

from autograder import exercises
from autograder.course.source import SourceError, answer_source, references
from autograder.exercise import Assignment, Exercise, Result, Written, grade, score
from autograder.grading import course_mistakes, methods
from autograder.grading.carried import carried
from autograder.grading.course_mistakes import CourseMistake
from autograder.grading.graded import Graded
from autograder.grading.notebook import graded_notebook
from autograder.grading.outputs import safe_message
from autograder.grading.submission import Submission, find_notebook, read_submission, unread
from autograder.reports.notebook import Report, fragment
from autograder.sandbox import Cell, LayerMissing, Sandbox, Session

TRIES = 5  # of a submission whose process something else kills


class CannotGrade(Exception):
    """Nothing can be graded here, and the command that repairs it."""


@dataclass(frozen=True)
class Course:
    """What grading an assignment needs, loaded once a process.

    `references` and the texts of `answers` belong to the trusted side alone; `mistakes` are those
    that the instructor has named.
    """

    assignment: Assignment
    skeleton: NotebookNode
    references: Mapping[str, Any]
    answers: Mapping[str, str]
    mistakes: Sequence[CourseMistake] = ()


def grade_submission(
    path: Path,
    assignment_name: str,
    root: Path,
    *,
    sandbox: Sandbox,
    seed: int | None = None,
    student: str = "",
) -> Graded:
    """Grade a notebook file, or the notebook in a submission's folder.

    Whatever the file holds, this returns, with the status `could_not_grade` where we fail. It
    raises `CannotGrade` and `LayerMissing` where no submission at all can be graded.
    """
    started = time.perf_counter()
    course = load(root, assignment_name)
    graded = Graded(
        assignment=assignment_name,
        student=student,
        seed=secrets.randbits(32) if seed is None else seed,
        exercises=course_mistakes.with_names(course.assignment.checked, course.mistakes),
        pending=sum(e.points for e in course.assignment.exercises if isinstance(e, Written)),
    )
    try:
        _judge_fairly(graded, course, _read(path, course), sandbox)
    except LayerMissing:
        raise
    except Exception as fault:  # the border where a fault of ours stays ours
        graded.fault = f"{type(fault).__name__}: {fault}"
        graded.notebook = None
    graded.seconds = time.perf_counter() - started
    return graded


def load(root: Path, name: str) -> Course:
    """The assignment with its release, its references and its answers; raises `CannotGrade`."""
    release = root / "assignments" / name / f"{name}.ipynb"
    source = root / "solutions" / f"{name}.py"
    if not source.is_file():
        raise CannotGrade(f"{source} is missing: it holds the answers of {name}.")
    if not release.is_file():
        raise CannotGrade(f"{release} is missing: run `autograder build {name}`.")
    try:
        mistakes = course_mistakes.read(root)
    except course_mistakes.BadFile as error:
        raise CannotGrade(str(error)) from error
    course = _load(root, name, release.stat().st_mtime_ns, source.stat().st_mtime_ns)
    return replace(course, mistakes=mistakes)


@lru_cache(maxsize=16)
def _load(root: Path, name: str, release_time: int, source_time: int) -> Course:
    assignment = exercises.load(name)
    source = root / "solutions" / f"{name}.py"
    names = {name for exercise in assignment.checked for name in exercise.names}
    try:
        truths = references(source, names)
        answers = {e.id: answer_source(source, e.id) for e in assignment.checked}
    except SourceError as error:
        raise CannotGrade(f"{error}\nRepair it, then run `autograder verify`.") from error
    release = nbformat.read(root / "assignments" / name / f"{name}.ipynb", as_version=4)
    return Course(assignment, release, truths, answers)


def _read(path: Path, course: Course) -> Submission:
    if not path.is_dir():
        return read_submission(path, course.skeleton)
    found, notes = find_notebook(path, course.assignment.name, course.skeleton)
    if found is None:
        return unread(course.skeleton, notes[0])
    submission = read_submission(found, course.skeleton)
    submission.notes[:0] = notes
    return submission


def _judge_fairly(graded: Graded, course: Course, submission: Submission, sandbox: Sandbox) -> None:
    """Once more where something else killed a process: its points are the student's.

    Only with as much time left as it took.
    """
    started, spent = time.monotonic(), 0.0
    for _ in range(TRIES):
        killed = sandbox.killed
        _judge(graded, course, submission, sandbox, spent)
        spent = time.monotonic() - started
        if sandbox.killed == killed or spent > sandbox.limits.submission_seconds / 2:
            return


def _judge(
    graded: Graded, course: Course, submission: Submission, sandbox: Sandbox, spent: float = 0.0
) -> None:
    graded.notes = list(submission.notes)
    found = [*submission.flags, *methods.flags(submission)]
    graded.flags = [(code, safe_message(text)) for code, text in found]
    graded.sha256 = submission.digest
    runs: dict[str, Any] = {}
    if submission.problem:
        graded.flags.append(("unreadable", submission.problem))
        graded.results = {e.id: _unread(e, submission.problem) for e in graded.exercises}
    else:
        cells = [Cell(cell.id, cell.source) for cell in submission.cells]
        with sandbox.run(cells, spent) as session:
            results = _results(graded.seed, course, submission, session, sandbox)
            results = course_mistakes.recognised(results, course.mistakes)
            graded.results = {
                name: [_plain(one) for one in found] for name, found in results.items()
            }
            runs = {run.id: run.outputs for run in session.runs}
            _record(graded, session)
    graded.notebook = graded_notebook(course.skeleton, submission, runs, _scores(graded))


def _results(
    seed: int, course: Course, submission: Submission, session: Session, sandbox: Sandbox
) -> Mapping[str, Sequence[Result]]:
    def judge(exercise: Exercise, where: Session) -> Sequence[Result]:
        return grade(exercise, _Once(where.answers), course.references, seed)

    first = {exercise.id: judge(exercise, session) for exercise in course.assignment.checked}
    return carried(
        course.assignment, submission, session, first, sandbox, course.answers.__getitem__, judge
    )


class _Once(Mapping[str, Any]):
    """Answers of which each is fetched once for an exercise, however many checks ask for it."""

    def __init__(self, answers: Mapping[str, Any]) -> None:
        self._answers = answers
        self._fetched: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._fetched:
            self._fetched[name] = self._answers[name]
        return self._fetched[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._answers)

    def __len__(self) -> int:
        return len(self._answers)


def _plain(result: Result) -> Result:
    """The student's texts may stand in what is said about them."""
    hints = tuple(map(safe_message, result.hints))
    said, flag = safe_message(result.message), safe_message(result.flag)
    return replace(result, message=said, hints=hints, flag=flag)


def _record(graded: Graded, session: Session) -> None:
    graded.layers, graded.restarts = dict(session.layers), session.restarts
    graded.notes += session.notes
    for name, results in graded.results.items():
        graded.flags += [_flag(name, result.flag) for result in results if result.flag]


def _flag(exercise_id: str, text: str) -> tuple[str, str]:
    """A check's note for a person, `code: what was seen`."""
    code, _, seen = text.partition(": ")
    return (code, f"{exercise_id}: {seen}") if seen else ("common/look", f"{exercise_id}: {text}")


def _unread(exercise: Exercise, problem: str) -> list[Result]:
    """The checks of a file that cannot be read: all wrong, each with the reason."""
    blank = [
        Result(c.name, c.description, None, 0.0, c.points, message=problem, why="needs")
        for c in exercise.checks
    ]
    blank[:1] = [replace(r, passed=False, code="common/unreadable", why="") for r in blank[:1]]
    return blank


def _scores(graded: Graded) -> dict[str, tuple[float, str, str]]:
    """Points, feedback as HTML and as text, by exercise."""
    scores = {}
    for exercise in graded.exercises:
        results = tuple(graded.results[exercise.id])
        report = Report(exercise, results, graded.seed)
        scores[exercise.id] = (score(results), fragment(report), "")
    return scores
