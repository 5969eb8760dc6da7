"""The catalogue of known mistakes: codes that last, and words that do not give the formula away."""

from __future__ import annotations

import json
import re
from collections import Counter
from importlib import resources

import pytest

from autograder import exercises
from autograder.exercise import Mistake
from autograder.exercises.mistakes import known

TEXT = resources.files("autograder.exercises").joinpath("mistakes.json").read_text("utf-8")
GROUPS = tuple(json.loads(TEXT))
EVERY = {mistake.code: mistake for group in GROUPS for mistake in known(group)}
KINDS = {"value", "extreme", "shape", "purity", "error"}

# a question says all there is to say; for `written` it is the grader's comment
WITHOUT_STEP = {
    "graph/shared-node-copied",
    "rates/bias-scaled",
    "written/differentiable-at-x",
    "written/all-gradients-equal",
    "written/several-inputs-separate",
    "written/becomes-linear",
}

each = pytest.mark.parametrize("mistake", EVERY.values(), ids=EVERY)


def test_codes_are_unique_over_the_catalogue() -> None:
    codes = Counter(mistake.code for group in GROUPS for mistake in known(group))
    assert [code for code, times in codes.items() if times > 1] == []
    assert len(codes) > 250


@each
def test_a_code_is_a_group_and_a_slug(mistake: Mistake) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*/[a-z0-9]+(-[a-z0-9]+)*", mistake.code)
    assert not mistake.code.startswith("common/")  # the generic findings have their own words
    assert mistake.kind in KINDS


@each
def test_a_name_is_one_short_part_of_a_sentence(mistake: Mistake) -> None:
    """It is read after "What happened: " and before a full stop."""
    assert mistake.name == mistake.name.strip()
    assert mistake.name[0].islower()
    assert 6 <= len(mistake.name.split()) <= 16


@each
def test_a_name_holds_no_formula(mistake: Mistake) -> None:
    assert re.search(r"[=+*/?!.;:]|\b\d[A-Za-z]", mistake.name) is None


@pytest.mark.parametrize("group", GROUPS)
def test_names_tell_the_mistakes_of_a_group_apart(group: str) -> None:
    names = [mistake.name for mistake in known(group)]
    assert len(set(names)) == len(names)


@each
def test_a_mistake_has_a_question_and_a_step(mistake: Mistake) -> None:
    assert mistake.question
    assert len(mistake.hints) == (1 if mistake.code in WITHOUT_STEP else 2)


def test_what_is_listed_as_without_a_step_exists() -> None:
    assert EVERY.keys() >= WITHOUT_STEP


def test_codes_are_unique_within_an_exercise() -> None:
    for assignment in exercises.NAMES:
        for exercise in exercises.load(assignment).checked:
            codes = [mistake.code for mistake in exercise.mistakes]
            assert len(set(codes)) == len(codes), exercise.id
