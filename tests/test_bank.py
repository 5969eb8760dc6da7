"""The bank as the grader's mutation test: every wrong answer fails by name, every right one passes.

`python -m tests.bank_run --seeds 20` does the same with more seeds and prints the table.
"""

from __future__ import annotations

import pytest

from autograder.exercise import Exercise
from autograder.sandbox import Sandbox
from tests import bank_reader, bank_run

EVERY = list(bank_run.every())
IDS = [exercise.id for _, exercise in EVERY]


@pytest.fixture(scope="module")
def sandbox():
    with Sandbox() as one:
        yield one


@pytest.mark.parametrize(("notebook", "exercise"), EVERY, ids=IDS)
def test_local_and_graded_verdicts(notebook: str, exercise: Exercise) -> None:
    tally = bank_run.Tally()
    bank_run.in_process(notebook, exercise, (1, 2), tally)
    assert tally.problems == []


@pytest.mark.parametrize(("notebook", "exercise"), EVERY, ids=IDS)
def test_verdicts_through_the_pipe(notebook: str, exercise: Exercise, sandbox: Sandbox) -> None:
    tally = bank_run.Tally()
    bank_run.piped(notebook, exercise, (3,), tally, sandbox)
    assert tally.problems == []


@pytest.mark.parametrize(("notebook", "exercise"), EVERY, ids=IDS)
def test_every_listed_mistake_of_a_function_is_in_the_bank(
    notebook: str, exercise: Exercise
) -> None:
    if exercise.kind != "function":
        pytest.skip("the codes of other kinds belong to several exercises")
    present = {answer.name for answer in bank_reader.load(notebook, exercise.id)}
    assert {mistake.code for mistake in exercise.mistakes} <= present


@pytest.mark.parametrize(("notebook", "exercise"), EVERY, ids=IDS)
def test_enough_answers(notebook: str, exercise: Exercise) -> None:
    answers = bank_reader.load(notebook, exercise.id)
    assert sum(answer.right for answer in answers) >= 5
    assert sum(not answer.right for answer in answers) >= 3
