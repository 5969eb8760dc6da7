"""The grader's side of one student's process: requests with numbers, nonces and deadlines."""

from __future__ import annotations

import secrets
import select
import socket
import time
from typing import Any

from autograder.called import CallError
from autograder.sandbox.frames import Violation, parsed, receive, send
from autograder.sandbox.observing import BASES_LIMIT, LINE_LIMIT, MESSAGE_LIMIT
from autograder.sandbox.protocol import cleaned

OUTPUT_LIMIT = 200
_OUTPUTS = {
    "stream": {"name", "text"},
    "display_data": {"data", "metadata"},
    "execute_result": {"data", "metadata", "execution_count"},
    "error": {"ename", "evalue", "traceback"},
}


class Link:
    """Believes nothing: after a reply that is not in order the process must be ended."""

    def __init__(self, number: int, sock: socket.socket) -> None:
        self.number = number
        self._sock = sock
        self._requests = 0
        self._marks: dict[str, Any] = {}

    def layers(self, seconds: float) -> dict[str, str]:
        """The layers that hold, said by the process before it has read a student's byte."""
        header, _ = receive(self._sock, time.monotonic() + seconds)
        layers: dict[str, str] = header["layers"]
        return layers

    def ask(
        self, seconds: float, request: dict[str, Any], blob: bytes = b""
    ) -> tuple[dict[str, Any], bytes]:
        """Send a request and read its reply before the time is over.

        Raises `TimeoutError`, `EOFError` when the process ended, or `Violation`.
        """
        self.send(seconds, request, blob)
        return self.reply(seconds)

    def send(self, seconds: float, request: dict[str, Any], blob: bytes = b"") -> None:
        """Send a request; as many replies as it asks for have to be read before the next."""
        self._requests += 1
        self._marks = {"id": self._requests, "nonce": secrets.token_hex(8)}
        self._refuse_early()
        try:
            send(self._sock, {**request, **self._marks}, blob, time.monotonic() + seconds)
        except ConnectionError:
            raise EOFError from None

    def reply(self, seconds: float, part: int = 0) -> tuple[dict[str, Any], bytes]:
        """Read one reply of the request, the first of which is part 0."""
        try:
            reply, data = receive(self._sock, time.monotonic() + seconds)
        except ConnectionError:
            raise EOFError from None
        marks = {**self._marks, "part": part}
        if any(type(reply.get(k)) is not type(v) or reply[k] != v for k, v in marks.items()):
            raise Violation("a reply to another request")
        return reply, data

    def close(self) -> None:
        self._sock.close()

    def _refuse_early(self) -> None:
        """Nothing may lie in the socket before the question is asked."""
        if select.select([self._sock], [], [], 0)[0]:
            if not self._sock.recv(1):
                raise EOFError
            raise Violation("a reply before the request")


def outputs_of(data: bytes) -> list[dict[str, Any]]:
    """The outputs of a cell, of proper form; raises `Violation`."""
    outputs = parsed(data)
    if type(outputs) is not list or len(outputs) > OUTPUT_LIMIT:
        raise Violation("outputs that are no list, or too many")
    if not all(type(output) is dict and _proper(output) for output in outputs):
        raise Violation("an output of no known form")
    return [{key: _cleaned(value) for key, value in output.items()} for output in outputs]


def error_in(reply: dict[str, Any]) -> CallError | None:
    """The error that a reply tells of, if any; raises `Violation`."""
    if "error" not in reply:
        return None
    parts = reply["error"]
    if type(parts) is not list or not 4 <= len(parts) <= 4 + BASES_LIMIT:
        raise Violation("an error of no known form")
    if not all(type(part) is str for part in parts):
        raise Violation("an error of no known form")
    kind, name, message, line, *bases = (cleaned(part) for part in parts)
    if kind not in ("exception", "refused", "missing"):
        raise Violation("an error of no known kind")
    parents = tuple(base[:LINE_LIMIT] for base in bases)
    return CallError(kind, name[:LINE_LIMIT], message[:MESSAGE_LIMIT], line[:LINE_LIMIT], parents)


def _cleaned(value: Any) -> Any:
    if type(value) is str:
        return cleaned(value)
    if type(value) is list:
        return [cleaned(text) for text in value]
    if type(value) is dict:
        return {cleaned(key): cleaned(text) for key, text in value.items()}
    return value


def _proper(output: dict[str, Any]) -> bool:
    kind = output.get("output_type")
    if type(kind) is not str or kind not in _OUTPUTS:
        return False
    if set(output) != {"output_type", *_OUTPUTS[kind]}:
        return False
    if kind == "stream":
        return output["name"] in ("stdout", "stderr") and type(output["text"]) is str
    if kind == "error":
        lines = output["traceback"]
        texts = [output["ename"], output["evalue"], *(lines if type(lines) is list else [None])]
        return all(type(text) is str for text in texts)
    data = output["data"]
    proper_count = type(output.get("execution_count", 0)) is int
    proper_data = type(data) is dict and all(type(text) is str for text in data.values())
    return proper_count and proper_data and output["metadata"] == {}
