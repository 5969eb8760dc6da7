"""Curves, bars and heat maps in one calm style, by matplotlib without a window.

Matplotlib is imported only when something is drawn: it takes half a second.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from autograder.pictures.picture import Picture, from_png

YOURS, TRUE, SLOPE, FAINT, FAN = "#1f5fbf", "#555555", "#b3261e", "#b8b8b8", "#9a5b00"
PIXELS_PER_INCH = 96  # of the page
_SHARPNESS = 1.5  # image pixels per page pixel
_PAPER = "#fbfbf8"
_CELL, _BESIDE, _ABOVE, _BELOW = 0.56, 0.34, 0.36, 0.3  # inches: a cell of a matrix, its margins
_STYLE: dict[str, Any] = {
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "axes.titlesize": 10,
    "figure.facecolor": _PAPER,
    "axes.facecolor": _PAPER,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.color": "#e4e4de",
    "axes.axisbelow": True,
    "lines.linewidth": 1.8,
    "legend.frameon": False,
}

Panels = Callable[..., None]


def picture(
    panels: Panels,
    columns: int = 1,
    rows: int = 1,
    *,
    alt: str,
    caption: str = "",
    size: tuple[float, float] = (0.0, 0.0),
) -> Picture:
    """What `panels(axes, axes, ...)` draws; `size` of the whole in inches."""
    import matplotlib
    from matplotlib.figure import Figure

    size = size if all(size) else (min(3.9 * columns, 9.4), 3.0 * rows)
    with matplotlib.rc_context(_style(matplotlib.rcParamsDefault)):
        figure = Figure(figsize=size, layout="constrained")
        panels(*figure.subplots(rows, columns, squeeze=False).flat)
        buffer = io.BytesIO()
        figure.savefig(buffer, format="png", dpi=PIXELS_PER_INCH * _SHARPNESS)
    return from_png(buffer.getvalue(), alt, caption, round(size[0] * PIXELS_PER_INCH))


def curve(axes: Any, x: ArrayLike, yours: ArrayLike, true: ArrayLike, label: str) -> None:
    """The student's curve on top of the true one."""
    axes.plot(x, true, color=FAINT, linewidth=6, label=label, solid_capstyle="round")
    axes.plot(x, yours, color=YOURS, label="yours")
    axes.legend(loc="best")


def tangent(axes: Any, x: float, y: float, slope: float, half: float, label: str = "") -> None:
    """A piece of a line through (x, y), `half` to each side."""
    ends = np.array([x - half, x + half])
    axes.plot(ends, y + slope * (ends - x), color=SLOPE, label=label or None)
    axes.plot([x], [y], "o", color=SLOPE, markersize=5)


def matrices(
    shown: Mapping[str, ArrayLike], *, alt: str, caption: str = "", apart: str = ""
) -> Picture:
    """Matrices by title, as cells of one size, on one scale of colours; `apart` has its own."""
    cells = {title: np.atleast_2d(np.asarray(m, float)) for title, m in shown.items()}
    widths = [max(_CELL * m.shape[1], 0.085 * len(title)) for title, m in cells.items()]
    tallest = _CELL * max(m.shape[0] for m in cells.values())
    size = sum(widths) + _BESIDE * len(widths) + 0.1, tallest + _ABOVE + _BELOW
    top = largest(*(m for title, m in cells.items() if title != apart))

    def panels(*axes: Any) -> None:
        axes[0].figure.set_layout_engine("none")  # it cuts titles off where cells are square
        left = 0.0
        for panel, (title, matrix), width in zip(axes, cells.items(), widths, strict=True):
            high, wide = (_CELL * n for n in matrix.shape)
            x, y = left + _BESIDE + (width - wide) / 2, _BELOW + (tallest - high) / 2
            panel.set_position((x / size[0], y / size[1], wide / size[0], high / size[1]))
            heat(panel, matrix, title, largest(matrix) if title == apart else top)
            left += _BESIDE + width

    return picture(panels, len(cells), alt=alt, caption=caption, size=size)


def largest(*arrays: Any) -> float:
    """The largest size of a number in arrays that are shown on one scale."""
    sizes = [np.abs(np.asarray(one, float)) for one in arrays]
    return max([float(np.max(one, initial=0.0, where=np.isfinite(one))) for one in sizes]) or 1.0


def heat(axes: Any, cells: Any, title: str, top: float) -> None:
    """A matrix as coloured cells with its numbers; blue below 0, red above, up to `top`."""
    axes.imshow(cells, cmap="RdBu_r", vmin=-1.4 * top, vmax=1.4 * top)
    for (i, j), value in np.ndenumerate(cells):
        ink = "white" if abs(value) > 0.75 * top else "black"
        label = f"{value + 0.0:.2g}".replace("-", "−")
        axes.text(j, i, label, ha="center", va="center", fontsize=8, color=ink)
    axes.set(title=title, xticks=range(cells.shape[1]), yticks=range(cells.shape[0]))
    axes.grid(False)
    axes.tick_params(length=0)


def beside(axes: Any, labels: Sequence[str], yours: ArrayLike, true: ArrayLike, title: str) -> None:
    """Bars in pairs: the student's numbers and the measured ones."""
    place = np.arange(len(labels))
    axes.bar(place - 0.2, yours, 0.38, color=YOURS, label="yours")
    axes.bar(place + 0.2, true, 0.38, color=FAINT, label="measured")
    axes.axhline(0, color=TRUE, linewidth=0.8)
    axes.set_xticks(place, labels)
    axes.set_title(title)
    axes.legend(loc="best")


def _style(defaults: Any) -> dict[str, Any]:
    """The student's own settings must not reach our pictures."""
    kept = {key: value for key, value in defaults.items() if not key.startswith("backend")}
    return {**kept, **_STYLE}
