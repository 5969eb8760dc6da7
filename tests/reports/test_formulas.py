"""Formulas as MathML: every one of the notebooks, and none that acts."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from machine import ROOT

from autograder import exercises
from autograder.reports.formulas import drawn, mathml


def formulas(name: str) -> list[str]:
    node = nbformat.read(ROOT / "solutions" / name / f"{name}.ipynb", as_version=4)
    texts = (cell.source for cell in node.cells if cell.cell_type == "markdown")
    plain = (re.sub(r"```.*?```|`[^`]*`", "", text, flags=re.DOTALL) for text in texts)
    return [m[1] or m[2] for t in plain for m in re.finditer(r"\$\$([^$]+)\$\$|\$([^$]+)\$", t)]


@pytest.mark.parametrize("name", exercises.NAMES)
def test_every_formula_of_the_notebooks_is_drawn(name: str) -> None:
    found = formulas(name)
    assert len(found) > 50
    for formula in found:
        made = mathml(formula)
        root = ElementTree.fromstring(made)
        assert root.tag == "math", formula
        assert "\\" not in "".join(root.itertext()), formula  # nothing is left as it was typed


def test_inline_and_displayed() -> None:
    assert drawn("Let $x$ be") == 'Let <math display="inline"><mrow><mi>x</mi></mrow></math> be'
    assert drawn("<p>$$y$$</p>").startswith('<p><math display="block">')
    assert drawn("$a &lt; b$").count("<mo>&lt;</mo>") == 1


@pytest.mark.parametrize(
    "page",
    [
        "<pre>$x$</pre>",
        "<code>cost = '$x$'</code>",
        '<img alt="a > $b$ c">',
        "<textarea>$x$</textarea>",
        "<!-- $x$ -->",
        "5 $ and 6 $",
        "US$5 and US$6",
        "one $ only",
        "$\\frac$",
    ],
)
def test_what_is_no_formula_stays(page: str) -> None:
    assert drawn(page) == page


@pytest.mark.parametrize(
    "formula",
    [
        r"\text{<img src=x onerror=alert(1)>}",
        r"\href{javascript:alert(1)}{x}",
        r"\tag{<script>alert(1)</script>}",
        r'\color{red" onload="alert(1)}{x}',
        r"\style{background:url(//x)}{x}",
        r"\class{a}{x}",
        r"\text{&lt;svg onload=alert(1)&gt;}",
    ],
)
def test_no_formula_acts(formula: str) -> None:
    made = mathml(formula)
    for tag in re.findall(r"<[^>]*>", made):
        assert re.fullmatch(r"</?m[a-z]+( (display|width)=\"[a-z0-9.]+\")*>", tag), made


@given(st.text(alphabet="\\{}&<>\"'$_^abfrctexhn ;:#%=/", max_size=60))
def test_whatever_is_typed_gives_sound_text_or_nothing(formula: str) -> None:
    made = mathml(formula)
    if made:
        root = ElementTree.fromstring(made)
        assert {element.tag[0] for element in root.iter()} == {"m"}


def test_a_formula_that_is_too_much_is_left() -> None:
    assert mathml("x" * 3_000) == ""
