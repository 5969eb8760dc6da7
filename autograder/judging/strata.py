"""The points at which a function is tried: a few of every kind, not many of one kind.

G generic · Q equal sizes · D degenerate sizes · Z zero weights · I integers · N layouts that are
not contiguous, read-only · S saturated · X extreme · H a hostile label, for a person's eyes.
G decides whether an answer is right; the others find what is wrong in special cases.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

Sizes = Mapping[str, Any]
Sampler = Callable[[Generator, tuple[int, ...]], Any]


@dataclass(frozen=True)
class signed:
    """Uniform in ±[low, high]; a float for a number. The generic draws show both signs."""

    low: float
    high: float

    def __call__(self, rng: Generator, shape: tuple[int, ...]) -> Any:
        value = rng.uniform(self.low, self.high, shape) * rng.choice([-1.0, 1.0], shape)
        return value if shape else float(value)


def between(low: float, high: float) -> Sampler:
    """Uniform in [low, high]; a float for a number."""

    def draw(rng: Generator, shape: tuple[int, ...]) -> Any:
        value = rng.uniform(low, high, shape)
        return value if shape else float(value)

    return draw


WEIGHT = signed(0.3, 1.5)
INPUT = signed(0.4, 1.6)
RATE = between(0.05, 0.3)
PENALTY = between(0.3, 0.9)
HEAVY = signed(3.0, 7.0)


@dataclass(frozen=True)
class Arg:
    """An argument: its name, its symbolic shape ("n d" for (n, d), "" for a number), its draw.

    `weight` marks what is set to 0 on Z and made heavy on S.
    """

    name: str
    shape: str = ""
    draw: Sampler = WEIGHT
    weight: bool = False

    def dimensions(self, sizes: Sizes) -> tuple[int, ...]:
        return tuple(int(s) if s.isdigit() else sizes[s] for s in self.shape.split())

    def sample(self, rng: Generator, sizes: Sizes) -> Any:
        return self.draw(rng, self.dimensions(sizes))


def weight(name: str, shape: str = "") -> Arg:
    return Arg(name, shape, WEIGHT, weight=True)


def given(name: str, shape: str = "", draw: Sampler = INPUT) -> Arg:
    return Arg(name, shape, draw)


@dataclass(frozen=True)
class Draw:
    """One call to be made: its stratum, the case in words, the arguments.

    `absolute` replaces the relative tolerance where digits are lost by nature (X); with
    `finite_only` any finite value of the right shape passes.
    """

    stratum: str
    case: str
    args: tuple[Any, ...]
    absolute: float | None = None
    finite_only: bool = False


@dataclass(frozen=True)
class Strata:
    """Which points an exercise is tried at.

    `accept` rejects draws (a residual too near 0); `preactivation` gives the z of arguments, for
    S; `extreme` lists X draws; `hostile` turns a generic draw into an H draw; `sample` replaces
    the drawing of arguments one by one, where they depend on each other.
    """

    generic: Sequence[Sizes] = ({}, {}, {})
    equal: Sequence[Sizes] = ()
    degenerate: Sequence[Sizes] = ()
    zero: bool = False
    integers: bool = False
    layouts: bool = False
    preactivation: Callable[..., NDArray[Any]] | None = None
    extreme: Callable[[Generator], Sequence[Draw]] | None = None
    hostile: Callable[..., tuple[Any, ...]] | None = None
    special: Callable[[Generator], Sequence[Draw]] | None = None
    accept: Callable[..., bool] = lambda *args: True
    sample: Callable[[Generator, Sizes], tuple[Any, ...]] | None = None


TRIES = 500


def draws(arguments: Sequence[Arg], strata: Strata, rng: Generator) -> Iterator[Draw]:
    """All draws of an exercise, generic ones first."""
    generic = _generic_set(arguments, strata, rng)
    for args in generic:
        yield Draw("G", "ordinary numbers", args)
    for sizes in strata.equal:
        yield Draw("Q", _sizes_text(sizes), _generic(arguments, strata, rng, sizes))
    for sizes in strata.degenerate:
        yield Draw("D", _sizes_text(sizes), _sample(arguments, strata, rng, sizes))
    if strata.zero:
        yield Draw("Z", "weights that are all 0", _zeroed(arguments, generic[0]))
    if strata.integers:
        yield from _integers(arguments, generic[0], rng)
    if strata.layouts:
        yield Draw("N", "arrays that are not contiguous in memory", _map(_strided, generic[0]))
        yield Draw("N", "read-only arrays", _map(_read_only, generic[-1]))
    if strata.preactivation is not None:
        yield Draw("S", "large pre-activations", _saturated(arguments, strata, rng))
    if strata.special is not None:
        yield from strata.special(rng)
    if strata.extreme is not None:
        yield from strata.extreme(rng)
    if strata.hostile is not None:
        yield Draw("H", "a huge label", strata.hostile(*generic[0]))


def _sample(
    arguments: Sequence[Arg], strata: Strata, rng: Generator, sizes: Sizes
) -> tuple[Any, ...]:
    if strata.sample is not None:
        return strata.sample(rng, sizes)
    return tuple(argument.sample(rng, sizes) for argument in arguments)


def _generic_set(arguments: Sequence[Arg], strata: Strata, rng: Generator) -> list[tuple[Any, ...]]:
    """Generic draws that show both signs of every argument that may have both."""
    for _ in range(TRIES):
        drawn = [_generic(arguments, strata, rng, sizes) for sizes in strata.generic]
        if strata.sample is not None or all(
            _both_signs([args[i] for args in drawn])
            for i, argument in enumerate(arguments)
            if isinstance(argument.draw, signed)
        ):
            return drawn
    raise RuntimeError(f"no draws with both signs of every argument in {TRIES} tries")


def _both_signs(values: Sequence[Any]) -> bool:
    signs = np.concatenate([np.sign(np.ravel(value)) for value in values])
    return bool(np.any(signs > 0) and np.any(signs < 0))


def _generic(
    arguments: Sequence[Arg], strata: Strata, rng: Generator, sizes: Sizes
) -> tuple[Any, ...]:
    for _ in range(TRIES):
        args = _sample(arguments, strata, rng, sizes)
        if strata.accept(*args):
            return args
    raise RuntimeError(f"no acceptable draw for sizes {dict(sizes)} in {TRIES} tries")


def _saturated(arguments: Sequence[Arg], strata: Strata, rng: Generator) -> tuple[Any, ...]:
    """Heavy weights, drawn until some |z| > 6 and all |z| < 14: beyond, s(1-s) loses digits."""
    assert strata.preactivation is not None
    heavy = [replace(a, draw=HEAVY) if a.weight else a for a in arguments]
    for _ in range(100 * TRIES):
        args = tuple(a.sample(rng, strata.generic[-1]) for a in heavy)
        z = np.abs(strata.preactivation(*args))
        if np.any(z > 6) and np.all(z < 14):
            return args
    raise RuntimeError("no saturated draw found")


def _zeroed(arguments: Sequence[Arg], args: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(
        value * 0.0 if argument.weight else value
        for argument, value in zip(arguments, args, strict=True)
    )


def _integers(arguments: Sequence[Arg], args: tuple[Any, ...], rng: Generator) -> Iterator[Draw]:
    """Whole numbers everywhere, and in one array at a time: its type must not cut the others."""
    whole = tuple(_whole(a, v, rng) for a, v in zip(arguments, args, strict=True))
    yield Draw("I", "whole numbers", whole)
    for i, (argument, value) in enumerate(zip(arguments, args, strict=True)):
        if isinstance(value, np.ndarray):
            alone = (*args[:i], whole[i], *args[i + 1 :])
            yield Draw("I", f"whole numbers in {argument.name}", alone)


def _whole(argument: Arg, value: Any, rng: Generator) -> Any:
    """Whole numbers that are not 0 in place of a value; rates stay what they are."""
    if argument.draw in (RATE, PENALTY) or not isinstance(value, np.ndarray | float):
        return value
    drawn = rng.integers(1, 3, np.shape(value)) * rng.choice([-1, 1], np.shape(value))
    return drawn if np.shape(value) else int(drawn)


def _map(change: Callable[[NDArray[Any]], NDArray[Any]], args: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(change(a) if isinstance(a, np.ndarray) and a.ndim else a for a in args)


def _strided(array: NDArray[Any]) -> NDArray[Any]:
    """The same numbers, every second element of a larger buffer, in Fortran order."""
    buffer = np.zeros(tuple(2 * n for n in array.shape), array.dtype, order="F")
    view = buffer[tuple(slice(None, None, 2) for _ in array.shape)]
    view[...] = array
    return view


def _read_only(array: NDArray[Any]) -> NDArray[Any]:
    frozen: NDArray[Any] = array.copy()
    frozen.flags.writeable = False
    return frozen


def _sizes_text(sizes: Sizes) -> str:
    return ", ".join(f"{name} = {size}" for name, size in sizes.items())


def fresh(args: Sequence[Any]) -> tuple[Any, ...]:
    """Copies for one call, with the same layout and flags, so that no call sees another's."""
    return tuple(_fresh(a) for a in args)


def _fresh(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        if not value.flags.writeable:
            return _read_only(value)
        return value.copy() if value.flags.c_contiguous else _strided(value)
    if isinstance(value, list):
        return [_fresh(item) for item in value]
    return value
