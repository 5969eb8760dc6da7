"""nbgrader's feedback page, made by its own templates and preprocessors, without its waiting.

`nbgrader generate_feedback` makes the same page, in ten times as long: it parses each page once
more, asks the gradebook cell by cell, and renders the same task texts for every student.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from jinja2 import pass_context
from nbconvert.exporters import HTMLExporter
from nbconvert.filters import Highlight2HTML
from nbconvert.filters.widgetsdatatypefilter import WidgetsDataTypeFilter
from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from nbformat.notebooknode import NotebookNode
from nbgrader import api
from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import GetGrades
from sqlalchemy.orm import joinedload

from .gradebook import patient

_CACHED = 1000  # texts of cells; those of the release are the same for every student
_NO_ALT = re.compile(r"<img(?![^>]*\balt=)")
_ALT = '<img alt="No description has been provided for this image"'


class Feedback:
    """Makes the feedback pages of a course; the templates are loaded once. A context manager."""

    def __init__(self, course: CourseDirectory) -> None:
        converter = GenerateFeedback(coursedir=course, config=course.config)
        self._exporter = _Exporter(parent=converter, config=converter.config)
        self._book = api.Gradebook(patient(course.db_url), course.course_id)
        for preprocessor in (_Grades(self._book), CSSHTMLHeaderPreprocessor):
            self._exporter.register_preprocessor(preprocessor)

    def __enter__(self) -> Feedback:
        return self

    def __exit__(self, *exception: object) -> None:
        self._book.close()

    def page(self, notebook: NotebookNode, name: str, student: str) -> str:
        """The page of a graded notebook, with the scores and comments of the gradebook."""
        graded = {"notebook": name, "assignment": name, "student": student}
        resources = {"unique_key": name, "output_files_dir": f"{name}_files", "nbgrader": graded}
        page: str = self._exporter.from_notebook_node(notebook, resources)[0]
        return page


class _Grades(GetGrades):  # type: ignore[misc]
    """nbgrader's GetGrades with two questions to the gradebook instead of two a cell."""

    def __init__(self, book: api.Gradebook) -> None:
        super().__init__()
        self._book = book

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        names = resources["nbgrader"]
        notebook = self._book.find_submission_notebook(
            names["notebook"], names["assignment"], names["student"]
        )
        self._grades = self._rows(api.Grade, notebook)
        self._comments = self._rows(api.Comment, notebook)
        for index, cell in enumerate(nb.cells):
            self.preprocess_cell(cell, resources, index)
        penalty = notebook.late_submission_penalty or 0
        names["score"], names["max_score"] = notebook.score - penalty, notebook.max_score
        names["late_penalty"] = penalty
        self._book.db.rollback()  # the next page reads afresh
        return nb, resources

    def _rows(self, model: Any, notebook: Any) -> dict[str, Any]:
        rows = self._book.db.query(model).filter(model.notebook_id == notebook.id)
        return {row.cell.name: row for row in rows.options(joinedload(model.cell))}

    def _get_comment(self, cell: NotebookNode, resources: dict[str, Any]) -> None:
        metadata = cell.metadata["nbgrader"]
        metadata["comment"] = self._comments[metadata["grade_id"]].comment

    def _get_score(self, cell: NotebookNode, resources: dict[str, Any]) -> None:
        metadata = cell.metadata["nbgrader"]
        grade = self._grades[metadata["grade_id"]]
        metadata["score"], metadata["points"] = grade.score, grade.max_score


class _Exporter(HTMLExporter):  # type: ignore[misc]
    """nbconvert's exporter, which remembers what it rendered and parses no page again."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self._markdown = lru_cache(_CACHED)(self._render)
        self._code = lru_cache(_CACHED)(Highlight2HTML(pygments_lexer="python", parent=self))

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **more: Any
    ) -> tuple[str, dict[str, Any]]:
        resources = self._init_resources(resources)
        types = WidgetsDataTypeFilter(notebook_metadata={}, parent=self, resources=resources)
        self.register_filter("filter_data_type", types)
        self.register_filter("highlight_code", self._highlight)
        page, resources = super(HTMLExporter, self).from_notebook_node(nb, resources, **more)
        return _NO_ALT.sub(_ALT, page), resources

    def _highlight(self, source: str, metadata: Any = None) -> str:
        text: str = self._code(source)
        return text

    def _render(self, source: str) -> str:
        text: str = super().markdown2html({}, source)
        return text

    @property
    def markdown2html(self) -> Callable[..., str]:
        @pass_context
        def rendered(_: Any, source: str) -> str:
            return self._markdown(source)

        return rendered
