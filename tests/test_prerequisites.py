"""What an exercise says without references while one that it builds on is wrong."""

from __future__ import annotations

import pytest

from autograder import exercises
from autograder.exercise import Exercise, Result
from autograder.prerequisites import first_things_first

STEP: Exercise = exercises.load("sigmoid")["sigmoid-sum-step"]  # builds on sigmoid-sum-grad


def result(passed: bool | None, code: str = "", why: str = "") -> Result:
    message = "dW is off." if passed is False else ""
    return Result("W", "W", passed, float(passed or 0), 1.0, message, code, why=why)


RIGHT, WRONG = result(True), result(False, "step/plus")


@pytest.mark.parametrize(
    ("own", "earlier", "waits"),
    [
        ([RIGHT, WRONG], [WRONG], True),
        ([RIGHT, WRONG], [RIGHT], False),
        ([RIGHT, WRONG], [RIGHT, result(None, why="reference")], False),
        ([RIGHT, WRONG], [WRONG, result(None, why="needs")], True),
        ([result(False, "common/not-done")], [WRONG], False),
        ([result(False, "common/missing")], [WRONG], False),
        ([RIGHT], [WRONG], False),
    ],
)
def test_it_waits(own: list[Result], earlier: list[Result], waits: bool) -> None:
    asked: list[str] = []

    def of(name: str) -> list[Result]:
        asked.append(name)
        return earlier

    found = first_things_first(STEP, own, of)
    assert set(asked) <= {"sigmoid-sum-grad"}
    if not waits:
        assert found == tuple(own)
        return
    assert found[0] == RIGHT
    assert (found[1].passed, found[1].points, found[1].why) == (None, 0.0, "needs")
    assert found[1].message.startswith("First make `sigmoid-sum-grad` right:")
    assert "(dW is off.)" in found[1].message
