"""Reports: content and order, hint levels, escaping, and what an untrusted notebook keeps."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from autograder.exercise import (
    Assignment,
    Check,
    Exercise,
    Failure,
    Mistake,
    Result,
    Written,
    check,
    grade,
)
from autograder.reports.content import number
from autograder.reports.notebook import Progress, Report, fragment
from autograder.reports.text import WIDTH, plain, strip, text

# What JupyterLab keeps in a notebook that was not trusted, as far as a report needs it.
KEPT = {"div", "p", "b", "br", "small", "span", "code", "table", "tr", "td"} | {
    "progress",
    "details",
    "summary",
    "img",
}


@check(points=1)
def outer(grad: object) -> None:
    """The slope with respect to `w2`"""


@check(points=2)
def inner(grad: object) -> None:
    """The slope with respect to `w1`"""
    raise Failure(
        "`dw1`: at w1 = 1, x = 2 we expect 3, you return 1.5.",
        code="two-layer/missing-outer-slope",
        hints=("Which signal arrives at a1?", "Look at the step from z2 to a2."),
        credit=0.25,
    )


@check(points=0.5, needs=("inner",))
def steps(grad: object) -> None:
    """A small step lowers the loss"""


@check(points=0.5)
def graded(grad: object, reference: object) -> None:
    """Fresh random points"""


EXERCISE = Exercise(
    "two-layer-x",
    "Two layers",
    ("grad",),
    (inner, outer, steps, graded),
    mistakes=(Mistake("two-layer/missing-outer-slope", name="the outer slope is missing"),),
)


def report(**changes: object) -> Report:
    results = tuple(grade(EXERCISE, {"grad": None}))
    return replace(Report(EXERCISE, results, seed=7), **changes)  # type: ignore[arg-type]


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in ("br", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("show", [repr, Report._repr_html_, Report._repr_markdown_, fragment])
def test_right_comes_before_wrong_before_not_run(show):
    shown = show(report())
    order = ["Two layers", "1.5 of 4", "✓", "✗", "not run", "First thing to look at", "we expect 3"]
    order += ["What happened: the outer slope is missing."]
    places = [shown.index(part) for part in order]
    assert places == sorted(places)


def test_points_that_need_the_reference_are_promised_for_later():
    assert "0.5 more are decided when your work is graded" in repr(report())
    assert "Checked when your work is graded." in repr(report())
    assert "Not run until" in repr(report())


@pytest.mark.parametrize(
    ("hint", "cap", "hints", "ask"),
    [
        (1, 3, 0, 'check("two-layer-x", hint=2)'),
        (2, 3, 1, 'check("two-layer-x", hint=3)'),
        (3, 3, 2, None),
        (0, 3, 0, 'check("two-layer-x", hint=2)'),
        (9, 3, 2, "no further hint"),
        (3, 2, 1, "up to level 2"),
        (2, 2, 1, None),
        (1, 1, 0, None),
    ],
)
def test_hints_come_one_by_one_up_to_the_cap(hint, cap, hints, ask):
    shown = repr(report(hint=hint, cap=cap))
    told = [text in shown for text in ("Which signal arrives", "Look at the step")]
    assert told == [hints >= 1, hints >= 2]
    asks = ("hint=2", "hint=3", "no further", "up to level")
    assert (ask in shown) if ask else not any(a in shown for a in asks)


def test_feedback_page_folds_all_allowed_hints():
    page = fragment(report())
    assert page.count("<details>") == 2
    assert "check(" not in page
    assert fragment(report(cap=2)).count("<details>") == 1


def test_only_what_an_untrusted_notebook_keeps():
    for page in (report()._repr_html_(), fragment(report()), progress()._repr_html_()):
        tags = Tags(page)
        assert not tags.open
        assert tags.seen <= KEPT
        assert tags.attributes <= {"style", "value", "max"}


def test_hostile_messages_stay_text():
    bad = Result(
        "a",
        "<b>check</b>",
        False,
        0,
        1,
        message="<script>x()</script> & `<img onerror=1>`\x1b[31m red\u202e\nline | two",
        code="common/exception",
        hints=('"><script>',),
    )
    shown = Report(EXERCISE, (bad,), seed=0, hint=2)
    page = shown._repr_html_()
    assert "<script" not in page
    assert "<img" not in page
    assert "\x1b" not in page + repr(shown) + shown._repr_markdown_()
    assert "\u202e" not in page + repr(shown)
    assert "<code>&lt;img onerror=1&gt;</code> red<br>line" in page
    assert "<script" not in shown._repr_markdown_()
    assert "`<img onerror=1>`" in shown._repr_markdown_()


def test_formulas_stay_for_mathjax_and_read_well_in_plain_text():
    message = r"$\frac{\partial f}{\partial w}$ is $\sigma(z)^2$, not `a$b`; price 5$."
    shown = Report(EXERCISE, (Result("a", "d", False, 0, 1, message=message),), seed=0)
    assert r"$\frac{\partial f}{\partial w}$" in shown._repr_html_()
    assert "∂f/∂w is σ(z)², not `a$b`; price 5$." in repr(shown)
    assert plain(r"$W_1^T x$") == "W_1ᵀ x"


def test_an_untouched_exercise_is_told_calmly():
    result = Result("a", "d", False, 0, 2, "Exercise sigmoid is not done yet.", "common/not-done")
    shown = Report(EXERCISE, (result, Result("b", "e", None, 0, 1, "Not run", why="needs")), 0)
    assert repr(shown).splitlines() == [
        "Two layers: not done yet, 3 points",
        "",
        "Exercise sigmoid is not done yet.",
    ]
    assert "✗" not in shown._repr_html_()
    assert "<progress" not in shown._repr_html_()


def test_all_right_says_what_comes_next():
    right = Result("a", "d", True, 1, 1)
    shown = Report(EXERCISE, (right,), seed=0, note="Next: the slope.")
    assert "Everything here is right.\nNext: the slope." in repr(shown)
    later = Result("b", "e", None, 0, 1, "Checked when your work is graded.", why="reference")
    assert "Everything that can be checked here is right." in repr(
        replace(shown, results=(right, later))
    )


def test_an_inherited_mistake_is_said_to_be_inherited():
    carried = Result("a", "d", True, 1, 1, inherited_from="sigmoid-value")
    assert "given your answer to `sigmoid-value`" in repr(Report(EXERCISE, (carried,), seed=0))


def test_exercise_without_points_has_no_bar():
    shown = Report(EXERCISE, (Result("a", "d", True, 0, 0),), seed=0)
    assert "<progress" not in shown._repr_html_()
    assert "no points" in repr(shown)


def test_picture_stands_below():
    class Dot:
        def _repr_html_(self) -> str:
            return '<img alt="dot">'

    assert report(picture=Dot())._repr_html_().endswith('<img alt="dot">')


def test_lines_fit_a_terminal_and_colour_only_when_asked():
    wide = Result("a", "many words " * 30, False, 0, 1, message="1.2345678901234567 " * 20)
    shown = Report(EXERCISE, (wide,), seed=0)
    assert max(map(len, text(shown).splitlines())) <= WIDTH
    assert "1.2345678901234567" in text(shown)
    assert "\x1b" not in text(shown)
    assert "\x1b[31m✗\x1b[0m" in text(shown, colour=True)


@pytest.mark.parametrize(
    ("foreign", "safe"),
    [
        ("a\x1b[2Jb", "ab"),
        ("a\x1b]0;title\x07b", "ab"),
        ("a\x9b31mb", "ab"),
        ("50%\rdone", "50%done"),
        ("a\u202eb\u2066c", "abc"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("\ud800x", "x"),
        ("σ′ ∂ ✓ é", "σ′ ∂ ✓ é"),
        ("a\x1b", "a"),
    ],
)
def test_strip(foreign, safe):
    assert strip(foreign) == safe


def progress(**results: tuple[Result, ...]) -> Progress:
    other = replace(EXERCISE, id="other", title="Other")
    assignment = Assignment("hw", "Homework", (EXERCISE, other, Written("why", "Why", 2)))
    return Progress(assignment, {k.replace("_", "-"): v for k, v in results.items()})


def test_progress_names_points_and_the_next_exercise():
    assert "0 of 10 points" in repr(progress())
    assert 'Next: Two layers, `check("two-layer-x")`' in repr(progress())
    assert "graded by your instructor" in repr(progress())
    full = (Result("a", "d", True, 4, 4),)
    half = progress(two_layer_x=full)
    assert "4 of 10 points" in repr(half)
    assert 'Next: Other, `check("other")`' in half._repr_html_().replace("&quot;", '"').replace(
        "<code>", "`"
    ).replace("</code>", "`")
    done = progress(two_layer_x=full, other=full)
    assert "Everything that is checked here is right." in repr(done)
    assert "8 of 10 points" in done._repr_markdown_()


def test_progress_of_untouched_and_unfinished_exercises():
    todo = (Result("a", "d", False, 0, 4, code="common/not-done"),)
    waiting = (Result("a", "d", None, 0, 4, why="reference"),)
    shown = repr(progress(two_layer_x=todo, other=waiting))
    assert "not done yet" in shown
    assert "not run" in shown


@pytest.mark.parametrize(
    ("value", "shown"), [(2.0, "2"), (0.5, "0.5"), (1 / 3, "0.33"), (12, "12")]
)
def test_points_are_written_as_a_person_writes_them(value, shown):
    assert number(value) == shown


def test_progress_counts_no_points_where_there_are_none():
    warm_up = Exercise("try", "Warm-up", ("f",), (Check("c", "d", lambda: None),))
    shown = Progress(
        Assignment("hw", "Title", (warm_up,)), {"try": (Result("c", "d", True, 0, 0),)}
    )
    row = next(line for line in repr(shown).splitlines() if "Warm-up" in line)
    assert row.split() == ["✓", "right", "Warm-up"]


@pytest.mark.parametrize(("most", "shown"), [(1.0, "0.5 of 1 point"), (2.0, "0.5 of 2 points")])
def test_one_point_is_one_point(most, shown):
    exercise = Exercise("e", "Title", ("f",), (Check("c", "d", lambda: None, most),))
    report = Report(exercise, (Result("c", "d", False, 0.5, most),), 0)
    assert repr(report).startswith(f"Title: {shown}\n")
