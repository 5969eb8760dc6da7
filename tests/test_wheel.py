"""What students install: everything that the notebooks need, and no answer."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from machine import ROOT

from autograder import exercises
from autograder.course.leaks import Answers, found
from autograder.course.source import answer_source

BUILD = "import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1])"
STUDENT = """
import sys
sys.path.insert(0, sys.argv[1])
import autograder
from autograder import check, picture, progress
assert autograder.__file__.startswith(sys.argv[1]), autograder.__file__
def affine_grad(w, b, x):
    return x, 1
print(check("chain-rule-affine"))
print(progress())
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, built as pip builds it, from a copy that nothing was built in before."""
    root = tmp_path_factory.mktemp("checkout")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, root / name)
    for name in ("autograder", "solutions", "assignments", "tests"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    made = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-W", "ignore", "-c", BUILD, str(made)]
    subprocess.run(command, cwd=root, check=True, capture_output=True, timeout=60)
    [path] = made.glob("*.whl")
    return zipfile.ZipFile(path)


def test_it_holds_the_package_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0].split("-")[0] for name in wheel.namelist()}
    assert tops == {"autograder", "backprop_homework"}


def test_it_holds_the_whole_package(wheel: zipfile.ZipFile) -> None:
    files = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "autograder").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert files - set(wheel.namelist()) == set()


def test_it_holds_no_answer(wheel: zipfile.ZipFile) -> None:
    answers = Answers()
    for name in exercises.NAMES:
        for exercise in exercises.load(name).checked:
            source = ROOT / "solutions" / f"{name}.py"
            answers.add(exercise.id, answer_source(source, exercise.id))
    for name in wheel.namelist():
        text = wheel.read(name).decode("utf-8")
        assert list(found(answers, text, name.endswith(".py"))) == [], name
        assert "### BEGIN SOLUTION\n" not in text, name


def test_a_notebook_works_with_the_wheel_alone(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    wheel.extractall(folder)
    command = [sys.executable, "-c", STUDENT, str(folder)]
    run = subprocess.run(
        command, cwd=elsewhere, capture_output=True, text=True, timeout=60, check=False
    )
    assert run.returncode == 0, run.stderr
    assert "✓" in run.stdout
