"""Where this course plugs into nbgrader, by the names that course_config.py gives."""

from __future__ import annotations

import glob
import os
from datetime import datetime
from pathlib import Path

import nbgrader.apps.api
import nbgrader.apps.autogradeapp
import nbgrader.server_extensions.formgrader.formgrader as formgrader
from nbformat.notebooknode import NotebookNode
from nbgrader import converters
from nbgrader.api import Gradebook
from nbgrader.converters import NbGraderException
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    ClearSolutions,
    SaveAutoGrades,
)
from traitlets import List

from autograder.course.config import BuildError
from autograder.course.stub import released
from autograder.grading.gradebook import (
    GradebookError,
    ensure_assignment,
    find_alembic,
    mark_ungraded,
    patient,
    register,
    submitted_at,
)
from autograder.grading.places import is_student
from autograder.reports.pages import Exporter


def install() -> None:
    """Let `nbgrader autograde` and the formgrader run our `Autograde` and show our pages.

    nbgrader has no setting for this class. Its own runs the student's code with the instructor's
    rights, copies whatever a submission holds, through links too, and does not see a renamed
    notebook; a timestamp that is none stops it.
    """
    nbgrader.apps.autogradeapp.Autograde = Autograde
    nbgrader.apps.api.Autograde = Autograde
    formgrader.HTMLExporter = Exporter
    CourseDirectory.get_existing_timestamp = _existing_timestamp
    find_alembic()


def _existing_timestamp(course: CourseDirectory, folder: str) -> datetime | None:
    return submitted_at(Path(folder))


class ClearAnswers(ClearSolutions):  # type: ignore[misc]
    """Replaces each solution by a stub that keeps the cell valid Python and names the exercise."""

    def _replace_solution_region(self, cell: NotebookNode, language: str) -> bool:
        if "### BEGIN SOLUTION" not in cell.source:
            return False
        exercise_id = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        cell.source = released(cell.source, exercise_id, cell.cell_type == "markdown")
        return True


class Autograde(converters.Autograde):  # type: ignore[misc]
    """nbgrader's autograde over our grading: every submission folder gets a scored result."""

    # nothing that runs a notebook: what comes here is graded already
    autograde_preprocessors = List([SaveAutoGrades, AssignLatePenalties, CheckCellMetadata]).tag(
        config=True
    )

    def start(self) -> None:
        from autograder.grading.settings import (
            Grading,  # with the sandbox, which a build does not need
        )
        from autograder.sandbox import LayerMissing

        self.coursedir.db_url = patient(self.coursedir.db_url)
        try:
            ensure_assignment(Path(self.coursedir.root), self.coursedir.assignment_id)
            with Grading(config=self.config).sandbox() as self._sandbox:
                self._sandbox.run([]).close()  # a missing layer is found before anybody's turn
                super().start()
        except (GradebookError, BuildError, LayerMissing) as error:
            self.log.error(str(error))
            raise NbGraderException(str(error)) from error

    def init_notebooks(self) -> None:
        name = self.coursedir.assignment_id
        found = glob.glob(self._format_source(name, self.coursedir.student_id))
        folders = [folder for folder in found if os.path.isdir(folder)]
        for folder in folders[:]:
            reason = self._refused(folder)
            if reason:
                self.log.error("Not graded, because %s: %r", reason, folder)
                folders.remove(folder)
        # whatever the notebook is called, and also when there is none
        self.assignments = {folder: [f"{folder}/{name}.ipynb"] for folder in folders}
        if not folders:
            message = f"No submissions of {name} in {self._format_source(name, '*')}"
            self.log.error(message)
            raise NbGraderException(message)

    def _refused(self, folder: str) -> str:
        """Why a submission's folder is none, "" if it is one."""
        if os.path.islink(folder):
            return "it is a link"
        student = os.path.relpath(folder, self._format_source(".", ".")).split(os.sep)[0]
        return "" if is_student(student) else "its name is no student's id"

    def init_assignment(self, assignment_id: str, student_id: str) -> None:
        """Register the submission; of its files nothing is copied but a timestamp that is one."""
        submitted = submitted_at(Path(self._format_source(assignment_id, student_id)))
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as book:
            if not self.create_student:
                book.find_student(student_id)  # raises for one who is not on the list
            register(book, assignment_id, student_id, submitted)
        if submitted:
            made = Path(self._format_dest(assignment_id, student_id))
            made.mkdir(parents=True, exist_ok=True)
            (made / "timestamp.txt").write_text(f"{submitted} UTC\n", encoding="utf-8")

    def convert_single_notebook(self, notebook_filename: str) -> None:
        resources = self.init_single_notebook_resources(notebook_filename)
        names = resources["nbgrader"]
        self.log.info("Grading %s", names["student"])
        try:
            graded = self._graded(Path(notebook_filename).parent, names)
        except Exception:  # raised again: whatever it was, no old score may stay in the gradebook
            with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as book:
                mark_ungraded(book, names["assignment"], names["student"])
            raise
        self._sanitizing = False
        self._init_preprocessors()
        output, resources = self.exporter.from_notebook_node(graded, resources)
        self.write_single_notebook(output, resources)
        self._sanitizing = True

    def _graded(self, folder: Path, names: dict[str, str]) -> NotebookNode:
        from autograder.grading.one import grade_submission

        graded = grade_submission(
            folder,
            names["assignment"],
            Path(self.coursedir.root),
            sandbox=self._sandbox,
            student=names["student"],
        )
        if graded.status != "graded":  # our fault, so no points are written
            raise NbGraderException(f"{names['student']} could not be graded: {graded.reason}")
        return graded.notebook
