"""Every entry of the catalogue is tested: by data, by a table of cases or by a test of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .catalogue import ENTRIES, FOLDER, Attack, attacks, read

HERE = Path(__file__).parent
CODE = [attack for letter in sorted(ENTRIES) for attack in attacks(letter)]
MENTION = re.compile(r'(?:"|def test_)([A-Ja-j]\d{1,2})[ _]')  # "A1 …" in a table, or test_a1_…
AND = re.compile(r"def test_(\w+)")
# held by others
ELSEWHERE = {
    "E14": "tests/sandbox/test_protocol.py",
    "E10": "tests/sandbox/test_link.py",
    "E16": "tests/grading/test_gradebook.py",
    "J1": "tests/grading/test_archive.py",
}


def covered() -> set[str]:
    found = {attack.entry for attack in CODE}
    for path in HERE.glob("test_*.py"):
        text = path.read_text("utf-8")
        found |= {entry.upper() for entry in MENTION.findall(text)}
        for name in AND.findall(text):
            found |= {
                part.upper() for part in re.findall(r"\b([a-j]\d{1,2})\b", name.replace("_", " "))
            }
    return found


def test_every_entry_is_tested() -> None:
    wanted = {f"{letter}{n}" for letter, count in ENTRIES.items() for n in range(1, count + 1)}
    assert wanted - covered() == set()


@pytest.mark.parametrize("path", sorted(set(ELSEWHERE.values())))
def test_what_is_tested_elsewhere_is_there(path: str) -> None:
    assert (HERE.parents[1] / path).is_file()


def test_names_are_unique_and_every_variant_has_code() -> None:
    names = [str(attack) for attack in CODE]
    assert len(names) == len(set(names))
    assert all(attack.parts for attack in CODE)
    assert len(CODE) > 200


def test_a_line_that_is_not_understood_is_named(tmp_path: Path) -> None:
    path = tmp_path / "B1-x.py"
    path.write_text("# %% one\nx = 1\n#: wants luck\n")
    with pytest.raises(ValueError, match=r"B1-x\.py:3"):
        read(path)


def test_parts_and_words() -> None:
    attack: Attack = read(FOLDER / "H" / "H12-in-place.py")[0]
    assert attack.into() == ["sigmoid-value"]
    assert attack.switches == {"right", "loses"}
    assert attack.words["says"] == ["was changed"]
