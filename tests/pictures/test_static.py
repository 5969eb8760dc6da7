"""The pictures inside the notebooks' text."""

from __future__ import annotations

import base64
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from autograder.pictures import static as module
from autograder.pictures import tables, worked
from autograder.pictures.static import static

NAMES = list(module._PICTURES)


@pytest.mark.parametrize("name", NAMES)
def test_a_markdown_image_of_our_own_svg_always_the_same(name):
    text = static(name)
    found = re.fullmatch(r"!\[([^\[\]\n]{20,})\]\(data:image/svg\+xml;base64,([\w+/=]+)\)", text)
    assert found
    assert ElementTree.fromstring(base64.b64decode(found[2])).tag.endswith("svg")
    assert static(name) == text
    assert len(text) < 30_000


def test_the_module_lists_its_names():
    assert all(name in module.__doc__ for name in NAMES)


def test_sources_ask_only_for_pictures_that_exist():
    sources = (Path(__file__).parents[2] / "solutions").glob("*.py")
    asked = {n for s in sources for n in re.findall(r"{{picture: ([\w-]+)}}", s.read_text("utf-8"))}
    assert asked <= set(NAMES)


def test_an_unknown_name_lists_the_known_ones():
    with pytest.raises(KeyError, match="worked-chain"):
        static("nothing")


@pytest.mark.parametrize(
    ("table", "point"), [(worked.CHAIN, worked.POINT), (worked.FAN_OUT, {"x": 2.0})]
)
def test_worked_local_gradients_are_the_slopes_of_their_rows(table, point):
    rows = tables.read(table, list(point))
    values = tables.evaluate(rows, point)
    for row in rows:
        for parent, slope in row.slopes.items():
            moved = {**values, parent: values[parent] + 1e-6}
            rise = (row.formula.evaluate(moved) - values[row.name]) / 1e-6
            assert slope.evaluate(values) == pytest.approx(rise, abs=1e-4)
