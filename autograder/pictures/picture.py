"""A picture as an `<img>` with its data inside, which survives an untrusted notebook."""

from __future__ import annotations

import base64
import html
from dataclasses import dataclass

from autograder.reports.text import strip

_CAPTION = "color:var(--jp-ui-font-color2,#616161)"


@dataclass(frozen=True)
class Picture:
    """An image as a data URI; `alt` says in words what it shows, `width` is in pixels."""

    source: str
    alt: str
    caption: str = ""
    width: int = 0

    def __repr__(self) -> str:
        return "\n".join(filter(None, [f"[Picture: {self.alt}]", self.caption]))

    def _repr_html_(self) -> str:
        width = f' width="{self.width}"' if self.width else ""
        image = (
            f'<img src="{self.source}" alt="{html.escape(self.alt)}"{width} style="max-width:100%">'
        )
        caption = html.escape(self.caption)
        below = f'<br><small style="{_CAPTION}">{caption}</small>' if caption else ""
        return f"<div>{image}{below}</div>"

    def markdown(self) -> str:
        """The picture inside the text of a Markdown cell."""
        return f"![{self.alt}]({self.source})"


@dataclass(frozen=True)
class Placeholder:
    """Stands where a picture will be once the answers that it shows work."""

    message: str

    def __repr__(self) -> str:
        return self.message

    def _repr_html_(self) -> str:
        coded = html.escape(strip(self.message))
        while coded.count("`") >= 2:
            coded = coded.replace("`", "<code>", 1).replace("`", "</code>", 1)
        return f'<p style="{_CAPTION}"><i>{coded}</i></p>'


def from_svg(svg: str, alt: str, caption: str = "", width: int = 0) -> Picture:
    return Picture(_uri("image/svg+xml", svg.encode()), alt, caption, width)


def from_png(png: bytes, alt: str, caption: str = "", width: int = 0) -> Picture:
    return Picture(_uri("image/png", png), alt, caption, width)


def _uri(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"
