"""nbgrader's feedback page, made by its own templates and preprocessors, without its waiting.

`nbgrader generate_feedback` makes the same page, in ten times as long: it parses each page once
more, asks the gradebook cell by cell, and renders the same task texts for every student. Here no
gradebook is needed, so that pages can be made where none is in reach.
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
from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import GetGrades

from autograder.grading.entry import Marks
from autograder.reports.pages import alone

_CACHED = 1000  # texts of cells; those of the release are the same for every student
_NO_ALT = re.compile(r"<img(?![^>]*\balt=)")
_ALT = '<img alt="No description has been provided for this image"'


class Feedback:
    """Makes the feedback pages of a course; the templates are loaded once."""

    def __init__(self, course: CourseDirectory) -> None:
        converter = GenerateFeedback(coursedir=course, config=course.config)
        self._exporter = _Exporter(parent=converter, config=converter.config)
        for preprocessor in (_Grades(), CSSHTMLHeaderPreprocessor):
            self._exporter.register_preprocessor(preprocessor)

    def page(self, notebook: NotebookNode, name: str, student: str, marks: Marks) -> str:
        """The page of a graded notebook, with what the gradebook says of it."""
        graded = {"notebook": name, "assignment": name, "student": student, "marks": marks}
        resources = {"unique_key": name, "output_files_dir": f"{name}_files", "nbgrader": graded}
        page: str = self._exporter.from_notebook_node(_Once(notebook), resources)[0]
        return page


class _Once(NotebookNode):  # type: ignore[misc]
    """A notebook that was read for one page: nbconvert need not copy it."""

    def __deepcopy__(self, memo: object) -> _Once:
        return self


class _Grades(GetGrades):  # type: ignore[misc]
    """nbgrader's GetGrades without a gradebook: the marks come with the notebook."""

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        names = resources["nbgrader"]
        self._marks: Marks = names["marks"]
        for index, cell in enumerate(nb.cells):
            self.preprocess_cell(cell, resources, index)
        names["score"], names["max_score"] = self._marks.score, self._marks.max_score
        names["late_penalty"] = self._marks.penalty
        return nb, resources

    def _get_comment(self, cell: NotebookNode, resources: dict[str, Any]) -> None:
        metadata = cell.metadata["nbgrader"]
        metadata["comment"] = self._marks.comments[metadata["grade_id"]]

    def _get_score(self, cell: NotebookNode, resources: dict[str, Any]) -> None:
        metadata = cell.metadata["nbgrader"]
        metadata["score"], metadata["points"] = self._marks.scores[metadata["grade_id"]]


class _Exporter(HTMLExporter):  # type: ignore[misc]
    """nbconvert's exporter, which remembers what it rendered and parses no page again."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self._markdown = lru_cache(_CACHED)(self._render)
        self._code = lru_cache(_CACHED)(Highlight2HTML(pygments_lexer="python", parent=self))

    def _preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Without a copy and a validation for each step: the notebook was read for this page."""
        for preprocessor in self._preprocessors:
            nb, resources = preprocessor(nb, resources)
        return nb, resources

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **more: Any
    ) -> tuple[str, dict[str, Any]]:
        resources = self._init_resources(resources)
        types = WidgetsDataTypeFilter(notebook_metadata={}, parent=self, resources=resources)
        self.register_filter("filter_data_type", types)
        self.register_filter("highlight_code", self._highlight)
        page, resources = super(HTMLExporter, self).from_notebook_node(nb, resources, **more)
        return alone(_NO_ALT.sub(_ALT, page)), resources

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
