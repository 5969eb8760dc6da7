"""nbgrader's pages of a graded notebook, readable without a network and safe to open.

nbgrader's templates fetch MathJax from another host, and in the formgrader whatever would run in
the page has the rights of the instructor's server. Here formulas are MathML, and the page itself
forbids what is not the template's own.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
import secrets
from typing import Any

from nbconvert.exporters import HTMLExporter
from nbformat.notebooknode import NotebookNode

from autograder.reports.formulas import drawn

_MATHJAX = re.compile(
    r"<script\b[^>]*\bsrc=\"https://[^\"]*mathjax[^\"]*\"[^>]*>\s*</script>"
    r"|<script type=\"text/x-mathjax-config\">.*?</script>",
    re.DOTALL,
)
_STAND_IN = """<script>
var MathJax = {Hub: {
  Queue: function () {},
  Startup: {signal: {Interest: function (tell) { setTimeout(function () { tell("End"); }, 0); }}}
}};
</script>"""
_NAMES = ("last_name", "first_name", "student")  # the formgrader's template does not escape them
_HANDLERS = ("toggle_name(true);", "toggle_name(false);")  # of its switch for names
_TOOLTIPS = "sha256-yJrAEajhBDgJtl9ARkWuU6pT5PKrfpDkNzaVXA/Yk3I="  # its script beside that switch
_STILL = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


class Exporter(HTMLExporter):  # type: ignore[misc]
    """nbconvert's exporter for nbgrader's templates, `feedback` and `formgrade`."""

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **more: Any
    ) -> tuple[str, dict[str, Any]]:
        named = {key: html.escape(str((resources or {}).get(key) or "")) for key in _NAMES}
        page, resources = super().from_notebook_node(nb, {**(resources or {}), **named}, **more)
        return alone(page, scripts=self.template_name == "formgrade"), resources


def alone(page: str, scripts: bool = False) -> str:
    """The page without other hosts; `scripts` lets those of its head run, and no other."""
    head, close, body = page.partition("</head>")
    head = _MATHJAX.sub("", head)
    if scripts:
        nonce = secrets.token_urlsafe(16)
        head = f"{head}{_STAND_IN}".replace("<script", f'<script nonce="{nonce}"')
        policy = _acting(nonce)
    else:
        policy = _STILL
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    head = head.replace("<head>", f"<head>\n{meta}", 1)
    return f"{head}{close}{drawn(body)}"


def _acting(nonce: str) -> str:
    """What the formgrader's page may do: run its own scripts and talk to its own server."""
    digests = (hashlib.sha256(handler.encode()).digest() for handler in _HANDLERS)
    handlers = " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    return (
        f"script-src 'nonce-{nonce}' '{_TOOLTIPS}'; script-src-attr 'unsafe-hashes' {handlers};"
        " object-src 'none'; base-uri 'none'; form-action 'self'; connect-src 'self';"
        " img-src 'self' data:"
    )
