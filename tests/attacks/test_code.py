"""Hostile code: nothing is gained, nothing is damaged, and the reason is told."""

from __future__ import annotations

import pytest

from .arena import Arena, flags, outputs, present, report
from .catalogue import Attack, attacks

pytestmark = pytest.mark.attack

ALL = [attack for letter in "BCDEFHI" for attack in attacks(letter)]


@pytest.mark.parametrize("attack", ALL, ids=str)
def test_gains_nothing_and_harms_nobody(arena: Arena, attack: Attack) -> None:
    if not present(arena.layers, attack.words["needs"]):
        pytest.skip(f"this level has no {', '.join(attack.words['needs'])}")
    expected = arena.expected(attack)
    graded = arena.grade(arena.attacked(attack))
    earned = {e["id"]: e["score"] for e in graded.to_json()["exercises"] if e["score"]}
    if "loses" in attack.switches:
        assert graded.score <= expected, earned
    else:
        assert graded.score == expected, earned
    told = {"says": report(graded), "flag": flags(graded)}
    missing = [f"{key} {one}" for key in told for one in attack.words[key] if one not in told[key]]
    assert not missing, outputs(graded)[:2000]
    if "right" in attack.switches and not attack.words["flag"]:
        assert graded.flags == []
