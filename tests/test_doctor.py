"""What the doctor tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder import doctor
from autograder.sandbox import LAYERS

ROOT = Path(__file__).parent.parent


def test_it_tells_versions_programs_and_layers() -> None:
    found = {finding.subject: finding for finding in doctor.findings(ROOT)}
    assert {"python", "nbgrader", "program alembic", "course"} <= found.keys()
    assert {f"layer {layer}" for layer in LAYERS} <= found.keys()


def test_a_missing_layer_comes_with_its_repair(monkeypatch: pytest.MonkeyPatch) -> None:
    states = {**dict.fromkeys(LAYERS, "ok"), "namespaces": "Operation not permitted"}
    monkeypatch.setattr(doctor, "probe", lambda: states)
    found = {finding.subject: finding for finding in doctor.findings(None)}
    missing = found["layer namespaces"]
    assert missing.holds is False
    assert "apparmor_restrict_unprivileged_userns" in missing.repair
    assert found["layer seccomp"].holds


def test_a_system_without_a_sandbox_says_where_to_grade(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.platform, "system", lambda: "Darwin")
    last = list(doctor.findings(None))[-1]
    assert last.holds is False
    assert "WSL2" in last.repair


def test_a_program_that_is_not_on_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    found = {finding.subject: finding for finding in doctor.findings(None)}
    assert found["program alembic"].repair.startswith("export PATH=")
