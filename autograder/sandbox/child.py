"""The student's end of the pipe: runs cells and answers calls until the grader ends it."""

from __future__ import annotations

import json
import os
import random
import socket
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

import numpy as np

from autograder.called import CallError
from autograder.sandbox.frames import Refused, receive, send
from autograder.sandbox.observing import error_of, observed
from autograder.sandbox.protocol import cleaned, pack, unpack_arguments
from autograder.sandbox.shell import RECORDER, Shell

Reply = tuple[dict[str, Any], bytes]
Work = Callable[[], Reply]


def serve(sock: socket.socket, shell: Shell) -> None:
    """Answer requests, each with its own number and nonce, until the socket closes."""
    _reseed()
    hidden = set(shell.user_ns)
    operations: dict[str, Callable[[dict[str, Any], bytes], Iterable[Work]]] = {
        "cells": lambda header, blob: (partial(_cell, shell, s) for s in header["sources"]),
        "calls": lambda header, blob: _calls(shell, header, blob),
        "look": lambda header, blob: [partial(_look, shell, header)],
        "names": lambda header, blob: [partial(_names, shell, hidden, header)],
    }
    while True:
        header, blob = receive(sock)
        for part, work in enumerate(operations[header["op"]](header, blob)):
            try:
                reply, data = work()
            except Refused as reason:
                reply, data = _error(CallError("refused", message=str(reason)))
            marks = {"id": header["id"], "nonce": header["nonce"], "part": part}
            send(sock, {**marks, **reply}, data)


def _cell(shell: Shell, source: str) -> Reply:
    outputs = RECORDER.start()
    error = shell.run(source)
    reply: dict[str, Any] = _error(error)[0] if error else {}
    return reply, cleaned(json.dumps(outputs)).encode()


def _calls(shell: Shell, header: dict[str, Any], blob: bytes) -> Iterator[Work]:
    start = 0
    for tree, size in zip(header["args"], header["sizes"], strict=True):
        yield partial(_call, shell, header["name"], tree, blob[start : start + size])
        start += size


def _call(shell: Shell, name: str, tree: Any, blob: bytes) -> Reply:
    function = shell.user_ns.get(name)
    if not callable(function):
        return _error(CallError("missing"))
    RECORDER.start()
    given = unpack_arguments(tree, blob)
    try:
        seen = observed(function, given)
    except BaseException as raised:  # costs this call only; nobody interrupts this process
        return _error(error_of(raised, shell.user_ns))
    reply: dict[str, Any] = {"changed": seen.changed}
    if seen.error:
        return {**reply, **_error(seen.error)[0]}, b""
    tree, data = pack(seen.value)
    return {**reply, "value": tree}, data


def _look(shell: Shell, header: dict[str, Any]) -> Reply:
    tree, data = pack(shell.user_ns[header["name"]])
    return {"value": tree}, data


def _names(shell: Shell, hidden: set[str], header: dict[str, Any]) -> Reply:
    """The names that the notebook defined, so many of them, and which of them can be called."""
    names = [name for name in shell.user_ns if name[:1] != "_" and name not in hidden]
    part = names[header["first"] : header["first"] + header["count"]]
    tree, data = pack({name: callable(shell.user_ns[name]) for name in part})
    return {"value": tree}, data


def _error(error: CallError) -> Reply:
    parts = [error.kind, error.name, error.message, error.line, *error.bases]
    return {"error": [cleaned(part) for part in parts]}, b""


def _reseed() -> None:
    """All children start from the memory of one process: give each its own random numbers."""
    random.seed(os.urandom(16))
    np.random.seed(int.from_bytes(os.urandom(4), "little"))
