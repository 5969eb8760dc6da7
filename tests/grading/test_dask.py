"""The workers of a dask cluster: the same results, whichever of them die."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from whole_course import rows, run_autograder

from autograder.grading.gradebook import database
from autograder.grading.pool import CannotStart, Lost

from .crowd import NAME, make_crowd, results, texts
from .test_pool import start

distributed = pytest.importorskip("distributed")

from autograder.grading.cluster import Cluster  # noqa: E402  needs distributed

COUNT = 10
pytestmark = [
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0"
    ) as cluster:
        yield cluster.scheduler_address


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Graded by this machine's own processes."""
    root = make_crowd(tmp_path_factory.mktemp("alone"), COUNT)
    assert run_autograder(root, "grade", "--quiet", "--seed", "1") == 0
    return root


def same(root: Path, other: Path) -> bool:
    patterns = ("autograded/*/*/*", "feedback/*/*/*")
    return (
        results(root) == results(other)
        and rows(database(root)) == rows(database(other))
        and all(texts(root, pattern) == texts(other, pattern) for pattern in patterns)
    )


def test_the_same_results(address: str, alone: Path, tmp_path: Path) -> None:
    root = make_crowd(tmp_path, COUNT)
    assert run_autograder(root, "grade", "-q", "--seed", "1", "--scheduler", address) == 0
    assert same(root, alone)


def test_a_worker_that_dies_costs_nothing(address: str, alone: Path, tmp_path: Path) -> None:
    root = make_crowd(tmp_path, COUNT)
    with distributed.Client(address, set_as_default=False) as client:
        victim = min(client.run(os.getpid).values())
    left: list[int] = []

    def kill() -> None:
        while not list((root / "results").glob(f"{NAME}/*.json")):
            time.sleep(0.01)
        os.kill(victim, signal.SIGKILL)
        left.append(COUNT - len(results(root)))

    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    assert run_autograder(root, "grade", "-q", "--seed", "1", "--scheduler", address) == 0
    killer.join(10)
    assert left[0] > 0
    assert same(root, alone)


def test_a_task_that_kills_its_workers_is_given_up(address: str) -> None:
    with Cluster(address, start) as cluster:
        found = dict(cluster.run("work", ["a", "exit", "b", "fail", "c", "d"]))
    assert found.pop("exit") == Lost("2 workers died of it.")
    assert found.pop("fail") == Lost("ValueError: no such luck")
    assert found == {x: f"{x} done" for x in "abcd"}


def test_why_it_cannot_start(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        pytest.raises(CannotStart, match="the sandbox has no floor"),
        Cluster(address, partial(start, "the sandbox has no floor")),
    ):
        pass
    monkeypatch.setattr("autograder.grading.cluster.START_SECONDS", 1.0)
    with (
        pytest.raises(CannotStart, match="No scheduler answers"),
        Cluster("tcp://127.0.0.1:9", start),
    ):
        pass
