"""The two arithmetics in which an expression is evaluated: NumPy floats and many-digit reals."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import Any, Protocol

import mpmath
import numpy as np

MAX_BITS = 20_000  # of a value's magnitude
MAX_ARGUMENT = 10_000  # of exp, sin, cos, tan and tanh


class Undefined(ArithmeticError):
    """No real value here, or one too large to be computed."""


class Arithmetic(Protocol):
    def value(self, given: Any) -> Any:
        """A given value of a variable in this arithmetic."""

    def number(self, literal: int | float) -> Any: ...

    def binary(self, sign: str, left: Any, right: Any) -> Any: ...

    def call(self, function: str, argument: Any) -> Any: ...


_SIGNS: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "**": operator.pow,
}


class Floats:
    """NumPy floats, complex numbers and arrays of them; nan or inf where there is no value.

    NumPy warns of these: who evaluates switches that off.
    """

    _functions: Mapping[str, Callable[[Any], Any]] = {
        "exp": np.exp,
        "ln": np.log,
        "sin": np.sin,
        "cos": np.cos,
        "tan": np.tan,
        "tanh": np.tanh,
        "sqrt": np.sqrt,
        "sigma": lambda z: 1 / (1 + np.exp(-z)),
        "dsigma": lambda z: 1 / (2 + np.exp(z) + np.exp(-z)),
    }

    def value(self, given: Any) -> Any:
        array = np.asarray(given)
        return array.astype(complex if np.iscomplexobj(array) else float)[()]

    def number(self, literal: int | float) -> Any:
        return np.float64(literal)

    def binary(self, sign: str, left: Any, right: Any) -> Any:
        return _SIGNS[sign](left, right)

    def call(self, function: str, argument: Any) -> Any:
        return self._functions[function](argument)


class Reals:
    """Real numbers with a fixed number of digits; raises `Undefined` where there is no value."""

    def __init__(self, digits: int) -> None:
        # an own context: nobody's setting of mpmath.mp.dps reaches it
        self._context = mpmath.MPContext()
        self._context.dps = digits

    def value(self, given: Any) -> Any:
        own = isinstance(given, self._context.mpf)
        return given if own else self._context.mpf(given)

    def number(self, literal: int | float) -> Any:
        exact = isinstance(literal, int)
        return self._context.mpf(literal if exact else repr(literal))  # 0.1 means one tenth

    def binary(self, sign: str, left: Any, right: Any) -> Any:
        if sign == "/" and right == 0:
            raise Undefined("division by zero")
        if sign == "**":
            self._allow_power(left, right)
        return self._bounded(_SIGNS[sign](left, right))

    def call(self, function: str, argument: Any) -> Any:
        if function in ("ln", "sqrt") and (argument < 0 or (argument == 0 and function == "ln")):
            raise Undefined(f"{function} of a negative number")
        if function not in ("ln", "sqrt") and abs(argument) > MAX_ARGUMENT:
            raise Undefined(f"{function} of a huge number")
        return self._bounded(self._call(function, argument))

    def _call(self, function: str, argument: Any) -> Any:
        if function == "sigma":
            return 1 / (1 + self._context.exp(-argument))
        if function == "dsigma":
            power = self._context.exp(argument)
            return 1 / (2 + power + 1 / power)
        return getattr(self._context, function)(argument)

    def _allow_power(self, base: Any, exponent: Any) -> None:
        if base == 0 and exponent <= 0:
            raise Undefined("0 to a power that is not positive")
        if base < 0 and not self._context.isint(exponent):
            raise Undefined("a root of a negative number")
        if base and abs(exponent) * max(abs(int(self._context.mag(base))), 1) > MAX_BITS:
            raise Undefined("a huge power")

    def _bounded(self, value: Any) -> Any:
        _, digits, exponent, bits = value._mpf_  # faster than mpmath's own `mag`
        if abs(exponent + bits) > MAX_BITS or (exponent and not digits):  # or not finite
            raise Undefined("a huge value")
        return value


FLOATS = Floats()
DIGITS_50 = Reals(50)
DIGITS_400 = Reals(400)
