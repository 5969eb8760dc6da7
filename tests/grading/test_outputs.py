"""What a student's code shows, after cleaning: judged by what the rendered page contains."""

from __future__ import annotations

import base64
import html.parser
import io
import struct
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbconvert.filters.markdown import markdown2html

from autograder.grading.outputs import (
    CUT,
    OUTPUT_LIMIT,
    TEXT_LIMIT,
    own_html,
    plain_text,
    safe_html,
    safe_markdown,
    safe_outputs,
    safe_png,
)

ACTIVE = {"script", "iframe", "object", "embed", "form", "base", "meta", "style", "link", "svg"}


class Page(html.parser.HTMLParser):
    """Tags and attributes of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


def assert_harmless(text: str) -> None:
    page = Page(text)
    assert not page.tags & ACTIVE
    assert "img" not in page.tags
    for name, value in page.attributes:
        assert not name.startswith("on")
        assert name not in ("style", "srcdoc", "action", "formaction")
        if name in ("href", "src"):
            assert value.startswith(("http://", "https://", "#"))


HTML = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x></SCRIPT>",
    '<img src=x onerror="alert(1)">',
    '<svg onload="alert(1)"><a xlink:href="javascript:1">x</a></svg>',
    '<iframe srcdoc="<script>1</script>"></iframe>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" java\nscript:alert(1)">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<form action="http://x"><input></form>',
    '<base href="http://x"><meta http-equiv="refresh" content="0">',
    '<div style="position:fixed" onclick="x" id="a">x</div>',
    "<math><mtext><table><mglyph><style><img src=x onerror=1>",
    "<!--><img src=x onerror=1>-->",
    "<noscript><p title='</noscript><img src=x onerror=1>'>",
    "<x onfocus=1 tabindex=1 autofocus>",
]
MARKDOWN = [
    *HTML,
    "[a](javascript:alert(1))",
    "[a](java&#115;cript:alert(1))",
    "[a]( javascript:alert(1))",
    "[a](<javascript:alert(1)>)",
    "[a](\njavascript:alert(1))",
    "[a][b]\n\n[b]: javascript:alert(1)",
    "[a][b]\n\n[b]:\njavascript:alert(1)",
    "[b]\n\n   [b]:  <javascript:alert(1)>",
    "<javascript:alert(1)>",
    "![a](http://x/y.png)",
    '![a](x" onerror="alert(1))',
    '[a](http://x" onclick="alert(1))',
    "![a][b]\n\n[b]: http://x/y.png",
    "`<script>`",
    "<\0script>alert(1)</script>",
    "<\x1b[0mscript>alert(1)</script>",
    "$<script>alert(1)</script>$",
    "\\begin{a}<script>alert(1)</script>\\end{a}",
    "$$\\href{javascript:alert(1)}{x}$$",
    "$$\\\\href{javascript:alert(1)}{x}$$",
    "[^1]\n\n[^1]: <script>1</script>",
    "| a |\n|---|\n| <script>1</script> |",
]


@pytest.mark.parametrize("payload", HTML)
def test_html(payload: str) -> None:
    assert_harmless(safe_html(payload))
    assert_harmless(safe_html(f"<table><tr><td>{payload}"))


@pytest.mark.parametrize("payload", MARKDOWN)
def test_markdown(payload: str) -> None:
    safe = safe_markdown(payload)
    assert_harmless(markdown2html(safe))
    assert "\\href" not in safe


PARTS = st.sampled_from(
    [
        *'<>/![]():\\$`"| \na\x00',
        "script",
        "href",
        "javascript:",
        "https://x",
        "&lt;",
        "&#x3c;",
        "\x1b[0m",
        "onerror=1",
        "img ",
    ]
)


@given(st.lists(PARTS, max_size=25).map("".join))
def test_any_markdown(text: str) -> None:
    safe = safe_markdown(text)
    assert_harmless(markdown2html(safe))
    assert safe_markdown(safe) == safe


def test_honest_text_stays_readable() -> None:
    text = "The slope is $2(wx+b-y)\\cdot x$, see [the notes](https://example.org/a).\n\n> `x = 1`"
    assert safe_markdown(text) == text
    assert "<em>" in markdown2html(safe_markdown("*so*"))
    assert Page(safe_html("<table><tr><td colspan=2>1 < 2")).tags == {"table", "tbody", "tr", "td"}
    assert 'href="https://example.org"' in safe_html('<a href="https://example.org">x</a>')
    assert "\\letter \\define" in safe_markdown("\\letter \\define")


def test_plain_text() -> None:
    text = "a\x1b[31mred\x1b[0m\x1b]0;title\x07b\x00\x07\u202ec\r\nd\te\ud800"
    assert plain_text(text) == "aredbc\nd\te?"
    assert plain_text(["a", 3, "b"]) == "ab"
    assert plain_text({"a": 1}) == ""
    assert plain_text("x" * 20, 10) == "x" * 10 + CUT


def png(width: int = 3, height: int = 2) -> bytes:
    import matplotlib.image
    import numpy as np

    file = io.BytesIO()
    matplotlib.image.imsave(file, np.zeros((height, width, 3)), metadata={"Comment": "<script>"})
    return file.getvalue()


def encoded(data: bytes) -> str:
    return base64.b64encode(data).decode()


def test_a_sound_picture_is_kept_without_its_texts() -> None:
    import matplotlib.image

    kept = base64.b64decode(safe_png(encoded(png()) + "\n"))
    assert b"script" in png()
    assert b"script" not in kept
    assert matplotlib.image.imread(io.BytesIO(kept)).shape[:2] == (2, 3)


def header(width: int, height: int) -> bytes:
    data = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return struct.pack(">I", 13) + data + struct.pack(">I", zlib.crc32(data))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        png()[:-10],
        png()[:8] + png()[33:],  # no IHDR
        png().replace(b"IDAT", b"IDAx"),
        png()[:8] + header(4001, 1) + png()[33:],
        png()[:8] + header(0, 1) + png()[33:],
        b"<script>" + png(),
        png()[:8] + struct.pack(">I", 2**31) + b"IHDR",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 3_000_000,
    ],
)
def test_other_pictures_are_dropped(data: bytes) -> None:
    assert safe_png(encoded(data)) == ""


def test_text_behind_a_picture_is_cut() -> None:
    assert base64.b64decode(safe_png(encoded(png() + b"<script>"))).endswith(b"IEND\xaeB`\x82")
    assert safe_png("not base64 <>") == ""


def shown(data: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"output_type": "display_data", "data": data, "metadata": {"a": 1}, **more}


def test_outputs_keep_only_known_kinds() -> None:
    outputs = [
        {"output_type": "stream", "name": "stdout", "text": ["a", "b"]},
        {"output_type": "stream", "name": "evil", "text": "\x1b[2Jc"},
        shown({"text/plain": "3", "application/javascript": "alert(1)", "text/html": "<b>3"}),
        shown({"image/png": encoded(png())}, metadata={"image/png": {"width": '1" onload="x'}}),
        shown({"image/svg+xml": "<svg onload=1>"}),
        shown({"text/latex": "$x<script>$", "text/plain": "x"}),
        shown({"text/latex": "$x^2$"}),
        {"output_type": "execute_result", "data": {"text/plain": "4"}, "execution_count": 7},
        {"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["\x1b[0;31ma", 3]},
        {"output_type": "update_display_data", "data": {}},
        {"output_type": ["x"]},
        "text",
        None,
    ]
    kept = safe_outputs(outputs)
    assert all(not output.get("metadata") for output in kept)
    assert [output.output_type for output in kept] == [
        *("stream", "stream", "display_data", "display_data", "display_data", "display_data"),
        *("display_data", "display_data", "error"),
    ]
    assert [kept[0].text, kept[1].text, kept[1].name] == ["ab", "c", "stdout"]
    assert kept[2].data == {"text/plain": "3", "text/html": "<b>3</b>"}
    assert set(kept[3].data) == {"image/png"}
    assert kept[4].data == {"text/plain": "(An output was left out: image/svg+xml.)"}
    assert kept[5].data == {"text/plain": "x"}
    assert kept[6].data == {"text/latex": "$x^2$"}
    assert kept[8].traceback == ["a"]


@pytest.mark.parametrize("outputs", [None, 3, "x", {}, {"a": []}])
def test_no_list_is_no_output(outputs: Any) -> None:
    assert safe_outputs(outputs) == []


def test_outputs_are_bounded() -> None:
    many = [{"output_type": "stream", "name": "stdout", "text": "x"}] * 1000
    assert len(safe_outputs(many)) == OUTPUT_LIMIT + 1
    long = [{"output_type": "stream", "name": "stdout", "text": "x" * 10**6}] * 3
    kept = safe_outputs(long)
    assert len(kept) == 2
    assert len(kept[0].text) == TEXT_LIMIT + len(CUT)
    wide = [shown({"text/html": "<b>" * 10**6, "text/plain": "y" * 10**6})] * 3
    texts = [text for output in safe_outputs(wide) for text in output.get("data", {}).values()]
    assert sum(len(text) for text in texts) < 2e6


def test_our_own_pages() -> None:
    page = (
        '<div><p style="color:var(--jp-ui-font-color2,#616161);position:fixed">a</p>'
        '<details open><summary>Hint</summary></details><progress value="1" max="2"></progress>'
        f'<img src="data:image/png;base64,{encoded(png())}" alt="b" onerror="x">'
        '<img src="data:text/html,x"><img src="https://x/y.png"><a href="data:text/html,x">c</a>'
        "<script>1</script></div>"
    )
    safe = Page(own_html(page))
    assert safe.tags == {"div", "p", "details", "summary", "progress", "img"}
    assert [value[:22] for name, value in safe.attributes if name == "src"] == [
        "data:image/png;base64,"
    ]
    assert [value for name, value in safe.attributes if name == "style"] == [
        "color:var(--jp-ui-font-color2, #616161)"
    ]
    assert "onerror" not in dict(safe.attributes)
