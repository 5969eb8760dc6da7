"""The pictures of the notebook on two layers."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import numpy as np

from autograder.exercises.losses import (
    linear_network_loss,
    network_output,
    regularized_loss,
    two_layer_loss,
)
from autograder.judging.differentiate import gradient, jacobian
from autograder.pictures import networks, plots, svg, tables
from autograder.pictures.picture import Picture


def two_layer_forward(network_forward: Any) -> Picture:
    x, W0, b0, W1, b1 = _network()
    z, y = network_forward(x, W0, b0, W1, b1)
    z, y = np.asarray(z, float).reshape(len(b0)), float(y)
    return networks.picture(
        (x, z, y),
        (W0, W1),
        alt=f"The network with inputs x, your hidden outputs z and your output {y:.4g}",
        caption="Every hidden output lies between 0 and 1; the output need not.",
    )


def two_layer_gradients(network_grad: Any) -> Picture:
    args = _network()
    found = network_grad(*args)
    yours = np.asarray(found["W0"], float)
    measured = gradient(network_output, args, 1)

    return plots.matrices(
        {"W0": args[1], "your slope of y": yours, "measured slope": measured},
        alt="W0, your slope of y with respect to W0, and the measured one, as heat maps;"
        f" they differ by at most {np.max(np.abs(yours - measured)):.1e}",
        caption="The slope has the shape of W0. Each of its rows is a multiple of x ="
        f" ({', '.join(map(svg.number, args[0]))}).",
        apart="W0",
    )


def two_layer_regularized_table(regularized_table: Any) -> Picture:
    point = {"x": 1.4, "w1": 0.8, "b1": 0.3, "w2": -1.2, "b2": 0.5, "y": 0.9, "lam": 0.4}
    return tables.picture(regularized_table, point, "the loss with penalty", labels=False)


def two_layer_regularized(regularized_network_grad: Any) -> Picture:
    args = (0.8, -1.2, 0.3, 0.5, 1.4, 0.9, 0.4)
    yours = [float(slope) for slope in regularized_network_grad(*args)]
    names = ("w1", "w2", "b1", "b2")
    measured = [float(gradient(regularized_loss, args, i)) for i in range(4)]
    apart = [abs(mine - true) for mine, true in zip(yours, measured, strict=True)]

    def panels(axes: Any) -> None:
        plots.beside(axes, names, yours, measured, "slope of the loss")

    return plots.picture(
        panels,
        alt="Your four slopes beside the measured ones; distances "
        + ", ".join(f"{name} {gap:.1e}" for name, gap in zip(names, apart, strict=True)),
        caption="Measured: the loss itself, moved a tiny step in one parameter at a time.",
        size=(5.2, 3.0),
    )


def two_layer_order(gradient_order: Any) -> Picture:
    costs = [_cost(order) for order in permutations(_BUILDS)]
    mine = _cost([str(name) for name in gradient_order])
    heights = {cost: costs.count(cost) for cost in sorted({*costs, mine})}

    def panels(axes: Any) -> None:
        colours = [plots.YOURS if cost == mine else plots.FAINT for cost in heights]
        labels = [f"{cost}\nyours" if cost == mine else str(cost) for cost in heights]
        bars = axes.bar(labels, list(heights.values()), color=colours)
        axes.bar_label(bars)
        axes.margins(y=0.12)  # for the number on the tallest
        axes.set(xlabel="operations", ylabel="orders", title="the 24 orders of four slopes")
        axes.grid(False)

    return plots.picture(
        panels,
        alt=f"How many of the 24 orders need how many operations; yours needs {mine}",
        size=(5.2, 3.0),
    )


def two_layer_phi(two_layer_loss_grad: Any) -> Picture:
    rng = np.random.default_rng(3)
    W1, b, W2 = rng.normal(size=(4, 3)), rng.normal(size=4), rng.normal(size=(2, 4))
    x, y = rng.normal(size=3), rng.normal(size=2)
    v = W1 @ x + b
    found = two_layer_loss_grad(W1, b, W2, x, y, _mixing, _slopes(_mixing))
    yours = np.asarray(found["b"], float)
    measured = gradient(two_layer_loss, (W1, b, W2, x, y, _mixing), 1)

    def panels(left: Any, middle: Any, right: Any) -> None:
        alone, mixed = jacobian(np.tanh, (v,), 0), jacobian(_mixing, (v,), 0)
        top = plots.largest(alone, mixed)
        plots.heat(left, alone, "J_Φ for Φ = tanh", top)
        plots.heat(middle, mixed, "J_Φ for a mixing Φ", top)
        plots.beside(right, [f"b[{i}]" for i in range(4)], yours, measured, "b, mixing Φ")

    return plots.picture(
        panels,
        3,
        alt="The Jacobian of tanh is diagonal, that of a mixing map is full; your slopes with"
        f" respect to b are off by at most {np.max(np.abs(yours - measured)):.1e}",
        caption="A mixing Φ lets each hidden value depend on all of v; its J_Φ is not symmetric.",
        size=(9.2, 3.0),
    )


def two_layer_linear_step(linear_network_step: Any) -> Picture:
    rng = np.random.default_rng(20)
    start = rng.normal(size=(3, 2)), rng.normal(size=(2, 3))
    fixed = rng.normal(size=3), np.array([1.0, -0.6]), np.array([0.5, 1.5]), 0.1
    together = _train(linear_network_step, start, fixed, False)
    in_turn = _train(linear_network_step, start, fixed, True)

    def panels(axes: Any) -> None:
        axes.semilogy(together, color=plots.YOURS, label="both at once (your step)")
        axes.semilogy(in_turn, "--", color=plots.FAN, label="W1 first, W2 from the new W1")
        axes.set(xlabel="step", ylabel="loss", title="25 steps")
        axes.legend()

    return plots.picture(
        panels,
        alt=f"The loss over 25 steps, from {together[0]:.2g} to {together[-1]:.2g} with both"
        f" updates at once, to {in_turn[-1]:.2g} with one after the other",
        caption="Both may go down; only the first one is a step against the gradient.",
        size=(5.6, 3.2),
    )


_BUILDS = ("w1", "w2", "b1", "b2")


def _network() -> tuple[Any, ...]:
    W0 = np.array([[0.8, -0.5, 0.3], [-1.1, 0.4, 0.9], [0.2, 1.3, -0.7], [-0.6, -0.9, 0.5]])
    x, b0 = np.array([1.0, -2.0, 0.5]), np.array([0.1, -0.4, 0.3, 0.6])
    return x, W0, b0, np.array([[1.2, -0.7, 0.5, 0.9]]), 0.3


def _cost(order: Any) -> int:
    """Operations of an order in which only results that are already listed can be reused."""
    if not {*_BUILDS} <= {*order} <= {*_BUILDS, "delta1", "delta2"}:
        raise ValueError("the order lists other names")
    return sum(_operations(name, set(order[:i])) for i, name in enumerate(order))


def _operations(name: str, had: set[str]) -> int:
    second = 0 if had & {"b2", "delta2"} else 4
    first = 0 if had & {"b1", "delta1"} else 4 + second
    return {
        "b2": second,
        "delta2": second,
        "w2": second + 4,
        "b1": first,
        "delta1": first,
        "w1": first + 4,
    }[name]


def _mixing(v: Any) -> Any:
    return v * np.tanh(np.mean(v))


def _slopes(phi: Any) -> Any:
    return lambda v: jacobian(phi, (v,), 0)


def _train(step: Any, start: Any, fixed: Any, in_turn: bool) -> list[float]:
    (W1, W2), (b, x, y, eta) = start, fixed
    losses = [float(linear_network_loss(W1, b, W2, x, y))]
    for _ in range(25):
        new, W2_now = step(W1, b, W2, x, y, eta)
        W2 = step(new, b, W2, x, y, eta)[1] if in_turn else W2_now
        W1 = new
        losses.append(float(linear_network_loss(W1, b, W2, x, y)))
    return losses
