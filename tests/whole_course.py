"""A whole course in a temporary folder, the commands that grade it, and all rows they leave."""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from nbgrader.api import Base, Gradebook
from sample_class import ROOT, Sample, write
from sqlalchemy import Column, create_engine, select

from autograder import cli
from autograder.grading.gradebook import find_alembic

# enough for any honest call on a busy machine, and endless loops cost not too much
LIMITS = "\nc.Grading.cell_seconds = 5\nc.Grading.call_seconds = 3\n"
NOT_COMPARED = ("course",)  # nbgrader's own preprocessors add one that no assignment belongs to


@cache
def _empty_gradebook() -> tempfile.TemporaryDirectory[str]:
    """The folder of a gradebook without rows: nbgrader takes seconds to make one."""
    folder = tempfile.TemporaryDirectory(prefix="empty-")
    find_alembic()
    Gradebook(f"sqlite:///{folder.name}/gradebook.db", "backprop").close()
    return folder


def gradebook_without_rows() -> Path:
    """To be copied, made once a process."""
    return Path(_empty_gradebook().name, "gradebook.db")


def add_gradebook(root: Path) -> None:
    shutil.copy(gradebook_without_rows(), root)


def copy_course(root: Path) -> Path:
    """This course with all of its notebooks and a gradebook without rows."""
    for name in ("course_config.py", "nbgrader_config.py", "solutions", "assignments"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, root / name)
    add_gradebook(root)
    return root


def make_course(root: Path, submitted: Iterable[Sample], settings: str = "") -> Path:
    """A course with these submissions, and small limits."""
    root.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    config = (ROOT / "course_config.py").read_text("utf-8")
    (root / "course_config.py").write_text(config + LIMITS + settings, encoding="utf-8")
    for sample in submitted:
        name = sample.assignment
        if not (root / "assignments" / name).exists():
            shutil.copytree(ROOT / "assignments" / name, root / "assignments" / name)
            (root / "solutions").mkdir(exist_ok=True)
            shutil.copy(ROOT / "solutions" / f"{name}.py", root / "solutions")
        write(sample, root / "submitted")
    return root


def run_autograder(root: Path, *arguments: str) -> int:
    """The exit code of our command in this course."""
    with _inside(root):
        return cli.main(arguments)


def run_nbgrader(root: Path, app: Any, *arguments: str) -> int:
    """The exit code of one of nbgrader's commands in this course."""
    command = app()
    command.log_level = logging.ERROR
    try:
        with _inside(root):
            command.initialize(list(arguments))
            command.start()
    except SystemExit as ended:
        return int(ended.code or 0)
    finally:
        app.clear_instance()
    return 0


@contextlib.contextmanager
def _inside(root: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(root)
    try:
        yield
    finally:
        os.chdir(before)


Row = tuple[tuple[str, Any], ...]


def rows(url: str) -> dict[str, Counter[Row]]:
    """All rows of a gradebook, by table; random keys are replaced by what they stand for."""
    engine = create_engine(url)
    with engine.connect() as connection:
        stored = {
            table.name: connection.execute(select(table)).mappings().all()
            for table in Base.metadata.sorted_tables
        }
    engine.dispose()
    known = {name: {row["id"]: row for row in table} for name, table in stored.items()}

    @cache
    def named(table: str, key: Any) -> Row:
        columns = Base.metadata.tables[table].columns
        return tuple((c.name, value(c, known[table][key][c.name])) for c in columns if not drawn(c))

    def value(column: Column[Any], stored: Any) -> Any:
        for foreign in column.foreign_keys:
            return stored and named(foreign.column.table.name, stored)
        return stored

    return {
        name: Counter(named(name, key) for key in table)
        for name, table in known.items()
        if name not in NOT_COMPARED
    }


def drawn(column: Column[Any]) -> bool:
    """Whether a column holds nothing but a random key."""
    return column.primary_key and column.default is not None


def scores(url: str) -> dict[tuple[str, str, str], float | None]:
    """The automatic scores, by assignment, student and cell."""
    query = """
        SELECT assignment.name, student_id, base_cell.name, auto_score FROM grade
        JOIN base_cell ON base_cell.id = grade.cell_id
        JOIN submitted_notebook ON submitted_notebook.id = grade.notebook_id
        JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id
        JOIN assignment ON assignment.id = submitted_assignment.assignment_id
    """
    engine = create_engine(url)
    with engine.connect() as connection:
        found = connection.exec_driver_sql(query).all()
    engine.dispose()
    return {(name, student, cell): score for name, student, cell, score in found}
