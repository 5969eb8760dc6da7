"""What an instructor meets: the formgrader, manual grading, the feedback page."""

from __future__ import annotations

import csv
from datetime import datetime
from pathlib import Path

import pytest
from chromium import Seen, find_chromium, watch
from graded_class import grade, run, written
from hostile import HTML, IMAGE, MARKDOWN, hostile, untouched
from lab_server import Server, copy_course
from machine import require
from nbconvert.exporters import HTMLExporter
from nbformat.notebooknode import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.apps import ExportApp, GenerateFeedbackApp
from nbgrader.server_extensions.formgrader import handlers
from playwright.sync_api import BrowserContext, Locator, Page, expect
from small_course import empty_gradebook
from traitlets.config import Config

from autograder.exercise import Result
from autograder.exercises import load
from autograder.grading.graded import Graded
from autograder.grading.overview import overview
from autograder.reports.class_page import page as class_page
from autograder.reports.pages import Exporter

__all__ = ["empty_gradebook"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),
]

NAME, WRITTEN = "chain_rule", "chain-rule-conditions"
COMMENT = "Which point does $f$ receive?"


def right(node: NotebookNode) -> None:
    written(node).source = "If $g$ has a slope at $x$ and $f$ at $g(x)$, and the sizes fit."


def wrong(node: NotebookNode) -> None:
    written(node).source = "Always."
    for cell in node.cells:
        if "def affine_grad" in cell.source:
            cell.source = "def affine_grad(w, b, x):\n    return w, 1.0"
        if cell.source.startswith("squared_error_db"):
            cell.source = 'squared_error_db = "s"'


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory, empty_gradebook: Path) -> Path:
    require(find_chromium(), "Chromium", "apt-get install chromium")
    folder = copy_course(tmp_path_factory.mktemp("class"))
    grade(folder, NAME, empty_gradebook, {"ann": right, "bob": wrong, "eve": hostile})
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}", "backprop") as book:
        book.update_or_create_student("eve", last_name=IMAGE, first_name=IMAGE, email=IMAGE)
    return folder


@pytest.fixture
def page(browser: BrowserContext) -> Page:
    return browser.new_page()


@pytest.fixture
def seen(page: Page) -> Seen:
    return watch(page)


def assert_quiet(seen: Seen) -> None:
    assert seen.errors == []
    assert seen.outside == []


def test_the_tables_show_the_class(page: Page, seen: Seen, server: Server) -> None:
    page.goto(server.page("formgrader/manage_assignments"))
    row = page.locator("#main-table tr", has_text=NAME)
    expect(row.locator(".num-submissions")).to_have_text("3")
    page.goto(server.page(f"formgrader/manage_submissions/{NAME}"))
    for student, score in (("ann", "19 / 20"), ("bob", "18 / 20")):
        row = page.locator("#main-table tr", has_text=student)
        expect(row).to_contain_text(score)
        expect(row).to_contain_text("needs manual grading")
    assert_quiet(seen)


def test_a_manual_score_and_a_comment_reach_export_and_feedback(
    page: Page, seen: Seen, server: Server
) -> None:
    page.goto(server.page(f"formgrader/gradebook/{NAME}/{NAME}"))
    page.locator("#main-table tr", has_text="18 / 20").locator("a:visible").click()
    page.wait_for_url("**/formgrader/submissions/**")
    answer = page.locator(".nbgrader_cell", has=page.locator(f'[id="{WRITTEN}"]'))
    expect(answer).to_contain_text("Always.")
    report = page.locator(".output", has_text="The other slope, as a formula")
    expect(report).to_contain_text("✗ wrong")
    expect(report.locator("math").first).to_be_visible()
    expect(answer.locator("input.score.needs_manual_grade")).to_be_visible()  # now it listens
    save(page, answer.locator("input.score"), "0.4")
    save(page, answer.locator("textarea.comment"), COMMENT)
    page.reload()
    expect(answer.locator("input.score")).to_have_value("0.4")
    expect(answer.locator("textarea.comment")).to_have_value(COMMENT)
    assert_quiet(seen)
    run(server.course, ExportApp)
    with (server.course / "grades.csv").open(newline="") as file:
        scores = {
            row["student_id"]: row["score"]
            for row in csv.DictReader(file)
            if row["assignment"] == NAME and row["student_id"] != "eve"
        }
    assert scores == {"ann": "19.0", "bob": "18.4"}


def test_the_feedback_page_is_readable_without_a_network(
    page: Page, seen: Seen, server: Server
) -> None:
    run(server.course, GenerateFeedbackApp, NAME, "--force")
    page.goto((server.course / f"feedback/bob/{NAME}/{NAME}.html").as_uri())
    wrong = page.locator(".output", has_text="The other slope, as a formula")
    expect(wrong).to_contain_text("✗ wrong")
    wrong.locator("summary").first.click()
    expect(wrong.locator("details[open]")).to_be_visible()
    text = page.locator("p", has_text="Take the line")
    expect(text.locator("math").first).to_be_visible()
    comment = page.locator(".panel-footer", has_text="Comments")
    expect(comment).to_contain_text("Which point does")
    expect(comment.locator("math")).to_be_visible()
    for image in page.locator("img").all():
        assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") > 100
    assert page.locator("script").count() == 0
    assert_quiet(seen)


def save(page: Page, field: Locator, value: str) -> None:
    """Type as a person does; the formgrader saves when the field is left."""
    with page.expect_response(lambda got: "/api/" in got.url and got.request.method == "PUT"):
        field.fill(value)
        field.press("Tab")


PAGES = (
    "formgrader/manage_assignments",
    f"formgrader/manage_submissions/{NAME}",
    "formgrader/gradebook",
    f"formgrader/gradebook/{NAME}",
    f"formgrader/gradebook/{NAME}/{NAME}",
    "formgrader/manage_students",
    "formgrader/manage_students/eve",
    f"formgrader/manage_students/eve/{NAME}",
)
_LIVE = """() => [...document.querySelectorAll('#notebook-container *')].filter(element =>
    ['script', 'iframe', 'object', 'embed', 'form', 'base', 'meta', 'link', 'style', 'svg',
     'video', 'audio'].includes(element.localName)
    || [...element.attributes].some(({name, value}) => name.startsWith('on')
        || (['src', 'srcdoc', 'srcset', 'data', 'poster'].includes(name)
            && !value.startsWith('data:image/'))
        || (name.endsWith('href') && !/^(https?:|#)/.test(value))
        || (name === 'style' && value.includes('url')))
).map(element => element.outerHTML)"""


def assert_nothing_ran(page: Page, seen: Seen) -> None:
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.__pwned") is None, page.url
    assert [url for url in seen.requests if "canary" in url] == []


def submission(page: Page, server: Server) -> None:
    page.goto(server.page(f"formgrader/gradebook/{NAME}/{NAME}"))
    page.locator("#main-table tr", has_text="onerror").locator("a:visible").click()
    page.wait_for_url("**/formgrader/submissions/**")
    expect(page.locator("#notebook-container").first).to_contain_text("Slopes of a line")


@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs_in_the_tables(lenient: BrowserContext, server: Server, path: str) -> None:
    page = lenient.new_page()
    seen = watch(page)
    page.goto(server.page(path))
    expect(page.locator("#main-table td[colspan]")).to_have_count(0)  # "Loading, please wait..."
    assert_nothing_ran(page, seen)
    page.close()


def test_nothing_runs_in_a_manual_grading_page(lenient: BrowserContext, server: Server) -> None:
    page = lenient.new_page()
    seen = watch(page)
    submission(page, server)
    page.click(".name-hidden.glyphicon")
    expect(page.locator("a.name-shown")).to_contain_text("onerror")
    assert page.evaluate(_LIVE) == []
    assert_nothing_ran(page, seen)
    page.close()


def test_nothing_runs_in_a_feedback_page(lenient: BrowserContext, server: Server) -> None:
    page = lenient.new_page()
    seen = watch(page)
    page.goto((server.course / f"feedback/eve/{NAME}/{NAME}.html").as_uri())
    expect(page.locator("#notebook-container").first).to_contain_text("Slopes of a line")
    assert page.evaluate(_LIVE) == []
    assert_nothing_ran(page, seen)
    page.close()


def test_nothing_runs_in_a_class_report(lenient: BrowserContext, tmp_path: Path) -> None:
    """Names, file names and messages: whatever a student can put into a result file."""
    checked = load(NAME).checked
    probes = [*HTML, *MARKDOWN]
    results = {
        exercise.id: [
            Result(probe, probe, False, 0.0, 1.0, probe, f"x/{probe}", (probe,), signature=probe)
            for probe in probes
        ]
        for exercise in checked
    }
    graded = Graded(NAME, IMAGE, 1, checked, results, flags=[(text, text) for text in probes])
    lost = [Graded(NAME, text, 1, checked, fault=text, notes=[text]) for text in probes]
    documents = [one.to_json() for one in (graded, *lost)]
    waiting = {probe: [WRITTEN] for probe in probes}
    path = tmp_path / "report.html"
    found = overview(load(NAME), documents, waiting=waiting)
    path.write_text(class_page(found, datetime.now()), encoding="utf-8")
    page = lenient.new_page()
    seen = watch(page)
    page.goto(path.as_uri())
    for summary in page.locator("summary").all():
        summary.click()
    expect(page.locator("td.who").first).to_contain_text("<script>")
    live = "script, iframe, object, embed, form, base, link, img, a, video, audio, math, [style]"
    assert page.locator(live).count() == 0
    assert_nothing_ran(page, seen)
    page.close()


def rendered(exporter: type[HTMLExporter], template: str, to: Path) -> str:
    """The address of a page made of what nobody cleaned."""
    config = Config()
    config.HTMLExporter.template_name = template
    config.HTMLExporter.extra_template_basedirs = [handlers.template_path]
    config.HTMLExporter.extra_template_paths = [
        f"{handlers.static_path}/node_modules/bootstrap/dist/css"
    ]
    resources = {
        **{"nbgrader": {"notebook": NAME, "score": 1, "max_score": 2, "late_penalty": 0}},
        **{"index": 0, "total": 1, "base_url": "", "student": "eve"},
    }
    page, _ = exporter(config=config).from_notebook_node(untouched(), resources)
    to.write_text(page, encoding="utf-8")
    return to.as_uri()


@pytest.mark.parametrize("template", ["feedback", "formgrade"])
def test_a_page_forbids_what_nobody_cleaned(
    browser: BrowserContext, lenient: BrowserContext, tmp_path: Path, template: str
) -> None:
    page = lenient.new_page()
    page.goto(rendered(HTMLExporter, template, tmp_path / "stock.html"))
    assert page.evaluate("window.__pwned") == 1  # what is tried here does run in stock pages
    page.close()
    page = browser.new_page()
    page.goto(rendered(Exporter, template, tmp_path / "ours.html"))
    page.wait_for_load_state()
    expect(page.locator("#notebook-container").first).to_be_visible()
    assert page.evaluate("window.__pwned") is None
    page.close()
