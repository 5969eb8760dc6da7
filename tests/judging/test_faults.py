"""Faults of the way back: each one is found again, and nothing is named that is not there."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from autograder import exercises
from autograder.answers import LocalAnswers
from autograder.exercise import grade
from autograder.exercises import chain_rule, sigmoid, two_layer, zero_initialization
from autograder.exercises.curve import sigma
from autograder.exercises.curve import slope as sloped
from autograder.judging import messages
from autograder.judging.compare import equal
from autograder.judging.explain import explain
from autograder.judging.faults import Fault, backward, faults
from autograder.judging.strata import draws
from autograder.judging.trial import Task
from tests.judging.students import (
    exercise_of,
    explained,
    returned,
    tried,
    with_faults,
    with_mistakes,
    wrong,
)

TASKS = [
    task
    for name in exercises.NAMES
    for task in vars(__import__(f"autograder.exercises.{name}", fromlist=[name])).values()
    if isinstance(task, Task) and task.slopes is not None
]
EVERY = 19  # of all faults, one in so many is tried; `python -m tests.benchmarks.diagnosis` all

# the same formula can be told in several ways: what may be said in place of what was done
SAME = {
    ("factor-extra", "factor-twice"),
    ("factor-extra", "slope-at-output"),
    ("factor-extra", "slope-twice"),
    ("factor-extra", "slope-elsewhere"),
    ("factor-extra", "divisor-missing"),
    ("factor-extra", "divisor-power"),
    ("factor-extra", "path-missing"),
    ("factor-extra", "slope-missing"),
    ("factor-extra", "power-kept"),
    ("exchanged-operands", "sign"),
    ("half", "factor-twice"),
    ("double", "factor-missing"),
    ("double", "extra-path"),
    ("factor-twice", "slope-elsewhere"),
    ("forgotten", "path-missing"),
    ("forgotten", "slope-elsewhere"),
    ("wrong-value", "path-missing"),
    ("wrong-value", "forgotten"),
    ("wrong-value", "slope-elsewhere"),
    ("other-curve", "slope-of-another"),
    ("other-curve", "slope-missing"),
}


def all_faults(task: Task) -> list[Fault]:
    assert task.slopes is not None
    first = next(iter(draws(task.arguments, task.strata, np.random.default_rng(0))))
    return list(faults(task.slopes.tape(first.args)))


@pytest.mark.parametrize("task", [pytest.param(t, id=t.name) for t in TASKS])
def test_every_fault_is_found_again_or_nothing_is_said(task: Task) -> None:
    said: Counter[str] = Counter()
    for place, fault in enumerate(all_faults(task)):
        if place % EVERY:
            continue
        trial = tried(task, with_faults(task, fault))
        if not wrong(trial):
            continue  # it changes nothing here
        found = explained(task, with_faults(task, fault))
        if found is None:
            said["nothing"] += 1
        elif found.code.startswith("common/"):  # a step of another length
            said["length"] += 1
            assert task.slopes is not None
            assert task.slopes.rate
        else:
            kind = found.code.removeprefix("fault/")
            assert kind == fault.kind or (fault.kind, kind) in SAME, (fault, found)
            said["named"] += 1
    if task.slopes is not None and task.name not in (
        "zero_values",
        "zero_gradients",
        "constant_gradients",
    ):
        assert said["nothing"] <= 2 + 0.2 * said.total()  # there much looks alike


def test_every_kind_has_a_sentence_and_hints_that_can_be_filled() -> None:
    used = {fault.kind: fault for task in TASKS for fault in all_faults(task)}
    for kind, fault in used.items():
        sentence, hints = messages.fault(kind, fault.words)
        assert sentence
        assert all(hints)
        assert "{" not in "".join((sentence, *hints))
    assert set(used) <= set(messages.FAULTS)
    # every sentence is used somewhere in the course
    assert set(messages.FAULTS) - set(used) == set()


# --- what is said


def regularized(**changed: Any) -> Callable[..., Any]:
    """The gradient of the scalar network, written by hand, with some parts changed."""

    def student(w1: Any, w2: Any, b1: Any, b2: Any, x: Any, y: Any, lam: Any) -> Any:
        v = {"w1": w1, "w2": w2, "b1": b1, "b2": b2, "x": x, "y": y, "lam": lam}
        z1 = w1 * x + b1
        a1 = sigma(z1)
        z2 = w2 * a1 + b2
        v |= {"z1": z1, "z2": z2, "a1": a1, "a2": sigma(z2), "s1": sloped(z1), "s2": sloped(z2)}
        part = {name: make(v) for name, make in changed.items()}
        db2 = part.get("db2", -2 * (y - v["a2"]) * v["s2"])
        db1 = part.get("db1", db2 * w2 * v["s1"])
        dw2 = part.get("dw2", db2 * a1 + 2 * lam * w2)
        return part.get("dw1", db1 * x + 2 * lam * w1), dw2, db1, db2

    return student


SAID = [
    (
        {"db2": lambda v: -2 * (v["y"] - v["a2"])},
        "fault/slope-missing",
        "`dw1`, `dw2`, `db1` and `db2`: the slope of the sigmoid at z2, σ'(z2), is missing.",
    ),
    (
        {"db1": lambda v: -2 * (v["y"] - v["a2"]) * v["s2"] * v["s1"]},
        "fault/factor-missing",
        "`dw1` and `db1`: the factor w2 on the way from w2*a1 to a1 is missing.",
    ),
    (
        {"dw1": lambda v: -2 * (v["y"] - v["a2"]) * v["s2"] * v["w2"] * v["s1"] * v["x"]},
        "fault/path-missing",
        "`dw1`: the path from w1^2 + w2^2 to w1^2 is missing.",
    ),
    (
        {"db2": lambda v: -2 * (v["y"] - v["z2"]) * v["s2"]},
        "fault/wrong-value",
        "`dw1`, `dw2`, `db1` and `db2`: z2 stands where a2 belongs in the value of r.",
    ),
    (
        {"db2": lambda v: -2 * (v["y"] - v["a2"]) * (1 - v["a2"] ** 2)},
        "fault/slope-of-another",
        "`dw1`, `dw2`, `db1` and `db2`: at z2 the slope of the sigmoid is taken as that of tanh.",
    ),
    (
        {"db2": lambda v: 2 * (v["y"] - v["a2"]) * v["s2"] * v["a1"]},
        "fault/two-at-once",
        None,
    ),
    (
        {"db1": lambda v: -2 * (v["y"] - v["a2"]) * v["s2"] * v["w2"] * v["s1"] + 2 * v["b1"]},
        None,
        None,
    ),
]


@pytest.mark.parametrize(("changed", "code", "text"), SAID)
def test_what_is_said(changed: Any, code: str | None, text: str | None) -> None:
    found = explained(two_layer.REGULARIZED, regularized(**changed))
    if code is None:
        assert found is None
    elif text is not None:
        assert found is not None
        assert (found.code, found.text) == (code, text)


def test_the_same_wrong_slope_in_both_layers_is_one_mistake() -> None:
    def wrong_slope(a: Any) -> Any:
        return a * (1 + a)

    found = explained(
        two_layer.REGULARIZED,
        regularized(
            db2=lambda v: -2 * (v["y"] - v["a2"]) * wrong_slope(v["a2"]),
            db1=lambda v: (
                -2 * (v["y"] - v["a2"]) * wrong_slope(v["a2"]) * v["w2"] * wrong_slope(v["a1"])
            ),
        ),
    )
    assert found is not None
    assert found.code == "fault/slope-inner-sign"
    assert "z1 and z2" in found.text


# --- what is right stays right


def adjoints(**changed: Callable[..., float]) -> Callable[..., Any]:
    """The slopes by all nodes of the composite function, some of them made in another way."""

    def student(x: float, z: float) -> Any:
        a, b = x * z, np.log(x)
        c = np.sin(b)
        v = {"x": x, "z": z, "a": a, "b": b, "c": c, "g_c": 1 / a, "d": np.exp(a)}
        part = {name: make(v) for name, make in changed.items()}
        g_b = part.get("g_b", np.cos(b) / a - a / b**2)
        g_a = part.get("g_a", v["d"] + 1 / b - c / a**2)
        made = {"g_y": 1.0, "g_d": 1.0, "g_e": 1.0, "g_f": 1.0, "g_c": 1 / a}
        return {**made, "g_b": g_b, "g_a": g_a, "g_x": g_b / x + g_a * z, "g_z": g_a * x}

    return student


@pytest.mark.parametrize(
    ("g_b", "text"),
    [
        (
            lambda v: np.cos(v["b"]) - v["a"] / v["b"] ** 2,
            "`g_b` and `g_x`: the slope that arrives at c is not taken along to b.",
        ),
        (
            lambda v: -np.cos(v["b"]) / v["a"] - v["a"] / v["b"] ** 2,
            "`g_b` and `g_x`: the path from c to b has the wrong sign.",
        ),
        (lambda v: -v["a"] / v["b"] ** 2, "`g_b` and `g_x`: the path from c to b is missing."),
    ],
)
def test_a_link_whose_slope_is_right_is_not_to_blame(g_b: Any, text: str) -> None:
    """The way from f to c gives the right slope by c, so what is wrong by b comes after it."""
    found = explained(chain_rule.COMPOSITE_BACKWARD, adjoints(g_b=g_b))
    assert found is not None
    assert found.text == text


def only(task: Task, output: str, student: Callable[..., Any]) -> Callable[..., Any]:
    """A student who has all outputs right but one, which is another student's."""

    def mixed(*args: Any) -> Any:
        made = student(*args)
        named = made if task.returns == "dict" else dict(zip(task.outputs, made, strict=True))
        return returned(task, {**task.truth(*args), output: named[output]})

    return mixed


MORE_THAN_ONE = [t for t in TASKS if len(t.outputs) > 1 and t.slopes and not t.slopes.values]


@pytest.mark.parametrize("task", [pytest.param(t, id=t.name) for t in MORE_THAN_ONE])
def test_nothing_is_said_that_would_spoil_what_is_right(task: Task) -> None:
    """A fault shows in one output only: its name must not stand for one that shows in others."""
    for place, fault in enumerate(all_faults(task)):
        output = task.outputs[place % len(task.outputs)]
        student = only(task, output, with_faults(task, fault))
        if place % EVERY or not wrong(tried(task, student)):
            continue
        found = explained(task, student)
        if found is not None and found.code.startswith("fault/"):
            assert any(harmless(task, f, output) for f in told(task, found.text)), (fault, found)


def told(task: Task, text: str) -> list[Fault]:
    """The faults that a sentence can stand for."""
    return [f for f in all_faults(task) if messages.fault(f.kind, f.words)[0] in text]


def harmless(task: Task, fault: Fault, output: str) -> bool:
    """Does it change this output alone, or nothing but the last step to it?"""
    assert task.slopes is not None
    args = next(iter(draws(task.arguments, task.strata, np.random.default_rng(0)))).args
    tape = task.slopes.tape(args)
    nodes = {name: tape.named[variable] for name, variable in task.slopes.wrt.items()}
    if {tape.parent(edge) for edge in fault.edges} == {nodes[output]}:
        return True
    try:
        made, true = backward(tape, fault), tape.backward()
    except ValueError:
        return False
    return all(
        equal(np.asarray(made[index]), np.asarray(true[index]))
        for name, index in nodes.items()
        if name != output
    )


# --- what is not said


@pytest.mark.parametrize("task", [pytest.param(t, id=t.name) for t in TASKS])
def test_noise_has_no_name(task: Task) -> None:
    """Outputs of the right shapes that have nothing to do with the task."""
    rng = np.random.default_rng(3)

    def student(*args: Any) -> Any:
        truth = task.truth(*args)
        made = {name: rng.normal(size=np.shape(v)) for name, v in truth.items()}
        return made if task.returns == "dict" else tuple(made[n] for n in task.outputs)

    if task.returns != "single":
        assert explained(task, student) is None


@pytest.mark.parametrize("parameter", ["w1", "w2", "b1", "b2", "x", "y"])
def test_a_difference_that_is_some_multiple_of_a_parameter_has_no_name(parameter: str) -> None:
    """For numbers every difference is one: only the same factor at all points could mean it."""
    found = explained(
        two_layer.REGULARIZED,
        regularized(
            dw1=lambda v: (
                -2 * (v["y"] - v["a2"]) * v["s2"] * v["w2"] * v["s1"] * v["x"]
                + 2 * v["lam"] * v["w1"]
                + np.sin(v["a1"] + v["a2"]) * v[parameter]
            )
        ),
    )
    assert found is None


def test_right_answers_of_single_precision_are_not_explained() -> None:
    task = two_layer.REGULARIZED

    def student(*args: Any) -> Any:
        return tuple(np.float32(v) for v in task.truth(*args).values())

    assert explained(task, student) is None


@pytest.mark.parametrize("value", [np.nan, np.inf, 0.0])
def test_nothing_is_made_of_infinity_nan_and_zero_output(value: float) -> None:
    task = sigmoid.NEURON

    def student(*args: Any) -> Any:
        return value, value

    found = explained(task, student)
    assert found is None or (value == 0 and found.code == "fault/path-missing")


def test_two_explanations_that_differ_give_none() -> None:
    """Is y in the place of b, or b in the place of y? The formula is the same."""

    def student(w: Any, b: Any, x: Any, y: Any) -> Any:
        return 2 * w * x * x, 2 * w * x

    assert explained(chain_rule.SQUARED_ERROR, student) is None


def test_a_value_that_all_variables_share_has_the_name_that_the_student_knows() -> None:
    task = zero_initialization.CONSTANT

    def student(x: Any, h: int, c: float) -> Any:
        true = task.truth(x, h, c)
        return {**true, "W0": true["W0"] * c}

    found = explained(task, student)
    assert found is not None
    assert found.text == "`W0`: on the way from v to W0 @ x there is a factor c too many."


def test_one_number_everywhere_is_not_a_fault_times_a_factor() -> None:
    """A slope of 1 at draws where the right one is 0 could be anything times its inverse."""
    task = zero_initialization.ZERO_GRADIENTS

    def student(x: Any, h: int) -> Any:
        return {**task.truth(x, h), "b0": np.full(h, 0.3)}

    assert explained(task, student) is None


# --- steps


@pytest.mark.parametrize(
    ("factor", "code", "text"),
    [
        (
            -1.0,
            "common/sign",
            "`W` and `b`: the step has the right length and the wrong direction.",
        ),
        (2.0, "common/factor", "`W` and `b`: the step is 2 times as long as it should be."),
        (0.0, "common/zero", "`W` and `b`: nothing moves."),
    ],
)
def test_steps_of_another_length(factor: float, code: str, text: str) -> None:
    task = sigmoid.SUM_STEP

    def student(W: Any, b: Any, x: Any, y: Any, eta: Any) -> Any:
        true = task.truth(W, b, x, y, eta)
        return W + factor * (true["W"] - W), b + factor * (true["b"] - b)

    found = explained(task, student)
    assert found is not None
    assert (found.code, found.text) == (code, text)


def test_fault_of_the_slopes_behind_a_step() -> None:
    task = sigmoid.SUM_STEP

    def student(W: Any, b: Any, x: Any, y: Any, eta: Any) -> Any:
        db = 2 * (np.sum(sigma(W @ x + b)) - y) * np.ones(len(b))
        return W - eta * np.outer(db, x), b - eta * db

    found = explained(task, student)
    assert found is not None
    assert found.code == "fault/slope-missing"
    assert found.text == "`W` and `b`: the slope of the sigmoid at z, σ'(z), is missing."


# --- two mistakes at once

REGULARIZED_CODES = tuple(two_layer.REGULARIZED.wrong)
# what two mistakes make together can be what a third one makes alone
COINCIDE = {
    frozenset({"two-layer/missing-outer-slope", "two-layer/inner-slope-at-outer"}),
    frozenset({"two-layer/no-regularizer", "two-layer/regularizer-sum"}),
}


@pytest.mark.parametrize("pair", list(itertools.combinations(REGULARIZED_CODES, 2))[::11])
def test_two_known_mistakes_at_once(pair: tuple[str, str]) -> None:
    """Told apart where they spoil different outputs; where they meet, never a third one."""
    task = two_layer.REGULARIZED
    exercise = exercise_of(task)
    answers = LocalAnswers({task.name: with_mistakes(task, *pair)})
    codes = {r.check: r.code for r in grade(exercise, answers, None, seed=2) if r.code}
    makers = {o: [c for c in pair if o in exercise.mistake(c).outputs] for o in task.outputs}
    for output, code in codes.items():
        if len(makers[output]) == 1:
            assert code in (makers[output][0], "common/unknown")
        elif frozenset(pair) not in COINCIDE:
            assert code in pair or code.startswith(("common/", "fault/"))
    assert any(code != "common/unknown" for code in codes.values()) or not any(
        len(m) == 1 for m in makers.values()
    )


@pytest.mark.parametrize(
    ("pair", "text"),
    [
        (
            ("two-layer/no-two", "two-layer/sign"),
            "`dw1`, `dw2`, `db1` and `db2`: the path from f to r^2 has the wrong sign;"
            " the path from f to r^2 counts half as much as it should.",
        ),
        (
            ("two-layer/w2-lost", "two-layer/x-in-bias"),
            "`dw1` and `db1`: the factor w2 on the way from w2*a1 to a1 is missing;"
            " on the way from z1 to b1 there is a factor x too many.",
        ),
        (
            ("two-layer/sign", "two-layer/regularizer-on-biases"),
            "`dw1`, `dw2`, `db1` and `db2`: the path from f to r^2 has the wrong sign;"
            " the loss is taken as if it held the square of b1 and b2, like that of w2.",
        ),
    ],
)
def test_two_faults_that_explain_everything_go_first(pair: tuple[str, str], text: str) -> None:
    """Each also looks like one other fault, as long as one looks at some of the outputs only."""
    task = two_layer.REGULARIZED
    trial = tried(task, with_mistakes(task, *pair))
    found = explain(trial, wrong(trial), ["db1"])
    assert found is not None
    assert (found.code, found.text) == ("fault/two-at-once", text)
