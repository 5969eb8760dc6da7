"""A tree as LaTeX with as few brackets as its reading needs."""

from __future__ import annotations

import re

from autograder.judging.tree import Binary, Call, Name, Negative, Node, Number

_GREEK = {"lam": r"\lambda", "eta": r"\eta", "delta": r"\delta", "yhat": r"\hat{y}"}
_SUM, _PRODUCT, _ATOM = 1, 2, 3  # how strongly a text holds together


def latex(node: Node) -> str:
    match node:
        case Number(value):
            return _number(value)
        case Name(name):
            return latex_name(name)
        case Negative(of):
            return "-" + _factor(of)
        case Call(function, argument):
            return _call(function, latex(argument))
        case Binary("/", left, right):
            return rf"\frac{{{latex(left)}}}{{{latex(right)}}}"
        case Binary("**", left, right):
            return f"{_base(left)}^{{{latex(right)}}}"
        case Binary("*", left, right):
            return _product(_inside(left, _PRODUCT), _factor(right))
        case Binary("-", left, right):
            return f"{latex(left)} - {_factor(right)}"
        case Binary(_, left, right):
            second = _factor(right) if latex(right).startswith("-") else latex(right)
            return f"{latex(left)} + {second}"


def latex_name(name: str) -> str:
    """w1 -> w_{1}, lam -> λ, several letters upright."""
    match = re.fullmatch(r"([A-Za-z]+)([0-9]*)", name)
    if match is None:
        return r"\mathrm{" + name.replace("_", r"\_") + "}"
    letters, digits = match.groups()
    upright = letters if len(letters) == 1 else rf"\mathrm{{{letters}}}"
    return _GREEK.get(letters, upright) + (f"_{{{digits}}}" if digits else "")


def _number(value: int | float) -> str:
    text = repr(value)
    if "e" not in text:
        return text
    digits, exponent = text.split("e")
    return rf"{digits} \cdot 10^{{{int(exponent)}}}"


def _call(function: str, argument: str) -> str:
    match function:
        case "exp":
            return rf"\mathrm{{e}}^{{{argument}}}"
        case "sqrt":
            return rf"\sqrt{{{argument}}}"
        case "sigma":
            return rf"\sigma({argument})"
        case "dsigma":
            return rf"\sigma'({argument})"
    return rf"\{function}({argument})"


def _strength(node: Node) -> int:
    match node:
        case Binary("+" | "-"):
            return _SUM
        case Binary("*") | Negative():
            return _PRODUCT
        case Number(value) if value < 0 or "e" in repr(value):
            return _PRODUCT
    return _ATOM


def _bracketed(text: str) -> str:
    return rf"\left({text}\right)"


def _inside(node: Node, needed: int) -> str:
    return latex(node) if _strength(node) >= needed else _bracketed(latex(node))


def _factor(node: Node) -> str:
    """What stands after a minus or a factor."""
    text = _inside(node, _PRODUCT)
    return _bracketed(text) if text.startswith("-") else text


def _product(left: str, right: str) -> str:
    # a letter before a bracket would look like a function, a digit after a factor like one number
    ambiguous = right[0].isdigit() or (right.startswith(r"\left(") and not left[-1].isdigit())
    return rf"{left} \cdot {right}" if ambiguous else rf"{left} \, {right}"


def _base(node: Node) -> str:
    plain = isinstance(node, Name) or (isinstance(node, Number) and _strength(node) == _ATOM)
    function = isinstance(node, Call) and node.function in ("sigma", "dsigma")
    return latex(node) if plain or function else _bracketed(latex(node))
