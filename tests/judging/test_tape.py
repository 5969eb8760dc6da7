"""The tape against derivations that know nothing of it, and what it makes of a computation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import exact
import numpy as np
import pytest

from autograder import exercises
from autograder.called import PublicFunction
from autograder.exercises import losses
from autograder.judging import differentiate, naming
from autograder.judging.tape import Edge, gradients, record
from autograder.judging.trial import Task

MIXING = PublicFunction("phi", "def phi(v):\n    return v * np.tanh(c * np.mean(v))\n", {"c": 1.2})


def numbers(rng: np.random.Generator, *shape: int) -> Any:
    drawn = rng.choice([-1, 1], shape) * rng.uniform(0.3, 1.6, shape)
    return drawn if shape else float(drawn)


def mixed(v: Any) -> Any:
    total = exact.mp.tanh(exact.mpf(1.2) * exact.mp.fsum(v) / len(v))
    return [x * total for x in v]


def two_layers(W1: Any, b: Any, W2: Any, x: Any, y: Any, phi: Any) -> Any:
    return exact.two_layers(W1, b, W2, x, y, mixed)


def linear(W1: Any, b: Any, W2: Any, x: Any, y: Any) -> Any:
    return exact.two_layers(W1, b, W2, x, y, lambda v: v)


def composite(x: Any, z: Any) -> Any:
    return exact.composite(x, z)["y"]


LOSSES: dict[str, tuple[Callable[..., Any], Callable[..., Any], tuple[Any, ...]]] = {
    "squared error": (losses.squared_error_loss, exact.squared_error, ((), (), (), ())),
    "exp log": (losses.exp_log_value, exact.exp_log, ((), (), ())),
    "composite": (losses.composite_value, composite, ((), ())),
    "neuron": (losses.neuron_loss, exact.neuron, ((), (), (), ())),
    "sum": (losses.sigmoid_sum_loss, exact.sum_of_neurons, ((3, 5), (3,), (5,), ())),
    "network": (losses.network_output, exact.network, ((3,), (4, 3), (4,), (1, 4), ())),
    "regularized": (losses.regularized_loss, exact.regularized, ((),) * 7),
    "two layers": (losses.two_layer_loss, two_layers, ((4, 3), (4,), (2, 4), (3,), (2,), MIXING)),
    "linear": (losses.linear_network_loss, linear, ((4, 3), (4,), (2, 4), (3,), (2,))),
    "mean": (
        losses.mean_squared_loss,
        exact.mean_squared,
        ((4, 3), (4,), (1, 4), (), (5, 3), (5,)),
    ),
}


def drawn(name: str, seed: int) -> list[Any]:
    rng = np.random.default_rng(seed)
    made = [s if callable(s) else numbers(rng, *s) for s in LOSSES[name][2]]
    if name in ("composite", "exp log"):  # logarithms
        made = [abs(a) + 0.2 for a in made]
    return made


def error(found: Any, true: Any) -> float:
    assert np.shape(found) == np.shape(true)
    return float(np.max(np.abs(found - true)) / np.max(np.abs(true)))


@pytest.mark.parametrize("name", LOSSES)
def test_slopes_of_every_given_loss(name: str) -> None:
    loss, statement, _ = LOSSES[name]
    for seed in range(3):
        args = drawn(name, seed)
        variables = [i for i, a in enumerate(args) if not callable(a)]
        for found, position in zip(gradients(loss, args, variables), variables, strict=True):
            assert error(found, exact.slopes(statement, args, position)) < 1e-13
            assert error(found, differentiate.gradient(loss, args, position)) < 1e-13


def slopes_tasks() -> list[Any]:
    modules = [vars(__import__(f"autograder.exercises.{n}", fromlist=[n])) for n in exercises.NAMES]
    tasks = [t for module in modules for t in module.values() if isinstance(t, Task) and t.slopes]
    return [pytest.param(task, id=task.name) for task in tasks]


@pytest.mark.parametrize("task", slopes_tasks())
def test_tape_of_every_task(task: Task) -> None:
    """The tape gives what the complex step of the given loss gives, and knows every symbol."""
    from autograder.judging.strata import draws

    assert task.slopes is not None
    told = list(draws(task.arguments, task.strata, np.random.default_rng(5)))
    for draw in (d for d in told if d.stratum in "GQ"):
        tape = task.slopes.tape(draw.args)
        true = {name: np.asarray(v, float) for name, v in task.truth(*draw.args).items()}
        made = [n.value for n in tape.nodes] if task.slopes.values else tape.backward()
        for output, name in task.slopes.wrt.items():
            wanted = task.slopes.implied(draw.args, output, true[output])
            scale = max(float(np.max(np.abs(wanted))), 1e-3)
            np.testing.assert_allclose(made[tape.named[name]], wanted, rtol=0, atol=1e-10 * scale)
    if task.slopes.symbols is not None:
        names = task.slopes.symbols(*task.slopes.taken(told[0].args))
        assert set(names) <= set(tape.named)


def test_handed_in_function_runs_on_a_tape_of_its_own() -> None:
    v = numbers(np.random.default_rng(1), 4)
    found = gradients(lambda v: np.sum(MIXING(v) ** 2), (v,), (0,))[0]
    assert error(found, differentiate.gradient(lambda v: np.sum(MIXING(v) ** 2), (v,), 0)) < 1e-13


def test_sigmoid_is_one_node() -> None:
    tape = record(losses.neuron_loss, (1.0, 0.5, 2.0, 0.2), (0, 1))
    assert [n.op for n in tape.nodes if n.parents] == [
        "multiply",
        "add",
        "sigmoid",
        "subtract",
        "power",
    ]


def test_almost_a_sigmoid_is_none() -> None:
    for almost in (
        lambda z: 1 / (2 + np.exp(-z)),
        lambda z: 2 / (1 + np.exp(-z)),
        lambda z: 1 / (1 + np.exp(z)),
        lambda z: 1 / (1 - np.exp(-z)),
    ):
        tape = record(almost, (0.7,), (0,))
        assert "sigmoid" not in [n.op for n in tape.nodes]
        assert error(tape.backward()[0], differentiate.gradient(almost, (0.7,), 0)) < 1e-14


def test_the_same_step_is_one_node() -> None:
    tape = record(losses.composite_value, (1.5, 0.4), (0, 1))
    ops = [n.op for n in tape.nodes if n.parents]
    assert ops.count("log") == 1
    assert ops.count("multiply") == 1
    meeting = [edge for edge in tape.edges if tape.nodes[tape.parent(edge)].op == "multiply"]
    assert len(meeting) == 3


def test_only_what_the_result_is_made_of_is_kept() -> None:
    def loss(w: Any, unused: Any) -> Any:
        np.exp(w)
        return w * w

    tape = record(loss, (3.0, 1.0), (0, 1))
    assert [n.op for n in tape.nodes] == ["argument", "argument", "multiply"]
    assert tape.backward()[:2] == [6.0, None]


def test_edges_lead_to_variables_only() -> None:
    tape = record(losses.squared_error_loss, (2.0, 1.0, 3.0, 4.0), (0,))
    assert {tape.parent(edge) for edge in tape.edges} & {1, 2, 3} == set()


def test_changed_edge_changes_what_lies_below_it() -> None:
    tape = record(losses.squared_error_loss, (2.0, 1.0, 3.0, 4.0), (0, 1))
    product = next(i for i, n in enumerate(tape.nodes) if n.op == "multiply")
    slopes = tape.backward({Edge(product, 0): lambda v, operands, g: g})
    assert slopes[0] == 6.0  # without the factor x = 3
    assert slopes[1] == 6.0
    assert tape.backward()[0] == 18.0


def test_two_changed_edges_of_one_chain() -> None:
    tape = record(losses.neuron_loss, (1.0, 0.5, 2.0, 0.2), (0, 1))
    power = len(tape.nodes) - 1
    sigmoid = next(i for i, n in enumerate(tape.nodes) if n.op == "sigmoid")
    plain = {Edge(power, 0): _alone, Edge(sigmoid, 0): _alone}
    assert tape.backward(plain)[0] == 2.0
    assert tape.backward(plain)[1] == 1.0


def _alone(v: Any, operands: Any, g: Any) -> Any:
    return g


def test_rerun_from_other_values_and_operations() -> None:
    tape = record(losses.neuron_loss, (1.0, 0.5, 2.0, 0.2), (0, 1))
    sigmoid = next(i for i, n in enumerate(tape.nodes) if n.op == "sigmoid")
    moved = tape.rerun({1: np.asarray(0.0)})
    assert error(moved.backward()[0], gradients(losses.neuron_loss, (1, 0, 2, 0.2), (0,))[0]) == 0
    other = tape.rerun({sigmoid: "tanh"})
    expected = differentiate.gradient(lambda w: (np.tanh(w * 2 + 0.5) - 0.2) ** 2, (1.0,), 0)
    assert error(other.backward()[0], expected) < 1e-14


def test_moved_by_a_step() -> None:
    from autograder.exercises.sigmoid import SUM_STEP

    assert SUM_STEP.slopes is not None
    tape = SUM_STEP.slopes.tape(SUM_STEP.tiny)
    true = SUM_STEP.truth(*SUM_STEP.tiny)
    np.testing.assert_allclose(tape.moved.nodes[tape.named["W"]].value, true["W"], rtol=1e-12)


@pytest.mark.parametrize(
    ("loss", "args", "said"),
    [
        (lambda w, b: (w + b) * b, (1.0, 2.0), "(w + b)*b"),
        (lambda w, b: np.log(w * b) - w**2 / b, (1.0, 2.0), "log(w*b) - (w^2/b)"),
        (lambda w, b: np.sum(w @ b), (np.ones((2, 2)), np.ones(2)), "the sum of w @ b"),
        (lambda w, b: np.mean(w.T @ b), (np.ones((2, 2)), np.ones(2)), "the mean of w.T @ b"),
        (lambda w, b: np.sin(np.exp(-w) + np.tanh(b)), (1.0, 2.0), "sin(exp(-w) + tanh(b))"),
        (lambda w, b: 1 / (1 + np.exp(-(w + b))), (1.0, 2.0), "σ(w + b)"),
    ],
)
def test_names_of_nodes(loss: Any, args: Any, said: str) -> None:
    # the result itself is called "the result"; one more step shows what it is made of
    tape = record(lambda *a: 3 * loss(*a), args, (0, 1))
    named = type(tape)(tape.nodes, {"w": 0, "b": 1})
    last = tape.nodes[-1].parents[1]
    assert naming.said(named, last) == said
    assert naming.said(named, len(tape.nodes) - 1) == "the result"
