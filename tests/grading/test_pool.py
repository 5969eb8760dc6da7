"""Workers that die, hang or fail cost their own task only."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from functools import partial

import pytest

from autograder.grading.pool import CannotStart, Lost, Pool


class Worker:
    """Does what the task says."""

    def work(self, task: str) -> str:
        if task == "exit":
            os._exit(3)
        if task == "hang":
            time.sleep(60)
        if task == "fail":
            raise ValueError("no such luck")
        return f"{task} done"

    def process(self, task: str) -> int:
        return os.getpid()


@contextlib.contextmanager
def start(reason: str = "") -> Iterator[Worker]:
    if reason:
        raise RuntimeError(reason)
    yield Worker()


def test_each_task_has_its_result() -> None:
    with Pool(2, start, 30.0) as pool:
        assert dict(pool.run("work", ["a", "b", "c"])) == {x: f"{x} done" for x in "abc"}
        assert list(pool.run("work", [])) == []
        processes = {number for _, number in pool.run("process", range(20))}
    assert 1 <= len(processes) <= 2
    assert os.getpid() not in processes


def test_a_bad_task_costs_itself_only() -> None:
    with Pool(2, start, 2.0) as pool:
        found = dict(pool.run("work", ["exit", "a", "hang", "b", "fail", "c"]))
    assert {x: found[x] for x in "abc"} == {x: f"{x} done" for x in "abc"}
    assert found["exit"] == Lost("The grading process ended.")
    assert found["hang"] == Lost("It took longer than 2 seconds.")
    assert found["fail"] == Lost("ValueError: no such luck")


def test_a_worker_that_cannot_start_says_why() -> None:
    with (
        Pool(1, partial(start, "the sandbox has no floor"), 30.0) as pool,
        pytest.raises(CannotStart, match="no floor"),
    ):
        list(pool.run("work", ["a"]))
