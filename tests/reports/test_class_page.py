"""The class report: its numbers against other ways to find them, and nothing in it that acts."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_course import LINES, course, empty_gradebook, source

from autograder import class_report
from autograder.exercise import Result
from autograder.grading.graded import Graded
from autograder.grading.overview import Overview, essence, overview
from autograder.reports.class_page import histogram, page

__all__ = ["course", "empty_gradebook", "source"]

WHEN = datetime(2025, 3, 1, 12, 30)
ACTS = "<img src=x onerror=alert(1)><script>alert(1)</script>\"'</td>"


def document(
    student: str, points: float = 3.0, code: str = "", message: str = "No.", **more: Any
) -> Mapping[str, Any]:
    """A submission of the small course: points in the first exercise, the second one is right."""
    passed = points == 3.0
    slope = Result(
        *("value", "The slope", passed, points, 3.0),
        message="" if passed else message,
        code="" if passed else code or "line-slope/wrong",
    )
    table = Result("kind", "A list", True, 0.0, 0.0)
    found = {"line-slope": [slope], "line-table": [table]}
    graded = Graded("lines", student, 1, LINES.checked, found, seconds=0.5)
    graded.layers = {"root": "ok", "seccomp": "ok"}
    return {**graded.to_json(), **more}


@pytest.fixture(autouse=True)
def lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("autograder.exercises.load", lambda name: {"lines": LINES}[name])


def test_numbers_of_a_class() -> None:
    scores = [3.0] * 5 + [1.5, 1.5, 0.0, 0.0, 0.0, 3.0]
    found = [document(f"s{number}", points) for number, points in enumerate(scores)]
    found[9] = document("s9", 0.0, "common/not-done")
    lost = document("lost", status="could_not_grade", reason="The worker ended.")
    seen = overview(LINES, [*found, lost])
    assert (seen.submissions, len(seen.scores), seen.full, seen.points) == (12, 11, 6, 3)
    assert (seen.mean, seen.median) == (pytest.approx(np.mean(scores)), np.median(scores))
    assert seen.lost == (("lost", "The worker ended."),)
    slope, table = seen.difficulties
    assert (slope.full, slope.part, slope.none, slope.undone) == (6, 2, 2, 1)
    assert slope.mean == pytest.approx(np.mean(scores) / 3)
    assert slope.agreement is None  # the rest does not vary
    assert (table.full, table.mean) == (11, 1.0)
    assert [(m.count.code, m.count.students, m.message) for m in seen.mistakes] == [
        ("line-slope/wrong", 4, "No.")
    ]


@given(st.lists(st.tuples(st.floats(0, 3), st.floats(0, 20)), min_size=10, max_size=30))
def test_agreement_is_the_correlation_with_the_rest(pairs: list[tuple[float, float]]) -> None:
    pairs = [(round(a, 2), round(b, 2)) for a, b in pairs]
    made = []
    for number, (points, rest) in enumerate(pairs):
        one = document(f"s{number}", points)
        made.append({**one, "score": points + rest})
    seen = overview(LINES, made).difficulties[0].agreement
    own, others = np.array(pairs).T
    if np.ptp(own) < 0.01 or np.ptp(others) < 0.01:
        return
    assert seen == pytest.approx(np.corrcoef(own, others)[0, 1], abs=1e-6)


def test_slow_runs_flags_and_layers() -> None:
    usual = [document(f"s{number}") for number in range(9)]
    slow = document("loop", seconds=30.0, layers={"root": "ok", "seccomp": "missing"})
    odd = document("odd", flags=[{"code": "x", "message": "Looked around."}])
    seen = overview(LINES, [*usual, slow, odd])
    assert seen.slow == (("loop", 30.0),)
    assert seen.flags == (("odd", "Looked around."),)
    assert seen.layers == {"root": (11, 11), "seccomp": (10, 11)}
    assert "seccomp in 1 of 11" in page(seen, WHEN)
    assert "held in all 9 runs" in page(overview(LINES, usual), WHEN)


def test_the_essence_says_the_same() -> None:
    found = [document("a"), document("b", 1.0), document("c", 0.0, "common/unknown", signature="1")]
    assert overview(LINES, [essence(one) for one in found]) == overview(LINES, found)


@pytest.mark.parametrize("points", [1, 3, 13, 19, 30, 34])
def test_every_score_is_in_one_bar(points: int) -> None:
    scores = [*np.linspace(0, points, 101), points]
    drawn = histogram(scores, points)
    bars = drawn["bars"]
    assert sum(bar["count"] for bar in bars) == 102
    assert bars[-1]["title"].split(" points")[0].endswith(f"to {points}")
    assert bars[-1]["count"] > 1
    ends = [bar["x"] + bar["width"] for bar in bars]
    assert all(left < bar["x"] for left, bar in zip(ends, bars[1:], strict=False))
    assert ends[-1] <= drawn["width"]


class Elements(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def hostile() -> Overview:
    one = document(
        ACTS, 0.0, message=ACTS, flags=[{"code": ACTS, "message": ACTS}], layers={ACTS: "no"}
    )
    unexplained = document("b" + ACTS, 0.0, "common/unknown", message=ACTS)
    unexplained["exercises"][0]["checks"][0] |= {"signature": ACTS, "description": ACTS}
    lost = document("c" + ACTS, status="could_not_grade", reason=ACTS)
    return overview(LINES, [one, unexplained, lost], waiting={ACTS: ["line-why"]})


def test_nothing_of_a_student_acts() -> None:
    quiet = Elements(page(overview(LINES, [document("ann", 1.0)]), WHEN))
    made = page(hostile(), WHEN, link=lambda student: "../feedback/x.html")
    found = Elements(made)
    assert not {"script", "img", "iframe", "object", "link", "base", "form"} & set(found.tags)
    assert not [name for name, _ in found.attributes if name.startswith("on") or name == "style"]
    assert set(found.tags) <= {*quiet.tags, "a", "details", "summary"}
    assert found.text.count("onerror=alert(1)") >= 7  # as text
    policy = next(value for name, value in found.attributes if name == "content")
    assert policy
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")
    hrefs = {value for name, value in found.attributes if name == "href"}
    assert hrefs == {"../feedback/x.html"}
    assert not re.search(r"https?://", made)


def test_a_class_of_which_nothing_could_be_graded() -> None:
    lost = document("c", status="could_not_grade", reason="No.", layers={})
    text = Elements(page(overview(LINES, [lost]), WHEN)).text
    assert "Could not be graded" in text
    assert "Nothing was run" in text


def test_it_is_written_and_links_to_feedback(course: Path, empty_gradebook: Path) -> None:
    (course / "gradebook.db").write_bytes(empty_gradebook.read_bytes())
    assert class_report.write(course, "lines") is None
    results = course / "results" / "lines"
    results.mkdir(parents=True)
    flags = [{"code": "x", "message": "Looked around."}]
    for student in ("ann b", "bo"):
        text = json.dumps(document(student, 1.0, flags=flags))
        (results / f"{student}.json").write_text(text)
    feedback = course / "feedback" / "ann b" / "lines"
    feedback.mkdir(parents=True)
    (feedback / "lines.html").write_text("well done")
    path = class_report.write(course, "lines")
    assert path == course / "reports" / "lines.html"
    made = path.read_text("utf-8")
    assert '<a href="../feedback/ann%20b/lines/lines.html">ann b</a>' in made
    assert '<td class="who">bo</td>' in made
    assert str(course) not in made
