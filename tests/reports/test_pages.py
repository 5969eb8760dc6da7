"""Pages of nbgrader's templates: no other host, no script but the template's own."""

from __future__ import annotations

import re

import nbformat
import pytest
from nbformat.notebooknode import NotebookNode
from nbgrader.server_extensions.formgrader import handlers
from traitlets.config import Config

from autograder.reports.pages import Exporter, alone

HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def notebook() -> NotebookNode:
    cell = nbformat.v4.new_markdown_cell(f"Let $a_1$ be.\n\n<script>alert(1)</script>{HOSTILE}")
    return nbformat.v4.new_notebook(cells=[cell])


def page(template: str, notebook: NotebookNode) -> str:
    config = Config()
    config.HTMLExporter.template_name = template
    config.HTMLExporter.extra_template_basedirs = [handlers.template_path]
    bootstrap = f"{handlers.static_path}/node_modules/bootstrap/dist/css"
    config.HTMLExporter.extra_template_paths = [bootstrap]
    resources = {
        **{"nbgrader": {"notebook": "x", "score": 1, "max_score": 2, "late_penalty": 0}},
        **{"index": 0, "total": 1, "base_url": "", "student": "eve"},
        **{"last_name": HOSTILE, "first_name": "Eve"},
    }
    made: str = Exporter(config=config).from_notebook_node(notebook, resources)[0]
    return made


def policy(made: str) -> str:
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', made)
    assert found
    assert found.end() < made.index("<style")  # before all that it rules
    return found[1]


def test_a_feedback_page_asks_for_nothing(notebook: NotebookNode) -> None:
    made = page("feedback", notebook)
    assert policy(made).startswith("default-src 'none';")
    assert not re.search(r"<(?:script|link|img|iframe)[^>]*\b(?:src|href)=\"?(?:https?:)?//", made)
    assert "<msub><mi>a</mi><mn>1</mn></msub>" in made


def test_a_manual_grading_page_runs_its_own_scripts_alone(notebook: NotebookNode) -> None:
    made = page("formgrade", notebook)
    head, _, body = made.partition("</head>")
    nonce = re.search(r"script-src 'nonce-([\w-]+)'", policy(made))
    assert nonce
    assert re.findall(r"<script(?! nonce)", head) == []
    assert f'<script nonce="{nonce[1]}"' in head
    assert nonce[1] not in body
    assert "cdnjs" not in made
    assert "MathJax" in head  # formgrade.js waits for it
    assert HOSTILE not in body.partition("notebook-container")[0]


def test_each_page_has_its_own_nonce() -> None:
    pages = {alone("<head><script></script></head>", scripts=True) for _ in range(2)}
    assert len(pages) == 2
