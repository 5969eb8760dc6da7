"""What a terminal shows of the mistakes of a class."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from autograder.reports.text import plain, strip

if TYPE_CHECKING:
    from autograder.grading.course_mistakes import CourseMistake
    from autograder.grading.mistakes import Cluster, Count, Found

MESSAGE_WIDTH = 300
HOW_TO_NAME = (
    'To name one: autograder mistakes --name CODE --like ID --question "..." --step "..."\n'
    "CODE is a short name such as mean-twice; the question is hint 2, the step hint 3."
)


def text(found: Found) -> str:
    """How often each mistake was made, then the wrong answers that nothing explains."""
    parts = [f"Results of {_students(found.students)}"]
    for place, counts in groupby(found.counts, lambda count: count.exercise):
        parts.append("\n".join([place or "All exercises", *_table(list(counts))]))
    if not found.counts:
        parts.append("No mistakes.")
    if found.clusters:
        lines = (line for cluster in found.clusters for line in _cluster(cluster))
        parts.append("\n".join(["Wrong answers that nothing explains", *lines]))
        parts.append(HOW_TO_NAME)
    return "\n\n".join(parts)


def named(mistake: CourseMistake, cluster: Cluster) -> str:
    """What has become of a cluster, and the command that comes next."""
    students = ", ".join(map(_line, cluster.students))
    return (
        f"{mistake.code}: {_line(mistake.name)}\n"
        f"To be graded again: {students}\n"
        f"Run: autograder grade {cluster.assignment}"
    )


def _table(counts: Sequence[Count]) -> Iterator[str]:
    width = max(len(count.code) for count in counts)
    for count in counts:
        number = f"{count.students:>4} of {count.answered:<4} {count.share:>4.0%}"
        yield f"  {number}  {_line(count.code):<{width}}  {_line(count.name)}".rstrip()


def _cluster(cluster: Cluster) -> Iterator[str]:
    named = f", now {cluster.named}: run `autograder grade {cluster.assignment}`"
    said = f"{_students(len(cluster.students))}{named if cluster.named else ''}"
    yield f"  {cluster.id}  {cluster.case.exercise}, {_line(cluster.description)}: {said}"
    message = _line(cluster.message)
    if len(message) > MESSAGE_WIDTH:
        message = message[: MESSAGE_WIDTH - 1] + "…"
    yield f"            {_line(cluster.students[0])}: {message}"


def _students(number: int) -> str:
    return "1 student" if number == 1 else f"{number} students"


def _line(foreign: str) -> str:
    return " ".join(strip(plain(foreign)).split())
