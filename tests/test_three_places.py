"""The same words about the same mistake: in the notebook, in the grader, on the feedback page."""

from __future__ import annotations

import html
import json
import logging
import re
import secrets
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import pytest
from nbgrader.apps import AutogradeApp, GenerateFeedbackApp
from sample_class import Sample, write
from whole_course import copy_course

from autograder import notebook
from autograder.exercises import find
from autograder.grading.one import grade_submission
from autograder.sandbox import Sandbox
from tests import bank_reader, bank_run

pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")

NAME = "sigmoid"
FORGOTTEN_BIAS = [
    "def neuron_grad(w, b, x, y):",
    "    a = 1 / (1 + np.exp(-w * x))",
    "    db = 2 * (a - y) * a * (1 - a)",
    "    return db * x, db",
]
# by student: exercises whose answers do not use each other, each with the code of its mistake
ANSWERS: dict[str, dict[str, Any]] = {
    "ann": {
        "sigmoid-table": "table/negation-sign",
        "sigmoid-neuron-answer": "neuron/sign",
        "sigmoid-neuron": "neuron/no-slope",
        "sigmoid-sum-graph": "graph/merged-operations",
        "sigmoid-sum-step": "sum-step/sequential",
    },
    "bob": {
        "sigmoid-table": "table/quotient-sign",
        "sigmoid-neuron-answer": "neuron/x-in-bias",
        "sigmoid-neuron": FORGOTTEN_BIAS,  # only trying all faults explains it
        "sigmoid-sum-graph": "graph/fan-in-for-fan-out",
        "sigmoid-sum-step": "sum-step/returns-change",
    },
    "cem": {"sigmoid-value": "sigmoid/tanh", "sigmoid-neuron-table": "table/sum-slope"},
    "dee": {"sigmoid-sum-grad": "sum/own-unit-residual"},
}
CASES = [(student, exercise) for student, answers in ANSWERS.items() for exercise in answers]
Said = list[tuple[str, str, tuple[str, ...]]]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The class, graded and told by plain nbgrader commands."""
    root = copy_course(tmp_path_factory.mktemp("course"))
    for student, answers in ANSWERS.items():
        wanted = {id: a if isinstance(a, list) else f"wrong: {a}" for id, a in answers.items()}
        plan = {"answers": wanted, "rest": "right"}
        write(Sample(student, NAME, plan), root / "submitted", root)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        for app in (AutogradeApp, GenerateFeedbackApp):
            run(app)
    return root


def run(app: Any) -> None:
    command = app()
    command.log_level = logging.ERROR
    try:
        command.initialize([NAME])
        command.start()
    finally:
        app.clear_instance()


@pytest.fixture(scope="module")
def piped(course: Path) -> dict[str, Any]:
    """The result of each submission, graded through the pipe."""
    with Sandbox() as sandbox:
        return {
            student: grade_submission(
                course / "submitted" / student / NAME,
                NAME,
                course,
                sandbox=sandbox,
                seed=seed_of(course, student),
            ).to_json()
            for student in ANSWERS
        }


def seed_of(course: Path, student: str) -> int:
    """The seed that the page names."""
    return int(re.findall(r"drawn with seed (\d+)", page(course, student))[0])


def page(course: Path, student: str) -> str:
    return (course / "feedback" / student / NAME / f"{NAME}.html").read_text("utf-8")


def local(student: str, exercise_id: str, seed: int) -> Said:
    """What the student's own notebook says, where there are no references."""
    found = find(exercise_id)
    assert found is not None
    answer = ANSWERS[student][exercise_id]
    namespace = bank_run.before(NAME, found[1])
    source = "\n".join(answer) if isinstance(answer, list) else bank_answer(exercise_id, answer)
    with np.errstate(all="ignore"), mock.patch.object(secrets, "randbits", return_value=seed):
        exec(source, namespace)
        report = notebook.check(exercise_id, 1, namespace)
    return [(r.code, r.message, r.hints) for r in report.results if r.passed is False]


def bank_answer(exercise_id: str, code: str) -> str:
    bank = bank_reader.load(NAME, exercise_id)
    return next(a.source for a in bank if not a.right and a.name == code)


def plain(text: str) -> str:
    """Without tags, marks and spaces."""
    return re.sub(r"[\s`]+", "", html.unescape(re.sub(r"<[^>]*>", "", text)))


@pytest.mark.parametrize(("student", "exercise_id"), CASES)
def test_the_same_code_and_the_same_words(
    course: Path, piped: dict[str, Any], student: str, exercise_id: str
) -> None:
    document = piped[student]
    graded = next(e for e in document["exercises"] if e["id"] == exercise_id)
    through: Said = [
        (c["code"], c["message"], tuple(c["hints"])) for c in graded["checks"] if not c["passed"]
    ]
    here = local(student, exercise_id, document["seed"])
    assert here == [said for said in through if said[0]]
    wanted = ANSWERS[student][exercise_id]
    codes = {code for code, _, _ in here}
    assert (wanted if isinstance(wanted, str) else "fault/forgotten") in codes

    shown = plain(page(course, student))
    _, message, hints = here[0]
    for text in (message.rpartition("$")[2], *hints):
        assert plain(text) in shown, json.dumps(text)
