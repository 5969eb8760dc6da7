"""The pictures of the notebook on starting at zero."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.exercises.losses import mean_squared_loss, network_output
from autograder.judging.expression import parse
from autograder.pictures import networks, plots
from autograder.pictures.picture import Picture
from autograder.pictures.training import data, losses

KEYS = ("W0", "b0", "W1", "b1")


def zero_init_values(zero_values: Any) -> Picture:
    x, h = np.array([1.0, -2.0, 0.5]), 4
    z, y = zero_values(x, h)
    z, y = np.asarray(z, float).reshape(h), float(y)
    return networks.picture(
        (x, z, y),
        (np.zeros((h, 3)), np.zeros((1, h))),
        alt=f"A network whose weights are all 0, with your z and your output {y:.4g}",
        caption="No weight lets anything through: what do the hidden units know of x?",
    )


def zero_init_gradients(zero_gradients: Any) -> Picture:
    found = zero_gradients(np.array([1.0, -2.0, 0.5]), 4)
    return _four(found, "with all parameters 0, x = (1, -2, 0.5)")


def zero_init_constant(constant_gradients: Any) -> Picture:
    found = constant_gradients(np.array([1.0, -2.0, 0.5]), 4, 0.7)
    return _four(found, "with all parameters 0.7, x = (1, -2, 0.5)")


def zero_init_step(network_step: Any, hidden_spread: Any) -> Picture:
    X, Y = data()
    rng = np.random.default_rng(2)
    same = np.full((4, 2), 0.4), np.full(4, 0.4), np.full((1, 4), 0.4), 0.4
    mixed = rng.normal(size=(4, 2)), rng.normal(size=4), rng.normal(size=(1, 4)), 0.0
    runs = [_run(network_step, start, X, Y) for start in (same, mixed)]
    spreads = [[float(hidden_spread(*at[:3])) for at in run] for run in runs]

    def panels(left: Any, middle: Any, right: Any) -> None:
        for axes, run, title in zip((left, middle), runs, ("constant", "random"), strict=True):
            _rows(axes, np.array([np.asarray(at[0], float) for at in run]), f"{title} start")
        for spread, label, colour in zip(
            spreads, ("constant", "random"), (plots.SLOPE, plots.YOURS), strict=True
        ):
            right.semilogy(np.maximum(spread, 1e-17), color=colour, label=label)
        right.set(title="spread of the hidden units", xlabel="step", ylim=(1e-18, 50))
        right.legend(loc="center right")

    return plots.picture(
        panels,
        3,
        alt="The rows of W0 over 100 of your steps; largest spread"
        f" {max(spreads[0]):.1e} from a constant start, {max(spreads[1]):.1e} from a random one",
        caption="Each line is the way of one row of W0 in the plane; from a constant start the"
        " four lines lie on each other. A spread of 1e-17 or less is drawn as 1e-17.",
    )


def zero_init_single_unit(equivalent_single_unit: Any) -> Picture:
    W0, b0 = np.tile([1.4, -0.9], (5, 1)), np.full(5, 0.3)
    W1, b1 = np.full((1, 5), 0.6), -0.8
    one = equivalent_single_unit(W0, b0, W1, b1)
    one = [np.asarray(part, float) for part in one]
    grid = np.linspace(-3, 3, 25)
    five = _plane(grid, (W0, b0, W1, b1))
    single = _plane(grid, one)

    def panels(*axes: Any) -> None:
        low, high = min(five.min(), single.min()), max(five.max(), single.max())
        for panel, values, title in zip(
            axes, (five, single), ("five equal units", "your single unit"), strict=False
        ):
            panel.contourf(grid, grid, values, np.linspace(low, high, 13), cmap="Blues")
            panel.set(title=title, xlabel="x[0]", ylabel="x[1]")
        difference = np.max(np.abs(five - single), axis=0)
        axes[2].semilogy(grid, np.maximum(difference, 1e-17), color=plots.SLOPE)
        axes[2].set(title="largest difference", xlabel="x[0]", ylim=(1e-18, 10))

    return plots.picture(
        panels,
        3,
        alt="The output of five equal units and of your single unit over a plane; they differ by"
        f" at most {np.max(np.abs(five - single)):.1e}",
        caption="Differences around 1e-16 are rounding.",
    )


def zero_init_single_unit_rates(single_unit_rates: Any) -> Picture:
    eta, h = 0.05, 8
    names = {"eta": eta, "h": h}
    rates = [float(parse(single_unit_rates[key], [*names]).evaluate(names)) for key in KEYS]
    X, Y = data()
    start = np.array([[0.4, -0.3]]), np.array([0.2]), np.array([[0.5]]), 0.1
    wide = tuple(np.repeat(part, h, axis=-1 if part.shape == (1, 1) else 0) for part in start[:3])
    alone = (start[0], start[1], start[2] * h, start[3])
    many = losses(mean_squared_loss, (*wide, start[3]), (X, Y), [eta] * 4, 120)
    one = losses(mean_squared_loss, alone, (X, Y), rates, 120)
    apart = max(abs(a - b) for a, b in zip(many, one, strict=True))

    def panels(axes: Any) -> None:
        axes.plot(many, color=plots.FAINT, linewidth=6, label=f"{h} equal units")
        axes.plot(one, color=plots.YOURS, label="one unit, your rates")
        axes.set(xlabel="step", ylabel="loss", title="120 steps")
        axes.legend()

    return plots.picture(
        panels,
        alt=f"The losses of {h} equal units and of one unit with your rates; they differ by at"
        f" most {apart:.1e}",
        caption=f"η = {eta}, h = {h}. Largest distance of the two curves: {apart:.1e}.",
        size=(5.6, 3.2),
    )


def zero_init_which_break(breaks_symmetry: Any, never_moves: Any) -> Picture:
    X, Y = data()
    breaks, stays = _labels(breaks_symmetry), _labels(never_moves)
    curves = {
        label: losses(_loss(activation), start, (X, Y), [0.2] * 4, 30)
        for label, (activation, start) in _starts().items()
    }

    def panels(*axes: Any) -> None:
        for panel, (label, curve) in zip(axes, curves.items(), strict=True):
            said = [word for word, own in (("breaks", breaks), ("stays", stays)) if label in own]
            panel.plot(curve, color=plots.YOURS if said else plots.TRUE)
            panel.set_ylim(0, 1.1 * max(curve))
            panel.set_title(f"{label}: you say {' and '.join(said)}" if said else label)

    return plots.picture(
        panels,
        5,
        2,
        alt="The losses of the ten starts over 30 steps; you say that"
        f" {', '.join(sorted(breaks)) or 'none'} break the symmetry and that"
        f" {', '.join(sorted(stays)) or 'none'} never move",
        caption="A falling loss alone does not tell: the output bias learns in every start.",
        size=(9.4, 3.8),
    )


def _starts() -> dict[str, tuple[Any, Any]]:
    """The ten starts of the task: the activation and (W0, b0, W1, b1) for h = 4, d = 2."""
    rng = np.random.default_rng(6)
    W0, b0, W1 = rng.normal(size=(4, 2)), rng.normal(size=4), rng.normal(size=(1, 4))
    zero = np.zeros((4, 2)), np.zeros(4), np.zeros((1, 4)), 0.0
    ones = np.ones((4, 2)), np.ones(4), np.ones((1, 4))
    return {
        "A": (_sigma, zero),
        "B": (_sigma, (ones[0] / 2, ones[1] / 2, ones[2] / 2, 0.5)),
        "C": (_sigma, (0.3 * ones[0], -0.2 * ones[1], 0.7 * ones[2], 0.1)),
        "D": (_sigma, (np.tile(W0[0], (4, 1)), 0.3 * ones[1], 0.6 * ones[2], 0.0)),
        "E": (_sigma, (ones[0] / 2, zero[1], W1, 0.0)),
        "F": (_sigma, (W0, zero[1], zero[2], 0.0)),
        "G": (_sigma, (ones[0] / 2, b0, ones[2] / 2, 0.0)),
        "H": (_relu, (zero[0], zero[1], W1, 0.0)),
        "I": (np.tanh, zero),
        "J": (_relu, zero),
    }


def _labels(given: Any) -> set[str]:
    """The student's labels; TypeError for what is no collection of them, such as a stub."""
    if isinstance(given, str) or not all(isinstance(label, str) for label in given):
        raise TypeError("labels are wanted")
    return {label.strip().upper() for label in given}


def _loss(activation: Any) -> Any:
    def loss(W0: Any, b0: Any, W1: Any, b1: Any, X: Any, Y: Any) -> Any:
        return np.mean((activation(X @ W0.T + b0) @ W1[0] + b1 - Y) ** 2)

    return loss


def _sigma(z: Any) -> Any:
    return 1 / (1 + np.exp(-z))


def _relu(z: Any) -> Any:
    return np.where(np.real(z) > 0, z, 0)


def _four(found: Any, where: str) -> Picture:
    slopes = {key: np.asarray(found[key], float) for key in KEYS}
    slopes["b0"] = slopes["b0"].reshape(-1, 1)

    return plots.matrices(
        slopes,
        alt="Your slopes of y as heat maps: "
        + ", ".join(f"{key} {np.round(part, 3).tolist()}" for key, part in slopes.items()),
        caption=f"Slopes of y {where}. Which rows are equal, and which columns?",
    )


def _run(step: Any, start: Any, X: Any, Y: Any) -> list[Any]:
    run = [start]
    for _ in range(100):
        run.append(step(*run[-1], X, Y, 0.1))
    return run


def _rows(axes: Any, W0: Any, title: str) -> None:
    """The way of each row of W0 (steps, h, 2) through the plane, thick below thin."""
    for i in range(W0.shape[1]):
        axes.plot(*W0[:, i].T, linewidth=7 - 1.7 * i, alpha=0.6)
        axes.plot(*W0[-1, i], "o", color=plots.TRUE, markersize=4)
    axes.set(title=title, xlabel="W0[i, 0]", ylabel="W0[i, 1]")


def _plane(grid: Any, parameters: Any) -> Any:
    W0, b0, W1, b1 = parameters
    return np.array(
        [[float(network_output(np.array([u, v]), W0, b0, W1, b1)) for u in grid] for v in grid]
    )
