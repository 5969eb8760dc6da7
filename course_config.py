"""The course: what nbgrader and the formgrader read, through nbgrader_config.py."""

from autograder.nbgrader_plugins import install

install()
c = get_config()  # noqa: F821

c.CourseDirectory.course_id = "backprop"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "assignments"

# The stub of an answer names its exercise.
c.GenerateAssignment.preprocessors = [
    "nbgrader.preprocessors.LockCells",
    "autograder.nbgrader_plugins.ClearAnswers",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.CheckCellMetadata",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.SaveCells",
    "nbgrader.preprocessors.CheckCellMetadata",
]

# Feedback pages need no network, and nothing runs in them.
c.GenerateFeedback.exporter_class = "autograder.reports.pages.Exporter"

# What grading may take, in seconds; `autograder.grading.settings` has the other limits.
c.Grading.submission_seconds = 60

# Archives from `nbgrader zip_collect` are unpacked within limits.
c.ZipCollectApp.extractor_plugin = "autograder.grading.archive.SafeExtractor"

# After the due date: "none" subtracts nothing, "zero" takes all points.
c.LateSubmissionPlugin.penalty_method = "none"
