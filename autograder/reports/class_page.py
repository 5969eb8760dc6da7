"""The class report: one page of HTML, without scripts, that needs nothing else.

Names and messages come from students: everything passes the escaping of jinja2.
"""

from __future__ import annotations

import math
from bisect import bisect
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

import jinja2

from autograder.exercise import Assignment
from autograder.grading.mistakes import Cluster
from autograder.grading.overview import ENOUGH, Difficulty, Mistake, Overview
from autograder.reports.content import number
from autograder.reports.text import one_line

LONGEST = 240  # characters of a message
FIRST = 12  # mistakes that stand open
WIDTH, HEIGHT, FLOOR, TOP = 1000, 220, 192, 24
BINS = 12
KINDS = ("full", "part", "none", "undone")
WORDS = {"full": "all", "part": "some", "none": "none", "undone": "not done"}

Link = Callable[[str], str]


def page(found: Overview, made: datetime, link: Link = lambda student: "") -> str:
    """The page; `link` gives the address of a student's feedback page, or nothing."""
    titles = {exercise.id: exercise.title for exercise in found.assignment.exercises}
    mistakes = [_mistake(mistake, titles) for mistake in found.mistakes]
    return _template().render(
        name=found.assignment.name,
        title=found.assignment.title,
        made=f"{made:%Y-%m-%d %H:%M}",
        numbers=_numbers(found),
        histogram=histogram(found.scores, found.points),
        exercises=[_exercise(one) for one in found.difficulties],
        enough=ENOUGH,
        mistakes=mistakes[:FIRST],
        more_mistakes=mistakes[FIRST:],
        unexplained=[_cluster(cluster) for cluster in found.unexplained[:FIRST]],
        more_unexplained=len(found.unexplained[FIRST:]),
        waiting=_waiting(found.waiting, found.assignment, link),
        lost=_rows(found.lost, link),
        flags=_rows(found.flags, link),
        slow=_rows(((name, f"{seconds:.1f} s") for name, seconds in found.slow), link),
        slow_text=f"Far above the usual {found.seconds:.2g} s. Often an endless loop, cut off.",
        sandbox=_sandbox(found),
    )


@cache
def _template() -> jinja2.Template:
    loader = jinja2.PackageLoader("autograder.reports")
    return jinja2.Environment(
        loader=loader, autoescape=True, undefined=jinja2.StrictUndefined
    ).get_template("class.html")


def _numbers(found: Overview) -> list[dict[str, str]]:
    of = f"of {found.points}"
    graded = len(found.scores)
    shown = [
        ("submissions", str(found.submissions), ""),
        ("mean points", f"{found.mean:.1f}", of),
        ("median points", f"{found.median:.1f}", of),
        ("full marks", str(found.full), _percent(found.full / graded) if graded else ""),
        ("waiting for a person", str(len(found.waiting)), ""),
        ("could not be graded", str(len(found.lost)), ""),
    ]
    return [{"what": what, "value": value, "of": of} for what, value, of in shown]


# --- the distribution


def histogram(scores: Sequence[float], points: int) -> dict[str, Any]:
    """Bars over parts of 0 to `points`, as wide as the parts; the last one holds full marks."""
    step = math.ceil(points / BINS)
    edges = [*range(0, points - step // 2, step), points]
    counts = [0] * (len(edges) - 1)
    for score in scores:
        counts[min(bisect(edges, score), len(counts)) - 1] += 1
    most = max(*counts, 1)
    bars = [
        _bar((left, right), count, WIDTH / points, count / most)
        for left, right, count in zip(edges[:-1], edges[1:], counts, strict=True)
    ]
    said = ", ".join(bar["title"] for bar in bars if bar["count"])
    return {
        "bars": bars,
        "ticks": [{"x": round(edge * WIDTH / points, 1), "text": str(edge)} for edge in edges],
        "alt": f"Submissions by points. {said}",
        **{"width": WIDTH, "height": HEIGHT, "floor": FLOOR},
    }


def _bar(ends: tuple[int, int], count: int, unit: float, share: float) -> dict[str, Any]:
    left, right = (end * unit for end in ends)
    height = round(share * (FLOOR - TOP), 1)
    return {
        "x": round(left + 2, 1),
        "middle": round((left + right) / 2, 1),
        "y": round(FLOOR - height, 1),
        "width": round(right - left - 4, 1),
        "height": height,
        "count": count,
        "title": f"{ends[0]} to {ends[1]} points: {count}",
    }


# --- rows of tables


def _exercise(one: Difficulty) -> dict[str, Any]:
    counts = {kind: getattr(one, kind) for kind in KINDS}
    total = sum(counts.values())
    pieces, x = [], 0.0
    for kind, count in counts.items():
        width = 100 * count / total
        pieces.append({"kind": kind, "x": round(x, 2), "width": round(width, 2)})
        x += width
    return {
        "id": one.id,
        "title": one.title,
        "points": number(one.points) if one.points else "–",
        "mean": _percent(one.mean),
        "agreement": "–" if one.agreement is None else f"{one.agreement:.2f}".replace("-", "−"),
        "pieces": pieces,
        "alt": " · ".join(f"{count} {WORDS[kind]}" for kind, count in counts.items() if count),
    }


def _mistake(mistake: Mistake, titles: Mapping[str, str]) -> dict[str, Any]:
    count = mistake.count
    return {
        "students": count.students,
        "count": _students(count.students),
        "share": _percent(count.share),
        "name": _pieces(count.name),
        "code": count.code,
        "title": titles[count.exercise],
        "message": _pieces(mistake.message),
    }


def _cluster(cluster: Cluster) -> dict[str, Any]:
    return {
        "id": cluster.id,
        "students": len(cluster.students),
        "description": _pieces(cluster.description),
        "exercise": cluster.case.exercise,
        "message": _pieces(cluster.message),
    }


def _waiting(
    waiting: Mapping[str, Sequence[str]], assignment: Assignment, link: Link
) -> list[dict[str, Any]]:
    """By exercise, in the order of the notebook."""
    found = []
    for exercise in assignment.exercises:
        students = [_student(name, link) for name, ids in waiting.items() if exercise.id in ids]
        if students:
            count = _students(len(students))
            found.append({"title": exercise.title, "count": count, "students": students})
    return found


def _students(count: int) -> str:
    return "1 student" if count == 1 else f"{count} students"


def _rows(told: Iterable[tuple[str, str]], link: Link) -> list[dict[str, Any]]:
    return [{"student": _student(name, link), "message": _pieces(text)} for name, text in told]


def _student(name: str, link: Link) -> dict[str, str]:
    return {"name": one_line(name), "page": link(name)}


def _sandbox(found: Overview) -> str:
    if not found.layers:
        return "Nothing was run, so no layer of the sandbox was needed."
    runs = max(of for _, of in found.layers.values())
    missing = [
        f"{layer} in {of - held} of {of}" for layer, (held, of) in found.layers.items() if held < of
    ]
    if missing:
        return f"Layers of the sandbox that were missing in some runs: {', '.join(missing)}."
    return f"All layers of the sandbox held in all {runs} runs: {', '.join(found.layers)}."


def _percent(share: float) -> str:
    return f"{share:.0%}"


def _pieces(message: str) -> list[tuple[str, bool]]:
    """The message in one line, not too long, in pieces; True for what stood in backticks."""
    line = one_line(message)
    if len(line) > LONGEST:
        line = line[: LONGEST - 1] + "…"
    return [(text, place % 2 == 1) for place, text in enumerate(line.split("`")) if text]
