"""Curves as SVG, for pictures that must come out the same on every machine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from autograder.pictures import svg
from autograder.pictures.picture import Picture, from_svg

_HEIGHT, _LEFT, _TOP, _BELOW = 190, 46, 16, 52
_GRID = "#e0e0da"


@dataclass(frozen=True)
class Curve:
    """A line through points, with a label for the legend."""

    x: ArrayLike
    y: ArrayLike
    colour: str
    width: float = 2.0
    label: str = ""


@dataclass(frozen=True)
class Panel:
    """Curves over a grid; the marks also say how far the panel reaches."""

    curves: Sequence[Curve]
    across: Sequence[float]
    up: Sequence[float]
    title: str
    width: float = 220


def picture(panels: Sequence[Panel], alt: str) -> Picture:
    """The panels beside each other and one legend, taken from the first."""
    parts, x = [], float(_LEFT)
    for panel in panels:
        parts.append(_panel(panel, x))
        x += panel.width + _LEFT
    legend = [(curve.label, curve.colour) for curve in panels[0].curves if curve.label]
    y = _TOP + _HEIGHT + _BELOW
    parts.append(svg.legend_row(legend, y + 8))
    return from_svg(svg.document(parts, x - 20, y + 22), alt, width=round(x - 20))


def _panel(panel: Panel, left: float) -> str:
    margin_x, margin_y = (0.06 * (marks[-1] - marks[0]) for marks in (panel.across, panel.up))
    low_x, high_x = panel.across[0] - margin_x, panel.across[-1] + margin_x
    low_y, high_y = panel.up[0] - margin_y, panel.up[-1] + margin_y

    def place(x: ArrayLike, y: ArrayLike) -> list[tuple[float, float]]:
        across = left + (np.asarray(x, float) - low_x) / (high_x - low_x) * panel.width
        down = _TOP + (high_y - np.asarray(y, float)) / (high_y - low_y) * _HEIGHT
        return list(zip(np.ravel(across).tolist(), np.ravel(down).tolist(), strict=True))

    parts = []
    for mark in panel.across:
        [(x, _)] = place(mark, 0)
        parts.append(_line([(x, _TOP), (x, _TOP + _HEIGHT)], _GRID, 1))
        parts.append(svg.words(svg.number(mark), x, _TOP + _HEIGHT + 16, svg.INK))
    for mark in panel.up:
        [(_, y)] = place(0, mark)
        parts.append(_line([(left, y), (left + panel.width, y)], _GRID, 1))
        parts.append(svg.words(svg.number(mark), left - 22, y + 4, svg.INK))
    parts += [_line(place(curve.x, curve.y), curve.colour, curve.width) for curve in panel.curves]
    centre = left + panel.width / 2
    parts.append(svg.words(panel.title, centre, _TOP + _HEIGHT + 36, svg.INK))
    return "".join(parts)


def _line(points: Sequence[tuple[float, float]], colour: str, width: float) -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return (
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width:.1f}"'
        ' stroke-linecap="round" stroke-linejoin="round"/>'
    )
