"""Which values cross the pipe between the grader and a student's process, and how.

A value becomes a JSON tree whose arrays lie in raw bytes beside it. Both ends use this module:
the student's end names what cannot cross (`Unsupported`) or is too large (`Refused`), the grader's
end believes nothing and checks all of it again (`Violation`).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from typing import Any, TypeGuard

import numpy as np

from autograder.called import PublicFunction, Unsupported
from autograder.sandbox.frames import BLOB_LIMIT, Refused, Violation

TEXT_LIMIT = 1 << 16  # characters of all strings of a value
STRING_LIMIT = 10_000  # characters
NODE_LIMIT = 2_000
DEPTH_LIMIT = 20
ARRAY_LIMIT = 64
DIMENSION_LIMIT = 8
EXTENT_LIMIT = 10**7
KIND_LIMIT = 200  # characters of the name of a type

_REPLY_TYPES = ("f8", "f4", "i8", "b1")
_ARGUMENT_TYPES = (*_REPLY_TYPES, "f2", "i1", "i2", "i4", "u1", "u2", "u4", "u8")
_WHOLE = 2**63


def normal(value: Any) -> Any:
    """The value as it looks after crossing the pipe.

    Checks see this in the notebook as well, so that both verdicts are the same. Raises `Refused`
    when the value is too large to cross.
    """
    return unpack(*pack(value))


def copied(arguments: Sequence[Any]) -> list[Any]:
    """The arguments as the student's process gets them: own memory, same type and layout."""
    return unpack_arguments(*pack_arguments(arguments))


def pack(value: Any) -> tuple[Any, bytes]:
    """A value as a JSON tree and the bytes of its arrays."""
    return _Packer(layouts=False).packed(value)


def unpack(tree: Any, blob: bytes) -> Any:
    """The value again; raises `Violation` unless everything is as `pack` writes it."""
    return _Unpacker(blob, layouts=False).value(tree)


def pack_arguments(arguments: Sequence[Any]) -> tuple[Any, bytes]:
    """Arguments of a call: arrays keep their type, their layout and whether they are read-only."""
    return _Packer(layouts=True).packed(list(arguments))


def unpack_arguments(tree: Any, blob: bytes) -> list[Any]:
    """The arguments of a call, ready for it: public functions are built."""
    return [_built(one) for one in _Unpacker(blob, layouts=True).value(tree)]


def fingerprints(arguments: Sequence[Any]) -> list[tuple[str, bytes]]:
    """What tells whether a call changed its arguments."""
    return [_fingerprint(one) for one in arguments]


def cleaned(text: str) -> str:
    """The text without halves of surrogate pairs, which cannot be written anywhere."""
    return text.encode("utf-8", "replace").decode()


class _Packer:
    def __init__(self, layouts: bool) -> None:
        self._layouts = layouts
        self._blobs: list[bytes] = []
        self._bytes = self._nodes = self._text = 0

    def packed(self, value: Any) -> tuple[Any, bytes]:
        tree = self._tree(value, 0)
        return tree, b"".join(self._blobs)

    def _tree(self, value: Any, depth: int) -> Any:
        """Asks `type(value)` and base-class methods only: a value cannot lie about itself."""
        self._count(1, depth)
        kind = type(value)
        if value is None or kind is bool:
            return value
        if issubclass(kind, np.ndarray):
            return self._array(value)
        if issubclass(kind, np.generic):
            return self._scalar(value)
        if issubclass(kind, int):
            return _whole(int.__int__(value))
        if issubclass(kind, float):
            return _real(float.__float__(value))
        if issubclass(kind, str):
            return self._string(str.__str__(value))
        if issubclass(kind, (list, tuple, set, frozenset, dict)):
            return self._container(value, kind, depth + 1)
        return self._other(value, kind, depth + 1)

    def _count(self, nodes: int, depth: int) -> None:
        self._nodes += nodes
        if self._nodes > NODE_LIMIT:
            raise Refused(f"The result has more than {NODE_LIMIT} parts.")
        if depth > DEPTH_LIMIT:
            raise Refused(f"The result is nested more than {DEPTH_LIMIT} levels deep.")

    def _container(self, value: Any, kind: type, depth: int) -> Any:
        if issubclass(kind, dict):
            return self._dictionary(value, depth)
        base, tag = next(pair for pair in _SEQUENCES if issubclass(kind, pair[0]))
        if self._nodes + base.__len__(value) > NODE_LIMIT:
            raise Refused(f"The result has more than {NODE_LIMIT} parts.")
        items: Iterable[Any] = base.__iter__(value)
        if base in (set, frozenset):
            items = list(items)
            strange = next((item for item in items if type(item) is not str), None)
            if strange is not None:
                return _unsupported(f"{base.__name__} of {_name(type(strange))}")
            items = sorted(items)
        return {tag: [self._tree(item, depth) for item in items]}

    def _dictionary(self, value: dict[Any, Any], depth: int) -> Any:
        if self._nodes + dict.__len__(value) > NODE_LIMIT:
            raise Refused(f"The result has more than {NODE_LIMIT} parts.")
        packed = {}
        for key, item in dict.items(value):
            if type(key) is not str:
                return _unsupported(f"dict with a key of type {_name(type(key))}")
            packed[self._string(key)] = self._tree(item, depth)
        return {"d": packed}

    def _string(self, text: str) -> str:
        self._text += len(text)
        if len(text) > STRING_LIMIT or self._text > TEXT_LIMIT:
            raise Refused(f"The result holds more than {STRING_LIMIT} characters of text.")
        return cleaned(text)

    def _other(self, value: Any, kind: type, depth: int) -> Any:
        if kind is Unsupported:
            return _unsupported(value.kind)
        if kind is PublicFunction and self._layouts:
            constants = self._tree(dict(value.constants), depth)
            return {"p": [value.name, value.source, constants]}
        return _unsupported(_name(kind))

    def _scalar(self, value: Any) -> Any:
        if issubclass(type(value), np.str_):
            return self._string(str.__str__(value))
        entry = self._array(np.asarray(value))
        return {"x": entry["a"]} if "a" in entry else entry

    def _array(self, value: Any) -> dict[str, Any]:
        plain = np.asarray(value)
        target = plain.dtype.str[1:] if self._layouts else _crossing(plain)
        if target not in _ARGUMENT_TYPES:
            return _unsupported(_dtype_name(plain.dtype))
        self._reserve(plain, np.dtype(target).itemsize)
        with np.errstate(all="ignore"):  # a longdouble may overflow
            data = plain.astype("<" + target, copy=False).tobytes()
        self._blobs.append(data)
        entry: dict[str, Any] = {"a": target, "s": list(plain.shape)}
        return {**entry, **_layout(plain)} if self._layouts else entry

    def _reserve(self, plain: np.ndarray[Any, Any], itemsize: int) -> None:
        """Check the size before anything is copied: a broadcast array may claim any size."""
        self._bytes += math.prod(plain.shape) * itemsize
        if self._bytes > BLOB_LIMIT or max(plain.shape, default=0) > EXTENT_LIMIT:
            raise Refused(
                f"The result holds {self._bytes} bytes of numbers, more than {BLOB_LIMIT}."
            )
        if plain.ndim > DIMENSION_LIMIT:
            raise Refused(f"The array has {plain.ndim} axes, more than {DIMENSION_LIMIT}.")
        if len(self._blobs) >= ARRAY_LIMIT:
            raise Refused(f"The result holds more than {ARRAY_LIMIT} arrays.")


class _Unpacker:
    def __init__(self, blob: bytes, layouts: bool) -> None:
        self._blob = blob
        self._layouts = layouts
        self._types = _ARGUMENT_TYPES if layouts else _REPLY_TYPES
        self._offset = self._nodes = self._text = self._arrays = 0

    def value(self, tree: Any) -> Any:
        value = self._value(tree, 0)
        if self._offset != len(self._blob):
            raise Violation("bytes are left over")
        return value

    def _value(self, node: Any, depth: int) -> Any:
        self._nodes += 1
        if self._nodes > NODE_LIMIT or depth > DEPTH_LIMIT:
            raise Violation("a value of too many parts")
        if node is None or type(node) in (bool, float):
            return node
        if type(node) is int and -_WHOLE <= node < _WHOLE:
            return node
        if type(node) is str:
            return self._string(node)
        if type(node) is dict and node:
            return self._tagged(node, depth + 1)
        raise Violation("a value of no known kind")

    def _tagged(self, node: dict[str, Any], depth: int) -> Any:
        tag, content = next(iter(node.items()))
        if tag == "a":
            return self._array(node)
        if len(node) != 1:
            raise Violation("a value of two kinds")
        if tag in _BUILDERS and type(content) is list:
            return self._sequence(tag, content, depth)
        if tag == "d" and type(content) is dict:
            return {self._string(k): self._value(v, depth) for k, v in content.items()}
        if tag == "x" and type(content) is str:
            return self._array({"a": content, "s": []})[()]
        if tag == "f" and type(content) is str and content in _NAMED:
            return _NAMED[content]
        if tag == "u" and type(content) is str and len(content) <= KIND_LIMIT:
            return Unsupported(cleaned(content))
        if tag == "p" and self._layouts:
            return self._function(content, depth)
        raise Violation("a value of no known kind")

    def _sequence(self, tag: str, content: list[Any], depth: int) -> Any:
        items = [self._value(item, depth) for item in content]
        if tag in "ez" and not all(type(item) is str for item in items):
            raise Violation("a set of something else than strings")
        return _BUILDERS[tag](items)

    def _function(self, content: Any, depth: int) -> PublicFunction:
        name, source, constants = content
        return PublicFunction(name, source, self._value(constants, depth))

    def _string(self, text: str) -> str:
        self._text += len(text)
        if len(text) > STRING_LIMIT or self._text > TEXT_LIMIT:
            raise Violation("a text that is too long")
        return cleaned(text)

    def _array(self, node: dict[str, Any]) -> Any:
        kind, shape = node["a"], node.get("s")
        self._arrays += 1
        if type(kind) is not str or kind not in self._types or self._arrays > ARRAY_LIMIT:
            raise Violation("an array of a type that is not allowed")
        if not _proper_shape(shape) or not (self._layouts or set(node) == {"a", "s"}):
            raise Violation("an array of an impossible shape")
        dtype = np.dtype("<" + kind)
        size = math.prod(shape) * dtype.itemsize
        if size > len(self._blob) - self._offset:
            raise Violation("an array larger than its bytes")
        data = self._blob[self._offset : self._offset + size]
        self._offset += size
        if kind == "b1":  # any byte but 0 and 1 would be a boolean that is neither
            data = (np.frombuffer(data, dtype="u1") != 0).tobytes()
        plain = np.frombuffer(data, dtype=dtype).reshape(shape).astype(dtype.newbyteorder("="))
        return _laid_out(plain, node) if self._layouts else plain


_SEQUENCES: tuple[tuple[Any, str], ...] = (
    (list, "l"),
    (tuple, "t"),
    (set, "e"),
    (frozenset, "z"),
)
_BUILDERS: dict[str, Any] = {tag: base for base, tag in _SEQUENCES}
_UNCHANGEABLE = (float, int, bool, str, type(None))
_NAMED = {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}


def _unsupported(kind: str) -> dict[str, Any]:
    return {"u": cleaned(kind)[:KIND_LIMIT]}


def _name(kind: type) -> str:
    """The name of a type, whatever its metaclass says."""
    name = type.__dict__["__name__"].__get__(kind)
    return str(name)


def _whole(value: int) -> Any:
    if -_WHOLE <= value < _WHOLE:
        return value
    return _unsupported(f"whole number of {math.floor(math.log10(abs(value))) + 1} digits")


def _real(value: float) -> Any:
    return value if math.isfinite(value) else {"f": repr(value)}


def _crossing(plain: np.ndarray[Any, Any]) -> str:
    """The type in which an array of numbers crosses; "" for anything else."""
    kind: str = plain.dtype.kind
    size = plain.dtype.itemsize
    if kind == "f":
        return "f4" if size <= 4 else "f8"
    if kind == "b":
        return "b1"
    small = kind == "i" or (kind == "u" and (size < 8 or not _beyond(plain)))
    return "i8" if small else ""


def _beyond(plain: np.ndarray[Any, Any]) -> bool:
    return plain.size > 0 and int(plain.max()) >= _WHOLE


def _dtype_name(dtype: np.dtype[Any]) -> str:
    return str(dtype.str if dtype.kind in "SUMm" else dtype.name)


def _layout(plain: np.ndarray[Any, Any]) -> dict[str, Any]:
    flags = plain.flags
    order = "C" if flags.c_contiguous else "F" if flags.f_contiguous else "S"
    return {"o": order, "w": bool(flags.writeable)}


def _laid_out(plain: np.ndarray[Any, Any], node: dict[str, Any]) -> np.ndarray[Any, Any]:
    """A copy with the layout that the sender's array had: C, Fortran or strided."""
    if node.get("o") == "S":
        roomy = np.zeros((*plain.shape[:-1], 2 * plain.shape[-1]), dtype=plain.dtype)
        laid = roomy[..., ::2]
        laid[...] = plain
    else:
        laid = plain.copy(order="F" if node.get("o") == "F" else "C")
    laid.flags.writeable = bool(node.get("w", True))
    return laid


def _proper_shape(shape: Any) -> TypeGuard[list[int]]:
    return (
        type(shape) is list
        and len(shape) <= DIMENSION_LIMIT
        and all(type(extent) is int and 0 <= extent <= EXTENT_LIMIT for extent in shape)
    )


def _built(argument: Any) -> Any:
    return argument.build() if type(argument) is PublicFunction else argument


def _fingerprint(argument: Any) -> tuple[str, bytes]:
    if type(argument) in _UNCHANGEABLE:
        return "", b""
    if type(argument) is np.ndarray and argument.dtype.kind in "fiub":
        return f"{argument.dtype.str}{argument.shape}", argument.tobytes()
    try:
        tree, blob = pack(argument)
    except Refused as reason:
        return str(reason), b""
    return json.dumps(tree), blob
