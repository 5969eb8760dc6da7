"""Values across the pipe: what arrives is what was sent, or says what it is not."""

from __future__ import annotations

import json
import math
from fractions import Fraction
from typing import Any

import hypothesis.extra.numpy as hnp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.called import PublicFunction, Unsupported
from autograder.sandbox.frames import BLOB_LIMIT, Refused, Violation
from autograder.sandbox.protocol import (
    copied,
    fingerprints,
    normal,
    pack,
    pack_arguments,
    unpack,
    unpack_arguments,
)

scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats()
    | st.text(max_size=20).filter(lambda text: text.isprintable())
)
plain = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.sampled_from(["a", "b", "l", "u", "f", "x"]), inner, max_size=4)
        | st.sets(st.sampled_from("abc"))
        | st.frozensets(st.sampled_from("abc"))
    ),
    max_leaves=12,
)
arrays = hnp.arrays(
    st.sampled_from(["f8", "f4", "i8", "b1"]),
    hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4),
)


def same(one: Any, other: Any) -> bool:
    """Equal in value and in type, all the way down; nan equals nan and 0.0 is not -0.0."""
    if type(one) is not type(other):
        return False
    if isinstance(one, (np.ndarray, np.generic)):
        return (
            one.dtype == other.dtype
            and one.shape == other.shape
            and one.tobytes() == other.tobytes()
        )
    if isinstance(one, float):
        return repr(one) == repr(other)
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    return bool(one == other)


def through_json(value: Any) -> Any:
    tree, blob = pack(value)
    return unpack(json.loads(json.dumps(tree, allow_nan=False)), blob)


@given(plain)
def test_plain_data_arrives_unchanged(value: Any) -> None:
    assert same(through_json(value), value)


@given(st.lists(arrays, max_size=3).map(tuple))
def test_arrays_arrive_unchanged(value: Any) -> None:
    assert same(through_json(value), value)


@given(plain)
def test_the_notebook_sees_what_the_grader_sees(value: Any) -> None:
    assert same(normal(value), through_json(value))


@given(plain | arrays)
def test_crossing_twice_is_crossing_once(value: Any) -> None:
    once = normal(value)
    assert same(normal(once), once)


@pytest.mark.parametrize(
    ("sent", "dtype"),
    [("f2", "f4"), ("i1", "i8"), ("u4", "i8"), (">f8", "f8"), ("g", "f8"), (">i2", "i8")],
)
def test_other_numbers_become_one_of_four_types(sent: str, dtype: str) -> None:
    arrived = normal(np.array([1, 2], dtype=sent))
    assert arrived.dtype == np.dtype(dtype)
    assert arrived.tolist() == [1, 2]


def test_scalars_of_numpy_stay_scalars_of_numpy() -> None:
    for value in (np.float64(0.1), np.float32(0.1), np.int64(-3), np.bool_(True)):
        assert same(normal(value), value)
    assert same(normal(np.float16(0.5)), np.float32(0.5))


class Liar(np.ndarray):  # type: ignore[type-arg]
    """Lies wherever a subclass can."""

    def tobytes(self, order: Any = "C") -> bytes:
        return b"\x00" * 16

    def __array_function__(self, *args: Any) -> Any:
        return 0

    def __array_ufunc__(self, *args: Any, **named: Any) -> Any:
        return 0

    @property
    def shape(self) -> Any:  # type: ignore[override]
        return (7,)


def test_a_subclass_of_arrays_gives_its_memory() -> None:
    assert same(normal(np.array([1.0, 2.0]).view(Liar)), np.array([1.0, 2.0]))


def test_a_class_that_pretends_is_named_by_its_true_type() -> None:
    class Pretender:
        __class__ = float  # type: ignore[assignment]

        def __float__(self) -> float:
            return 1.0

    assert normal(Pretender()) == Unsupported("Pretender")


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (np.array([1j]), "complex128"),
        (np.array([None]), "object"),
        (np.array(["abcde"]), "<U5"),
        (np.zeros(2, dtype=[("a", "f8")]), "void64"),
        (np.array([2**64 - 1], dtype="u8"), "uint64"),
        (1j, "complex"),
        (..., "ellipsis"),
        (Fraction(1, 2), "Fraction"),
        ((one for one in ()), "generator"),
        ({1: 2.0}, "dict with a key of type int"),
        ({1.0, 2.0}, "set of float"),
        (2**63, "whole number of 19 digits"),
        pytest.param(10**1_000_000, "whole number of 1000001 digits", id="a million digits"),
        (b"bytes", "bytes"),
        (len, "builtin_function_or_method"),
    ],
)
def test_anything_else_is_named(value: Any, kind: str) -> None:
    assert normal((value, 1.0)) == (Unsupported(kind), 1.0)


def nested(depth: int) -> Any:
    value: Any = []
    for _ in range(depth):
        value = [value]
    return value


def endless() -> Any:
    value: list[Any] = []
    value.append(value)
    return value


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (np.broadcast_to(0.0, (10**6, 10**6)), "bytes of numbers"),
        (np.zeros(BLOB_LIMIT // 8 + 1), "bytes of numbers"),
        (np.zeros((1,) * 9), "9 axes"),
        ([np.zeros(1)] * 65, "64 arrays"),
        (tuple(range(2_000)), "2000 parts"),
        ({str(number): 1 for number in range(2_000)}, "2000 parts"),
        (nested(25), "levels deep"),
        (endless(), "levels deep"),
        ("x" * 10_001, "characters"),
        (["x" * 10_000] * 7, "characters"),
    ],
)
def test_what_is_too_large_is_refused_before_it_is_copied(value: Any, words: str) -> None:
    with pytest.raises(Refused, match=words):
        normal(value)


@pytest.mark.parametrize(
    ("tree", "blob"),
    [
        ({"a": "f8", "s": [3]}, b"\0" * 16),
        ({"a": "f8", "s": [1]}, b"\0" * 16),
        ({"a": "f8", "s": [-1]}, b""),
        ({"a": "f8", "s": [True]}, b"\0" * 8),
        ({"a": "f8", "s": [1.0]}, b"\0" * 8),
        ({"a": "f8", "s": [10**7, 10**7, 10**7]}, b""),
        ({"a": "f8", "s": [10**8]}, b""),
        ({"a": "f8", "s": [1] * 9}, b"\0" * 8),
        ({"a": "f8"}, b"\0" * 8),
        ({"a": "f8", "s": "1"}, b"\0" * 8),
        ({"a": "f8", "s": [1], "o": "S"}, b"\0" * 8),
        ({"a": "O", "s": [1]}, b"\0" * 8),
        ({"a": "V8", "s": [1]}, b"\0" * 8),
        ({"a": "c16", "s": [1]}, b"\0" * 16),
        ({"a": "f2", "s": [1]}, b"\0" * 2),
        ({"a": ["f8"], "s": [1]}, b"\0" * 8),
        ({"l": [{"a": "f8", "s": []}] * 65}, b"\0" * 8 * 65),
        ({"x": "O"}, b"\0" * 8),
        ({"x": 3}, b""),
        ({"f": "1e5"}, b""),
        ({"u": 3}, b""),
        ({"u": "x" * 201}, b""),
        ({"p": ["f", "def f(): pass", {"d": {}}]}, b""),
        ({"l": [], "t": []}, b""),
        ({"q": []}, b""),
        ({"l": {}}, b""),
        ({"d": []}, b""),
        ({"e": [1]}, b""),
        ({"z": [{"l": []}]}, b""),
        ({}, b""),
        ([], b""),
        (2**63, b""),
        ("x" * 10_001, b""),
        ({"l": list(range(2_001))}, b""),
        (None, b"left over"),
    ],
)
def test_a_reply_out_of_order_is_a_violation(tree: Any, blob: bytes) -> None:
    with pytest.raises(Violation):
        unpack(tree, blob)


def test_a_nested_reply_is_a_violation() -> None:
    tree: Any = None
    for _ in range(100):
        tree = {"l": [tree]}
    with pytest.raises(Violation):
        unpack(tree, b"")


trees = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=3)
    | st.sampled_from(["f8", "b1", "nan"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from("altdezxufpsow"), inner, max_size=3)
    ),
    max_leaves=10,
)


@settings(max_examples=300)
@given(trees, st.binary(max_size=24))
def test_junk_is_a_value_or_a_violation_never_a_crash(tree: Any, blob: bytes) -> None:
    try:
        value = unpack(tree, blob)
    except Violation:
        return
    normal(value)


def test_a_boolean_is_one_of_two() -> None:
    assert unpack({"a": "b1", "s": [2]}, b"\x00\x07").tobytes() == b"\x00\x01"


def test_texts_can_always_be_written() -> None:
    assert normal("\ud800x") == "?x"
    assert unpack("\ud800", b"").encode() == b"?"


def layouts() -> list[np.ndarray[Any, Any]]:
    strided = np.arange(24.0).reshape(4, 6)[:, ::2]
    fixed = np.arange(6.0).reshape(2, 3)
    fixed.flags.writeable = False
    return [strided, fixed, np.asfortranarray(fixed), np.arange(3, dtype="i4"), np.array(2.0)]


@pytest.mark.parametrize("argument", layouts())
def test_arguments_keep_type_and_layout(argument: np.ndarray[Any, Any]) -> None:
    (arrived,) = copied([argument])
    assert arrived.dtype == argument.dtype
    assert np.array_equal(arrived, argument)
    for flag in ("C_CONTIGUOUS", "F_CONTIGUOUS", "WRITEABLE"):
        assert arrived.flags[flag] == argument.flags[flag], flag
    assert not np.shares_memory(arrived, argument)


def test_public_functions_are_built_from_their_text() -> None:
    function = PublicFunction("g", "def g(x): return np.sum(a * x)", {"a": np.array([1.0, 2.0])})
    arrived, number = unpack_arguments(*pack_arguments([function, 3]))
    assert arrived(np.ones(2)) == 3.0
    assert number == 3


def test_fingerprints_tell_what_changed() -> None:
    arguments = [np.ones(2), [np.ones(2)], 3.0, np.full(2, math.nan), {"a": 1}]
    before = fingerprints(arguments)
    assert fingerprints(arguments) == before
    arguments[0][0] = -1.0  # type: ignore[index]
    arguments[1][0][1] = 5.0  # type: ignore[index]
    after = fingerprints(arguments)
    assert [i for i in range(5) if before[i] != after[i]] == [0, 1]
    arguments[0].resize((2, 1), refcheck=False)  # type: ignore[union-attr]
    assert fingerprints(arguments)[0] != after[0]
