"""Mistakes that an instructor has named: `course_mistakes.json` beside course_config.py.

Such a mistake is recognised by the signature of the wrong answer, exactly, and only where nothing
else explains that answer.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from autograder.exercise import Exercise, Mistake, Result

FILE = "course_mistakes.json"
SCHEMA = "backprop-homework/course-mistakes/v1"
NEW = "course/"
UNEXPLAINED = ("", "common/unknown")


class BadFile(Exception):
    """The file of the course's mistakes cannot be used, and how to repair it."""


@dataclass(frozen=True)
class Case:
    """Where a wrong answer was seen, and its signature."""

    exercise: str
    check: str
    signature: str


@dataclass(frozen=True)
class CourseMistake:
    """A mistake with its stable code `course/...`, what it is called, and the hints."""

    code: str
    name: str
    question: str
    step: str
    cases: tuple[Case, ...] = ()

    @property
    def mistake(self) -> Mistake:
        return Mistake(self.code, self.name, question=self.question, step=self.step)


def read(root: Path) -> tuple[CourseMistake, ...]:
    """The named mistakes of a course, none if there is no file; raises `BadFile`."""
    path = root / FILE
    try:
        found = json.loads(path.read_bytes())
        if found["schema"] != SCHEMA:
            raise ValueError(f"its schema is {found['schema']!r}, not {SCHEMA!r}")
        return tuple(_mistake(entry) for entry in found["mistakes"])
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        reason = f"{type(error).__name__}: {error}"
        raise BadFile(
            f"{path} cannot be read ({reason}). Repair it, or remove it and name the mistakes"
            " again with `autograder mistakes`."
        ) from error


def dumped(mistakes: Sequence[CourseMistake]) -> str:
    """The text of the file."""
    content = {"schema": SCHEMA, "mistakes": [asdict(mistake) for mistake in mistakes]}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def signature_of(code: str, signature: str, message: str) -> str:
    """How equal wrong answers are recognised; empty where the answer is explained.

    Where a check gives no signature, its message stands for it.
    """
    if code not in UNEXPLAINED:
        return ""
    return (
        signature or "text-" + hashlib.sha256(message.encode("utf-8", "replace")).hexdigest()[:16]
    )


def recognised(
    results: Mapping[str, Sequence[Result]], mistakes: Sequence[CourseMistake]
) -> dict[str, Sequence[Result]]:
    """The results with code and hints of the named mistakes among them."""
    by_case = {case: mistake.mistake for mistake in mistakes for case in mistake.cases}
    return {
        exercise_id: [_recognised(exercise_id, result, by_case) for result in found]
        for exercise_id, found in results.items()
    }


def with_names(
    exercises: Sequence[Exercise], mistakes: Sequence[CourseMistake]
) -> tuple[Exercise, ...]:
    """The exercises, knowing the course's mistakes by name, for reports."""
    return tuple(
        replace(exercise, mistakes=(*exercise.mistakes, *_of(exercise, mistakes)))
        for exercise in exercises
    )


def applied(document: Mapping[str, Any], mistakes: Sequence[CourseMistake]) -> str:
    """What the named mistakes say about a result; another text where it has to be made again."""
    by_case = {case: mistake.mistake for mistake in mistakes for case in mistake.cases}
    found = [
        by_case.get(case)
        for exercise in document.get("exercises", ())
        for check in exercise["checks"]
        if check["passed"] is False and (case := _seen(exercise["id"], check)) is not None
    ]
    return repr([mistake for mistake in found if mistake])


def _seen(exercise_id: str, check: Mapping[str, Any]) -> Case | None:
    """The case of a wrong answer, whether it has got a name or not."""
    code = "" if check["code"].startswith(NEW) else check["code"]
    signature = signature_of(code, check.get("signature", ""), check["message"])
    return Case(exercise_id, check["name"], signature) if signature else None


def _of(exercise: Exercise, mistakes: Sequence[CourseMistake]) -> list[Mistake]:
    return [m.mistake for m in mistakes if any(c.exercise == exercise.id for c in m.cases)]


def _recognised(exercise_id: str, result: Result, by_case: Mapping[Case, Mistake]) -> Result:
    if result.passed is not False:
        return result
    signature = signature_of(result.code, result.signature, result.message)
    mistake = by_case.get(Case(exercise_id, result.check, signature)) if signature else None
    return replace(result, code=mistake.code, hints=mistake.hints) if mistake else result


def _mistake(entry: Mapping[str, Any]) -> CourseMistake:
    cases = tuple(Case(**{name: _text(case, name) for name in case}) for case in entry["cases"])
    code, name, question, step = (_text(entry, k) for k in ("code", "name", "question", "step"))
    return CourseMistake(code, name, question, step, cases)


def _text(entry: Mapping[str, Any], key: str) -> str:
    if not isinstance(entry[key], str):
        raise ValueError(f"{key} is {entry[key]!r}, not a text")
    return str(entry[key])
