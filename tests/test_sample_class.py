"""The sample class: each submission earns what it says, whoever else is graded beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sample_class import ROOT, Sample, samples, write

from autograder.grading.one import grade_submission
from autograder.sandbox import Limits, Sandbox

SAMPLES = samples()
SEED = 1


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(Limits(cell_seconds=2, call_seconds=1)) as made:
        yield made


def graded(sample: Sample, folder: Path, sandbox: Sandbox) -> dict[str, Any]:
    path = write(sample, folder)
    return grade_submission(path, sample.assignment, ROOT, sandbox=sandbox, seed=SEED).to_json()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: f"{s.student}-{s.assignment}")
def test_each_earns_what_it_says(sample: Sample, tmp_path: Path, sandbox: Sandbox) -> None:
    document = graded(sample, tmp_path, sandbox)
    assert document["status"] == "graded", document["reason"]
    scores = {e["id"]: e["score"] for e in document["exercises"]}
    assert document["score"] == sample.score, scores
    found = {check["code"] for e in document["exercises"] for check in e["checks"]}
    assert found >= sample.codes
    assert {flag["code"] for flag in document["flags"]} == sample.flags


def test_the_class_is_large_enough() -> None:
    counts = Counter(sample.assignment for sample in SAMPLES)
    assert counts["chain_rule"] >= 16
    assert counts["sigmoid"] >= 16
    assert set(counts) == {"chain_rule", "sigmoid", "two_layer", "zero_initialization"}


def test_a_bad_neighbour_changes_nothing(tmp_path: Path, sandbox: Sandbox) -> None:
    """The same submission before and after every other one in the same warm sandbox."""
    good = next(s for s in SAMPLES if s.student.startswith("s29") and s.assignment == "sigmoid")
    bad = [
        s
        for s in SAMPLES
        if s.assignment == "sigmoid"
        and any(word in s.student for word in ("exit", "flood", "no-notebook"))
    ]
    assert len(bad) == 3
    before = graded(good, tmp_path / "before", sandbox)
    for sample in bad:
        graded(sample, tmp_path / "bad", sandbox)
    after = graded(good, tmp_path / "after", sandbox)
    assert before["exercises"] == after["exercises"]
    assert before["flags"] == after["flags"]
