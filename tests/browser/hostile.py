"""A student's notebook that tries to run something in whoever looks at it.

What runs sets `window.__pwned`; what loads asks for an address with `canary` in it.
"""

from __future__ import annotations

import base64
from itertools import count

import nbformat
from graded_class import written
from nbformat.notebooknode import NotebookNode

_number = count()
CANARY = "http://127.0.0.1:9/canary"
_ACT = "window.__pwned=1"
IMAGE = f'<img src=x onerror="{_ACT}">'

HTML = (
    f"<script>{_ACT}</script>",
    f"<script src={CANARY}></script>",
    IMAGE,
    f"<img src={CANARY}>",
    f"<svg onload='{_ACT}'><script>{_ACT}</script></svg>",
    f"<svg><style><img src=x onerror={_ACT}></style></svg>",
    f"<svg><a xlink:href='javascript:{_ACT}'><text>x</text></a></svg>",
    f"<math><mtext><table><mglyph><style>{IMAGE}</style></mglyph></table></mtext></math>",
    f"<math href='javascript:{_ACT}'>x</math>",
    f"<iframe srcdoc='<script>parent.{_ACT.removeprefix('window.')}</script>'></iframe>",
    f"<iframe src='javascript:parent.{_ACT}'></iframe>",
    f"<object data='{CANARY}'></object><embed src='{CANARY}'>",
    f"<link rel=stylesheet href={CANARY}>",
    f"<style>@import url({CANARY}); * {{background: url({CANARY})}}</style>",
    f"<div style='background: url({CANARY})'>x</div>",
    f"<base href='{CANARY}/'>",
    f"<meta http-equiv=refresh content='0;url=javascript:{_ACT}'>",
    f"<form action='{CANARY}'><input autofocus onfocus='{_ACT}'></form>",
    f"<details open ontoggle='{_ACT}'>x</details>",
    f"<video><source onerror='{_ACT}'></video><audio src=x onerror='{_ACT}'></audio>",
    f"<a href='javascript:{_ACT}'>x</a><a href='java&#10;script:{_ACT}'>x</a>",
    f"<noscript><p title='</noscript>{IMAGE}'></noscript>",
    f"<!--><img src=x onerror={_ACT}>-->",
    f"<p id='x' class='panel' onclick='{_ACT}' style='position:fixed;inset:0'>x</p>",
)
MARKDOWN = (
    *HTML,
    f"[x](javascript:{_ACT})",
    f"[x](JaVaScRiPt:{_ACT})\n\n[y][z]\n\n[z]: javascript:{_ACT}",
    f"[x](data:text/html,<script>{_ACT}</script>)",
    f"<javascript:{_ACT}>",
    f"![x]({CANARY})",
    f'![x](x"onerror="{_ACT})',
    f"![x][y]\n\n[y]: {CANARY} '\"onerror={_ACT}'",
    rf"$\href{{javascript:{_ACT}}}{{x}}$",
    rf"$\text{{{IMAGE}}}$ and $$\unicode{{{IMAGE}}}$$",
    rf"$$\tag{{{IMAGE}}} x$$ and $\class{{x' onclick='{_ACT}}}{{x}}$",
    rf"\(\style{{background:url({CANARY})}}{{x}}\)",
    f"`` ` ``{IMAGE}",
    f"```{IMAGE}\n</code></pre>{IMAGE}\n```",
    f"| a |\n|---|\n| {IMAGE} |",
    "![x](attachment:a.svg)",
)

PAGES = f"""
from IPython.display import display
for html in {HTML!r}:
    display({{"text/html": html}}, raw=True)
"""
TEXTS = f"""
for text in {MARKDOWN!r}:
    display({{"text/markdown": text}}, raw=True)
"""
OTHERS = f"""
act = {_ACT!r}
svg = f"<svg xmlns='http://www.w3.org/2000/svg' onload='{{act}}'><script>{{act}}</script></svg>"
display({{"image/svg+xml": svg}}, raw=True)
display({{"application/javascript": act}}, raw=True)
display({{"text/latex": r"$\\href{{javascript:window.__pwned=1}}{{x}}$"}}, raw=True)
display({{"text/latex": {IMAGE!r}}}, raw=True)
display({{"application/vnd.jupyter.widget-view+json": {{"model_id": "x"}}}}, raw=True)
display({{"text/vnd.mermaid": f"graph LR; a-->b; click a href 'javascript:{{act}}'"}}, raw=True)
display({{"image/jpeg": '"><img src=x onerror="window.__pwned=1">'}}, raw=True)
display({{"image/png": '"><img src=x onerror="window.__pwned=1">'}}, raw=True)
"""
PICTURE = """
import matplotlib.pyplot as plt
from io import BytesIO
import base64
from IPython.display import display
buffer = BytesIO()
plt.figure(figsize=(1, 1)).savefig(buffer, format="png")
data = {"image/png": base64.b64encode(buffer.getvalue()).decode()}
for size in ("1 onload=window.__pwned=1", '1"><script>window.__pwned=1</script>'):
    display(data, metadata={"image/png": {"width": size, "height": size}, "width": size}, raw=True)
"""
TEXT = f"""
import sys
print({IMAGE!r}, "\\x1b[31m" + {IMAGE!r} + "\\x1b[0m")
print("\\x1b]8;;javascript:window.__pwned=1\\x07click\\x1b]8;;\\x07", file=sys.stderr)
print("</pre></div><script>window.__pwned=1</script>", file=sys.stderr)
"""
ERROR = f"raise type({IMAGE!r}, (Exception,), {{}})('\\x1b[1m' + {IMAGE!r} + '</pre>{IMAGE}')"

ANSWERS = {
    "def affine_grad": f"def affine_grad(w, b, x):  # </pre>{IMAGE}\n    raise OSError({IMAGE!r})",
    "squared_error_db": f"squared_error_db = {IMAGE!r}",
    "exp_log_table": f"exp_log_table = [({IMAGE!r}, 'w*x', {{{IMAGE!r}: 'x'}}, {IMAGE!r})]",
    "exp_log_dw": r'exp_log_dw = "$\\text{<img src=x onerror=window.__pwned=1>}$"',
    "composite_graph": f"composite_graph = {{{IMAGE!r}: ('mul', 'x', {IMAGE!r})}}",
    "def composite_forward": f"def composite_forward(x, z):\n    return {{{IMAGE!r}: 1.0}}",
}


def hostile(node: NotebookNode) -> None:
    """Every way in at once."""
    for cell in node.cells:
        for start, source in ANSWERS.items():
            if cell.cell_type == "code" and cell.source.startswith(start):
                cell.source = source
        cell.metadata["tags"] = [f'x"><img src=x onerror={_ACT}>', "x onclick=" + _ACT]
        cell.metadata["name"] = IMAGE
    written(node).source = "\n\n".join(MARKDOWN)
    written(node).attachments = _attachments()
    node.cells[1:1] = [_code(source) for source in (PAGES, TEXTS, OTHERS, PICTURE, TEXT, ERROR)]
    texts = [nbformat.v4.new_markdown_cell(text, id=_id()) for text in MARKDOWN]
    texts[-1].attachments = _attachments()
    node.cells += texts
    node.cells.append(
        nbformat.v4.new_raw_cell("".join(HTML), id=_id(), metadata={"format": "html"})
    )
    node.metadata["title"] = f"</title><script>{_ACT}</script>"
    node.metadata["language_info"] = {"name": "python", "pygments_lexer": IMAGE, "mimetype": IMAGE}
    node.metadata["widgets"] = {
        "application/vnd.jupyter.widget-state+json": {
            "state": {"x": {"model_name": "HTMLModel", "state": {"value": IMAGE}}},
            "version_major": f"</script><script>{_ACT}</script>",
        }
    }


def untouched() -> NotebookNode:
    """What a grader would see if nobody had cleaned it."""
    shown = [nbformat.v4.new_output("display_data", data={"text/html": html}) for html in HTML]
    cells = [nbformat.v4.new_code_cell("", outputs=[output], id=_id()) for output in shown]
    cells += [nbformat.v4.new_markdown_cell(text, id=_id()) for text in MARKDOWN[:-1]]
    return nbformat.v4.new_notebook(cells=cells)


def _code(source: str) -> NotebookNode:
    return nbformat.v4.new_code_cell(source, id=_id())


def _id() -> str:
    return f"extra-{next(_number)}"


def _attachments() -> dict[str, dict[str, str]]:
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' onload='{_ACT}'/>"
    return {"a.svg": {"image/svg+xml": base64.b64encode(svg.encode()).decode(), IMAGE: IMAGE}}
