"""The student's end of the pipe: runs cells and answers calls until the grader ends it."""

from __future__ import annotations

import json
import os
import random
import socket
from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.exercise import CallError
from autograder.sandbox.frames import Refused, receive, send
from autograder.sandbox.observing import error_of, observed
from autograder.sandbox.protocol import cleaned, pack, unpack_arguments
from autograder.sandbox.shell import RECORDER, Shell

Reply = tuple[dict[str, Any], bytes]


def serve(sock: socket.socket, shell: Shell) -> None:
    """Answer requests, each with its own number and nonce, until the socket closes."""
    _reseed()
    hidden = set(shell.user_ns)
    operations: dict[str, Callable[[dict[str, Any], bytes], Reply]] = {
        "cell": lambda header, blob: _cell(shell, header),
        "call": lambda header, blob: _call(shell, header, blob),
        "look": lambda header, blob: _look(shell, header),
        "names": lambda header, blob: _names(shell, hidden, header),
    }
    while True:
        header, blob = receive(sock)
        try:
            reply, data = operations[header["op"]](header, blob)
        except Refused as reason:
            reply, data = _error(CallError("refused", message=str(reason)))
        send(sock, {"id": header["id"], "nonce": header["nonce"], **reply}, data)


def _cell(shell: Shell, header: dict[str, Any]) -> Reply:
    outputs = RECORDER.start()
    error = shell.run(header["source"])
    reply: dict[str, Any] = _error(error)[0] if error else {}
    return reply, cleaned(json.dumps(outputs)).encode()


def _call(shell: Shell, header: dict[str, Any], blob: bytes) -> Reply:
    name = header["name"]
    function = shell.user_ns.get(name)
    if not callable(function):
        return _error(CallError("missing"))
    RECORDER.start()
    given = unpack_arguments(header["args"], blob)
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
