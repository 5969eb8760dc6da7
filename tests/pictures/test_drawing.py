"""Every picture, from a student who has solved everything and from one who has not."""

from __future__ import annotations

import base64
import inspect
import re
import subprocess
import sys
from html.parser import HTMLParser
from itertools import permutations
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import numpy as np
import pytest
import student

from autograder.exercise import Failure
from autograder.pictures import (
    Picture,
    Placeholder,
    chain_rule,
    draw,
    picture_for,
    sigmoid,
    two_layer,
    zero_initialization,
)

ROOT = Path(__file__).parents[2]
SOLVED = vars(student)


def drawn_in(module: ModuleType) -> list[str]:
    return [
        name.replace("_", "-")
        for name, value in vars(module).items()
        if inspect.isfunction(value) and value.__module__ == module.__name__ and name[0] != "_"
    ]


IDS = [id for m in (chain_rule, sigmoid, two_layer, zero_initialization) for id in drawn_in(m)]


def image(picture: Picture) -> bytes:
    return base64.b64decode(picture.source.partition(",")[2])


def undone(*args: object) -> None:
    raise Failure("`f` is not done yet.", code="common/not-done")


def test_every_picture_cell_has_a_picture_and_the_other_way_round():
    cells = {
        found
        for source in (ROOT / "solutions").glob("*.py")
        for found in re.findall(r'^# %% picture="([\w-]+)"', source.read_text("utf-8"), re.M)
    }
    four = {id for id in cells if picture_for(id)}
    assert four == set(IDS)


@pytest.mark.parametrize("exercise", IDS)
def test_solved(exercise):
    picture = draw(exercise, SOLVED)
    assert isinstance(picture, Picture), picture
    data = image(picture)
    if picture.source.startswith("data:image/svg"):
        assert ElementTree.fromstring(data).tag.endswith("svg")
    else:
        assert data.startswith(b"\x89PNG")
    assert 150 < picture.width < 1500
    assert len(picture.alt) > 20
    assert "nan" not in picture.alt + picture.caption
    assert len(data) < 150_000


@pytest.mark.parametrize("exercise", IDS)
@pytest.mark.parametrize("answer", [undone, ..., [...], {}, None, "??", lambda *a: None])
def test_unfinished_answers_give_a_calm_sentence(exercise, answer):
    names = inspect.signature(picture_for(exercise)).parameters
    for name in names:
        shown = draw(exercise, {**SOLVED, name: answer})
        if isinstance(shown, Placeholder):
            assert repr(shown).startswith("The picture appears here once")
            assert f"`{name}`" in repr(shown)
            assert f"<code>{name}</code>" in shown._repr_html_()
        else:  # an empty set of labels or names is an answer
            assert answer in ({}, "??")
            assert name in (
                "composite_fan_out",
                "sigmoid_sum_fan_out",
                "breaks_symmetry",
                "never_moves",
            )
    assert isinstance(draw(exercise, {}), Placeholder)


def test_unknown_exercises_have_no_picture():
    for exercise in (
        "",
        "nothing",
        "sigmoid-nothing",
        "chain-rule-POINT",
        "two-layer--cost",
        "svg",
    ):
        assert picture_for(exercise) is None
        assert "no picture" in repr(draw(exercise, SOLVED))


def test_html_is_an_image_with_words_only():
    class Tags(HTMLParser):
        def handle_starttag(self, tag, attrs):
            assert tag in {"div", "img", "br", "small"}
            assert {name for name, _ in attrs} <= {"src", "alt", "width", "style"}

    Tags().feed(draw("sigmoid-table", SOLVED)._repr_html_())
    named = draw("chain-rule-composite-graph", {**SOLVED, "composite_fan_out": {'"><script>'}})
    assert "<script" not in named._repr_html_()
    assert b"<script" not in image(named)


def test_pictures_show_the_students_own_functions():
    true, off = (draw("sigmoid-value", {"sigmoid": f}) for f in (student.sigmoid, np.tanh))
    assert image(true) != image(off)
    assert "distance is 1.1e+00" in off.alt
    slope = draw("chain-rule-affine", {"affine_grad": lambda w, b, x: (w, 1)})
    assert "your slope 0.8" in slope.alt


def test_values_that_are_no_numbers_leave_a_gap():
    def plain(z):
        return np.exp(z) / (1 + np.exp(z)) * np.where(np.abs(z) > 30, np.nan, 1)

    assert isinstance(draw("sigmoid-value", {"sigmoid": plain}), Picture)


def test_backward_picture_frames_the_first_wrong_adjoint():
    def sign_lost(x, z):
        found = student.composite_backward(x, z)
        a, b = x * z, np.log(x)
        g_b = found["g_b"] + 2 * a / b**2
        return {**found, "g_b": g_b, "g_x": found["g_a"] * z + g_b / x}

    right = draw("chain-rule-composite-backward", SOLVED)
    wrong = draw("chain-rule-composite-backward", {**SOLVED, "composite_backward": sign_lost})
    assert "each follows" in right.caption
    assert "first wrong one is g_b" in wrong.caption
    assert "✗" not in image(right).decode()
    frames = re.findall(r'stroke="#b3261e" stroke-width="3"', image(wrong).decode())
    assert len(frames) == 1


def test_slopes_of_a_table_come_from_its_local_gradients():
    shown = image(draw("chain-rule-exp-log-table", SOLVED)).decode()
    true = student.exp_log_grad(1.3, 0.4, 0.9)
    assert all(f">{slope:.4g}<" in shown for slope in true)
    broken = [
        (n, b, {**g, **({"p": "p"} if n == "q" else {})}, e)
        for n, b, g, e in SOLVED["exp_log_table"]
    ]
    other = image(draw("chain-rule-exp-log-table", {"exp_log_table": broken})).decode()
    assert f">{true[0]:.4g}<" not in other
    assert f">{true[1]:.4g}<" in other


def test_orders_are_counted_by_their_operations():
    best = draw("two-layer-order", {"gradient_order": ["b2", "b1", "w2", "w1"]})
    worst = draw("two-layer-order", {"gradient_order": ["w1", "b1", "w2", "b2"]})
    deltas = ["delta2", "w2", "b2", "delta1", "w1", "b1"]
    delta = draw("two-layer-order", {"gradient_order": deltas})
    assert best.alt.endswith("yours needs 16")
    assert worst.alt.endswith("yours needs 32")
    assert delta.alt.endswith("yours needs 16")
    costs = [two_layer._cost(order) for order in permutations(["b2", "w2", "b1", "w1"])]
    assert [costs.count(cost) for cost in (16, 20, 24, 28, 32)] == [3, 7, 8, 3, 3]


def test_equal_rates_part_from_many_units():
    own = draw("zero-init-single-unit-rates", SOLVED)
    equal = {"single_unit_rates": dict.fromkeys(("W0", "b0", "W1", "b1"), "eta")}
    apart = [
        float(re.search(r"by at most ([\d.e+-]+)", p.alt)[1])
        for p in (own, draw("zero-init-single-unit-rates", equal))
    ]
    assert apart[0] < 1e-12
    assert apart[1] > 0.01


def test_starts_of_the_last_list_do_what_they_claim():
    """Break the symmetry or not, move or not: by the walk itself, not by the answer."""
    from autograder.pictures.training import data, walk

    broken, still = set(), set()
    for label, (activation, start) in zero_initialization._starts().items():
        ends = list(walk(zero_initialization._loss(activation), start, data(), [0.1] * 4, 40))
        W0, b0, *_ = ends[-1]
        hidden = activation(data()[0] @ W0.T + b0)
        if np.ptp(hidden, axis=1).max() > 1e-9:
            broken.add(label)
        if all(np.array_equal(ends[0][i], ends[-1][i]) for i in (0, 2)):
            still.add(label)
    assert broken == {"E", "F", "G"}
    assert still == {"H", "I", "J"}


def test_the_students_plot_settings_do_not_reach_us():
    import matplotlib

    before = image(draw("two-layer-regularized", SOLVED))
    with matplotlib.rc_context({"lines.linewidth": 9, "axes.facecolor": "black", "font.size": 30}):
        assert image(draw("two-layer-regularized", SOLVED)) == before
        assert matplotlib.rcParams["font.size"] == 30


def test_plotting_library_loads_only_when_something_is_plotted():
    code = (
        "import sys; from autograder.pictures import draw;"
        "print(draw('chain-rule-fan-out', {'total_derivative': lambda a, b: (a * b).sum()}));"
        "print('matplotlib' in sys.modules)"
    )
    out = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "[Picture: Three roads" in out.stdout
    assert out.stdout.splitlines()[-1] == "False"
