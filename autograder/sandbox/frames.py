"""Frames on a socket: two lengths of four bytes, a JSON header, and raw bytes.

Every length is checked before anything is read or allocated, and every deadline is absolute, so
that a sender of one byte a second gains nothing.
"""

from __future__ import annotations

import json
import socket
import struct
import time
from collections.abc import Mapping
from typing import Any, NoReturn

HEADER_LIMIT = 1 << 20  # bytes
BLOB_LIMIT = 8 << 20  # bytes
PART_LIMIT = 300_000  # lists, objects and entries: each costs up to a hundred bytes


class Refused(Exception):
    """A value is beyond the limits; the text says which, for the student."""


class Violation(Exception):
    """The other end broke the protocol."""


def send(
    sock: socket.socket, header: Mapping[str, Any], blob: bytes = b"", deadline: float | None = None
) -> None:
    """Send one frame before the deadline (of `time.monotonic`), else raise `TimeoutError`."""
    text = _ENCODER.encode(header).encode()
    if len(text) > HEADER_LIMIT or len(blob) > BLOB_LIMIT:
        raise Refused("The value is too large to be handed over.")
    sock.settimeout(_left(deadline))
    sock.sendall(_LENGTHS.pack(len(text), len(blob)) + text + blob)


def receive(sock: socket.socket, deadline: float | None = None) -> tuple[dict[str, Any], bytes]:
    """Read one frame before the deadline, checking every length before reading it.

    Raises `EOFError` when the other end is gone, `TimeoutError`, or `Violation`.
    """
    size, extra = _LENGTHS.unpack(_exactly(sock, _LENGTHS.size, deadline))
    if size > HEADER_LIMIT or extra > BLOB_LIMIT:
        raise Violation(f"a frame of {size} and {extra} bytes")
    data = _exactly(sock, size + extra, deadline)
    header = parsed(data[:size])
    if type(header) is not dict:
        raise Violation("a header that is no object")
    return header, data[size:]


def parsed(text: bytes) -> Any:
    """JSON, or `Violation`: never a crash of the reader, however deep or odd the text is."""
    if sum(map(text.count, (b"[", b"{", b","))) > PART_LIMIT:
        raise Violation("a header of too many parts")
    try:
        return _DECODER.decode(text.decode())
    except (ValueError, RecursionError, MemoryError) as fault:
        raise Violation(f"a header that is not JSON ({type(fault).__name__})") from None


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


_LENGTHS = struct.Struct("<II")
_ENCODER = json.JSONEncoder(separators=(",", ":"))
_DECODER = json.JSONDecoder(parse_constant=_no_constant)


def _left(deadline: float | None) -> float | None:
    if deadline is None:
        return None
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _exactly(sock: socket.socket, size: int, deadline: float | None) -> bytes:
    parts = bytearray()
    while len(parts) < size:
        sock.settimeout(_left(deadline))
        part = sock.recv(min(size - len(parts), 1 << 16))
        if not part:
            raise EOFError
        parts += part
    return bytes(parts)
