"""G: what a student wrote or showed does nothing in the browser of whoever looks at it.

The pages are compared with those of a harmless notebook: nothing that could act is in one and not
in the other. That nothing runs in a real browser is tested in `tests/browser`.
"""

from __future__ import annotations

import base64
import csv
import io
import json
import re
import struct
import unicodedata
import zlib
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from nbconvert.exporters import HTMLExporter
from nbgrader.server_extensions.formgrader import handlers
from traitlets.config import Config

from autograder.exercises import load
from autograder.grading.entry import Marks
from autograder.grading.feedback import Feedback
from autograder.grading.graded import Graded
from autograder.grading.one import grade_submission
from autograder.grading.outputs import PICTURE_BYTES, safe_png
from autograder.grading.overview import overview
from autograder.grading.places import Places
from autograder.reports import terminal
from autograder.reports.class_page import page as class_page
from autograder.reports.pages import Exporter
from autograder.sandbox import Sandbox

from .arena import CANARY, NAME, ROOT, Arena, Node, cell, code

pytestmark = pytest.mark.attack

ACT = "alert(7331)"
FAR = "http://127.0.0.1:9/beacon7331"
IMAGE = f"<img src=x onerror={ACT}>"

HTML = {
    "G1 a script": f"<script>{ACT}</script><script src={FAR}></script>",
    "G1 a script in svg": f"<svg><script>{ACT}</script></svg>",
    "G1 a script that hides": f"<scr<script>ipt>{ACT}</scr</script>ipt><SCRIPT/x>{ACT}</SCRIPT>",
    "G2 onerror": IMAGE,
    "G2 handlers": f"<b onclick='{ACT}' onmouseover={ACT} ONFOCUS={ACT} tabindex=0>x</b>",
    "G2 srcdoc": f"<iframe srcdoc='<script>{ACT}</script>' src='{FAR}'></iframe>",
    "G2 a form": f"<form action='{FAR}'><input autofocus onfocus={ACT}><button>x</button></form>",
    "G2 a style": f"<style>* {{ background: url({FAR}) }}</style><p style='position:fixed'>x</p>",
    "G2 base": f"<base href='{FAR}'><link rel=stylesheet href='{FAR}'>",
    "G2 refresh": f"<meta http-equiv=refresh content='0;url=javascript:{ACT}'>",
    "G2 svg": f"<svg onload={ACT}><a xlink:href='javascript:{ACT}'>x</a><use href='{FAR}'/></svg>",
    "G2 math": f"<math href='javascript:{ACT}'><mtext><table><mglyph><style>{IMAGE}</style>",
    "G2 objects": f"<object data='{FAR}'></object><embed src='{FAR}'><video><source onerror={ACT}>",
    "G2 comments": f"<!--><img src=x onerror={ACT}>--><![CDATA[{IMAGE}]]><?x {IMAGE}?>",
    "G2 the end of what is around": f"</pre></div></td></table></body>{IMAGE}<plaintext>",
    "G2 a template": f"<template>{IMAGE}</template><noscript><p title='</noscript>{IMAGE}'>",
    "G4 links": f"<a href='javascript:{ACT}'>x</a><a href='java&#9;script:{ACT}'>x</a>"
    f"<a href='&#x6a;avascript:{ACT}'>x</a><a href='data:text/html,{ACT}'>x</a>",
}
MARKDOWN = {
    **HTML,
    "G4 a link": f"[x](javascript:{ACT}) [y](JaVaScRiPt:{ACT}) <javascript:{ACT}>",
    "G4 a link by name": f"[x][y] [y]\n\n[y]: javascript:{ACT}",
    "G4 a link over lines": f"[x](\njavascript:{ACT}\n) [x]( \tjavascript:{ACT})",
    "G4 a link with a title": f'[x](x "a" onclick={ACT}) ![x]({FAR} \'" onerror={ACT}\')',
    "G4 a picture": f"![x]({FAR}) ![x][y]\n\n[y]: {FAR}",
    "G4 a formula": rf"$\href{{javascript:{ACT}}}{{x}}$ $\unicode{{{IMAGE}}}$",
    "G4 classes and styles": rf"$\class{{a}}{{x}} \style{{background:url({FAR})}}{{x}}$",
    "G4 definitions": r"$\def\a{\href} \newcommand{\b}{\url} \require{html}$ $\cssId{a}{x}$",
    "G4 html in a formula": rf"$\text{{{IMAGE}}}$ $$\tag{{{IMAGE}}} x$$",
    "G4 code that ends": f"```\n</code></pre>{IMAGE}\n```\n`` ` ``{IMAGE}",
    "G4 a table": f"| a |\n|---|\n| {IMAGE} |",
}
BUNDLES = {
    "G3 a width": {"image/png": "PNG"},
    "G5 javascript": {"application/javascript": ACT},
    "G5 a widget": {"application/vnd.jupyter.widget-view+json": {"model_id": ACT}},
    "G5 svg": {"image/svg+xml": f"<svg xmlns='http://www.w3.org/2000/svg' onload='{ACT}'/>"},
    "G5 latex": {"text/latex": rf"$\href{{javascript:{ACT}}}{{x}}$ {IMAGE}"},
    "G5 mermaid": {"text/vnd.mermaid": f"click a href 'javascript:{ACT}'"},
    "G5 vega": {"application/vnd.vega.v5+json": {"usermeta": {"x": ACT}}},
    "G5 jpeg": {"image/jpeg": f'"><img src=x onerror="{ACT}">'},
    "G5 pdf": {"application/pdf": "JVBERi0="},
    "G6 a png that is none": {"image/png": f'"><img src=x onerror="{ACT}">'},
    "G6 a png and a page": {
        "image/png": base64.b64encode(b"\x89PNG\r\n\x1a\n" + HTML["G1 a script"].encode()).decode()
    },
    "a type that is markup": {f"text/{IMAGE}": "x"},
}
TEXTS = {
    "text": IMAGE + f"</pre><script>{ACT}</script>",
    "ansi": f"\x1b[31m{IMAGE}\x1b[0m\x1b]8;;javascript:{ACT}\x07x\x1b]8;;\x07",
}


def shown(bundle: dict[str, Any]) -> str:
    metadata = {"image/png": {"width": f'1 onload={ACT} "'}, "width": f"1 onload={ACT}"}
    text = f"from IPython.display import display\ndata = {bundle!r}\n"
    if bundle.get("image/png") == "PNG":
        text += f"data['image/png'] = {picture()!r}\n"
    return text + f"display(data, metadata={metadata!r}, raw=True)"


def picture(size: tuple[int, int] = (1, 1), extra: bytes = b"") -> str:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", *size, 8, 0, 0, 0, 0)
    made = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\0"))
    return base64.b64encode(made + extra + chunk(b"IEND", b"")).decode()


def hostile(node: Node, harmless: bool = False) -> Node:
    """The notebook with every way in, or with as many cells that do nothing."""
    sources = [shown({"text/html": text}) for text in HTML.values()]
    sources += [shown({"text/markdown": text}) for text in MARKDOWN.values()]
    sources += [shown(bundle) for bundle in BUNDLES.values()]
    sources += [f"print({text!r})" for text in TEXTS.values()]
    sources += [f"import sys; print({text!r}, file=sys.stderr)" for text in TEXTS.values()]
    sources += [f"# {IMAGE}</pre><script>{ACT}</script>\n{text!r}" for text in TEXTS.values()]
    sources += [f"raise type({IMAGE!r}, (Exception,), {{}})({IMAGE!r})"]
    cells: list[Node] = [code(text, f"x{i}") for i, text in enumerate(sources)]
    for i, text in enumerate(MARKDOWN.values()):
        made = {"cell_type": "markdown", "id": f"m{i}", "metadata": {}, "source": text}
        cells.append({**made, "attachments": {"x.svg": {"image/svg+xml": HTML["G2 svg"]}}})
    for one in cells if harmless else ():
        one["source"] = "1" if one["cell_type"] == "code" else "x"
    node["cells"] += cells
    if not harmless:
        for name, source in ANSWERS.items():
            cell(node, name)["source"] = source
        node["metadata"]["title"] = f"</title><script>{ACT}</script>"
    return node


ANSWERS = {
    "sigmoid-value": f"def sigmoid(z):  # </pre>{IMAGE}\n    raise OSError({IMAGE!r})",
    "sigmoid-slope": f"def sigmoid_grad(z):\n    return type({IMAGE!r}, (), {{}})()",
    "sigmoid-table": f"sigmoid_table = [({IMAGE!r}, {IMAGE!r}, {{{IMAGE!r}: '1'}}, {IMAGE!r})]\n"
    f"sigmoid_table_answers = {{'chain': {IMAGE!r}, 'final': {IMAGE!r}, {IMAGE!r}: 1}}",
    "sigmoid-neuron-bias": f"neuron_db_steps = {{{IMAGE!r}: {IMAGE!r}}}\nneuron_db = {IMAGE!r}",
    "sigmoid-neuron-answer": r"neuron_answers = {'w': r'\href{javascript:alert(7331)}{x}'}",
    "sigmoid-sum-graph": f"sigmoid_sum_graph = {{{IMAGE!r}: ({IMAGE!r}, {IMAGE!r})}}\n"
    f"sigmoid_sum_fan_out = {{{IMAGE!r}}}",
    "sigmoid-sum-grad": f"def sigmoid_sum_grad(*a):\n    return {{{IMAGE!r}: {IMAGE!r}}}",
}
ACTING = {
    *("script", "style", "iframe", "frame", "frameset", "form", "input", "button", "textarea"),
    *("select", "object", "embed", "applet", "base", "meta", "link", "svg", "video", "audio"),
    *("source", "template", "noscript", "plaintext", "xmp", "portal", "foreignobject", "use"),
}
LINKS = {"href", "src", "action", "formaction", "data", "poster", "xlink:href", "srcset", "srcdoc"}


class Found(HTMLParser):
    """Everything of a page that may act, with how often it stands there."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: Counter[str] = Counter()
        self.text = ""
        self._inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        if tag in ACTING:
            self.found[f"<{tag}>"] += 1
        for name, value in attributes:
            if name.startswith("on"):
                self.found[f"{name}={value}"] += 1
            if name == "style":
                assert "url(" not in (value or "")
            if name in LINKS and not re.match(
                r"(https?://|data:image/(png|svg\+xml);base64,|#)", value or "#"
            ):
                self.found[f"{name}={value}"] += 1
            if tag == "img" and name == "src":
                assert (value or "").startswith("data:image/"), value

    def handle_data(self, data: str) -> None:
        if self._inside in ("script", "style"):
            assert ACT not in data
            assert FAR not in data
        elif not self._inside.startswith(("pre", "code", "span")):
            self.text += data


def stock(graded: Graded) -> str:
    page: str = HTMLExporter(template_name="lab").from_notebook_node(graded.notebook)[0]
    return page


def nbgraders(template: str, exporter: type[HTMLExporter]) -> Callable[[Graded], str]:
    def made(graded: Graded) -> str:
        config = Config()
        config.HTMLExporter.template_name = template
        config.HTMLExporter.extra_template_basedirs = [handlers.template_path]
        bootstrap = f"{handlers.static_path}/node_modules/bootstrap/dist/css"
        config.HTMLExporter.extra_template_paths = [bootstrap]
        resources = {
            **{"nbgrader": {"notebook": NAME, "score": 1, "max_score": 2, "late_penalty": 0}},
            **{"index": 0, "total": 1, "base_url": "", "student": f"{IMAGE}"},
            **{"last_name": f"{IMAGE}", "first_name": f"</title>{IMAGE}"},
        }
        page: str = exporter(config=config).from_notebook_node(graded.notebook, resources)[0]
        return page

    return made


def feedback(graded: Graded) -> str:
    cells = [one.metadata.get("nbgrader", {}).get("grade_id") for one in graded.notebook.cells]
    scores = {name: (0.0, 1.0) for name in cells if name}
    marks = Marks(scores, dict.fromkeys(scores, "No response."), 0.0)
    made = Feedback(Places(ROOT).course)
    return made.page(graded.notebook, NAME, "<img src=x onerror=1>", marks)


def class_report(graded: Graded) -> str:
    """Of this submission, of a student and with flags and a reason that are markup."""
    texts = [*HTML.values(), *TEXTS.values()]
    flags = [{"code": text, "message": text} for text in texts]
    named = {**graded.to_json(), "student": IMAGE, "flags": flags, "seconds": 99.0}
    lost = {**named, "status": "could_not_grade", "reason": "".join(texts)}
    return class_page(overview(load(NAME), [named, lost]), datetime.now())


PAGES = {
    "stock lab": stock,
    "class report": class_report,
    "feedback": feedback,
    "formgrade": nbgraders("formgrade", Exporter),
}


@pytest.fixture(scope="module")
def graded(arena: Arena) -> Graded:
    return arena.grade(hostile(arena.notebook(())))


@cache
def harmless(kind: str, course: Path) -> Counter[str]:
    """What acts in the page of a notebook of as many cells that do nothing."""
    node = hostile(json.loads((course / "assignments" / NAME / f"{NAME}.ipynb").read_text()), True)
    path = course.parent / f"{course.name}.ipynb"
    path.write_text(json.dumps(node))
    with Sandbox(required=()) as sandbox:
        return Found(PAGES[kind](grade_submission(path, NAME, course, sandbox=sandbox))).found


@pytest.mark.parametrize("kind", PAGES)
def test_g1_g5_g13_nothing_that_acts_survives(arena: Arena, graded: Graded, kind: str) -> None:
    """And the page tells of nobody else and no secret."""
    page = PAGES[kind](graded)
    found = Found(page)
    assert not found.found - harmless(kind, arena.course)
    outside = found.text.replace("\\ ", "")
    assert not re.search(
        r"\\(href|url|unicode|class|style|cssId|require|def|newcommand)\b", outside
    )
    assert CANARY not in page
    assert "np.where(positive" not in page  # of the reference
    assert str(ROOT) not in page


def test_no_metadata_of_outputs_is_kept(graded: Graded) -> None:
    assert graded.score == 0
    for one in graded.notebook.cells:
        assert "attachments" not in one
        for output in one.get("outputs", ()):
            assert not output.get("metadata")
            assert set(output.get("data", {})) <= {
                *("text/plain", "text/html", "text/markdown", "text/latex", "image/png"),
            }
    assert f"{ACT}</script>" not in json.dumps(graded.notebook.metadata)


@pytest.mark.parametrize(
    "text",
    [
        picture((100_000, 1)),
        picture((1, 0)),
        picture()[:-8],
        picture(extra=b"x"),
        base64.b64encode(b"GIF89a" + b"\0" * 50).decode(),
        "A" * (PICTURE_BYTES * 2),
        "",
        "é",
    ],
)
def test_g6_pictures_are_verified(text: str) -> None:
    assert safe_png(text) == ""


def test_g6_what_hides_behind_a_picture_is_cut_off() -> None:
    polyglot = base64.b64encode(base64.b64decode(picture()) + b"<script>alert(1)</script>").decode()
    assert safe_png(polyglot) == picture()


def test_g7_names_are_escaped(arena: Arena) -> None:
    """An id with markup is no id; what the formgrader prints of names is escaped by its page."""
    folder = arena.course / "submitted" / "<b>x<"
    (folder / NAME).mkdir(parents=True)
    assert "<b>x<" not in {task.student for task in Places(arena.course).tasks(NAME)}
    (folder / NAME).rmdir()
    folder.rmdir()
    path = arena.course / "submitted" / "named" / NAME / "<img src=x onerror=1>.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(arena.notebook(())))
    graded = arena.grade(path.parent)
    page = Found(stock(graded))
    assert not any("onerror" in one for one in page.found)
    path.unlink()
    path.parent.rmdir()
    path.parent.parent.rmdir()


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "'=x", '"=x', ""])
def test_g8_no_id_is_a_formula_in_a_table(arena: Arena, name: str) -> None:
    """Ids go into the exported tables as they are, so one that a spreadsheet runs is no id."""
    folder = arena.course / "submitted" / (name or " ")
    (folder / NAME).mkdir(parents=True)
    try:
        found = {task.student for task in Places(arena.course).tasks(NAME)}
        assert folder.name not in found
        written = io.StringIO()
        csv.writer(written).writerows([student] for student in found)
        assert not re.search(r"^[\"']?[=+\-@\t\r]", written.getvalue(), re.MULTILINE)
    finally:
        (folder / NAME).rmdir()
        folder.rmdir()


NASTY = "\x1b]0;title\x07\x1b[2J\x00\x08 \u202e\u2066 ]]> &#0; &x; \ud800 \n::error::x"
NASTY += "\n  ::set-output name=a::b\n##[error]x ::add-mask::y"


@pytest.fixture(scope="module")
def nasty(arena: Arena) -> Graded:
    node = arena.notebook(())
    text = NASTY.replace("\ud800", "\\ud800")
    cell(node, "sigmoid-value")["source"] = f"def sigmoid(z):\n    raise ValueError({text!r})"
    cell(node, "sigmoid-slope")["source"] = (
        f"def sigmoid_grad(z):\n    return type({text.replace(chr(0), '')!r}, (), {{}})()"
    )
    cell(node, "sigmoid-neuron-bias")["source"] = (
        f"neuron_db_steps = {{'dL/dr': {text!r}}}\nneuron_db = {text!r}"
    )
    cell(node, "sigmoid-sum-graph")["source"] = (
        f"sigmoid_sum_graph = {{{text!r}: ('add', {text!r})}}\nsigmoid_sum_fan_out = {{{text!r}}}"
    )
    node["cells"].append(code(f"print({text!r})\nraise ValueError({text!r})"))
    return arena.grade(node)


def texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = (
        list(value.values())
        if isinstance(value, dict)
        else value
        if isinstance(value, list)
        else []
    )
    return [text for part in parts for text in texts(part)]


def test_g10_no_control_characters_come_out(nasty: Graded) -> None:
    for text in texts(nasty.to_json()) + texts(json.loads(json.dumps(nasty.notebook))):
        odd = {c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Cs") and c not in "\n\t"}
        assert not odd, text


def test_g9_no_line_of_the_terminal_is_a_command(nasty: Graded) -> None:
    page = terminal.page(nasty)
    assert "ValueError" in page
    assert not re.search(r"::(error|set-output|add-mask)|##\[", page)
    assert "\x1b" not in page
    assert "\n" not in terminal.line(nasty.to_json())


def test_g12_every_text_can_be_written_as_xml(nasty: Graded) -> None:
    for text in texts(nasty.to_json()):
        element = ElementTree.Element("a", b=text)
        element.text = text
        read = ElementTree.fromstring(ElementTree.tostring(element))
        assert read.text in (text, None if text == "" else text)
