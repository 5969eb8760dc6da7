"""What course_config.py may say about grading: `c.Grading.submission_seconds = 120`."""

from __future__ import annotations

from pathlib import Path

from traitlets import Enum, Float, Integer, List
from traitlets.config import Config, Configurable

from autograder.course.config import course_config
from autograder.sandbox import DEFAULT_LAYERS, LAYERS, Limits, Sandbox


class Grading(Configurable):  # type: ignore[misc]
    """The limits of a submission and the layers of the sandbox that must hold."""

    cell_seconds = Float(Limits.cell_seconds, help="for one cell").tag(config=True)
    call_seconds = Float(Limits.call_seconds, help="for one call of an answer").tag(config=True)
    submission_seconds = Float(Limits.submission_seconds, help="for all of it").tag(config=True)
    memory_megabytes = Integer(Limits.memory_bytes >> 20).tag(config=True)
    layers = List(
        Enum(LAYERS),
        list(DEFAULT_LAYERS),
        help="Layers without which nothing is graded; fewer mean less protection.",
    ).tag(config=True)

    def sandbox(self) -> Sandbox:
        """A sandbox with these limits, not started yet."""
        limits = Limits(
            cell_seconds=self.cell_seconds,
            call_seconds=self.call_seconds,
            submission_seconds=self.submission_seconds,
            memory_bytes=self.memory_megabytes << 20,
        )
        return Sandbox(limits, required=tuple(self.layers))


def grading(root: Path) -> Grading:
    """The settings of a course."""
    config: Config = course_config(root)
    return Grading(config=config)
