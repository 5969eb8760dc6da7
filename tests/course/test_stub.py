from __future__ import annotations

import ast

import pytest

from autograder.course.stub import WRITTEN_STUB, MarkError, released, solved

TWO_FUNCTIONS = '''\
def one(x):
    """One."""
    ### BEGIN SOLUTION
    def inner():
        return x

    return inner()
    ### END SOLUTION


def two(x):
    ### BEGIN SOLUTION
    return 2
    ### END SOLUTION


three = (
    ### BEGIN SOLUTION
    3
    ### END SOLUTION
)
'''


def test_functions_raise_with_their_exercise_and_data_is_dots() -> None:
    text = released(TWO_FUNCTIONS, "an-id")
    namespace: dict[str, object] = {}
    exec(text, namespace)
    assert namespace["three"] is ...
    for name in ("one", "two"):
        with pytest.raises(NotImplementedError, match=r"^an-id: replace this line by your code$"):
            namespace[name](1)  # type: ignore[operator]
    assert "SOLUTION" not in text
    assert "inner" not in text


def test_solved_keeps_the_rest() -> None:
    assert ast.dump(ast.parse(solved(TWO_FUNCTIONS))) == ast.dump(ast.parse(TWO_FUNCTIONS))
    assert "SOLUTION" not in solved(TWO_FUNCTIONS)


def test_text_becomes_one_line() -> None:
    text = "Why?\n\n### BEGIN SOLUTION\nBecause.\n### END SOLUTION"
    assert released(text, "why", markdown=True) == f"Why?\n\n{WRITTEN_STUB}"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("x = 1", 1),
        ("### BEGIN SOLUTION\nx", 1),
        ("x\n### END SOLUTION", 2),
        ("### BEGIN SOLUTION\n### BEGIN SOLUTION", 2),
    ],
)
def test_marks_that_do_not_pair(text: str, line: int) -> None:
    with pytest.raises(MarkError) as caught:
        solved(text)
    assert caught.value.line == line
