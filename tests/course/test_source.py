from __future__ import annotations

import ast
import inspect
from pathlib import Path

import numpy as np
import pytest

from autograder.course.source import (
    SourceError,
    answer_source,
    given_source,
    read,
    references,
)
from autograder.exercises import losses


def test_cells_in_order(source: Path) -> None:
    cells = read(source)
    assert [(cell.role, cell.target) for cell in cells] == [
        ("text", ""),
        ("code", ""),
        ("given", "squared_error_loss"),
        ("answer", "line-slope"),
        ("picture", "line-slope"),
        ("check", "line-slope"),
        ("answer", "line-table"),
        ("check", "line-table"),
        ("written", "line-why"),
        ("code", ""),
    ]
    assert cells[0].text == "# Slopes\n\nA *line*."
    assert cells[3].line == 9


def test_references_run_the_answers(source: Path) -> None:
    trusted = references(source)
    assert trusted["slope"](5, 3) == 3
    assert trusted["line_table"] == [("p", "w*x"), ("L", "4")]
    assert trusted["squared_error_loss"](2.0, 1.0, 3.0, 4.0) == 9.0
    assert trusted["np"] is np
    assert "check" not in trusted
    assert references(source, ["slope"]).keys() == {"slope"}


def test_a_missing_name_is_named(source: Path) -> None:
    with pytest.raises(SourceError, match="no answer cell defines tangent"):
        references(source, ["slope", "tangent"])


def test_answer_source_has_no_marks(source: Path) -> None:
    text = answer_source(source, "line-slope")
    assert text.endswith("return x")
    assert "SOLUTION" not in text
    with pytest.raises(SourceError, match="nothing-here"):
        answer_source(source, "nothing-here")


GIVEN = [name for name, given in vars(losses).items() if inspect.isfunction(given)]


@pytest.mark.parametrize("name", GIVEN)
def test_given_functions_stand_alone(name: str) -> None:
    """The printed text runs with NumPy alone and is the function of losses.py."""
    namespace = {"np": np}
    exec(given_source(name), namespace)
    true = ast.parse(inspect.getsource(getattr(losses, name))).body[0]
    shown = ast.parse(given_source(name)).body[0]
    assert isinstance(true, ast.FunctionDef)
    assert isinstance(shown, ast.FunctionDef)
    assert [ast.dump(node) for node in shown.body] == [ast.dump(node) for node in true.body]
    assert [a.arg for a in shown.args.args] == [a.arg for a in true.args.args]
    assert all(a.annotation is None for a in shown.args.args)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('# %% given="squared_error_loss"', '# %% given="cubed"', r"lines.py:8: .*'cubed'"),
        ("# # Slopes", "Slopes", "lines.py:2: a markdown line must start"),
        ('# %% picture="line-slope"', '# %% movie="line-slope"', "lines.py:15: .*movie"),
        ('# %% picture="line-slope"', "# %% picture=line", "lines.py:15: .*not understood"),
        ('# %% picture="line-slope"', '# %% picture="a b"', "lines.py:15: .*not an exercise id"),
        ('# %% picture="line-slope"', '# %% picture="line-slope"\n1', "lines.py:16: .*no body"),
        ("    return x\n    ### END SOLUTION", "    return x", "lines.py:12: .*no `### END"),
        ("    return x\n", "    return 1/\n", "lines.py:9: this cell fails: SyntaxError"),
        (
            "# %% [markdown]\n# # Slopes",
            "1\n# %% [markdown]\n# # Slopes",
            "lines.py:1: text before",
        ),
    ],
)
def test_faults_name_file_and_line(source: Path, old: str, new: str, message: str) -> None:
    text = source.read_text(encoding="utf-8")
    assert old in text
    source.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SourceError, match=message):
        references(source)
