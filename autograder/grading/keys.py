"""What a result depends on: where nothing of it changed, there is nothing to grade again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from autograder import exercises
from autograder.grading.gradebook import submitted_at
from autograder.grading.ingest import Limits, Unreadable, read_bytes
from autograder.grading.places import Places, Task
from autograder.grading.settings import grading
from autograder.grading.submission import notebooks_in

PACKAGE = Path(__file__).parents[1]
APART = (  # what no verdict depends on
    *("cli.py", "class_command.py", "class_report.py", "doctor.py", "nbgrader_plugins.py"),
    *("course/verify.py", "course/leaks.py", "pictures"),
    *("grading/overview.py", "grading/waiting.py", "reports/class_page.py", "reports/templates"),
)


class Keys:
    """The key of each submission: of its content, of what grades it, and of how seeds are drawn.

    Another exercise, hint or limit changes the keys of its assignment, a change in the grader
    those of all.
    """

    def __init__(self, places: Places, names: Sequence[str], seed: int | None) -> None:
        rule = f"{'drawn' if seed is None else seed} {_settings(places.root)}"
        self._graders = {name: _digest([rule.encode(), *_parts(places, name)]) for name in names}

    def keyed(self, task: Task) -> Task:
        """The task with its key."""
        found = [self._graders[task.assignment].encode(), task.student.encode("utf-8", "replace")]
        found.append(str(submitted_at(task.folder)).encode())
        for path in notebooks_in(task.folder):
            found += [path.name.encode("utf-8", "replace"), _content(path)]
        return replace(task, key=_digest(found))


def grader_digest() -> str:
    """Of this package, as it is installed here."""
    return _digest(_texts(_sources()))


def _parts(places: Places, name: str) -> Iterator[bytes]:
    """What grades an assignment: this package without the other assignments' exercises."""
    others = tuple(other for other in exercises.NAMES if other != name)
    for path in _sources():
        apart = path.parent.name == "exercises" and path.name.startswith(others)
        if not apart:
            yield from _texts([path])
    yield from _texts([places.root / "assignments" / name / f"{name}.ipynb"])
    yield from _texts([places.root / "solutions" / f"{name}.py"])


def _sources() -> list[Path]:
    found = [p for p in PACKAGE.rglob("*") if p.suffix in (".py", ".json", ".css", ".html", ".js")]
    places = ((path, path.relative_to(PACKAGE).as_posix()) for path in sorted(found))
    return [path for path, place in places if not place.startswith(APART)]


def _texts(paths: Iterable[Path]) -> Iterator[bytes]:
    for path in paths:
        yield path.name.encode()
        yield path.read_bytes() if path.is_file() else b""


def _settings(root: Path) -> str:
    settings = grading(root)
    return str(sorted((name, getattr(settings, name)) for name in settings.traits(config=True)))


def _content(path: Path) -> bytes:
    try:
        return read_bytes(path, Limits().file_bytes)
    except Unreadable as reason:
        return str(reason).encode()


def _digest(parts: Iterable[bytes]) -> str:
    """Of the parts, each with its length, so that nothing moves from one into the next."""
    made = hashlib.sha256()
    for part in parts:
        made.update(len(part).to_bytes(8, "little") + part)
    return made.hexdigest()
