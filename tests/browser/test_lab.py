"""What a student meets in JupyterLab."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest
from lab import Notebook
from lab_server import Server
from playwright.sync_api import BrowserContext, expect

from autograder import exercises

pytestmark = pytest.mark.browser

SIGMOID = exercises.load("sigmoid")
RIGHT = """def sigmoid(z):
    return 0.5 * (1 + np.tanh(np.asarray(z) / 2))"""
WRONG = """def sigmoid_grad(z):
    return sigmoid(z)"""


@pytest.fixture
def work(course: Path, tmp_path: Path) -> Path:
    """A student's own copy of the release."""
    return copied(course, tmp_path.name)


@pytest.fixture(scope="module")
def answered(browser: BrowserContext, server: Server) -> Notebook:
    """A notebook with one exercise right and one wrong, after Run All."""
    notebook = opened(browser, server, copied(server.course, "answered"))
    notebook.write(notebook.cell("def sigmoid(z)"), RIGHT)
    notebook.write(notebook.cell("def sigmoid_grad(z)"), WRONG)
    notebook.run_all()
    return notebook


def copied(course: Path, name: str) -> Path:
    path = course / "work" / f"{name}.ipynb"
    path.parent.mkdir(exist_ok=True)
    shutil.copy(course / "assignments" / "sigmoid" / "sigmoid.ipynb", path)
    return path


def opened(browser: BrowserContext, server: Server, path: Path) -> Notebook:
    name = path.relative_to(server.course).as_posix()
    return Notebook.open(browser, server, name, path.stem)


def assert_quiet(notebook: Notebook) -> None:
    assert notebook.errors == []
    assert notebook.seen.errors == []
    assert notebook.seen.outside == []


def test_the_untouched_release_runs_from_top_to_bottom(
    browser: BrowserContext, server: Server, work: Path
) -> None:
    notebook = opened(browser, server, work)
    notebook.run_all()
    for exercise in SIGMOID.checked:
        report = notebook.output(f'check("{exercise.id}")')
        expect(report).to_contain_text(f"{exercise.title} · not done yet")
    expect(notebook.output('picture("sigmoid-value")')).to_contain_text("once sigmoid works")
    expect(notebook.output("progress()")).to_contain_text("0 of 30 points")
    expect(notebook.page.locator(".jp-MarkdownOutput mjx-container").first).to_be_visible()
    assert_quiet(notebook)
    notebook.page.close()


def test_one_exercise_right_and_one_wrong(answered: Notebook) -> None:
    notebook = answered
    right = notebook.output('check("sigmoid-value")')
    expect(right).to_contain_text("The curve · 2 of 2 points")
    expect(right).to_contain_text("✓ right")
    expect(right).to_contain_text("Next: Its slope")
    wrong = notebook.output('check("sigmoid-slope")')
    expect(wrong).to_contain_text("0 of 2 points")
    expect(wrong).to_contain_text("✗ wrong")
    expect(wrong).to_contain_text("we expect [0.1966, 0.235, 0.105], you return [0.2689,")
    expect(wrong).to_contain_text('For a hint, run check("sigmoid-slope", hint=2) in a new cell.')
    notebook.cell("progress()").click()
    notebook.page.keyboard.press("Escape")
    notebook.page.keyboard.press("a")  # a new cell above
    asked = notebook.page.locator(".jp-CodeCell").nth(-2)
    notebook.write(asked, 'check("sigmoid-slope", hint=2)')
    notebook.run(asked)
    expect(asked.locator(".jp-OutputArea-output")).to_contain_text("Hint 2")
    notebook.run(notebook.cell("progress()"))
    expect(notebook.output("progress()")).to_contain_text("2 of 30 points")
    assert_quiet(notebook)


def test_a_tutor_can_read_an_untrusted_copy(
    browser: BrowserContext, server: Server, answered: Notebook
) -> None:
    answered.save()
    work = server.course / "work" / "answered.ipynb"
    node = nbformat.read(work, as_version=4)
    planted = {"text/html": "<b>kept</b><script>window.__pwned = true</script>"}
    node.cells[1].outputs = [nbformat.v4.new_output("display_data", data=planted)]
    copy = work.with_name("copy.ipynb")
    copy.write_text(nbformat.writes(node), encoding="utf-8")  # other bytes, so nobody vouches
    tutor = opened(browser, server, copy)
    expect(tutor.output("import numpy")).to_contain_text("kept")
    assert tutor.page.evaluate("window.__pwned") is None
    expect(tutor.output('check("sigmoid-value")')).to_contain_text("✓ right")
    wrong = tutor.output('check("sigmoid-slope")')
    expect(wrong).to_contain_text("✗ wrong")
    expect(wrong.locator("td").first).to_have_css("padding-right", "12px")
    for picture in tutor.page.locator(".jp-OutputArea-output img").all():
        assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 100
    assert tutor.page.locator(".jp-OutputArea-output img").count() >= 1
    assert_quiet(tutor)
    tutor.page.close()


def test_validate_tells_what_is_not_right(
    browser: BrowserContext, server: Server, work: Path
) -> None:
    solved = nbformat.read(server.course / "solutions/sigmoid/sigmoid.ipynb", as_version=4)
    released = nbformat.read(work, as_version=4)
    answers = [cell for cell in released.cells if cell.metadata.get("nbgrader", {}).get("solution")]
    right = {cell.id: cell.source for cell in solved.cells}
    for cell in answers[:-1]:
        cell.source = right[cell.id]
    nbformat.write(released, work)
    notebook = opened(browser, server, work)
    assert validated(notebook) == (
        'The following cell failed:\n\ncheck("sigmoid-sum-step")\n'
        "One step of gradient descent: not done yet, 2 points\n\n"
        "`sigmoid_sum_step` is not done yet."
    )
    notebook.write(notebook.cell("def sigmoid_sum_step"), right[answers[-1].id])
    notebook.save()
    assert validated(notebook) == "Success! Your notebook passes all the tests."
    assert_quiet(notebook)
    notebook.page.close()


def validated(notebook: Notebook) -> str:
    """What the dialog says that the toolbar's button opens."""
    notebook.ready()
    notebook.page.click(".jp-NotebookPanel-toolbar >> text=Validate")
    dialog = notebook.page.locator(".jp-Dialog", has_text="Validation Results")
    dialog.wait_for()
    told = dialog.inner_text().removeprefix("Validation Results").removesuffix("Ok").strip()
    dialog.get_by_role("button", name="Ok").click()
    dialog.wait_for(state="detached")
    return told
