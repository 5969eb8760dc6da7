"""Findings that fit any exercise: a shape, zeros, a factor, outputs exchanged; one small case."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from autograder.judging import compare, messages
from autograder.judging.compare import DIFFERS, Array, Finding, near
from autograder.judging.trial import Trial


def one_number_only(trial: Trial) -> str:
    """Does the function work for one number, though not for an array?"""
    if not trial.task.scalar_only:
        return ""
    truth = trial.truth(0.5)
    value = trial.function.observe(0.5)
    output = trial.task.outputs[0]
    right = value.error is None and compare.judge(value.value, truth[output]) is None
    return trial.task.scalar_only if right else ""


def found(trial: Trial, wrong: Sequence[str]) -> tuple[str, str]:
    for output in wrong:
        for rule in (_exchanged, _misshapen, _zero, _factor):
            found = rule(trial, output)
            if found is not None:
                return found
    return "common/unknown", with_case(trial, _partly(trial, wrong), wrong)


def _partly(trial: Trial, wrong: Sequence[str]) -> str:
    """How many entries of the first wrong output are right, if some are."""
    for output in wrong:
        pairs = _values(trial, output)
        right = [compare.close(own, true) for own, true in pairs]
        if right and _mixed(right):
            return messages.right_entries(
                label(trial, (output,)), int(right[0].sum()), right[0].size
            )
    return ""


def _mixed(right: Sequence[Array]) -> bool:
    return all(entries.ndim and entries.any() and not entries.all() for entries in right)


def _misshapen(trial: Trial, output: str) -> tuple[str, str] | None:
    """Anything that is wrong with the output before its values are."""
    finding = next((f for s in trial.on("G") if (f := s.finding(output))), None)
    if finding is None or finding.code == "common/unknown":
        return None
    if finding.code == "common/wrong-shape" and _numbers(trial, output) and one_number_only(trial):
        return one_number_only(trial), case(trial, (output,))
    text = f"{label(trial, (output,))} {finding.text}"
    if finding.code == "common/not-finite":
        text = with_case(trial, text, (output,))
    return finding.code, text


def _numbers(trial: Trial, output: str) -> bool:
    """Does one number come back at every draw?"""
    values = [compare.as_array(seen.output(output)) for seen in trial.on("G")]
    return all(not isinstance(value, Finding) and value.ndim == 0 for value in values)


def _values(trial: Trial, output: str) -> list[tuple[Array, Array]]:
    """(student's, true) on generic draws, where both have the same shape."""
    pairs = []
    for seen in trial.on("G"):
        array = compare.as_array(seen.output(output))
        if isinstance(array, Finding) or array.shape != seen.truth[output].shape:
            return []
        pairs.append((np.asarray(array, float), seen.truth[output]))
    return pairs


def _zero(trial: Trial, output: str) -> tuple[str, str] | None:
    pairs = _values(trial, output)
    if pairs and all(not np.any(own) for own, _ in pairs):
        text = f"{label(trial, (output,))} is always 0."
        return "common/zero", with_case(trial, text, (output,))
    return None


def _exchanged(trial: Trial, output: str) -> tuple[str, str] | None:
    for other in trial.task.outputs:
        if other != output and _crosswise(trial, output, other):
            return "common/swapped", f"{messages.quoted([output, other])} look exchanged."
    return None


def _crosswise(trial: Trial, one: str, two: str) -> bool:
    def is_the(output: str, other: str) -> bool:
        return all(
            not isinstance(seen.output(output), Finding)
            and compare.judge(seen.output(output), seen.truth[other]) is None
            for seen in trial.on("G")
        )

    differ = any(not compare.equal(s.truth[one], s.truth[two]) for s in trial.on("G"))
    return differ and is_the(one, two) and is_the(two, one)


def _factor(trial: Trial, output: str) -> tuple[str, str] | None:
    pairs = _values(trial, output)
    if not pairs or not all(np.any(true) for _, true in pairs):
        return None
    factors = [float(np.vdot(true, own) / np.vdot(true, true)) for own, true in pairs]
    if min(map(abs, factors)) < DIFFERS or not all(
        near(own, c * true, 1e-9) for c, (own, true) in zip(factors, pairs, strict=True)
    ):
        return None
    name = _factor_name(trial, factors)
    if name in ("", "1"):  # a difference in later digits is no factor
        return None
    shown = label(trial, (output,))
    if name == "-1":
        text = f"{shown} has the right size and the wrong sign."
        return "common/sign", with_case(trial, text, (output,))
    return "common/factor", with_case(trial, f"{messages.factor(shown, name)}.", (output,))


def _factor_name(trial: Trial, factors: Sequence[float]) -> str:
    """The factor as a number or by a size (n, 1/n, ...), if it is one at every draw."""
    if max(factors) - min(factors) <= DIFFERS * abs(factors[0]):
        return messages.number(factors[0])
    for name, values in _sizes(trial).items():
        for text, candidate in {
            name: values,
            f"1/{name}": 1 / values,
            f"2/{name}": 2 / values,
            f"{name}/2": values / 2,
        }.items():
            if np.allclose(factors, candidate, rtol=DIFFERS, atol=0):
                return text
    return ""


def _sizes(trial: Trial) -> dict[str, Array]:
    """The symbolic sizes of the arguments (n, d, ...) at each generic draw."""
    drawn = [trial.task.sizes(seen.draw.args) for seen in trial.on("G")]
    return {symbol: np.array([sizes[symbol] for sizes in drawn], float) for symbol in drawn[0]}


def case(trial: Trial, outputs: Sequence[str]) -> str:
    """Level 1: the tiny case, or the first generic draw where the tiny one hides the mistake."""
    seen = trial.tiny()
    output = next((o for o in outputs if seen.finding(o)), "")
    if not output:
        seen, output = next((s, o) for s in trial.on("G") for o in outputs if s.finding(o))
    said = messages.call(trial.task.name, seen.draw.args)
    value = seen.output(output)
    finding = seen.finding(output)
    assert finding is not None
    shown = label(trial, (output,))
    if isinstance(value, Finding) or finding.code == "common/wrong-shape":
        return f"{shown} {finding.text} At {said} we expect {messages.show(seen.truth[output])}."
    return messages.case(shown, said, seen.truth[output], value)


def with_case(trial: Trial, said: str, outputs: Sequence[str]) -> str:
    """A sentence and a case of it, which does not say again what the sentence is about."""
    text, shown = case(trial, outputs), label(trial, outputs)
    if said.startswith(shown) and len(outputs) == 1:
        text = text.replace(f"{shown}: at ", "At ", 1)
    return f"{said} {text}".lstrip()


def label(trial: Trial, outputs: Sequence[str]) -> str:
    if trial.task.returns == "single":
        return messages.quoted([trial.task.name])
    return messages.quoted(outputs)
