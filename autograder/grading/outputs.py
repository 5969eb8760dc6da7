"""What a student's code showed, made safe to save: a grader's browser will render it.

Kept are plain text, verified PNG pictures, and HTML, Markdown and formulas without anything that
acts. All output metadata is dropped: templates print it into the page.
"""

from __future__ import annotations

import base64
import binascii
import re
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import nbformat
import nh3
from nbformat.notebooknode import NotebookNode

TEXT_LIMIT = 200_000  # characters of one cell's outputs
PICTURE_BYTES = 2_000_000
PICTURE_SIDE = 4_000  # pixels
OUTPUT_LIMIT = 50  # outputs of one cell
CUT = "\n(The rest is left out.)\n"

_ESCAPE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|.)", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_COMMAND = re.compile(r"::(?=[A-Za-z-]+(?:::| ))|##(?=\[)")
_TAGS = frozenset(
    {"abbr", "b", "blockquote", "br", "caption", "code", "dd", "del", "div", "dl", "dt", "em"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "li", "ol", "p", "pre", "s", "small"}
    | {"span", "strong", "sub", "sup", "u", "ul"}
    | {"table", "tbody", "td", "tfoot", "th", "thead", "tr"}
)
_LINKS = {"http", "https"}
_TAG_START = re.compile(r"<(?=[A-Za-z/!?])")
_LINK = re.compile(r"\](?=\((?!https?://[^\s()<>\"'\\]*\))|\[|:(?![ \t]*https?://))")
_MACRO = re.compile(
    r"\\(?=html|(?:href|url|unicode|require|class|style|cssId|data|action|enclose|mmlToken|def|gdef|"
    r"let|newcommand|renewcommand|newenvironment|begingroup|texttip|tooltip)(?![A-Za-z]))"
)


def plain_text(value: Any, room: int = TEXT_LIMIT) -> str:
    """A text without control characters, terminal escapes and direction marks."""
    if isinstance(value, list):
        value = "".join(part for part in value if isinstance(part, str))
    if not isinstance(value, str):
        return ""
    cut = value[:room].encode("utf-8", "replace").decode("utf-8").replace("\r\n", "\n")
    text = _CONTROL.sub("", _ESCAPE.sub("", cut).replace("\r", "\n"))
    return text + CUT if len(value) > room else text


def safe_message(value: Any) -> str:
    """A text that a report quotes: plain, and no command to the runner of a pipeline."""
    return _COMMAND.sub(lambda found: f"{found[0][0]} {found[0][1]}", plain_text(value))


def safe_html(value: Any) -> str:
    """HTML of a student: text and tables, without attributes that style, act or load."""
    attributes = {"a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}}
    return nh3.clean(
        plain_text(value), tags=_TAGS | {"a"}, attributes=attributes, url_schemes=_LINKS
    )


def safe_markdown(value: Any) -> str:
    """Markdown of a student: no HTML, no pictures, links to http and https only.

    Nothing is escaped: a space breaks what would act, so that code and formulas stay readable.
    """
    text = _TAG_START.sub("< ", plain_text(value)).replace("![", "! [")
    return _MACRO.sub(r"\\ ", _LINK.sub("] ", text))


def own_html(html: str) -> str:
    """Our feedback, once more through the cleaner: pictures only as data, no foreign markup."""
    return nh3.clean(
        html,
        tags=_TAGS | {"details", "img", "progress", "summary"},
        attributes={
            "*": {"style"},
            "img": {"src", "alt", "width"},
            "progress": {"max", "value"},
            "td": {"colspan", "rowspan"},
            "th": {"colspan", "rowspan"},
        },
        attribute_filter=_own_attribute,
        filter_style_properties={
            "border-collapse",
            "color",
            "font-weight",
            "margin-bottom",
            "max-width",
            "padding",
            "text-align",
            "vertical-align",
            "white-space",
        },
        url_schemes={"data"},
    )


def _own_attribute(tag: str, name: str, value: str) -> str | None:
    allowed = ("data:image/png;base64,", "data:image/svg+xml;base64,")
    return value if name != "src" or value.startswith(allowed) else None


def safe_outputs(outputs: Any) -> list[NotebookNode]:
    """The outputs of one cell as they may be saved; whatever is given, this never raises."""
    kept: list[NotebookNode] = []
    room = TEXT_LIMIT
    for one in outputs if isinstance(outputs, list) else []:
        if len(kept) == OUTPUT_LIMIT or room <= 0:
            kept.append(output("stream", name="stdout", text=CUT.lstrip()))
            break
        made = _output(one, room) if isinstance(one, Mapping) else None
        if made is not None:
            room -= sum(len(text) for text in _texts(made))
            kept.append(made)
    return kept


def output(kind: str, **parts: Any) -> NotebookNode:
    """An output of a cell; nbformat's own `new_output` validates each, which takes a while."""
    return nbformat.from_dict({"output_type": kind, **parts})


def _texts(made: NotebookNode) -> Iterable[str]:
    if made.output_type == "stream":
        return [made.text]
    if made.output_type == "error":
        return [made.evalue, *made.traceback]
    return [text for mime, text in made.data.items() if mime.startswith("text/")]


def _output(given: Mapping[str, Any], room: int) -> NotebookNode | None:
    kind = given.get("output_type")
    if kind == "stream":
        name = "stderr" if given.get("name") == "stderr" else "stdout"
        text = plain_text(given.get("text"), room)
        return output("stream", name=name, text=text) if text else None
    if kind == "error":
        lines = given.get("traceback")
        traceback = plain_text("\n".join(_strings(lines)), room).split("\n")
        return output(
            "error",
            ename=plain_text(given.get("ename"), 100),
            evalue=plain_text(given.get("evalue"), 10_000),
            traceback=traceback,
        )
    if kind in ("display_data", "execute_result"):
        data = given.get("data")
        safe = _data(data, room) if isinstance(data, Mapping) else {}
        return output("display_data", data=safe, metadata={}) if safe else None
    return None


def _strings(values: Any) -> Iterator[str]:
    yield from (v for v in values if isinstance(v, str)) if isinstance(values, list) else ()


def _data(data: Mapping[str, Any], room: int) -> dict[str, str]:
    cut = {mime: _joined(value)[:room] for mime, value in data.items() if mime in _CLEANERS}
    safe = {mime: _CLEANERS[mime](value) for mime, value in cut.items() if mime != "image/png"}
    safe["image/png"] = safe_png(_joined(data.get("image/png")))
    kept = {mime: value for mime, value in safe.items() if value}
    if not kept and data:
        names = ", ".join(sorted(plain_text(mime, 60) for mime in data)[:5])
        kept["text/plain"] = f"(An output was left out: {names}.)"
    return kept


def _joined(value: Any) -> str:
    return value if isinstance(value, str) else "".join(_strings(value))


def _formula(value: str) -> str:
    text = plain_text(value)
    return "" if _MACRO.search(text) or "<" in text or ">" in text else text


def safe_png(value: str) -> str:
    """The picture as base64 with nothing but its image chunks; "" if it is no sound PNG."""
    if len(value) > PICTURE_BYTES * 4 // 3 + 100_000:
        return ""
    try:
        data = base64.b64decode("".join(value.split()), validate=True)
        chunks = list(_chunks(data))
        width, height = struct.unpack(">II", chunks[0][8:16])
    except (ValueError, IndexError, struct.error, binascii.Error):
        return ""
    sound = (
        len(data) <= PICTURE_BYTES
        and chunks[0][4:8] == b"IHDR"
        and chunks[-1][4:8] == b"IEND"
        and 0 < width <= PICTURE_SIDE
        and 0 < height <= PICTURE_SIDE
    )
    return base64.b64encode(_SIGNATURE + b"".join(chunks)).decode() if sound else ""


_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHUNKS = (b"IHDR", b"PLTE", b"tRNS", b"pHYs", b"IDAT", b"IEND")


def _chunks(data: bytes) -> Iterator[bytes]:
    """The chunks that make the image, up to its end; raises ValueError on a broken one."""
    if not data.startswith(_SIGNATURE):
        raise ValueError("no PNG")
    place = len(_SIGNATURE)
    kind = b""
    while kind != b"IEND":
        (length,) = struct.unpack(">I", data[place : place + 4])
        chunk = data[place : place + 12 + length]
        kind = chunk[4:8]
        if len(chunk) != 12 + length or zlib.crc32(chunk[4:-4]) != int.from_bytes(
            chunk[-4:], "big"
        ):
            raise ValueError("broken PNG")
        if kind in _CHUNKS:
            yield chunk
        place += len(chunk)


_CLEANERS = {
    "text/plain": plain_text,
    "text/html": safe_html,
    "text/markdown": safe_markdown,
    "text/latex": _formula,
}
