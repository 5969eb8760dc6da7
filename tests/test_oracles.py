"""Every solution that is a function against derivations that know nothing of it.

Slopes: a nudge of 1e-16 in 50 digits through the mathematical statement, and the complex step
through the loss that is given to students. Values: the statement itself.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from types import SimpleNamespace
from typing import Any

import exact
import numpy as np
import pytest
from exact import mp, rounded, slopes
from machine import ROOT

from autograder import exercises
from autograder.course.source import references
from autograder.exercises import losses

Pairs = Iterator[tuple[Any, Any]]  # what a solution gives, and what is true


@cache
def solved() -> SimpleNamespace:
    """All answers of the course by name; notebooks define no name twice but the sigmoid."""
    found: dict[str, Any] = {}
    for name in exercises.NAMES:
        found |= references(ROOT / "solutions" / f"{name}.py")
    return SimpleNamespace(**found)


class Draw:
    """Random numbers and arrays of the sizes of a network."""

    def __init__(self, seed: int) -> None:
        self.rng = np.random.default_rng(seed)
        self.d, self.h, self.o, self.n = (int(k) for k in self.rng.permutation([2, 3, 4, 5]))

    def number(self, low: float = 0.3, high: float = 1.6) -> float:
        return float(self.rng.choice([-1, 1]) * self.rng.uniform(low, high))

    def numbers(self, count: int) -> list[float]:
        return [self.number() for _ in range(count)]

    def array(self, *shape: int) -> Any:
        return self.rng.choice([-1, 1], shape) * self.rng.uniform(0.3, 1.6, shape)

    def network(self) -> tuple[Any, ...]:
        h = self.h
        return self.array(h, self.d), self.array(h), self.array(1, h), self.number()


def complex_step(loss: Callable[..., Any], arguments: Sequence[Any], position: int) -> Any:
    """The slopes of a given loss with respect to one argument."""
    given = [np.asarray(a, dtype=complex) if not callable(a) else a for a in arguments]
    start, found = given[position], np.zeros(np.shape(arguments[position]))
    for index in np.ndindex(*found.shape):
        given[position] = start.copy()
        given[position][index] += 1e-30j
        found[index] = np.imag(loss(*given)) / 1e-30
    return found


def both(own: Any, statement: Any, given: Any, arguments: Sequence[Any], position: int) -> Pairs:
    """A slope against the statement and against the given loss."""
    yield own, slopes(statement, arguments, position)
    yield own, complex_step(given, arguments, position)


# --- chain_rule


def affine(draw: Draw) -> Pairs:
    at = draw.numbers(3)
    for position, own in enumerate(solved().affine_grad(*at)):
        yield own, slopes(exact.line, at, position)


def squared_error(draw: Draw) -> Pairs:
    at = draw.numbers(4)
    for position, own in enumerate(solved().squared_error_grad(*at)):
        yield from both(own, exact.squared_error, losses.squared_error_loss, at, position)


def exp_log(draw: Draw) -> Pairs:
    sign = draw.rng.choice([-1.0, 1.0])
    w, x = sign * draw.rng.uniform(0.3, 1.9, 2)
    at = (float(w), draw.number(), float(x))
    for position, own in enumerate(solved().exp_log_grad(*at)):
        yield from both(own, exact.exp_log, losses.exp_log_value, at, position)


def fan_out(draw: Draw) -> Pairs:
    """A product of sines, each of a multiple of w, with the slopes of its links found apart."""
    rates = exact.exact(draw.array(draw.n))

    def links(w: Any) -> list[Any]:
        return [mp.sin(k * w) for k in rates]

    w = draw.number()
    df_dx = slopes(mp.fprod, [rounded(links(w))], 0)
    dx_dw = slopes(links, [w], 0)
    yield solved().total_derivative(df_dx, dx_dw), slopes(lambda w: mp.fprod(links(w)), [w], 0)
    yield solved().total_derivative(np.zeros(0), np.zeros(0)), 0.0


def composite_at(draw: Draw) -> tuple[float, float]:
    low, high = ((1.2, 2.0), (0.3, 0.8))[draw.n % 2]
    return float(draw.rng.uniform(low, high)), draw.number(0.3, 1.2)


def composite_forward(draw: Draw) -> Pairs:
    x, z = composite_at(draw)
    own = solved().composite_forward(x, z)
    for name, true in exact.composite(*map(mp.mpf, (x, z))).items():
        yield own[name], float(true)
    yield own["y"], losses.composite_value(x, z)


def composite_backward(draw: Draw) -> Pairs:
    x, z = composite_at(draw)
    own = solved().composite_backward(x, z)
    for position, name in enumerate("xz"):

        def y(x: Any, z: Any) -> Any:
            return exact.composite(x, z)["y"]

        yield from both(own[f"g_{name}"], y, losses.composite_value, (x, z), position)
    at = tuple(map(mp.mpf, (x, z)))
    for name, value in exact.composite(*at).items():

        def moved(node: Any, name: str = name) -> Any:
            return exact.composite(*at, **{name: node})["y"]

        yield own[f"g_{name}"], slopes(moved, [float(value)], 0)


def curved(matrix: Any) -> Callable[[Any], list[Any]]:
    """The map v ↦ tanh(M v), in 50 digits."""
    rows = exact.exact(matrix)
    return lambda v: [mp.tanh(exact.dot(row, v)) for row in rows]


def jacobian_compose(draw: Draw) -> Pairs:
    inner, outer = curved(draw.array(draw.h, draw.d)), curved(draw.array(draw.o, draw.h))
    x = draw.array(draw.d)
    J_f = slopes(outer, [rounded(inner(exact.exact(x)))], 0)
    J_g = slopes(inner, [x], 0)
    yield solved().compose_jacobian(J_f, J_g), slopes(lambda x: outer(inner(x)), [x], 0)


def jacobian_at(draw: Draw) -> Pairs:
    inner, outer = curved(draw.array(draw.d, draw.d)), curved(draw.array(draw.o, draw.d))
    x = draw.array(draw.d)
    own = solved().jacobian_of_composition(
        lambda u: slopes(outer, [u], 0),
        lambda v: rounded(inner(exact.exact(v))),
        lambda v: slopes(inner, [v], 0),
        x,
    )
    yield own, slopes(lambda x: outer(inner(x)), [x], 0)


def matrix_input(draw: Draw) -> Pairs:
    W, x = draw.array(draw.h, draw.d), draw.array(draw.d)

    def product(W: Any, x: Any) -> list[Any]:
        return [exact.dot(row, x) for row in W]

    def of_flat(v: Any, x: Any) -> list[Any]:
        return [exact.dot(v[i : i + len(x)], x) for i in range(0, len(v), len(x))]

    tensor = solved().matrix_jacobian(W, x)
    yield tensor, slopes(product, [W, x], 0)
    flat = slopes(of_flat, [np.array([v for row in W for v in row]), x], 0)
    yield solved().flatten_jacobian(tensor), flat
    yield solved().unflatten_gradient(flat[1], W.shape), tensor[1]


# --- sigmoid


def everywhere(function: Callable[[Any], Any], z: Any) -> Any:
    return np.reshape([float(function(mp.mpf(v))) for v in np.ravel(z)], np.shape(z))


def far(draw: Draw) -> Iterator[Any]:
    yield from (draw.array(5), draw.array(3, 4), np.asarray(draw.number()), np.zeros((0,)))
    yield np.array([-1000.0, -40.0, -20.0, 20.0, 40.0, 1000.0])


def sigmoid_value(draw: Draw) -> Pairs:
    for z in far(draw):
        yield solved().sigmoid(z), everywhere(exact.sigma, z)


def sigmoid_slope(draw: Draw) -> Pairs:
    for z in far(draw):
        yield solved().sigmoid_grad(z), everywhere(lambda v: slopes(exact.sigma, [float(v)], 0), z)


def neuron(draw: Draw) -> Pairs:
    at = draw.numbers(4)
    for position, own in enumerate(solved().neuron_grad(*at)):
        yield from both(own, exact.neuron, losses.neuron_loss, at, position)


def sum_grad(draw: Draw) -> Pairs:
    at = (draw.array(draw.n, draw.d), draw.array(draw.n), draw.array(draw.d), draw.n + 1.5)
    for position, own in enumerate(solved().sigmoid_sum_grad(*at)):
        yield from both(own, exact.sum_of_neurons, losses.sigmoid_sum_loss, at, position)


def sum_step(draw: Draw) -> Pairs:
    at = (draw.array(draw.n, draw.d), draw.array(draw.n), draw.array(draw.d), draw.n + 1.5)
    for position, own in enumerate(solved().sigmoid_sum_step(*at, 0.3)):
        yield own, at[position] - 0.3 * slopes(exact.sum_of_neurons, at, position)


# --- two_layer


def forward(draw: Draw) -> Pairs:
    x, (W0, b0, W1, b1) = draw.array(draw.d), draw.network()
    z, y = solved().network_forward(x, W0, b0, W1, b1)
    yield z, rounded(exact.hidden(*map(exact.exact, (x, W0, b0))))
    yield y, float(exact.network(*map(exact.exact, (x, W0, b0, W1, b1))))
    yield y, losses.network_output(x, W0, b0, W1, b1)


def network_slopes(draw: Draw) -> Pairs:
    at = (draw.array(draw.d), *draw.network())
    own = solved().network_grad(*at)
    for position, name in enumerate(("W0", "b0", "W1", "b1"), start=1):
        yield from both(own[name], exact.network, losses.network_output, at, position)
    z = rounded(exact.hidden(*map(exact.exact, at[:3])))
    yield own["z"], slopes(lambda z, W1, b1: exact.dot(W1[0], z) + b1, [z, *at[3:]], 0)


def regularized(draw: Draw) -> Pairs:
    at = (*draw.numbers(6), 0.7)
    for position, own in enumerate(solved().regularized_network_grad(*at)):
        yield from both(own, exact.regularized, losses.regularized_loss, at, position)


def mixing(v: Any) -> Any:
    """A map whose Jacobian is neither diagonal nor symmetric, for floats and complex numbers."""
    return v * np.tanh(np.mean(v))


def exact_mixing(v: Any) -> list[Any]:
    return [entry * mp.tanh(mp.fsum(v) / len(v)) for entry in v]


def any_map(draw: Draw) -> Pairs:
    W1, b, W2 = draw.array(draw.h, draw.d), draw.array(draw.h), draw.array(draw.o, draw.h)
    at = (W1, b, W2, draw.array(draw.d), draw.array(draw.o))
    own = solved().two_layer_loss_grad(*at, mixing, lambda v: slopes(exact_mixing, [v], 0))
    for position, name in enumerate(("W1", "b", "W2", "x")):
        yield own[name], slopes(exact.two_layers, [*at, exact_mixing], position)
        yield own[name], complex_step(losses.two_layer_loss, [*at, mixing], position)


def linear_step(draw: Draw) -> Pairs:
    W1, b, W2 = draw.array(draw.h, draw.d), draw.array(draw.h), draw.array(draw.o, draw.h)
    at = (W1, b, W2, draw.array(draw.d), draw.array(draw.o))
    new_W1, new_W2 = solved().linear_network_step(*at, 0.2)
    for position, own in ((0, new_W1), (2, new_W2)):
        yield own, at[position] - 0.2 * slopes(exact.two_layers, [*at, list], position)
        yield own, at[position] - 0.2 * complex_step(losses.linear_network_loss, at, position)


# --- zero_initialization


def constant_network(draw: Draw, c: float) -> tuple[Any, ...]:
    h = draw.h
    return np.full((h, draw.d), c), np.full(h, c), np.full((1, h), c), c


def zero_values(draw: Draw) -> Pairs:
    x, at = draw.array(draw.d), constant_network(draw, 0.0)
    z, y = solved().zero_values(x, draw.h)
    yield z, rounded(exact.hidden(*map(exact.exact, (x, *at[:2]))))
    yield y, float(exact.network(*map(exact.exact, (x, *at))))


def gradients_at(draw: Draw, own: Any, x: Any, c: float) -> Pairs:
    at = (x, *constant_network(draw, c))
    for position, name in enumerate(("W0", "b0", "W1", "b1"), start=1):
        yield from both(own[name], exact.network, losses.network_output, at, position)


def zero_gradients(draw: Draw) -> Pairs:
    x = draw.array(draw.d)
    yield from gradients_at(draw, solved().zero_gradients(x, draw.h), x, 0.0)


def constant(draw: Draw) -> Pairs:
    x, c = draw.array(draw.d), draw.number()
    yield from gradients_at(draw, solved().constant_gradients(x, draw.h, c), x, c)


def spread(draw: Draw) -> Pairs:
    """All pairs of units, all their numbers."""
    for share in (1.0, 0.01, 0.0):
        W0, b0, W1 = draw.array(draw.h, draw.d) * share, draw.array(draw.h), draw.array(2, draw.h)
        units = [[*W0[i], b0[i], *W1[:, i]] for i in range(draw.h)]
        pairs = itertools.combinations(units, 2)
        true = max(abs(a - b) for u, v in pairs for a, b in zip(u, v, strict=True))
        yield solved().hidden_spread(W0, b0, W1), true


def training_step(draw: Draw) -> Pairs:
    at = (*draw.network(), draw.array(draw.n, draw.d), draw.array(draw.n))
    for position, own in enumerate(solved().network_step(*at, 0.2)):
        yield own, at[position] - 0.2 * slopes(exact.mean_squared, at, position)
        yield own, at[position] - 0.2 * complex_step(losses.mean_squared_loss, at, position)


def single_unit(draw: Draw) -> Pairs:
    row, bias, weight, b1 = draw.array(draw.d), draw.number(), draw.number(), draw.number()
    h = draw.h
    many = (np.tile(row, (h, 1)), np.full(h, bias), np.full((1, h), weight), b1)
    one = solved().equivalent_single_unit(*many)
    yield tuple(map(np.size, one)), (draw.d, 1, 1, 1)
    for _ in range(5):
        x = draw.array(draw.d)
        own, true = (exact.network(*map(exact.exact, (x, *at))) for at in (one, many))
        yield float(own), float(true)


ORACLES: dict[str, Callable[[Draw], Pairs]] = {
    "chain-rule-affine": affine,
    "chain-rule-squared-error": squared_error,
    "chain-rule-exp-log": exp_log,
    "chain-rule-fan-out": fan_out,
    "chain-rule-composite-forward": composite_forward,
    "chain-rule-composite-backward": composite_backward,
    "chain-rule-jacobian-compose": jacobian_compose,
    "chain-rule-jacobian-at": jacobian_at,
    "chain-rule-matrix-input": matrix_input,
    "sigmoid-value": sigmoid_value,
    "sigmoid-slope": sigmoid_slope,
    "sigmoid-neuron": neuron,
    "sigmoid-sum-grad": sum_grad,
    "sigmoid-sum-step": sum_step,
    "two-layer-forward": forward,
    "two-layer-gradients": network_slopes,
    "two-layer-regularized": regularized,
    "two-layer-phi": any_map,
    "two-layer-linear-step": linear_step,
    "zero-init-values": zero_values,
    "zero-init-gradients": zero_gradients,
    "zero-init-constant": constant,
    "zero-init-spread": spread,
    "zero-init-step": training_step,
    "zero-init-single-unit": single_unit,
}


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("exercise", ORACLES)
def test_solution_is_right(exercise: str, seed: int) -> None:
    for own, true in ORACLES[exercise](Draw(seed)):
        assert np.shape(own) == np.shape(true)
        np.testing.assert_allclose(own, true, rtol=1e-11, atol=1e-13)


def test_every_function_has_an_oracle() -> None:
    functions = {
        exercise.id
        for name in exercises.NAMES
        for exercise in exercises.load(name).checked
        if exercise.kind == "function"
    }
    assert functions == set(ORACLES)
