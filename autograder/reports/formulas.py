"""Formulas of a page as MathML, which a browser draws without a script and without a network."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from xml.etree.ElementTree import Element

from latex2mathml.converter import convert_to_element

_LONGEST = 2_000  # characters of a formula
_KNOWN = 4_000  # formulas that are remembered: most are the same in every page of a class
_SPLIT = re.compile(  # where no formula is: comments, code, pictures, and the tags themselves
    r"(<!--.*?-->"
    r"|<(?P<kept>script|style|pre|code|textarea|svg|math)\b.*?</(?P=kept)\s*>"
    r"|<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>)",
    re.DOTALL | re.IGNORECASE,
)
_FORMULA = re.compile(
    r"\$\$(?P<block>[^$]+)\$\$|(?<![\\$\w])\$(?P<inline>[^$\s](?:[^$]*[^$\s\\])?)\$(?![$\w])"
)
_TAGS = frozenset(
    {"math", "menclose", "mfrac", "mi", "mn", "mo", "mover", "mpadded", "mphantom", "mroot"}
    | {"mrow", "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup", "mtable", "mtd", "mtext"}
    | {"mtr", "munder", "munderover"}
)
_ATTRIBUTES = frozenset(
    {"accent", "columnalign", "columnspacing", "display", "displaystyle", "fence", "form"}
    | {"linethickness", "mathvariant", "maxsize", "minsize", "movablelimits", "notation"}
    | {"rowspacing", "scriptlevel", "stretchy", "width"}
)


def drawn(page: str) -> str:
    """The HTML with its formulas, `$...$` and `$$...$$`, as MathML."""
    parts, done, end = list[str](), 0, 0  # of the page; of what was looked at
    sign = page.find("$")
    for kept in _SPLIT.finditer(page):
        if sign < 0:
            break
        if end <= sign < kept.start():
            parts += [page[done:end], _formulas(page[end : kept.start()])]
            done = kept.start()
        end = kept.end()
        if sign < end:
            sign = page.find("$", end)
    end = max(done, end)
    return "".join([*parts, page[done:end], _formulas(page[end:])])


def _formulas(text: str) -> str:
    return _FORMULA.sub(_replaced, text) if text.count("$") > 1 else text


def _replaced(found: re.Match[str]) -> str:
    formula = found["block"] or found["inline"]
    made = mathml(html.unescape(formula), found["block"] is not None)
    return made or found[0]


@lru_cache(_KNOWN)
def mathml(formula: str, block: bool = False) -> str:
    """A LaTeX formula as MathML; "" where it cannot be read."""
    if len(formula) > _LONGEST:
        return ""
    try:
        return _written(convert_to_element(formula, display="block" if block else "inline"))
    except Exception:  # whatever a student's formula does to the parser, the page shows its text
        return ""


def _written(element: Element) -> str:
    """The element as text; what is not mathematics becomes a group, and no attribute acts."""
    tag = element.tag if element.tag in _TAGS else "mrow"
    attributes = "".join(
        f' {name}="{html.escape(value)}"'
        for name, value in element.attrib.items()
        if name in _ATTRIBUTES
    )
    text = html.escape(html.unescape(element.text or ""))  # the converter writes signs as &#x...;
    return f"<{tag}{attributes}>{text}{''.join(map(_written, element))}</{tag}>"
