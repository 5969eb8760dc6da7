"""The catalogue of attacks as data: what is put into which cells of a notebook.

`catalogue/<letter>/<entry>-<slug>.py` holds the variants of one entry:

    # %% the name of the variant
    #: says no network
    import socket
    ...
    #: into sigmoid-slope
    def sigmoid_grad(z):
        ...

A line `#: into <exercise>` starts the text of that answer cell, `#: first` and `#: last` that of a
cell of the student's own behind the imports or at the end; a variant begins with `first`.
Further lines: `#: says <words>` that the report has to contain, `#: flag <words>` that the flags
have to contain, `#: needs <layer>`, `#: right` (the answers given here are right and lose nothing),
`#: loses` (it may harm its own notebook), `#: alone` (on untouched stubs). `__COURSE__`,
`__PORT__` and the like stand for what the arena is made of.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "catalogue"
ENTRIES = {"A": 20, "B": 19, "C": 12, "D": 17, "E": 16, "F": 21, "G": 13, "H": 18, "I": 5, "J": 7}
FIRST, LAST = "first", "last"
_WORDS = ("says", "flag", "needs")
_SWITCHES = ("right", "loses", "alone")


@dataclass
class Attack:
    """One variant: `parts` are (place, text), the place an exercise, `first` or `last`."""

    entry: str
    name: str
    parts: list[tuple[str, str]] = field(default_factory=list)
    words: dict[str, list[str]] = field(default_factory=lambda: {key: [] for key in _WORDS})
    switches: set[str] = field(default_factory=set)

    def __str__(self) -> str:
        return f"{self.entry} {self.name}"

    def into(self) -> list[str]:
        """The exercises whose answers are replaced."""
        return [place for place, _ in self.parts if place not in (FIRST, LAST)]


def attacks(letter: str) -> list[Attack]:
    """All variants of all entries of a letter."""
    paths = sorted((FOLDER / letter).glob("*.py"), key=lambda path: int(entry_of(path)[1:]))
    return [attack for path in paths for attack in read(path)]


def entry_of(path: Path) -> str:
    return path.stem.split("-")[0]


def read(path: Path) -> list[Attack]:
    """The variants in a file."""
    found: list[Attack] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.startswith("# %% "):
            found.append(Attack(entry_of(path), line.removeprefix("# %% "), [(FIRST, "")]))
        elif line.startswith("#: "):
            _instruct(found[-1], line.removeprefix("#: ").strip(), f"{path}:{number}")
        else:
            place, text = found[-1].parts.pop()
            found[-1].parts.append((place, f"{text}{line}\n"))
    for attack in found:
        attack.parts = [part for part in attack.parts if part[1].strip()]
    return found


def _instruct(attack: Attack, line: str, where: str) -> None:
    word, _, rest = line.partition(" ")
    if word in _SWITCHES and not rest:
        attack.switches.add(word)
    elif word in _WORDS and rest:
        attack.words[word].append(rest)
    elif (word == "into" and rest) or (word in (FIRST, LAST) and not rest):
        attack.parts.append((rest or word, ""))
    else:
        raise ValueError(f"{where}: not understood: {line}")
