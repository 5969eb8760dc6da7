"""Derivatives that a program took in place of the student: a note for a person, never a verdict.

Read token by token: parsing a hostile text can bring the interpreter down. What is hidden well is
not found, and what is found may have a good reason.
"""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from autograder.grading.skeleton import defined_names
from autograder.grading.submission import Submission

CODE, UNREAD = "common/other-method", "common/too-long"
TOOLS = {
    *("algopy", "autograd", "casadi", "jax", "micrograd", "mygrad"),
    *("numdifftools", "pytensor", "tensorflow", "theano", "tinygrad", "torch"),
}
# libraries that have other uses as well, with what of them takes derivatives
PARTS = {
    "sympy": {"diff", "Derivative", "jacobian"},
    "scipy": {"approx_fprime", "approx_derivative", "derivative", "jacobian", "hessian"},
}
_COMPLEX = ("complex", "complex64", "complex128", "cdouble", "csingle")
_WORTH_READING = re.compile(rf"[\d.][jJ]\b|imag|{'|'.join((*_COMPLEX, *TOOLS, *PARTS))}")
_SHELL = re.compile(r"\s*[%!?]")
_MOST, _SHOWN = 100_000, 80  # characters: that are read, which takes a second; of a line


def flags(submission: Submission, allowed: Collection[str] = ()) -> list[tuple[str, str]]:
    """One flag for each exercise whose answer, or a helper of it, differentiates by other means.

    `allowed` are the exercises that ask for them.
    """
    extra = [cell.source for cell in submission.cells if cell.origin == "extra"]
    answers = {name: source for name, source in submission.answers.items() if source}
    if not any(map(_WORTH_READING.search, (*extra, *answers.values()))):
        return []
    length = sum(map(len, (*extra, *answers.values())))
    if length > _MOST:
        return [
            (UNREAD, f"{length} characters of code: not searched for other ways to derivatives")
        ]
    helpers = [_Cell(source) for source in extra]
    read = {name: _Cell(source) for name, source in answers.items()}
    imports = {n: tool for one in (*helpers, *read.values()) for n, tool in one.imports.items()}
    seen = {one: next(_evidence(one.tokens, imports), "") for one in (*helpers, *read.values())}
    found = []
    for name in (name for name in read if name not in allowed):
        reached = [read[name], *_reached(read[name], helpers)]
        evidence = next(filter(None, (seen[one] for one in reached)), "")
        if evidence:
            found.append((CODE, f"{name}: {evidence}"))
    return found


@dataclass(frozen=True)
class _Token:
    text: str = ""
    kind: int = tokenize.ENDMARKER
    line: str = ""


class _Cell:
    """A text as tokens."""

    def __init__(self, source: str) -> None:
        self.tokens = list(_tokens(source))
        self.imports = dict(_imports(self.tokens))
        self.defined = defined_names(source)
        self.names = {token.text for token in self.tokens if token.kind == tokenize.NAME}


def _reached(answer: _Cell, helpers: Sequence[_Cell]) -> list[_Cell]:
    """The student's other cells that define what the answer uses, and what these use."""
    names, reached, left = set(answer.names), list[_Cell](), list(helpers)
    while True:
        more = [one for one in left if one.defined & names]
        if not more:
            return reached
        reached += more
        left = [one for one in left if one not in more]
        names.update(*(one.names for one in more))


def _evidence(tokens: Sequence[_Token], imports: Mapping[str, str]) -> Iterator[str]:
    padded = (_Token(), _Token(), *tokens, _Token())
    for place, token in enumerate(tokens, 2):
        what = ""
        if token.kind == tokenize.NUMBER and token.text[-1] in "jJ":
            what = "a complex step"
        elif token.kind == tokenize.NAME:
            owner, before, after = (padded[place + step].text for step in (-2, -1, 1))
            what = _complex(token.text, before, after)
            what = what or _library(token.text, owner, before, imports)
        elif token.text[1:-1] in TOOLS and padded[place - 1].text == "(":  # import_module("jax")
            what = f"automatic differentiation with {token.text[1:-1]}"
        if what:
            yield f"looks like {what}, in the line `{_shown(token.line)}`"


def _complex(name: str, before: str, after: str) -> str:
    used = before == "." or after == "("
    return "a complex step" if used and (name in _COMPLEX or name == "imag") else ""


def _library(name: str, owner: str, before: str, imports: Mapping[str, str]) -> str:
    """A library that only differentiates, or the part of another one that does."""
    library = imports.get(name, "") if before != "." else ""
    if name in TOOLS and before in ("import", "from"):
        library = name
    if library in TOOLS:
        return f"automatic differentiation with {library}"
    for other, parts in PARTS.items():
        own = before == "." and owner not in ("np", "numpy")
        if name in parts and other in imports.values() and (own or library or "*" in imports):
            return f"{name} of {other}"
    return ""


def _imports(tokens: Sequence[_Token]) -> Iterator[tuple[str, str]]:
    """The names that import statements give, of these libraries, each with its library."""
    statement: list[str] = []
    for token in (*tokens, _Token()):
        if token.kind in (tokenize.NEWLINE, tokenize.ENDMARKER) or token.text in (";", ":"):
            yield from _imported(statement)
            statement = []
        elif token.kind in (tokenize.NAME, tokenize.OP):
            statement.append(token.text)


def _imported(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    if words[:1] not in (["from"], ["import"]) or "import" not in words:
        return
    start = words.index("import") + 1
    for part in " ".join(words[start:]).strip("()").split(","):
        named = part.split()
        if not named:
            continue
        library = words[1] if words[0] == "from" else named[0]
        if library in TOOLS or library in PARTS:
            yield named[0], library
            if words[0] == "from" or "as" in named:
                yield named[-1], library


def _tokens(source: str) -> Iterator[_Token]:
    """As many tokens as can be read; lines for the shell are left out."""
    text = "\n".join("" if _SHELL.match(line) else line for line in source.split("\n"))
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            yield _Token(token.string, token.type, token.line)
    except (tokenize.TokenError, SyntaxError, ValueError, RecursionError, MemoryError):
        return  # what follows is not read


def _shown(line: str) -> str:
    text = line.strip()[: _SHOWN + 1].split("\n")[0].replace("`", "'")
    text = "".join(c if c.isprintable() else "?" for c in text)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
