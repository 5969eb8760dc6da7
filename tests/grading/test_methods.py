"""Derivatives taken by a program: what is flagged, what is not, and texts that want to break it."""

from __future__ import annotations

import time

import pytest

from autograder.grading.methods import CODE, UNREAD, flags
from autograder.grading.submission import Cell, Submission

HONEST = '''\
def slope(z):
    """The imaginary part, 1j, jax and complex(1) are only words here."""
    s = 1 / (1 + np.exp(-z))  # not torch
    differences = np.diff(z)
    adjective, j, image = 1, 2, "1j"
    return s * (1 - s)
'''


def submission(*extra: str, **answers: str | None) -> Submission:
    named = {name.replace("_", "-"): source for name, source in answers.items()}
    cells = [Cell(f"extra-{n:03}", text, True, "extra", True) for n, text in enumerate(extra, 1)]
    cells += [Cell(name, text, True, "answer", True) for name, text in named.items() if text]
    cells.append(Cell("given", "import torch\nstep = 1j", True, "skeleton", True))
    return Submission(layout=cells, answers=named)


@pytest.mark.parametrize(
    ("source", "what", "line"),
    [
        ("def f(x):\n    return g(x + 1e-30j)", "complex step", "return g(x + 1e-30j)"),
        ("h = 1J", "complex step", "h = 1J"),
        ("def f(x):\n    return y.imag / h", "complex step", "return y.imag / h"),
        ("def f(x):\n    return np.imag(y)", "complex step", "return np.imag(y)"),
        ("from numpy import imag\nd = imag(y)", "complex step", "d = imag(y)"),
        ("z = complex(0, h)", "complex step", "z = complex(0, h)"),
        ("z = np.complex128(h)", "complex step", "z = np.complex128(h)"),
        ("import jax", "with jax", "import jax"),
        ("import numpy as np, torch as t", "with torch", "import numpy as np, torch as t"),
        ("from autograd import grad", "with autograd", "from autograd import grad"),
        ("if True: import jax.numpy as jnp", "with jax", "if True: import jax.numpy as jnp"),
        ("g = import_module('jax').grad", "with jax", "g = import_module('jax').grad"),
        ("!pip install x\nimport tensorflow", "with tensorflow", "import tensorflow"),
        ("import sympy as sp\nd = sp.diff(e, x)", "diff of sympy", "d = sp.diff(e, x)"),
        ("from sympy import *\nd = diff(e, x)", "diff of sympy", "d = diff(e, x)"),
        (
            "from scipy.optimize import (exp,\n  approx_fprime as a)\ng = a(x, f)",
            "approx_fprime of scipy",
            "approx_fprime as a)",
        ),
        ("import scipy\nd = scipy.misc.derivative(f, x)", "derivative of scipy", "d = scipy."),
    ],
)
def test_other_means_are_flagged_with_the_line(source: str, what: str, line: str) -> None:
    ((code, message),) = flags(submission(sigmoid_slope=source))
    assert code == CODE
    assert message.startswith("sigmoid-slope: looks like ")
    assert what in message
    assert line in message


@pytest.mark.parametrize(
    "source",
    [
        HONEST,
        "import sympy as sp\ne = sp.exp(x)\nd = np.diff(e)",
        "import scipy\ns = scipy.special.expit(z)",
        "def derivative(f):\n    return f\nd = derivative(3)\nj = 1",
        "complex_case = isinstance(x, complex)",
        "real, imag = 1, 2",
    ],
)
def test_what_only_looks_alike_is_not_flagged(source: str) -> None:
    assert flags(submission(sigmoid_slope=source)) == []


def test_one_flag_an_exercise_in_their_order() -> None:
    found = flags(submission(b="import jax\nz = 1j", a="y.imag", c="pass", d=None))
    assert [message.partition(":")[0] for _, message in found] == ["b", "a"]


def test_helpers_in_other_cells_count_for_the_answers_that_use_them() -> None:
    chain = (
        "from jax import grad as g",
        "def deep(x):\n    return x + 1j",
        "w = lambda x: deep(x)",
    )
    found = dict(flags(submission(*chain, a="y = w(3)", b="y = 4", c="y = g(f)"))[::-1])
    assert found == {CODE: "a: looks like a complex step, in the line `return x + 1j`"}
    messages = [message for _, message in flags(submission(*chain, a="y = w(3)", c="y = g(f)"))]
    assert messages[1] == "c: looks like automatic differentiation with jax, in the line `y = g(f)`"


def test_an_exercise_may_ask_for_other_means() -> None:
    given = submission(free="z = 1j", bound="z = 1j")
    assert [m.partition(":")[0] for _, m in flags(given, allowed=("free",))] == ["bound"]


def test_a_long_chain_of_helpers_is_followed_in_a_moment() -> None:
    chain = [f"def f{n}(x):\n    return f{n + 1}(x)\n" for n in range(400)]
    started = time.perf_counter()
    found = flags(submission(*chain, "def f400(x):\n    return 1j", a="f0(1)", b="g0(1)"))
    assert found == [(CODE, "a: looks like a complex step, in the line `return 1j`")]
    assert time.perf_counter() - started < 10


def test_more_code_than_can_be_read_is_said() -> None:
    ((code, message),) = flags(submission("x = 1\n" * 20_000, a="z = 1j"))
    assert (code, message[:17]) == (UNREAD, "120006 characters")


@pytest.mark.parametrize(
    "text",
    [
        "(" * 50_000 + "1j",
        "-" * 49_000 + "1j",
        "x = 1j\n'''" + "a\n" * 20_000,
        "\n".join(" " * n + "if 1j:" for n in range(400)),
        "\x00 1j \ud800 ` \x1b[2J",
        'f"{' * 5_000 + "1j",
        "x = 1j\n  y\n z",
        "1j\\\n" * 12_000,
        "a.imag;" * 7_000,
        "x = 1j\x00" + "é\u202e" * 20_000,
    ],
)
def test_hostile_texts_break_nothing(text: str) -> None:
    started = time.perf_counter()
    found = flags(submission(text, a=text))
    assert time.perf_counter() - started < 10
    for _, message in found:
        assert message.isprintable()
        assert len(message) < 200
