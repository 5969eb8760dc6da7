"""Are two formulas the same function? Compared at chosen points with 50 digits, then with 400.

There is a point for every combination of signs, so that sqrt(x^2) is never taken for x. Floats see
such a difference too: where they agree to 12 digits, every fifth point is enough for the 50 digits.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from itertools import product
from typing import Any, Protocol

import numpy as np
from numpy.random import Generator

from autograder.judging.arithmetic import DIGITS_50, DIGITS_400, FLOATS, Arithmetic, Undefined
from autograder.judging.expression import Expression

MAX_PATTERNS, MORE_POINTS, TRIES, ENOUGH = 16, 4, 6, 4
MORE_TRIES = 20  # sign patterns tried when many draws have no value
FAR, CONFIRMED, FLOATS_AGREE, FLOATS_DIFFER = 1e-35, 1e-60, 1e-12, 1e-3
EXACT, FEW = 5, 8  # one of so many points is always compared with 50 digits; of few all are
DOMAINS_KEPT, VALUES_KEPT = 64, 200

Values = Mapping[str, Any]
Seed = tuple[int, ...]


class Meaning(Protocol):
    """Anything with a value at a point: an expression, or one whose names stand for others."""

    @property
    def names(self) -> frozenset[str]: ...

    def evaluate(self, values: Values, arithmetic: Arithmetic) -> Any: ...


@dataclass(frozen=True)
class Let:
    """A formula in which names stand for other formulas, each in terms of earlier ones."""

    rows: Sequence[tuple[str, Meaning]]
    meaning: Expression

    @property
    def names(self) -> frozenset[str]:
        return self.needed - {name for name, _ in self.rows}

    def evaluate(self, values: Values, arithmetic: Arithmetic) -> Any:
        known = dict(values)
        for name, row in self.rows:
            if name in self.needed:
                known[name] = row.evaluate(known, arithmetic)
        return self.meaning.evaluate(known, arithmetic)

    @cached_property
    def needed(self) -> frozenset[str]:
        """The names that it stands on; a row that it does not use may be undefined."""
        needed = self.meaning.names
        for name, row in reversed(self.rows):
            if name in needed:
                needed |= row.names
        return needed


@dataclass(frozen=True)
class Domain:
    """Where a formula is judged: real and not 0, of both signs unless stated otherwise.

    `same_sign` names take one sign together; `whole` names are 1, 2, ..., 6.
    """

    names: tuple[str, ...]
    positive: tuple[str, ...] = ()
    same_sign: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    low: float = 0.3
    high: float = 2.1
    _free: tuple[str, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        fixed = {*self.positive, *self.whole, *self.same_sign[1:]}
        object.__setattr__(self, "_free", tuple(n for n in self.names if n not in fixed))

    def patterns(self, rng: Generator) -> list[tuple[int, ...]]:
        """Every combination of signs, or 16 of them, then a few at random."""
        if 2 ** len(self._free) <= MAX_PATTERNS:
            fixed = list(product((1, -1), repeat=len(self._free)))
        else:
            fixed = [self.signs(rng) for _ in range(MAX_PATTERNS)]
        return fixed + [self.signs(rng) for _ in range(MORE_POINTS)]

    def draw(self, pattern: Sequence[int], rng: Generator) -> dict[str, float]:
        signs = dict(zip(self._free, pattern, strict=True))
        common = signs.get(self.same_sign[0], 1) if self.same_sign else 1
        point: dict[str, float] = {}
        for name in self.names:
            sign = common if name in self.same_sign else signs.get(name, 1)
            size = rng.integers(1, 7) if name in self.whole else rng.uniform(self.low, self.high)
            point[name] = sign * float(size)
        return point

    def signs(self, rng: Generator) -> tuple[int, ...]:
        return tuple(int(sign) for sign in rng.choice((-1, 1), len(self._free)))


class Point:
    """One point; remembers what the formulas that were asked about last are there."""

    def __init__(self, values: Values) -> None:
        self.values = values
        self._given: dict[Arithmetic, Values] = {
            DIGITS_50: {name: DIGITS_50.value(value) for name, value in values.items()},
            FLOATS: {name: FLOATS.value(value) for name, value in values.items()},
        }
        self._known: OrderedDict[tuple[int, ...], tuple[Any, Any]] = OrderedDict()

    def value(self, meaning: Meaning, arithmetic: Arithmetic = DIGITS_50) -> Any:
        """The value, by default with 50 digits; None where there is none."""
        if isinstance(meaning, Let):
            return self._kept((meaning,), arithmetic, lambda: self._inside(meaning, arithmetic))
        given = self._given[arithmetic]
        return self._kept((meaning,), arithmetic, lambda: meaning.evaluate(given, arithmetic))

    def _inside(self, let: Let, arithmetic: Arithmetic) -> Any:
        """Its rows are computed once for all formulas that use them."""
        known = dict(self._given[arithmetic])
        rows: tuple[Meaning, ...] = ()
        for name, row in let.rows:
            if name in let.needed:
                rows = (*rows, row)
                known[name] = self._kept(rows, arithmetic, partial(row.evaluate, known, arithmetic))
                if known[name] is None:
                    raise Undefined(name)
        return let.meaning.evaluate(known, arithmetic)

    def _kept(
        self, meanings: tuple[Meaning, ...], arithmetic: Arithmetic, made: Callable[[], Any]
    ) -> Any:
        """The value of the last one, in which the earlier ones may stand."""
        key = (id(arithmetic), *map(id, meanings))
        if key not in self._known:
            try:
                value = made()
            except Undefined:
                value = None
            # the formulas are kept too, so that no others get their ids
            self._known[key] = meanings, value
            if len(self._known) > VALUES_KEPT:
                self._known.popitem(last=False)
        else:
            self._known.move_to_end(key)
        return self._known[key][1]


class Points:
    """Where formulas are compared: the same points for everybody with the same seed."""

    def __init__(self, domain: Domain, seed: Seed) -> None:
        self._domain, self._seed = domain, seed
        rng = np.random.default_rng(seed)
        self.patterns = domain.patterns(rng)
        self._more = [domain.signs(rng) for _ in range(MORE_TRIES)]
        self._drawn: dict[int, list[Point]] = {}

    def __iter__(self) -> Iterator[list[Point]]:
        """Some points for each pattern of signs, in case that one has no value; then for more."""
        return (self._points(place) for place in range(len(self.patterns) + MORE_TRIES))

    def first(self) -> Iterator[Point]:
        """One point for each pattern of signs."""
        return (self._points(place)[0] for place in range(len(self.patterns)))

    def _points(self, place: int) -> list[Point]:
        if place not in self._drawn:
            rng = np.random.default_rng((*self._seed, place))
            pattern = [*self.patterns, *self._more][place]
            self._drawn[place] = [Point(self._domain.draw(pattern, rng)) for _ in range(TRIES)]
        return self._drawn[place]


@lru_cache(DOMAINS_KEPT)
def points(domain: Domain, seed: Seed) -> Points:
    """The points of a domain, made once a seed."""
    return Points(domain, seed)


@dataclass(frozen=True)
class Verdict:
    """`equal` is None when too few points could be computed to decide.

    `computable` says whether the first formula has a value anywhere, `point` where they differ.
    """

    equal: bool | None
    computable: bool = True
    point: Point | None = None


def equal(p: Meaning, q: Meaning, points: Points, *, sure: bool = True) -> Verdict:
    """One point for each combination of signs and some more; others where there is no value.

    To be `sure` that they differ, 400 digits have to say so as well: not needed for a name.
    """
    usable, computable = 0, False
    for place, tries in enumerate(points):
        exactly = place % EXACT == 0 or len(points.patterns) <= FEW
        if usable >= max(ENOUGH, len(points.patterns)):
            break
        for point in tries:
            if not exactly and _agree(p, q, point):
                usable += 1
                break
            left = point.value(p)
            computable = computable or left is not None
            right = None if left is None else point.value(q)
            if right is None:
                continue
            if _far(left, right, FAR) and (not sure or _confirmed(p, q, point.values)):
                return Verdict(False, point=point)
            usable += 1
            break
    return Verdict(True if usable >= ENOUGH else None, computable)


def differ_at(p: Meaning, q: Meaning, point: Point) -> bool:
    """Do they differ at this one point, as far as floats can tell? Quick, before `equal`."""
    left, right = point.value(p, FLOATS), point.value(q, FLOATS)
    return left is not None and right is not None and _far(left, right, FLOATS_DIFFER)


def _agree(p: Meaning, q: Meaning, point: Point) -> bool:
    left, right = point.value(p, FLOATS), point.value(q, FLOATS)
    if left is None or right is None or not (np.isfinite(left) and np.isfinite(right)):
        return False
    return not _far(left, right, FLOATS_AGREE)


def values(meaning: Meaning, points: Points) -> Iterator[tuple[Values, Any]]:
    """The values with 50 digits at the points of the domain where there are any."""
    for point in points.first():
        value = point.value(meaning)
        if value is not None:
            yield point.values, value


def _value(meaning: Meaning, values: Values, arithmetic: Arithmetic) -> Any:
    try:
        return meaning.evaluate(values, arithmetic)
    except Undefined:
        return None


def _far(left: Any, right: Any, limit: float) -> bool:
    return bool(abs(left - right) > limit * max(1, abs(left), abs(right)))


def _confirmed(p: Meaning, q: Meaning, at: Values) -> bool:
    """With 400 digits: 50 are too few where large terms cancel."""
    left, right = _value(p, at, DIGITS_400), _value(q, at, DIGITS_400)
    return left is None or right is None or _far(left, right, CONFIRMED)
