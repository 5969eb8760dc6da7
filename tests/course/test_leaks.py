"""Answers of every kind are found in public text, also in disguise; what looks alike is not."""

from __future__ import annotations

import pytest

from autograder.course.leaks import Answers, found

FUNCTION = """
def gradient(w, x, b):
    \"\"\"The slope.\"\"\"
    z = w @ x + b
    return {"w": z * (1 - z) * x, "b": z * (1 - z)}
"""
TABLE = """
table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("q", "p + b", {"p": "1", "b": "1"}, "w*x + b"),
    ("r", "q^2", {"q": "2*q"}, "(w*x + b)^2"),
]
"""
GRAPH = 'graph = {"a": ("mul", "x", "z"), "b": ("log", "x"), "y": ("add", "a", "b")}'
SET = 'labels = {"E", "F", "G"}'
ORDER = 'order = ["b2", "w2", "b1", "w1"]'
FORMULA = 'slopes = {"w": "2*(w*x + b - y)*x/n", "b": "2*s"}'


def places(answer: str, public: str, python: bool = True) -> list[str]:
    answers = Answers()
    answers.add("the-exercise", answer)
    return [what for exercise, what in found(answers, public, python)]


@pytest.mark.parametrize("answer", [FUNCTION, TABLE, GRAPH, SET, ORDER, FORMULA])
def test_the_answer_itself(answer: str) -> None:
    assert places(answer, answer)


@pytest.mark.parametrize(
    ("answer", "public"),
    [
        (FUNCTION, FUNCTION.replace("z", "value").replace("w @", "rate @")),
        (FUNCTION, FUNCTION.replace('    """The slope."""\n', "    print(w)\n")),
        (FUNCTION, 'table = [lambda z, x: {"w": z * (1 - z) * x, "b": z * (1 - z)}]'),
        (TABLE, "\n".join(line for line in TABLE.splitlines() if '"p", "w*x"' not in line)),
        (GRAPH, 'f({"u": ("neg", "x"), "b": ("log", "x"), "y": ("add", "a", "b")})'),
        (SET, 'f(["G", "E", "F"])'),
        (ORDER, 'f(("b2", "w2", "b1", "w1"))'),
        (FORMULA, '"a hint: 2 * (w*x+b - y) * x /n"'),
    ],
)
def test_in_disguise(answer: str, public: str) -> None:
    assert places(answer, public)


@pytest.mark.parametrize(
    ("answer", "public"),
    [
        (FUNCTION, FUNCTION.replace("(1 - z)", "(1 + z)")),
        (TABLE, 'worked = [("p", "w*x", {"w": "x"}, "w*x"), ("s", "2*p", {}, ""), (1, 2)]'),
        (GRAPH, 'small = {"a": ("mul", "x", "z"), "c": ("add", "a", "x"), "y": ("neg", "c")}'),
        (SET, 'f(["E", "F", "G", "H"])'),
        (ORDER, 'f(["w1", "w2", "b1", "b2"])'),
        (FORMULA, '"2*s"'),
        ("def slope(w, x):\n    return x, 1.0", "def line(a, b):\n    return b, 1.0"),
    ],
)
def test_not_the_answer(answer: str, public: str) -> None:
    assert places(answer, public) == []


def test_text_that_is_no_python() -> None:
    assert places(FORMULA, "The slope is 2*(w*x + b - y)*x/n.", python=False)
    assert not places(SET, "E, F and G", python=False)
