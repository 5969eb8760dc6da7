"""Notebooks in the sandbox: outputs, calls, and what goes wrong in one place only."""

from __future__ import annotations

import time
from typing import Any

import numpy as np
import pytest

from autograder.answers import LocalAnswers
from autograder.called import PublicFunction, Unsupported
from autograder.exercise import Failure
from autograder.sandbox import Cell, Limits, Sandbox

from .conftest import Notebook

LOOP = "while True: pass"


def outputs(run: Any) -> list[Any]:
    return [output.get("text") or output.get("data") or output for output in run.outputs]


def test_cells_give_the_outputs_of_a_notebook(notebook: Notebook) -> None:
    session = notebook(
        "import sys\nprint('out'); print('more'); print('err', file=sys.stderr)",
        "40 + 2",
        "from IPython.display import display, HTML\ndisplay(HTML('<b>x</b>'))",
        "def broken():\n    return 1 / 0\nbroken()",
        "1;",
    )
    printed, shown, displayed, failed, silent = session.runs
    assert [(o["name"], o["text"]) for o in printed.outputs] == [
        ("stdout", "out\nmore\n"),
        ("stderr", "err\n"),
    ]
    assert shown.outputs == [
        {
            "output_type": "execute_result",
            "data": {"text/plain": "42"},
            "metadata": {},
            "execution_count": 2,
        }
    ]
    assert displayed.outputs[0]["data"]["text/html"] == "<b>x</b>"
    assert failed.outputs[0]["ename"] == "ZeroDivisionError"
    assert "----> 2     return 1 / 0" in "\n".join(failed.outputs[0]["traceback"])
    assert failed.error is not None
    assert (failed.error.name, failed.error.line) == ("ZeroDivisionError", "return 1 / 0")
    assert failed.error.is_a("ArithmeticError")
    assert (silent.outputs, silent.error) == ([], None)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("!pip install numpy", "left out: pip install numpy"),
        ("%pip install numpy", "left out: python -m pip install numpy"),
        ("import asyncio\nawait asyncio.sleep(0.001)\nprint('slept')", "slept"),
        ("%matplotlib inline", ""),
        ("%timeit -n1 -r1 1", "loop"),
        ("exit()", ""),
        ("help(len)", "Return the number of items"),
        ("import logging; logging.warning('seen')", "seen"),
        ("import warnings; warnings.warn('careful')", "careful"),
        ("import threading; t = threading.Thread(target=print, args='x'); t.start()", ""),
    ],
)
def test_habits_of_notebooks_do_no_harm(notebook: Notebook, source: str, words: str) -> None:
    (run,) = notebook(source).runs
    assert run.error is None
    assert words in str(outputs(run))


def test_plots_are_shown(notebook: Notebook) -> None:
    (run,) = notebook("import matplotlib.pyplot as plt\nplt.plot([1, 2]);").runs
    assert run.error is None
    assert [output["output_type"] for output in run.outputs] == ["display_data"]
    assert run.outputs[0]["data"]["image/png"].startswith("iVBOR")


@pytest.mark.parametrize(
    ("source", "error", "words"),
    [
        ("input('name?')", "EOFError", "nobody to ask"),
        ("import sys; sys.exit(0)", "SystemExit", "0"),
        ("def f(:", "SyntaxError", ""),
        ("import autograder.exercise", "ImportError", "only check, picture and progress"),
        ("from autograder import exercise", "ImportError", "only check, picture and progress"),
        ("from autograder.sandbox.child import serve", "ImportError", "only check"),
        ("import solutions", "ModuleNotFoundError", ""),
        ("raise KeyboardInterrupt", "KeyboardInterrupt", ""),
    ],
)
def test_cells_that_fail_say_why(notebook: Notebook, source: str, error: str, words: str) -> None:
    session = notebook(source, "1")
    assert session.runs[0].error is not None
    assert session.runs[0].error.name == error
    assert words in session.runs[0].error.message
    assert session.runs[1].error is None
    assert session.restarts == 0


def test_the_stub_does_nothing(notebook: Notebook) -> None:
    session = notebook(
        "from autograder import check, picture, progress\n"
        "results = [check('a'), check('a', hint=2), picture('a'), progress()]"
    )
    assert session.answers["results"] == [None] * 4


def test_answers_are_functions_and_data(notebook: Notebook) -> None:
    session = notebook(
        "import numpy as np\n"
        "table = [('p', {'w': 'x'})]\n"
        "number = np.float64(2.5)\n"
        "odd = {1: 2}\n"
        "missing = ...\n"
        "large = np.zeros((3000, 3000))\n"
        "def f(x): return x\n"
        "_hidden = 1"
    )
    answers = session.answers
    assert answers["table"] == [("p", {"w": "x"})]
    assert answers["number"] == 2.5
    assert type(answers["number"]) is np.float64
    assert answers["odd"] == Unsupported("dict with a key of type int")
    assert answers["missing"] == Unsupported("ellipsis")
    assert "bytes of numbers" in answers["large"].kind
    assert answers["f"].name == "f"
    assert answers["f"](2.0) == 2.0
    assert set(answers) >= {"table", "number", "f", "np"}
    assert "_hidden" not in set(answers)
    assert len(answers) == len(list(answers))
    with pytest.raises(KeyError):
        answers["absent"]


FUNCTIONS = """
import numpy as np
import warnings

def layout(a):
    return a.flags.c_contiguous, a.flags.f_contiguous, a.flags.writeable, str(a.dtype), a.sum()

def spoil(a, b, both):
    a[0] = 7.0
    both[1] *= 2
    return a

def noisy(z):
    print("noise" * 1000)
    warnings.warn("noise")
    return 1 / (1 + np.exp(-z))

def apply(f, x):
    return f(x) + 1

def fails(x):
    y = x + 1
    return np.ones(2) @ np.ones(3)

def undone(x):
    raise NotImplementedError("sigmoid-value: replace this line by your code")

def unnamed(x):
    return nowhere

def leaves(x):
    raise SystemExit(3)

def stops(x):
    raise KeyboardInterrupt

def strange(x):
    return (np.ones(2), 1j, [np.array(["a"]), ...])

def large(x):
    return np.zeros((3000, 3000))

class Mine(ValueError):
    pass

def own(x):
    raise Mine("mine")

def remembers(x, seen=[]):
    seen.append(1)
    return len(seen)
"""
ARGUMENTS: dict[str, list[Any]] = {
    "layout": [np.arange(12.0).reshape(3, 4)[:, ::2]],
    "spoil": [np.ones(2), np.ones(2), [np.ones(1), np.ones(1)]],
    "noisy": [np.array([-1000.0, 0.0, 1000.0])],
    "apply": [PublicFunction("g", "def g(x): return k * np.sum(x)", {"k": 3.0}), np.ones(2)],
    "fails": [1.0],
    "undone": [1.0],
    "unnamed": [1.0],
    "leaves": [1.0],
    "strange": [1.0],
    "large": [1.0],
    "own": [1.0],
}


@pytest.mark.parametrize("name", ARGUMENTS)
def test_a_notebook_sees_what_the_grader_sees(notebook: Notebook, name: str) -> None:
    namespace: dict[str, Any] = {"__name__": "__main__"}
    exec(FUNCTIONS, namespace)
    here = LocalAnswers(namespace)[name].observe(*ARGUMENTS[name])
    there = notebook(FUNCTIONS).answers[name].observe(*ARGUMENTS[name])
    assert repr(there.value) == repr(here.value)
    assert there.changed == here.changed
    assert (there.error is None) == (here.error is None)
    if there.error and here.error:
        fields = ("kind", "name", "message", "bases")
        assert [getattr(there.error, f) for f in fields] == [getattr(here.error, f) for f in fields]


def test_calls_tell_what_the_function_did(notebook: Notebook) -> None:
    answers = notebook(FUNCTIONS).answers
    fixed = np.asfortranarray(np.ones((2, 3), dtype="f4"))
    fixed.flags.writeable = False
    assert answers["layout"](fixed) == (False, True, False, "float32", 6.0)
    assert answers["layout"](np.arange(6).reshape(2, 3)[:, ::2])[0] is False
    assert answers["spoil"].observe(*ARGUMENTS["spoil"]).changed == (0, 2)
    assert ARGUMENTS["spoil"][0].tolist() == [1.0, 1.0]
    assert answers["noisy"](np.array([-1000.0]))[0] == 0.0
    assert answers["apply"](*ARGUMENTS["apply"]) == 7.0
    assert answers["strange"](1.0)[1:] == (
        Unsupported("complex"),
        [Unsupported("<U1"), Unsupported("ellipsis")],
    )
    assert answers["remembers"](1.0) == 1
    assert answers["remembers"](1.0) == 2


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("fails", "common/exception", "in your line `return np.ones(2) @ np.ones(3)`"),
        ("undone", "common/not-done", "`undone` is not done yet."),
        ("unnamed", "common/name-error", "`unnamed` stops with NameError"),
        ("leaves", "common/exception", "`leaves` stops with SystemExit: 3"),
        ("stops", "common/exception", "`stops` stops with KeyboardInterrupt"),
        ("large", "common/refused", "bytes of numbers"),
    ],
)
def test_calls_without_a_value_say_why(
    notebook: Notebook, name: str, code: str, words: str
) -> None:
    with pytest.raises(Failure) as caught:
        notebook(FUNCTIONS).answers[name](1.0)
    assert caught.value.code == code
    assert words in caught.value.message


def test_define_runs_a_cell_of_the_graders_own(notebook: Notebook) -> None:
    session = notebook("def f(x): return g(x) + 1", "import os\ndef die(x): os._exit(0)")
    assert session.define("def g(x): return 2 * x") is None
    assert session.answers["f"](3.0) == 7.0
    with pytest.raises(Failure):
        session.answers["die"](1.0)
    assert session.answers["f"](3.0) == 7.0
    error = session.define("1 / 0")
    assert error is not None
    assert error.name == "ZeroDivisionError"
    assert len(session.runs) == 2


def test_a_cell_that_hangs_costs_itself_only(notebook: Notebook) -> None:
    started = time.monotonic()
    session = notebook("def f(): return 1", LOOP, "def g(): return f() + 1")
    assert 0.9 < time.monotonic() - started < 5.0
    assert [run.error.kind if run.error else "" for run in session.runs] == ["", "timeout", ""]
    assert session.runs[1].error is not None
    assert session.runs[1].error.message == "No answer after 1 seconds."
    assert session.answers["g"]() == 2
    assert session.restarts == 1
    assert "cell 2" in session.notes[0]


ENDS = {
    "os._exit": "import os; os._exit(0)",
    "abort": "import os; os.abort()",
    "segfault": "import ctypes; ctypes.string_at(0)",
    "stack": "import sys; sys.setrecursionlimit(10**9)\ndef f(n): return f(n + 1)\nf(0)",
    "closed pipe": "import os; os.closerange(0, 200)",
    "broken server": "import json, builtins; builtins.len = builtins.dict = builtins.type = None",
    "no recursion": "import sys\nsys.settrace(lambda *a: 1 / 0)",
}


@pytest.mark.parametrize("source", ENDS.values(), ids=ENDS)
def test_a_cell_that_ends_the_process_costs_itself_only(notebook: Notebook, source: str) -> None:
    session = notebook("def f(): return 1", source, "def g(): return f() + 1")
    assert session.runs[2].error is None
    assert session.answers["g"]() == 2
    assert session.restarts <= 2


def test_a_call_that_hangs_is_not_made_again(notebook: Notebook) -> None:
    session = notebook(f"def f(x): return x\ndef hangs(x):\n    {LOOP}")
    with pytest.raises(Failure, match=r"No answer after 0\.5 seconds\.") as caught:
        session.answers["hangs"](1.0)
    assert caught.value.code == "common/timeout"
    started = time.monotonic()
    assert session.answers["hangs"].observe(2.0).error == session.answers["hangs"].observe(1).error
    assert time.monotonic() - started < 0.3
    assert session.answers["f"](3.0) == 3.0
    assert session.restarts == 1
    assert "`hangs`" in session.notes[0]


def test_a_call_that_ends_the_process_is_not_made_again(notebook: Notebook) -> None:
    session = notebook("import os\ndef f(x): return x\ndef dies(x): os._exit(1)")
    with pytest.raises(Failure) as caught:
        session.answers["dies"](1.0)
    assert caught.value.code == "common/died"
    assert session.answers["dies"].observe(1.0).error is not None
    assert session.answers["f"](3.0) == 3.0
    assert session.restarts == 1


def test_restarts_have_an_end(notebook: Notebook) -> None:
    end = "import os; os._exit(0)"
    session = notebook("x = 1\ndef f(): return 1", end, end, end, end, "y = 2")
    assert session.restarts == 3
    assert session.runs[-1].error is not None
    assert session.runs[-1].error.kind == "died"
    with pytest.raises(Failure, match="more than 3 times"):
        session.answers["f"]()


def test_a_notebook_has_so_many_seconds() -> None:
    limits = Limits(cell_seconds=0.4, call_seconds=0.4, submission_seconds=0.6, restarts=9)
    cells = [Cell(str(number), LOOP) for number in range(5)]
    with Sandbox(limits) as sandbox:
        started = time.monotonic()
        with sandbox.run(cells) as session:
            errors = [run.error for run in session.runs]
        assert time.monotonic() - started < 2.0
    assert all(error is not None and error.kind == "timeout" for error in errors)
    assert errors[-1] is not None
    assert "has used its 0.6 seconds" in errors[-1].message


@pytest.mark.parametrize(
    "source",
    [
        "while True: print('x' * 10000)",
        "import os\nwhile True: os.write(1, b'x' * 10000)",
        "import sys\nsys.stdout.write('x' * 30_000_000)",
        "from IPython.display import display\nfor i in range(1000): display(i)",
        "'x' * 30_000_000",
        "class E(Exception):\n    __str__ = lambda self: 'x' * 30_000_000\nraise E",
    ],
)
def test_floods_are_cut(notebook: Notebook, source: str) -> None:
    run = notebook(source).runs[0]
    assert len(str(run.outputs)) < 150_000
    assert len(run.outputs) <= 200


FORGE = """
import json, os, struct, sys, threading, time

def frame(number, nonce):
    text = json.dumps({"id": number, "nonce": nonce, "value": 1.0, "changed": []}).encode()
    return struct.pack("<II", len(text), 0) + text

def header():
    step = sys._getframe()
    while "header" not in step.f_locals or "nonce" not in str(step.f_locals["header"]):
        step = step.f_back
    return step.f_locals["header"]

def early(x):
    threading.Timer(0.05, os.write, (3, frame(4, "0"))).start()
    return 2.0

def twice(x):
    os.write(3, frame(header()["id"], header()["nonce"]))
    return 2.0

def junk(x):
    os.write(3, b"junk" * 1000)
    return 2.0

def giant(x):
    os.write(3, struct.pack("<II", 2**32 - 1, 2**32 - 1))
    return 2.0

def honest(x):
    return x
"""


@pytest.mark.attack
@pytest.mark.parametrize("name", ["early", "twice", "junk", "giant"])
def test_forged_replies_gain_nothing(notebook: Notebook, name: str) -> None:
    session = notebook(FORGE)
    first = session.answers[name].observe(1.0)
    time.sleep(0.1)
    second = session.answers[name].observe(1.0)
    assert "refused" in [seen.error.kind for seen in (first, second) if seen.error]
    assert session.answers["honest"](5.0) == 5.0
    assert session.restarts == 1


PATCHES = {
    "json": "import json\njson.JSONEncoder.encode = lambda *a: '{}'\njson.dumps = lambda *a: '{}'",
    "numpy": "import numpy as np\nnp.asarray = lambda a, **k: np.zeros(3)\nnp.isclose = None",
    "write": "import os, socket\nos.write = socket.socket.sendall = lambda *a: 9",
    "shell": "type(get_ipython()).run = lambda *a: None\nget_ipython().user_ns.clear()",
    "display": "import sys\nsys.displayhook('ok')\nsys.stdout = None",
    "collector": "import gc\ngc.callbacks.append(lambda *a: 1 / 0)\ngc.collect()",
}


@pytest.mark.attack
@pytest.mark.parametrize("patch", PATCHES.values(), ids=PATCHES)
def test_patched_libraries_hurt_their_own_notebook_only(
    sandbox: Sandbox, notebook: Notebook, patch: str
) -> None:
    hostile = notebook("def f(x): return x", patch)
    if "f" in hostile.answers:
        seen = hostile.answers["f"].observe(2.0)
        assert seen.error is not None or seen.value == 2.0
    honest = notebook("def f(x): return x + 1")
    assert honest.answers["f"](1.0) == 2.0
    assert honest.restarts == 0


def test_notebooks_have_their_own_random_numbers(notebook: Notebook) -> None:
    draw = "import random, numpy as np\nx = [random.random(), np.random.rand()]"
    one, other = notebook(draw).answers["x"], notebook(draw).answers["x"]
    assert one[0] != other[0]
    assert one[1] != other[1]


def test_a_warm_process_that_ended_is_replaced() -> None:
    with Sandbox() as sandbox:
        assert sandbox._warm is not None
        sandbox._warm._process.kill()
        sandbox._warm._process.wait()
        with sandbox.run([Cell("a", "x = 1")]) as session:
            assert session.answers["x"] == 1
