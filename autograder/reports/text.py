"""Reports as plain text: for terminals and for `print(check("..."))`."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Protocol

from autograder.reports.content import SAYS, Content, Row, Wrong

WIDTH = 88

_COLOURS = {"✓": "32", "✗": "31"}

# Escape sequences first, so that their printable tails go with them.
_UNSAFE = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?"  # operating system commands, such as window titles
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # colours, cursor movements
    r"|\x1b[ -/]*[0-~]?"
    r"|[\x00-\x08\x0b-\x1f\x7f-\x9f]"
    r"|[\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]"  # text direction, separators
    r"|[\ud800-\udfff]"
)

_SYMBOLS: Mapping[str, str] = {
    **{"partial": "∂", "sigma": "σ", "lambda": "λ", "eta": "η", "delta": "δ", "Phi": "Φ"},
    **{"phi": "φ", "alpha": "α", "Sigma": "Σ", "sum": "Σ", "cdot": "·", "times": "×"},
    **{"top": "ᵀ", "to": "→", "le": "≤", "ge": "≥", "neq": "≠", "in": "∈", "mathbb": ""},
    **{"ln": "ln", "log": "log", "exp": "exp", "left": "", "right": "", "mathrm": "", "text": ""},
}
_POWERS = str.maketrans("0123456789T-", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵀ⁻")


class Contained(Protocol):
    """A report, of an exercise or of a notebook."""

    @property
    def content(self) -> Content: ...

    @property
    def footer(self) -> str: ...


def text(report: Contained, colour: bool = False) -> str:
    """The report as lines of at most `WIDTH` characters, coloured only if asked."""
    content = report.content
    lines = [f"{content.title}: {content.headline}"]
    if not content.untouched:
        lines += _table(content.rows)
    if content.wrong:
        lines += ["", *_wrong(content.wrong, content.untouched)]
    lines += [part for part in (*content.closing, report.footer) if part]
    safe = (strip(plain(line)) for line in lines)
    wrapped = "\n".join(_wrap(line) for line in "\n".join(safe).split("\n"))
    return _coloured(wrapped) if colour else wrapped


def strip(foreign: str) -> str:
    """The text without control characters, escape sequences and text-direction marks.

    Line breaks and tabs stay; carriage returns do not, as they overwrite a line.
    """
    return _UNSAFE.sub("", foreign)


def plain(message: str) -> str:
    """The message with its `$...$` formulas, outside of code, written in Unicode."""
    parts = re.compile(r"(`[^`\n]*`)|\$([^$\n]+)\$")
    return parts.sub(lambda found: found[1] or _unicode(found[2]), message)


def one_line(foreign: str) -> str:
    """The message in one line, without what could disturb a terminal or a page."""
    return " ".join(strip(plain(foreign)).split())


def _unicode(formula: str) -> str:
    formula = re.sub(r"\\[dt]?frac\{([^{}]*)\}\{([^{}]*)\}", r"\1/\2", formula)
    formula = re.sub(r"\\([A-Za-z]+) ?", lambda m: _SYMBOLS.get(m[1], m[1]), formula)
    formula = re.sub(r"\^\{?([0-9T-]+)\}?", lambda m: m[1].translate(_POWERS), formula)
    return re.sub(r" +", " ", re.sub(r"[{}]|\\[,;!]", "", formula))


def _table(rows: tuple[Row, ...]) -> Iterator[str]:
    words = max((len(row.word) for row in rows), default=0)
    points = max((len(row.points) for row in rows), default=0)
    for row in rows:
        yield f"  {row.mark} {row.word:<{words}}  {row.points:>{points}}  {row.description}"
        if row.reason:
            yield " " * (6 + words + points) + row.reason


def _wrong(wrong: Wrong, untouched: bool) -> Iterator[str]:
    if not untouched:
        yield f"{SAYS['first-wrong']}: {wrong.description}"
    yield wrong.message
    if wrong.name:
        yield SAYS["looks-like"].format(name=wrong.name)
    for level, hint in enumerate(wrong.hints, start=2):
        yield f"{SAYS['hint'].format(level=level)}: {hint}"
    if wrong.more:
        yield wrong.more


def _wrap(line: str) -> str:
    """Long lines are folded under their own indentation; words, hence numbers, stay whole."""
    indent = " " * (len(line) - len(line.lstrip()))
    return textwrap.fill(
        line,
        WIDTH,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
        replace_whitespace=False,
        drop_whitespace=True,
    )


def _coloured(lines: str) -> str:
    return re.sub(
        r"(?m)^  ([✓✗])", lambda found: f"  \x1b[{_COLOURS[found[1]]}m{found[1]}\x1b[0m", lines
    )
