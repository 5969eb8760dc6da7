"""Where this course plugs into nbgrader, by the names that course_config.py gives."""

from __future__ import annotations

from nbformat.notebooknode import NotebookNode
from nbgrader.preprocessors import ClearSolutions

from .course.stub import released


class ClearAnswers(ClearSolutions):  # type: ignore[misc]
    """Replaces each solution by a stub that keeps the cell valid Python and names the exercise."""

    def _replace_solution_region(self, cell: NotebookNode, language: str) -> bool:
        if "### BEGIN SOLUTION" not in cell.source:
            return False
        exercise_id = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        cell.source = released(cell.source, exercise_id, cell.cell_type == "markdown")
        return True
