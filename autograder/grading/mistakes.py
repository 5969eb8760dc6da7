"""The mistakes of a class, from its result files: how often each is made, and which have no name.

Wrong answers that nothing explains are put together where they are the same wrong formula; such a
cluster can be made a named mistake of the course.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from autograder import exercises
from autograder.exercise import Exercise
from autograder.exercises.mistakes import COMMON
from autograder.grading.course_mistakes import (
    FILE,
    NEW,
    Case,
    CourseMistake,
    dumped,
    read,
    signature_of,
    with_names,
)
from autograder.grading.graded import SCHEMA
from autograder.grading.places import RESULTS, Places

UNANSWERED = ("common/not-done", "common/unreadable")
CODE = re.compile(r"(?:course/)?([a-z0-9]+(?:-[a-z0-9]+)*)")
READABLE = 0o644

Document = Mapping[str, Any]


class NotNamed(Exception):
    """A cluster cannot be named like this, and what to type instead."""


@dataclass(frozen=True)
class Count:
    """How many students made a mistake; `exercise` is empty for the whole class."""

    exercise: str
    code: str
    name: str
    students: int
    answered: int

    @property
    def share(self) -> float:
        return self.students / self.answered


@dataclass(frozen=True)
class Cluster:
    """The same wrong answer, unexplained, of one or more students; the message is of the first.

    `named` is the code that it has got since it was graded.
    """

    id: str
    assignment: str
    case: Case
    description: str
    students: tuple[str, ...]
    message: str
    named: str = ""


@dataclass(frozen=True)
class Found:
    """All about the mistakes of a class."""

    students: int
    counts: tuple[Count, ...]
    clusters: tuple[Cluster, ...]

    def to_json(self) -> dict[str, Any]:
        counts = [{**asdict(count), "share": round(count.share, 4)} for count in self.counts]
        clusters = [{**asdict(cluster), **asdict(cluster.case)} for cluster in self.clusters]
        for cluster in clusters:
            del cluster["case"]
        return {"students": self.students, "counts": counts, "clusters": clusters}


def documents(root: Path, names: Sequence[str]) -> list[Document]:
    """The result files of these assignments, by student; raises `NotNamed` for one of no use."""
    return list(each(root, names))


def each(root: Path, names: Sequence[str]) -> Iterator[Document]:
    """The same, one at a time."""
    for name in names:
        for path in sorted((root / RESULTS / name).glob("*.json")):
            yield _document(path)


def find(found: Sequence[Document], mistakes: Sequence[CourseMistake] = ()) -> Found:
    """Count the codes and put the unexplained answers together, both most frequent first."""
    names = dict.fromkeys(str(document["assignment"]) for document in found)
    known = {
        exercise.id: exercise
        for name in names
        for exercise in with_names(exercises.load(name).checked, mistakes)
    }
    students = {document["student"] for document in found}
    return Found(len(students), tuple(_counts(found, known)), tuple(_clusters(found, mistakes)))


def name_cluster(
    root: Path, found: Sequence[Document], like: str, mistake: CourseMistake
) -> tuple[CourseMistake, Cluster]:
    """Make a cluster a mistake of the course, or one more case of it, in the course's file.

    Empty texts are taken from the mistake of that code, if there is one. The results of the
    cluster no longer say what the file says, so they are graded again.
    """
    mistakes = read(root)
    cluster = _like(find(found, mistakes).clusters, like)
    made = _made(mistakes, mistake, cluster.case)
    others = [other for other in mistakes if other.code != made.code]
    content = dumped(sorted([*others, made], key=lambda m: m.code))
    Places(root).write(root / FILE, content, READABLE)
    return made, cluster


def _document(path: Path) -> Document:
    repair = f"Remove it and run `autograder grade {path.parent.name}`."
    try:
        document: Document = json.loads(path.read_bytes())
        schema = document["schema"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NotNamed(f"{path} is no result ({type(error).__name__}). {repair}") from error
    if schema != SCHEMA:
        raise NotNamed(f"{path} has the schema {schema}, not {SCHEMA}. {repair}")
    return document


# --- counting


def _counts(found: Iterable[Document], known: Mapping[str, Exercise]) -> Iterator[Count]:
    """For the whole class first, then by exercise in the order of the notebooks."""
    made: dict[str, dict[str, set[str]]] = {"": {}, **{name: {} for name in known}}
    answered: dict[str, set[str]] = {name: set() for name in made}
    names: dict[str, str] = {}
    for document, exercise in _exercises(found):
        student, codes = str(document["student"]), _codes(exercise)
        if exercise["id"] not in known or not exercise["checks"] or codes & set(UNANSWERED):
            continue  # of an earlier course, not graded, not answered
        for place in ("", exercise["id"]):
            answered[place].add(student)
            for code in codes:
                made[place].setdefault(code, set()).add(student)
        names.update({c: _name(known[exercise["id"]], c) for c in codes if c not in names})
    for place, of in made.items():
        for code, students in sorted(of.items(), key=lambda item: (-len(item[1]), item[0])):
            yield Count(place, code, names[code], len(students), len(answered[place]))


def _exercises(found: Iterable[Document]) -> Iterator[tuple[Document, Document]]:
    return ((document, exercise) for document in found for exercise in document["exercises"])


def _codes(exercise: Document) -> set[str]:
    wrong = [check for check in exercise["checks"] if check["passed"] is False]
    return {check["code"] or "common/unknown" for check in wrong}


def _name(exercise: Exercise, code: str) -> str:
    """What the catalogue calls it; a code without an entry says it itself."""
    mistake = exercise.mistake(code)
    if mistake and mistake.name:
        return mistake.name
    return COMMON.get(code) or _words(code)


def _words(code: str) -> str:
    return code.partition("/")[2].replace("-", " ")


# --- clusters


def _clusters(found: Iterable[Document], mistakes: Sequence[CourseMistake]) -> list[Cluster]:
    named = {case: mistake.code for mistake in mistakes for case in mistake.cases}
    clusters: dict[Case, Cluster] = {}
    for document, exercise in _exercises(found):
        for check in exercise["checks"]:
            case = _case(exercise["id"], check)
            if case is None:
                continue
            first = clusters.get(case) or _cluster(document, case, check, named.get(case, ""))
            joined = (*first.students, str(document["student"]))
            clusters[case] = replace(first, students=joined)
    return sorted(clusters.values(), key=lambda cluster: (-len(cluster.students), cluster.id))


def _case(exercise_id: str, check: Document) -> Case | None:
    if check["passed"] is not False:
        return None
    signature = signature_of(check["code"], check.get("signature", ""), check["message"])
    return Case(exercise_id, check["name"], signature) if signature else None


def _cluster(document: Document, case: Case, check: Document, named: str) -> Cluster:
    text = "\n".join((case.exercise, case.check, case.signature))
    short = hashlib.sha256(text.encode()).hexdigest()[:8]
    name, description, message = document["assignment"], check["description"], check["message"]
    return Cluster(short, name, case, description, (), message, named)


def _like(clusters: Sequence[Cluster], like: str) -> Cluster:
    chosen = [cluster for cluster in clusters if like and cluster.id.startswith(like)]
    if len(chosen) != 1:
        ids = ", ".join(c.id for c in chosen or clusters) or "none in the results"
        what = "fits several clusters" if chosen else "is no cluster of these results"
        raise NotNamed(f"--like {like!r} {what}: {ids}. `autograder mistakes` shows them.")
    if chosen[0].named:
        raise NotNamed(
            f"Cluster {chosen[0].id} is {chosen[0].named} already:"
            f" run `autograder grade {chosen[0].assignment}`, or take it out of {FILE}."
        )
    return chosen[0]


def _made(mistakes: Sequence[CourseMistake], given: CourseMistake, case: Case) -> CourseMistake:
    """The mistake with one more case, its empty texts filled."""
    slug = CODE.fullmatch(given.code)
    if slug is None:
        raise NotNamed(
            f"--name {given.code!r}: small letters, digits and dashes, as in mean-twice."
        )
    code = NEW + slug[1]
    blank = CourseMistake(code, _words(code), "", "")
    old = next((mistake for mistake in mistakes if mistake.code == code), blank)
    made = CourseMistake(
        code,
        given.name or old.name,
        given.question or old.question,
        given.step or old.step,
        (*old.cases, case),
    )
    if not (made.question and made.step):
        raise NotNamed(
            f"{code} is new: it needs --question and --step, the hints of levels 2 and 3."
        )
    return made
