"""The grader's end of the socket against a process that lies."""

from __future__ import annotations

import contextlib
import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from autograder.sandbox.frames import BLOB_LIMIT, Refused, Violation, receive, send
from autograder.sandbox.link import Link, error_in, outputs_of

Liar = Callable[[socket.socket, dict[str, Any]], None]


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


def asked(pair: tuple[socket.socket, socket.socket], liar: Liar, seconds: float = 0.3) -> Any:
    """Ask once while `liar` stands for the student's process."""
    ours, theirs = pair

    def answer() -> None:
        with contextlib.suppress(OSError, EOFError):
            liar(theirs, receive(theirs)[0])

    thread = threading.Thread(target=answer)
    thread.start()
    try:
        return Link(1, ours).ask(seconds, {"op": "look"})
    finally:
        ours.close()
        thread.join()


def frame(header: bytes, blob: bytes = b"", claimed: int | None = None) -> bytes:
    size = len(header) if claimed is None else claimed
    return struct.pack("<II", size, len(blob)) + header + blob


def reply(request: dict[str, Any], **changes: Any) -> bytes:
    fields = {"id": request["id"], "nonce": request["nonce"], "part": 0, **changes}
    return frame(json.dumps(fields).encode())


def test_an_honest_reply(pair: Any) -> None:
    header, blob = asked(pair, lambda sock, request: sock.sendall(reply(request, value=3)))
    assert (header["value"], blob) == (3, b"")


LIES: dict[str, Liar] = {
    "wrong number": lambda sock, r: sock.sendall(reply(r, id=r["id"] + 1)),
    "number of another type": lambda sock, r: sock.sendall(reply(r, id=True)),
    "wrong nonce": lambda sock, r: sock.sendall(reply(r, nonce="0" * 16)),
    "no nonce": lambda sock, r: sock.sendall(frame(b'{"id": 1}')),
    "giant header": lambda sock, r: sock.sendall(frame(b"", claimed=2**32 - 1)),
    "giant blob": lambda sock, r: sock.sendall(struct.pack("<II", 2, BLOB_LIMIT + 1)),
    "deep header": lambda sock, r: sock.sendall(frame(b"[" * 900_000)),
    "no JSON": lambda sock, r: sock.sendall(frame(b"{'id': 1}")),
    "no text": lambda sock, r: sock.sendall(frame(b"\xff\xfe\x00")),
    "no object": lambda sock, r: sock.sendall(frame(b"[1, 2]")),
    "not a number": lambda sock, r: sock.sendall(frame(b'{"id": NaN}')),
    "digits without end": lambda sock, r: sock.sendall(frame(b"9" * 10_000)),
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_a_reply_out_of_order_is_a_violation(pair: Any, lie: Liar) -> None:
    with pytest.raises(Violation):
        asked(pair, lie, seconds=5.0)


def drip(sock: socket.socket, request: dict[str, Any]) -> None:
    for byte in reply(request):
        sock.sendall(bytes([byte]))
        time.sleep(0.05)


SILENCES: dict[str, Liar] = {
    "nothing": lambda sock, r: None,
    "half a frame": lambda sock, r: sock.sendall(reply(r)[:-3]),
    "a byte now and then": drip,
}


@pytest.mark.parametrize("silence", SILENCES.values(), ids=SILENCES)
def test_the_deadline_is_absolute(pair: Any, silence: Liar) -> None:
    started = time.monotonic()
    with pytest.raises(TimeoutError):
        asked(pair, silence)
    assert time.monotonic() - started < 0.8


def test_a_process_that_does_not_read_meets_the_deadline(pair: Any) -> None:
    ours, _ = pair
    started = time.monotonic()
    with pytest.raises(TimeoutError):
        Link(1, ours).ask(0.2, {"op": "call"}, b"\0" * BLOB_LIMIT)
    assert time.monotonic() - started < 0.5


def test_a_process_that_ends_is_noticed_at_once(pair: Any) -> None:
    with pytest.raises(EOFError):
        asked(pair, lambda sock, request: sock.close(), seconds=5.0)


def test_a_reply_before_the_request_is_a_violation(pair: Any) -> None:
    ours, theirs = pair
    theirs.sendall(reply({"id": 1, "nonce": ""}))
    with pytest.raises(Violation, match="before the request"):
        Link(1, ours).ask(1.0, {"op": "look"})


def test_a_second_reply_is_found_at_the_next_request(pair: Any) -> None:
    ours, theirs = pair
    link = Link(1, ours)

    def twice() -> None:
        _, request = None, receive(theirs)[0]
        theirs.sendall(reply(request, value=1) + reply(request, value=2))

    thread = threading.Thread(target=twice)
    thread.start()
    assert link.ask(1.0, {"op": "look"})[0]["value"] == 1
    thread.join()
    with pytest.raises(Violation):
        link.ask(1.0, {"op": "look"})


def test_what_is_too_large_is_not_sent(pair: Any) -> None:
    with pytest.raises(Refused):
        send(pair[0], {}, b"\0" * (BLOB_LIMIT + 1))
    with pytest.raises(Refused):
        send(pair[0], {"source": "x" * (1 << 20)})


@pytest.mark.parametrize(
    "outputs",
    [
        "{}",
        "[3]",
        "[{}]",
        '[{"output_type": "secret"}]',
        '[{"output_type": ["stream"]}]',
        '[{"output_type": "stream", "name": "stdin", "text": ""}]',
        '[{"output_type": "stream", "name": "stdout", "text": 3}]',
        '[{"output_type": "stream", "name": "stdout", "text": "", "more": 1}]',
        '[{"output_type": "error", "ename": "", "evalue": "", "traceback": null}]',
        '[{"output_type": "error", "ename": "", "evalue": "", "traceback": [1]}]',
        '[{"output_type": "display_data", "data": {"text/plain": 1}, "metadata": {}}]',
        '[{"output_type": "display_data", "data": {}, "metadata": {"image/png": {}}}]',
        '[{"output_type": "execute_result", "data": {}, "metadata": {}, "execution_count": null}]',
        "[" + ",".join(["{}"] * 201) + "]",
        "[" * 100_000,
    ],
)
def test_outputs_out_of_order_are_a_violation(outputs: str) -> None:
    with pytest.raises(Violation):
        outputs_of(outputs.encode())


def test_outputs_can_always_be_written() -> None:
    sent = [{"output_type": "stream", "name": "stdout", "text": "\ud800"}]
    assert outputs_of(json.dumps(sent).encode())[0]["text"] == "?"


@pytest.mark.parametrize(
    "error",
    [3, [], ["exception"], ["exception", "a", "b", 3], ["timeout", "", "", ""], ["x"] * 30],
)
def test_errors_out_of_order_are_a_violation(error: Any) -> None:
    with pytest.raises(Violation):
        error_in({"error": error})


def test_errors_are_cut() -> None:
    error = error_in({"error": ["exception", "E" * 5_000, "m" * 5_000, "l" * 5_000, "Exception"]})
    assert error is not None
    assert (len(error.name), len(error.message), len(error.line)) == (200, 2_000, 200)
    assert error.bases == ("Exception",)
