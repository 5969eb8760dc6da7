"""What a student sees below a check cell, as HTML that survives an untrusted notebook.

Only tables, `details`, `progress` and inline styles: a notebook that somebody else opens keeps
them, whereas style sheets, inline SVG and scripts are removed.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from autograder.exercise import Assignment, Exercise, Result
from autograder.reports import content as contents
from autograder.reports.content import SAYS, Content, Row, Wrong
from autograder.reports.text import strip, text

HIGHEST_HINT = 3

_MUTED = "color:var(--jp-ui-font-color2,#616161)"
_CELL = "text-align:left;vertical-align:top;padding:2px 12px 2px 0"
_MARK_COLOURS = {
    "✓": "color:var(--jp-success-color1,#2e7d32);font-weight:bold",
    "✗": "color:var(--jp-error-color1,#c62828);font-weight:bold",
    "·": _MUTED,
}


class Drawing(Protocol):
    """A picture that can stand below a report."""

    def _repr_html_(self) -> str: ...


@dataclass(frozen=True)
class Report:
    """The findings of one exercise, shown up to a hint level.

    `hint` is the level asked for, `cap` the highest that the instructor allows; `note` says what
    comes next.
    """

    exercise: Exercise
    results: tuple[Result, ...]
    seed: int
    hint: int = 1
    cap: int = HIGHEST_HINT
    note: str = ""
    picture: Drawing | None = None

    @property
    def content(self) -> Content:
        found = contents.contents(self.exercise, self.results, self.hint, self.cap)
        return replace(found, closing=(*found.closing, *filter(None, [self.note])))

    @property
    def footer(self) -> str:
        return "" if self.content.untouched else SAYS["seed"].format(seed=self.seed)

    def __repr__(self) -> str:
        return text(self)

    def _repr_html_(self) -> str:
        return page(self.content, self.footer) + _drawn(self.picture)

    def _repr_markdown_(self) -> str:
        return markdown(self.content, self.footer)


@dataclass(frozen=True)
class Progress:
    """The points so far of a notebook; `results` by exercise id, absent where not checked yet."""

    assignment: Assignment
    results: Mapping[str, Sequence[Result]]

    @property
    def content(self) -> Content:
        return contents.progress(self.assignment, self.results)

    @property
    def footer(self) -> str:
        return ""

    def __repr__(self) -> str:
        return text(self)

    def _repr_html_(self) -> str:
        return page(self.content, self.footer)

    def _repr_markdown_(self) -> str:
        return markdown(self.content, self.footer)


def fragment(report: Report) -> str:
    """The report for a feedback page: every hint that is allowed, each behind a click."""
    every = replace(report, hint=report.cap).content
    told = replace(every, wrong=every.wrong and replace(every.wrong, more=""))
    return page(told, report.footer, folded=True) + _drawn(report.picture)


def page(content: Content, footer: str = "", folded: bool = False) -> str:
    """The content as HTML; `folded` puts the hints into `details`."""
    parts = [f"<p><b>{inline(content.title)}</b> · {inline(content.headline)} {_bar(content)}</p>"]
    if not content.untouched:
        parts.append(_table(content.rows))
    if content.wrong:
        parts += _wrong(content.wrong, content.untouched, folded)
    parts += [f"<p>{inline(line)}</p>" for line in content.closing]
    if footer:
        parts.append(f'<p style="{_MUTED}"><small>{inline(footer)}</small></p>')
    return f"<div>{''.join(parts)}</div>"


def markdown(content: Content, footer: str = "") -> str:
    """The content as Markdown, for front ends that show no HTML."""
    lines = [f"**{content.title}** · {content.headline}", ""]
    if not content.untouched:
        lines += ["| | | |", "|---|---|---|", *map(_markdown_row, content.rows), ""]
    if content.wrong:
        lines += _markdown_wrong(content.wrong, content.untouched)
    lines += [f"{line}\n" for line in (*content.closing, footer) if line]
    told = strip("\n".join(lines))
    return re.sub(r"(`[^`\n]*`)|<", lambda found: found[1] or "&lt;", told)  # no foreign tags


def inline(message: str) -> str:
    """Text as HTML: escaped, `code` marked, line breaks kept; formulas stay for MathJax."""
    escaped = html.escape(strip(message))
    coded = re.sub(r"`([^`\n]+)`", r"<code>\1</code>", escaped)
    return coded.replace("\n", "<br>")


def _bar(content: Content) -> str:
    if not content.maximum or content.untouched:
        return ""
    return (
        f'<progress value="{contents.number(content.earned)}"'
        f' max="{contents.number(content.maximum)}"></progress>'
    )


def _table(rows: Sequence[Row]) -> str:
    lines = "".join(map(_row, rows))
    return f'<table style="border-collapse:collapse;margin-bottom:8px">{lines}</table>'


def _row(row: Row) -> str:
    reason = f'<br><small style="{_MUTED}">{inline(row.reason)}</small>' if row.reason else ""
    return (
        f'<tr><td style="{_CELL};white-space:nowrap">'
        f'<span style="{_MARK_COLOURS[row.mark]}">{row.mark}</span> {inline(row.word)}</td>'
        f'<td style="{_CELL}">{inline(row.description)}{reason}</td>'
        f'<td style="{_CELL};white-space:nowrap">{inline(row.points)}</td></tr>'
    )


def _wrong(wrong: Wrong, untouched: bool, folded: bool) -> Iterator[str]:
    if not untouched:
        yield f"<p><b>{SAYS['first-wrong']}:</b> {inline(wrong.description)}</p>"
    yield f"<p>{inline(wrong.message)}</p>"
    if wrong.name:
        yield f"<p>{inline(SAYS['looks-like'].format(name=wrong.name))}</p>"
    for level, hint in enumerate(wrong.hints, start=2):
        title = SAYS["hint"].format(level=level)
        if folded:
            yield f"<details><summary>{title}</summary><p>{inline(hint)}</p></details>"
        else:
            yield f"<p><b>{title}:</b> {inline(hint)}</p>"
    if wrong.more:
        yield f'<p style="{_MUTED}">{inline(wrong.more)}</p>'


def _markdown_row(row: Row) -> str:
    reason = f" ({row.reason})" if row.reason else ""
    cells = (f"{row.mark} {row.word}", row.description + reason, row.points)
    safe = (cell.replace("|", r"\|").replace("\n", " ") for cell in cells)
    return f"| {' | '.join(safe)} |"


def _markdown_wrong(wrong: Wrong, untouched: bool) -> Iterator[str]:
    if not untouched:
        yield f"**{SAYS['first-wrong']}:** {wrong.description}\n"
    yield wrong.message.replace("\n", "  \n") + "\n"
    if wrong.name:
        yield f"{SAYS['looks-like'].format(name=wrong.name)}\n"
    for level, hint in enumerate(wrong.hints, start=2):
        yield f"**{SAYS['hint'].format(level=level)}:** {hint}\n"
    if wrong.more:
        yield f"{wrong.more}\n"


def _drawn(picture: Drawing | None) -> str:
    return picture._repr_html_() if picture else ""
