"""Runs that are killed anywhere, by `kills.py` in a process of its own, which adopts orphans."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from machine import ROOT

IN_A_NAMESPACE = ["unshare", "--pid", "--fork", "--kill-child", "--mount-proc"]


def test_killed_at_random_moments() -> None:
    command = [sys.executable, "-m", "tests.grading.kills", "--count=3", "--grader=2", "--size=40"]
    ours = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [*contained(), *command], cwd=ROOT, env=ours, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    killed = json.loads(done.stdout)["killed"]
    assert sum(killed.values()) >= 5
    assert killed["grader"] >= 2


def contained() -> list[str]:
    """What keeps the processes of a command to themselves, where this machine can."""
    try:
        works = subprocess.run([*IN_A_NAMESPACE, "true"], capture_output=True).returncode == 0
    except FileNotFoundError:
        works = False
    return IN_A_NAMESPACE if works else []
