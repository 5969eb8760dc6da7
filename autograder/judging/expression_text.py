"""Reading what a student typed: text becomes a tree, or a message that says what is wrong where.

The text never reaches Python's parser or SymPy's: a reader of our own knows numbers, declared
names, + - * / ^, brackets and a few functions, and nothing else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from autograder.exercise import Failure
from autograder.judging.arithmetic import DIGITS_50, Undefined
from autograder.judging.tree import (
    FUNCTIONS,
    Binary,
    Call,
    Name,
    Negative,
    Node,
    Number,
    depth,
    evaluate,
    steps,
    walk,
)

MAX_CHARACTERS, MAX_NODES, MAX_DEPTH = 500, 200, 30
MAX_LITERAL = 1e12

_ALIASES = {
    "lambda": "lam",
    "λ": "lam",
    "η": "eta",
    "σ": "sigma",
    "sigmoid": "sigma",
    "log": "ln",
    "sigma'": "dsigma",
    "σ'": "dsigma",
    "sigmoid'": "dsigma",
}
_SIGNS = {"^": "**", "−": "-", "·": "*"}
_TOKEN = re.compile(
    r"(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<name>[A-Za-z_σλη][A-Za-z0-9_]*['′’]?)"
    r"|(?P<sign>\*\*|[-+*/^(),−·])"
    r"|(?P<space>\s+)"
)
_ADVICE = {
    "=": "write only what stands to the right of `=`",
    "\\": "LaTeX is not read here",
    "{": "use round brackets",
    "[": "use round brackets",
    ".": "names have no dots; for `np.exp(x)` write `exp(x)`",
    "²": "write `^2`",
    "³": "write `^3`",
    "×": "write `*`",
    "÷": "write `/`",
    "√": "write `sqrt(x)`",
}
_UNKNOWN = {
    "e": "for the exponential write `exp(...)`",
    "log10": "`ln` and `log` are both the natural logarithm",
    "np": "write the function alone, without `np.`",
    "math": "write the function alone, without `math.`",
}


class Token(NamedTuple):
    kind: str  # number, name, sign or end
    text: str  # canonical: aliases are translated
    start: int  # in the student's own text
    end: int


def canonical(name: str) -> str:
    """The name behind its other spellings: lambda and λ are lam."""
    name = name.replace("′", "'").replace("’", "'")
    return _ALIASES.get(name, name)


def shown(text: str, limit: int = 60) -> str:
    """A student's text as it may stand inside a message."""
    clean = "".join(c if c.isprintable() and c != "`" else " " for c in text[: limit + 1])
    return f"`{clean}`" if len(text) <= limit else f"`{clean[:limit]}…`"


def not_text() -> Failure:
    """What to say when something else than a text was typed."""
    what = 'Write the expression as text in quotes, for example `"2*x"`.'
    return Failure(what, code="expression/not-text")


def read(text: str, known: Sequence[str], functions: Sequence[str] = FUNCTIONS) -> Node:
    """The tree of a typed expression; raises `Failure` with one of the codes expression/*."""
    return _Reader(text, known, functions).read()


def _has_no_value(tree: Node) -> bool:
    """Is a part of it a calculation with numbers alone that cannot be carried out, as 9^9^9?"""
    constant: list[bool] = []
    for part, below in steps(tree):
        constant.append(not isinstance(part, Name) and all(constant[place] for place in below))
        if constant[-1] and below:
            try:
                evaluate(steps(part), {}, DIGITS_50)
            except Undefined:
                return True
    return False


class _Reader:
    def __init__(self, text: str, known: Sequence[str], functions: Sequence[str]) -> None:
        self._text, self._names, self._functions = text, tuple(known), tuple(functions)
        self._level = 0
        self._place = 0
        self._tokens: list[Token] = []

    def read(self) -> Node:
        if len(self._text) > MAX_CHARACTERS:
            what = f"This has {len(self._text)} characters; at most {MAX_CHARACTERS} are read"
            raise self._error("too-long", what)
        self._tokens = list(self._split())
        if self._next.kind == "end":
            raise self._error("empty", "Nothing is typed here yet")
        tree = self._sum()
        if self._next.kind != "end":
            raise self._unexpected()
        if sum(1 for _ in walk(tree)) > MAX_NODES or depth(tree) > MAX_DEPTH:
            raise self._too_deep()
        if _has_no_value(tree):
            raise self._error("number", "A part of this is not a number, or a far too large one")
        return tree

    # text to tokens

    def _split(self) -> list[Token]:
        tokens, place = [], 0
        while place < len(self._text):
            match = _TOKEN.match(self._text, place)
            if match is None:
                raise self._character(place)
            place = match.end()
            if match.lastgroup != "space":
                tokens.append(self._token(match))
        return [*tokens, Token("end", "", place, place)]

    def _token(self, match: re.Match[str]) -> Token:
        kind, text = match.lastgroup or "", match.group()
        if kind == "name":
            text = canonical(text)
            if text.endswith("'"):
                what = "A prime is read only after sigma, as in `sigma'(z)`"
                raise self._error("character", what, match.end() - 1)
        return Token(kind, _SIGNS.get(text, text), *match.span())

    def _character(self, place: int) -> Failure:
        character = self._text[place]
        label = shown(character)
        if not character.isascii():
            label += f" ({unicodedata.name(character, 'no letter').lower()})"
        advice = _ADVICE.get(character, "")
        what = f"The character {label} cannot be used here" + (f": {advice}" if advice else "")
        return self._error("character", what, place)

    # tokens to a tree; ** binds tighter than a minus before it, as in Python

    @property
    def _next(self) -> Token:
        return self._tokens[self._place]

    def _take(self, *signs: str) -> str:
        """The next token's text if it is one of the signs, else an empty text."""
        if self._next.kind != "sign" or self._next.text not in signs:
            return ""
        self._place += 1
        return self._tokens[self._place - 1].text

    def _sum(self) -> Node:
        self._enter()
        node = self._product()
        while sign := self._take("+", "-"):
            node = Binary(sign, node, self._product())
        self._level -= 1
        return node

    def _product(self) -> Node:
        node = self._signed()
        while True:
            if sign := self._take("*", "/"):
                node = Binary(sign, node, self._signed())
            elif self._next.kind in ("number", "name") or self._next.text == "(":
                raise self._multiplication_sign()
            else:
                return node

    def _signed(self) -> Node:
        self._enter()
        if sign := self._take("+", "-"):
            inner = self._signed()
            node = Negative(inner) if sign == "-" else inner
        else:
            node = self._power()
        self._level -= 1
        return node

    def _power(self) -> Node:
        base = self._single()
        return Binary("**", base, self._signed()) if self._take("**") else base

    def _single(self) -> Node:
        token = self._next
        self._place += 1
        if token.kind == "number":
            return self._number(token)
        if token.kind == "name":
            return self._named(token)
        if token.text == "(":
            return self._closed()
        self._place -= 1
        raise self._unexpected()

    def _closed(self) -> Node:
        opened = self._tokens[self._place - 1].start
        node = self._sum()
        if self._next.text == ",":
            raise self._error("arguments", "Every function here takes one value", self._next.start)
        if not self._take(")"):
            if self._next.kind == "end":
                raise self._error("syntax", "This bracket is never closed", opened)
            raise self._unexpected()
        return node

    def _number(self, token: Token) -> Node:
        value = int(token.text) if token.text.isdigit() else float(token.text)
        if value >= MAX_LITERAL:
            raise self._error("number", "This number is too large; stay below 10^12", token.start)
        return Number(value)

    def _named(self, token: Token) -> Node:
        name, called = token.text, self._next.text == "("
        if name in self._names:
            return Name(name)
        if name in self._functions and called:
            self._place += 1
            return Call(name, self._closed())
        if name in self._functions:
            what = f"`{name}` needs brackets: `{name}(...)`"
            raise self._error("function", what, token.start)
        if name in FUNCTIONS:
            raise self._error("function", f"`{name}` may not be used in this task", token.start)
        raise self._unknown(token, called)

    def _enter(self) -> None:
        self._level += 1
        if self._level > 2 * MAX_DEPTH:
            raise self._too_deep()

    # what is wrong, where, and what is allowed

    def _unknown(self, token: Token, called: bool) -> Failure:
        kind = "function" if called else "name"
        advice = _UNKNOWN.get(token.text) or self._guess(token.text)
        what = f"The {kind} {shown(token.text)} is not known here"
        return self._error(kind, what + (f": {advice}" if advice else ""), token.start)

    def _guess(self, name: str) -> str:
        for known in self._names:
            rest = name.removeprefix(known)
            if known.lower() == name.lower():
                return f"did you mean `{known}`?"
            if rest != name and canonical(rest) in self._names:
                return f"for a product write `{known}*{rest}`"
        return ""

    def _multiplication_sign(self) -> Failure:
        left, right = self._tokens[self._place - 1], self._next
        first = self._text[left.start : left.end]
        second = "(...)" if right.text == "(" else self._text[right.start : right.end]
        first = "(...)" if first == ")" else first
        what = f"A multiplication sign is missing: write {shown(f'{first}*{second}')}"
        return self._error("multiplication", what, right.start, allowed=False)

    def _unexpected(self) -> Failure:
        token = self._next
        if token.kind == "end":
            return self._error("syntax", "Something is missing at the end")
        if token.text == ")":
            return self._error(
                "syntax", "Nothing may close here, or something is missing", token.start
            )
        what = f"{shown(self._text[token.start : token.end])} cannot stand here"
        return self._error("syntax", what, token.start)

    def _too_deep(self) -> Failure:
        what = "This is nested too deeply or too long to be read: give its parts names"
        return self._error("too-long", what)

    def _error(
        self, code: str, what: str, place: int | None = None, allowed: bool = True
    ) -> Failure:
        text = shown(self._text)
        where = text if place is None else f"{text}, character {place + 1}"
        stop = "" if what.endswith("?") else "."
        message = f"Cannot read {where}. {what}{stop}"
        return Failure(
            f"{message} {self._allowed()}" if allowed else message, code=f"expression/{code}"
        )

    def _allowed(self) -> str:
        listed = ", ".join(f"`{name}`" for name in self._names) or "none"
        calls = ", ".join(f"`{name}`" for name in self._functions)
        return f"Allowed are the names {listed}; numbers; + - * / ^ and brackets; {calls}."
