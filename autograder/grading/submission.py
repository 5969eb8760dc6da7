"""From what was submitted to what is graded: the release skeleton with the student's answers.

Markdown, imports, given cells and check cells always come from the skeleton. Each repair is one
line for the student (`notes`); what looks like tampering is one for the instructor (`flags`).
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from nbformat.notebooknode import NotebookNode

from autograder.grading.ingest import Limits, RawCell, RawNotebook, Unreadable, read_notebook
from autograder.grading.skeleton import Slot, defined_names, plain

_CANDIDATES = 50  # notebooks of one folder that are looked at


@dataclass(frozen=True)
class Cell:
    """A cell of the repaired notebook; `origin` is skeleton, answer, written or extra."""

    id: str
    source: str
    code: bool
    origin: str
    runs: bool


@dataclass
class Submission:
    """What is graded.

    `answers` has each checked exercise, None where its cell was deleted; `untouched` the
    exercises whose stub stands as it was released; `layout` all cells in order; `problem` is
    why nothing could be read; `digest` the sha256 of the file.
    """

    layout: list[Cell] = field(default_factory=list)
    answers: dict[str, str | None] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    untouched: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    flags: list[tuple[str, str]] = field(default_factory=list)
    problem: str = ""
    digest: str = ""

    @property
    def cells(self) -> list[Cell]:
        """The code cells to run, in order: neither checks nor pictures."""
        return [] if self.problem else [cell for cell in self.layout if cell.runs]


def read_submission(path: Path, skeleton: NotebookNode, limits: Limits | None = None) -> Submission:
    """Read and repair; whatever the file holds, this returns a submission."""
    try:
        raw = read_notebook(path, limits or Limits())
    except Unreadable as reason:
        return unread(skeleton, str(reason))
    return _Repair([Slot.of(cell) for cell in skeleton.cells], raw).made()


def unread(skeleton: NotebookNode, problem: str) -> Submission:
    """A submission of which nothing could be read, and why."""
    slots = [Slot.of(cell) for cell in skeleton.cells]
    return Submission(
        layout=[_cell(slot) for slot in slots],
        answers={slot.id: None for slot in slots if slot.kind == "answer"},
        written={slot.id: slot.source for slot in slots if slot.kind == "written"},
        problem=problem,
    )


def find_notebook(
    folder: Path, name: str, skeleton: NotebookNode | None = None
) -> tuple[Path | None, list[str]]:
    """Which file of a submission's folder is the notebook `name`, with a note if it was renamed.

    With a skeleton, a renamed one is recognised by its cells.
    """
    found = notebooks_in(folder)
    wanted = f"{name}.ipynb"
    chosen = next((path for path in found if path.name == wanted), None)
    if chosen is None and found:
        chosen = min(found[:_CANDIDATES], key=lambda path: _distance(path, wanted, skeleton))
    if chosen is None:
        return None, ["No notebook was submitted."]
    notes = []
    if chosen.name != wanted:
        notes.append(f"The notebook should be named {wanted}; {_shown(chosen)} was read.")
    others = [_shown(path) for path in found if path != chosen]
    if others:
        notes.append(f"{_shown(chosen)} was graded; not read: {', '.join(others[:5])}.")
    return chosen, notes


def notebooks_in(folder: Path) -> list[Path]:
    """The notebooks of a submission's folder, by name; none of what lies behind a link."""
    if folder.is_symlink():  # it may lead to another student's work, or to the solutions
        return []
    try:
        with os.scandir(folder) as entries:
            return sorted(Path(entry.path) for entry in entries if _is_notebook(entry))
    except OSError:
        return []


def _is_notebook(entry: os.DirEntry[str]) -> bool:
    return (
        entry.name.lower().endswith(".ipynb")
        and not entry.name.startswith(".")
        and entry.is_file(follow_symlinks=False)
    )


def _distance(path: Path, wanted: str, skeleton: NotebookNode | None) -> tuple[bool, int, str]:
    known = 0
    if skeleton is not None:
        try:
            cells = read_notebook(path, Limits()).cells
        except Unreadable:
            cells = ()
        ids = {Slot.of(cell).id for cell in skeleton.cells}
        known = len(ids & {name for cell in cells for name in (cell.id, cell.grade_id)})
    return path.name.lower() != wanted.lower(), -known, path.name


def _shown(path: Path) -> str:
    """A file name that is safe to print."""
    text = path.name.encode("utf-8", "replace").decode("utf-8")
    return "".join(c if c.isprintable() else "?" for c in text)[:80]


def _cell(slot: Slot, source: str | None = None) -> Cell:
    origin = slot.kind if slot.open else "skeleton"
    text = slot.source if source is None else source
    return Cell(slot.id, text, slot.code, origin, slot.runs or slot.kind == "answer")


class _Repair:
    """Puts each submitted cell into its slot, or beside one."""

    def __init__(self, slots: list[Slot], raw: RawNotebook) -> None:
        self.slots = {slot.id: slot for slot in slots}
        self.raw = raw.cells
        self.claims: dict[str, list[int]] = {slot.id: [] for slot in slots}
        self.owner: dict[int, str] = {}
        self.chosen: dict[str, str] = {}
        self.before: dict[str, list[int]] = {slot.id: [] for slot in slots}
        self.after: dict[str, list[int]] = {slot.id: [] for slot in slots}
        self.out = Submission(digest=raw.digest)

    def made(self) -> Submission:
        self._claim_by_id()
        self._claim_by_names()
        self._claim_by_place()
        if any(not self.raw[i].nbgrader and self._is_answered(n, i) for i, n in self.owner.items()):
            self.out.notes.append("Some cells had lost their grading data; it was put back.")
        for slot in self.slots.values():
            self._answer(slot) if slot.open else self._restore(slot)
        self._place_extras()
        self._lay_out()
        return self.out

    def _claim(self, name: str, index: int) -> None:
        self.claims[name].append(index)
        self.owner[index] = name

    def _claim_by_id(self) -> None:
        """Which slots the cells say they are, by grade_id, cell id, or the exact locked text."""
        by_text = {plain(slot.source): slot.id for slot in self.slots.values() if not slot.open}
        for index, cell in enumerate(self.raw):
            names = (cell.grade_id, cell.id, by_text.get(plain(cell.source), ""))
            name = next((name for name in names if name in self.slots), "")
            if name:
                self._claim(name, index)
                self._inspect(self.slots[name], cell)

    def _claim_by_names(self) -> None:
        """An answer without a cell of its own is looked for by the names that it defines."""
        for slot in self.slots.values():
            own = self.claims[slot.id]
            if slot.kind != "answer" or any(self._is_answered(slot.id, i) for i in own):
                continue
            expected = defined_names(slot.source)
            free = [i for i, cell in enumerate(self.raw) if cell.code and i not in self.owner]
            found = [i for i in free if expected & defined_names(self.raw[i].source)]
            if found and own:
                self.out.notes.append(f"The answer of {slot.id} was found in another cell.")
            for index in found:
                self._claim(slot.id, index)

    def _claim_by_place(self) -> None:
        """A slot that nothing claims takes the only free cell between its neighbours."""
        order = list(self.slots)
        for name, left, right in zip(order[1:-1], order[:-2], order[2:], strict=True):
            slot = self.slots[name]
            if not slot.open or self.claims[name]:
                continue
            if self.claims[left] and self.claims[right]:
                between = range(self.claims[left][-1] + 1, self.claims[right][0])
                if len(between) == 1 and self.raw[between[0]].code == slot.code:
                    self._claim(name, between[0])

    def _is_answered(self, name: str, index: int) -> bool:
        source = self.raw[index].source
        return bool(source.strip()) and not self.slots[name].same(source)

    def _inspect(self, slot: Slot, cell: RawCell) -> None:
        """Flags what a front end does not do by itself."""
        if "skip-execution" in cell.tags:
            self.out.flags.append(("skip-execution", f"{slot.id}: tagged skip-execution"))
        for key in ("grade", "solution", "locked", "points"):
            value = cell.nbgrader.get(key, slot.metadata.get(key))
            if value != slot.metadata.get(key):
                shown = value if isinstance(value, (bool, int, float)) else type(value).__name__
                self.out.flags.append(("metadata", f"{slot.id}: {key} is {shown} as submitted"))
        if slot.kind == "check" and not slot.same(cell.source):
            self.out.flags.append(("edited-check", f"{slot.id}: the check cell was edited"))

    def _restore(self, slot: Slot) -> None:
        """A locked cell: the skeleton's; what the student wrote there is kept before it.

        So imports that were added there are made, and given functions stay as given.
        """
        edited = [i for i in self.claims[slot.id] if self._is_answered(slot.id, i)]
        if edited:
            self.before[slot.id] += edited
            self.out.notes.append(f"The cell {slot.id} was edited; the original stands below it.")

    def _answer(self, slot: Slot) -> None:
        claims = self.claims[slot.id]
        answered = [i for i in claims if self._is_answered(slot.id, i)]
        source: str | None = slot.source
        if not claims:
            source = self._merged(slot)
        elif answered and slot.code:
            source = self._chosen(slot, answered)
        elif answered:
            source = "\n\n".join(dict.fromkeys(self.raw[i].source for i in answered))
        if any(self.raw[i].code != slot.code for i in answered):
            self.out.notes.append(f"The type of the cell {slot.id} was changed; it was put back.")
        if source is not None:
            self.chosen.setdefault(slot.id, source)
            if source == slot.source:
                self.out.untouched.add(slot.id)
        if slot.kind == "written":
            self.out.written[slot.id] = slot.source if source is None else source
        else:
            self.out.answers[slot.id] = source

    def _chosen(self, slot: Slot, answered: list[int]) -> str:
        """Of several cells the last one that defines all names; else all of them, joined."""
        expected = defined_names(slot.source)
        defined = {i: defined_names(self.raw[i].source) & expected for i in answered}
        full = [i for i in answered if defined[i] == expected]
        if len(answered) > 1 and not full:
            self.out.notes.append(f"{len(answered)} cells for {slot.id} were joined.")
            return "\n\n".join(self.raw[i].source for i in answered)
        chosen = full[-1] if full else answered[-1]
        for index in answered:
            if index != chosen:  # a part of the answer that must not override it
                late = index > chosen and not defined[index]
                (self.after if late else self.before)[slot.id].append(index)
        if len(full) > 1:
            self.out.notes.append(f"{len(full)} cells for {slot.id}: the last one was graded.")
        return self.raw[chosen].source

    def _merged(self, slot: Slot) -> str | None:
        """A deleted answer: None, or the text of the cell into which it was merged."""
        expected = defined_names(slot.source) if slot.kind == "answer" else set()
        for cell in reversed(self.raw):
            if cell.code and expected & defined_names(cell.source):
                self.chosen[slot.id] = f"# {slot.id}: answered in another cell"
                self.out.notes.append(f"The answer of {slot.id} was found in another cell.")
                return cell.source
        self.out.notes.append(f"The cell of {slot.id} was missing: not answered.")
        return None

    def _place_extras(self) -> None:
        """Cells of the student's own stay behind the cell that they followed."""
        order = list(self.slots)
        first = next((name for name in order if self.slots[name].code), "")
        place = first
        for index, cell in enumerate(self.raw):
            if index in self.owner:  # nothing runs before the imports
                place = max(self.owner[index], first, key=order.index)
            elif cell.source.strip():
                self.after[place].append(index)

    def _lay_out(self) -> None:
        number = 0
        for slot in self.slots.values():
            for index in (*self.before[slot.id], None, *self.after[slot.id]):
                if index is None:
                    self.out.layout.append(_cell(slot, self.chosen.get(slot.id)))
                    continue
                number += 1
                cell = self.raw[index]
                extra = Cell(f"extra-{number:03}", cell.source, cell.code, "extra", cell.code)
                self.out.layout.append(extra)
