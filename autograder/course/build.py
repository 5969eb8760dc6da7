"""From `solutions/<hw>.py` to the two notebooks that are committed, and whether they are stale."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import nbformat
from traitlets.config import Config

from autograder import exercises
from autograder.course.config import BuildError, course_config
from autograder.course.notebook import edited_cells, notebook


def build(root: Path, name: str) -> list[Path]:
    """Write `solutions/<hw>/<hw>.ipynb` and `assignments/<hw>/<hw>.ipynb`; returns both.

    Nothing is written when a notebook that stands there was edited by hand.
    """
    texts = _built(root, name)
    for path in texts:
        _refuse_edited(root, name, path)
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, text)
    return list(texts)


def stale(root: Path, name: str) -> list[Path]:
    """The committed notebooks that are not what their source builds."""
    return [
        path
        for path, text in _built(root, name).items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]


def _built(root: Path, name: str) -> dict[Path, str]:
    source = root / "solutions" / f"{name}.py"
    if not source.is_file():
        raise BuildError(f"no source {source}")
    text = nbformat.writes(notebook(source, exercises.load(name))) + "\n"
    return {
        root / "solutions" / name / f"{name}.ipynb": text,
        root / "assignments" / name / f"{name}.ipynb": _release(root, name, text),
    }


def _release(root: Path, name: str, text: str) -> str:
    """What nbgrader's own generate_assignment makes of the notebook, without a gradebook."""
    config = course_config(root)
    with tempfile.TemporaryDirectory() as folder:
        config.CourseDirectory.root = folder
        config.CourseDirectory.assignment_id = name
        config.GenerateAssignment.no_database = True
        config.SaveCells.enabled = False
        source = Path(folder, config.CourseDirectory.source_directory, name, f"{name}.ipynb")
        source.parent.mkdir(parents=True)
        source.write_text(text, encoding="utf-8")
        _generate(config, name)
        made = Path(folder, config.CourseDirectory.release_directory, name, f"{name}.ipynb")
        return made.read_text(encoding="utf-8")


def _generate(config: Config, name: str) -> None:
    # nbgrader takes 0.6 s to import, which `stale` and `build` alone should cost
    from nbgrader.converters import GenerateAssignment, NbGraderException
    from nbgrader.coursedir import CourseDirectory

    with _log() as log:
        converter = GenerateAssignment(coursedir=CourseDirectory(config=config), config=config)
        converter.log = log
        try:
            converter.start()
        except NbGraderException as error:
            said = log.handlers[0].stream.getvalue()  # type: ignore[attr-defined]
            message = f"nbgrader generate_assignment {name} failed: {error}\n{said}"
            raise BuildError(message) from error


@contextlib.contextmanager
def _log() -> Iterator[logging.Logger]:
    """A log that stays silent, to be shown when something fails."""
    log = logging.Logger("build", logging.WARNING)
    log.addHandler(logging.StreamHandler(io.StringIO()))
    yield log


def _refuse_edited(root: Path, name: str, path: Path) -> None:
    if not path.is_file():
        return
    try:
        edited = edited_cells(nbformat.read(path, as_version=4))
    except Exception as error:  # not a notebook at all: somebody's work in any case
        edited = [f"unreadable, {type(error).__name__}"]
    if edited:
        raise BuildError(
            f"{path} was edited by hand ({', '.join(edited[:3])}); building would lose that. "
            f"Move the change to {root / 'solutions' / name}.py, delete {path}, build again."
        )


def _replace(path: Path, text: str) -> None:
    draft = path.with_name(f".{path.name}.draft")
    draft.write_text(text, encoding="utf-8")
    os.replace(draft, path)
