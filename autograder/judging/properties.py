"""Properties of right answers, for when a mistake has no name: one sentence with two numbers."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np

from autograder.judging import compare, findings, messages
from autograder.judging.compare import Array, Finding
from autograder.judging.strata import Draw, fresh
from autograder.judging.trial import Property, Seen, Trial, see


def violated(trial: Trial, outputs: Sequence[str]) -> str:
    """The first property that the student's own answers contradict, in a sentence; "" if none."""
    for seen in (trial.tiny(), *trial.on("G")):
        for one in trial.task.properties:
            text = _contradiction(trial, one, seen, outputs)
            if text:
                return text
    return ""


def _contradiction(trial: Trial, one: Property, seen: Seen, outputs: Sequence[str]) -> str:
    own = _own(seen, trial.task.outputs)
    if own is None:
        return ""
    a = trial.task.named(fresh(seen.draw.args))
    moved = {**vars(a), **one.moved(a)}
    args = tuple(moved[argument.name] for argument in trial.task.arguments)
    expected = {name: np.asarray(v, float) for name, v in one.expected(own, a).items()}
    after = see(trial.task, trial.function, Draw("property", "", args), expected)
    for output in outputs:
        if output in expected and not isinstance(value := after.output(output), Finding):
            array = compare.as_array(value)
            if not isinstance(array, Finding) and _differs(array, expected[output]):
                label = findings.label(trial, (output,))
                return _said(one.said, label, array, expected[output])
    return ""


def _own(seen: Seen, outputs: Sequence[str]) -> SimpleNamespace | None:
    """The student's outputs as arrays of the right shape, or None."""
    own: dict[str, Any] = {}
    for output in outputs:
        value = seen.output(output)
        array = value if isinstance(value, Finding) else compare.as_array(value)
        if isinstance(array, Finding) or array.shape != seen.truth[output].shape:
            return None
        own[output] = np.asarray(array, float)
    return SimpleNamespace(**own)


def _differs(array: Array, expected: Array) -> bool:
    return array.shape == expected.shape and not compare.equal(array, expected)


def _said(said: str, label: str, array: Array, expected: Array) -> str:
    wrong = np.argwhere(~compare.close(array, expected))[0]
    place = tuple(int(i) for i in wrong)
    entry = label + (f"[{', '.join(map(str, place))}]" if place else "")
    return messages.contradiction(said, entry, expected[place], array[place])
