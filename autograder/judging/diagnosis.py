"""Naming a mistake in a function: only what fits at every point, or nothing.

Known mistakes come first, output by output; then a factor, a sign, zeros, two outputs exchanged;
then a fault of the way back, found by trying them all.
"""

from __future__ import annotations

from collections.abc import Sequence

from autograder.exercise import Exercise, Failure
from autograder.judging import explain, findings, known, messages, properties
from autograder.judging.calls import failure_of
from autograder.judging.compare import Finding
from autograder.judging.trial import Seen, Trial

SPECIAL_CASE = "common/special-case"
UNKNOWN = "common/unknown"
UNEXPLAINED = (UNKNOWN, "common/wrong-shape")
OUR_FAULT = "no explanation could be looked for"


def failure(
    exercise: Exercise, trial: Trial, outputs: Sequence[str], others: Sequence[str]
) -> Failure:
    """What to say about outputs that are wrong on generic draws; `others` are wrong as well.

    That they are wrong is known before: a fault in here costs the explanation, never the verdict.
    """
    try:
        return _failure(exercise, trial, outputs, others)
    except Exception as fault:  # the answer is wrong whatever happens here; a flag tells
        text = f"{messages.quoted(outputs)}: the values are not right."
        return Failure(text, code=UNKNOWN, flag=_flag(fault))


def _flag(fault: Exception) -> str:
    return f"{UNKNOWN}: {OUR_FAULT} ({type(fault).__name__}: {fault})"


def _failure(
    exercise: Exercise, trial: Trial, outputs: Sequence[str], others: Sequence[str]
) -> Failure:
    if not trial.repeated:
        return unsteady(credit=0.0)
    code, named = known.named(exercise, trial, [*outputs, *others], outputs)
    mistake = exercise.mistake(code)
    if mistake is not None:
        text = mistake.message or findings.case(trial, named)
        return Failure(text, code=code, hints=mistake.hints)
    code, text = findings.found(trial, outputs)
    explained = None
    if code in UNEXPLAINED:
        explained = explain.explain(trial, [*outputs, *others], outputs)
    if explained is not None:
        text = findings.with_case(trial, explained.text, explained.outputs)
        return Failure(text, code=explained.code, hints=explained.hints)
    if code == UNKNOWN:
        text = f"{text} {properties.violated(trial, outputs)}".rstrip()
    code = _own_code(exercise, code)
    mistake = exercise.mistake(code)
    return Failure(text, code=code, hints=mistake.hints if mistake else messages.common_hints(code))


def crash(exercise: Exercise, trial: Trial) -> Failure | None:
    """What to say when the function gives no result on a generic draw; None if it always does."""
    for seen in trial.on("G"):
        if seen.observation.error is not None:
            return _crashed(exercise, trial, seen)
        if isinstance(seen.outputs, Finding):
            text = f"{messages.quoted([trial.task.name])} {seen.outputs.text}"
            code = seen.outputs.code
            if code == "common/arity":
                text = seen.outputs.text
            return Failure(text, code=code, hints=messages.common_hints(code))
    return None


def _crashed(exercise: Exercise, trial: Trial, seen: Seen) -> Failure:
    assert seen.observation.error is not None
    told = failure_of(trial.task.name, seen.observation.error)
    if seen.observation.error.kind != "exception":
        return told
    try:
        return _crash_explained(exercise, trial, told)
    except Exception as fault:  # the call has failed whatever happens here; a flag tells
        told.flag = _flag(fault)
        return told


def _crash_explained(exercise: Exercise, trial: Trial, told: Failure) -> Failure:
    code, _ = known.named(exercise, trial, trial.task.outputs, trial.task.outputs)
    code = code or findings.one_number_only(trial)
    mistake = exercise.mistake(code)
    if mistake is not None:
        return Failure(mistake.message or told.message, code=code, hints=mistake.hints)
    explained = explain.explain(trial, trial.task.outputs, trial.task.outputs)
    if explained is not None:
        text = messages.only_where_sizes_agree(told.message, explained.text)
        return Failure(text, code=told.code, hints=explained.hints)
    return told


def special(exercise: Exercise, trial: Trial, seen: Seen, output: str) -> Failure:
    """What to say about an output that is right in general and wrong in a special case."""
    try:
        return _special(exercise, trial, seen, output)
    except Exception as fault:  # the case is wrong whatever happens here; a flag tells
        text = f"{messages.quoted([output])}: right in general, wrong for {seen.draw.case}."
        return Failure(text, code=SPECIAL_CASE, flag=_flag(fault), credit=0.5)


def _special(exercise: Exercise, trial: Trial, seen: Seen, output: str) -> Failure:
    finding = seen.finding(output)
    assert finding is not None
    code = known.extreme(exercise, trial, seen, output)
    mistake = exercise.mistake(code)
    if mistake is not None:
        text = mistake.message or _special_text(trial, seen, output, finding)
        return Failure(text, code=code, hints=mistake.hints, credit=0.5)
    text = _special_text(trial, seen, output, finding)
    if _writes_to_argument(seen):
        return mutation(exercise, "an argument")
    code = _own_code(exercise, _special_code(seen, finding))
    own = exercise.mistake(code)
    hints = own.hints if own else messages.common_hints(code)
    hints = hints or messages.special_hints(seen.draw.case)
    return Failure(text, code=code, hints=hints, credit=0.5)


def _special_code(seen: Seen, finding: Finding) -> str:
    telling = {"X": ("common/not-finite",), "I": ("common/integer",)}
    return finding.code if finding.code in telling.get(seen.draw.stratum, ()) else SPECIAL_CASE


def mutation(exercise: Exercise, argument: str) -> Failure:
    """The right values, but an argument was changed by the call."""
    own = next((m for m in exercise.mistakes if m.kind == "purity"), None)
    if own is not None and f" {argument} was changed" in own.message:
        return Failure(own.message, code=own.code, hints=own.hints, credit=0.5)
    name = messages.quoted([argument]) if argument != "an argument" else argument
    return Failure(
        f"Your result is right, but {name} was changed by the call.",
        code="common/mutates-input",
        hints=messages.common_hints("common/mutates-input"),
        credit=0.5,
    )


def unsteady(credit: float = 0.5) -> Failure:
    return Failure(
        "The second call with the same arguments gives another result.",
        code="common/not-repeatable",
        hints=messages.common_hints("common/not-repeatable"),
        credit=credit,
    )


def _writes_to_argument(seen: Seen) -> bool:
    error = seen.observation.error
    return error is not None and "read-only" in error.message


def _special_text(trial: Trial, seen: Seen, output: str, finding: Finding) -> str:
    said = messages.call(trial.task.name, seen.draw.args)
    value = seen.output(output)
    error = seen.observation.error
    if error is not None:
        got = f"your function stops with {error.name or error.kind}: {error.message}"
    elif isinstance(value, Finding) or finding.code == "common/wrong-shape":
        got = f"yours {finding.text}".rstrip(".")
    else:
        got = f"you return {messages.show(value)}"
    label = findings.label(trial, (output,))
    expected = messages.expected(seen.truth[output], seen.draw.finite_only)
    return messages.special_case(label, seen.draw.case, said, expected, got)


def _own_code(exercise: Exercise, code: str) -> str:
    """The exercise's own code for a finding that it has a name for."""
    names = {"common/float32": "/float32", "common/integer": "/integer-output"}
    own = [m.code for m in exercise.mistakes if code in names and m.code.endswith(names[code])]
    return own[0] if own else code
