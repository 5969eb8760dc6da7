"""The pictures of the notebook on the sigmoid and a single neuron."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from autograder.exercises.losses import neuron_loss, sigmoid_sum_loss
from autograder.judging.differentiate import gradient
from autograder.judging.expression import parse
from autograder.pictures import graphs, plots, svg, tables
from autograder.pictures.picture import Picture


def sigmoid_value(sigmoid: Any) -> Picture:
    near, far = np.linspace(-8, 8, 161), np.linspace(-40, 40, 161)
    yours, error = np.asarray(sigmoid(near), float), np.abs(sigmoid(far) - _true(far))

    def panels(left: Any, right: Any) -> None:
        plots.curve(left, near, yours, _true(near), "true")
        left.set(title="σ(z)", xlabel="z")
        right.semilogy(far, np.maximum(error, 1e-17), color=plots.SLOPE)
        right.set(title="distance to the true curve", xlabel="z", ylim=(1e-18, 10))

    return plots.picture(
        panels,
        2,
        alt=f"Your sigmoid on the true curve; the largest distance is {np.max(error):.1e}",
        caption="Around 1e-16 is rounding. A gap in the right panel is a value that is no number.",
    )


def sigmoid_slope(sigmoid: Any, sigmoid_grad: Any) -> Picture:
    z = np.linspace(-7, 7, 141)
    touch = np.array([-3.5, 0.0, 3.0])
    values, slopes = np.asarray(sigmoid(z), float), np.asarray(sigmoid_grad(z), float)
    heights, tilts = np.asarray(sigmoid(touch), float), np.asarray(sigmoid_grad(touch), float)

    def panels(upper: Any, lower: Any) -> None:
        upper.plot(z, values, color=plots.YOURS)
        for at, height, tilt in zip(touch, heights, tilts, strict=True):
            plots.tangent(upper, at, height, tilt, 1.4)
        upper.set(title="your σ with tangents of your slope")
        measured = np.gradient(values, z)
        plots.curve(lower, z, slopes, measured, "measured on your curve")
        lower.set(title="your slope", xlabel="z")

    return plots.picture(
        panels,
        rows=2,
        alt="Your sigmoid with tangents and, below it, your slope on the slope of that curve",
        caption="Where the curve is steepest, the slope is largest.",
        size=(5.6, 4.6),
    )


def sigmoid_table(sigmoid_table: Any, sigmoid_table_answers: Any) -> Picture:
    point = {"x": 0.7}
    drawn = tables.picture(sigmoid_table, point, "the sigmoid")
    rows = tables.read(sigmoid_table, ["x"])
    values = tables.evaluate(rows, point)
    answers = (
        f"{key} gives {parse(sigmoid_table_answers[key], list(values)).evaluate(values):.6g}"
        for key in ("chain", "final")
    )
    return replace(drawn, caption=f"{drawn.caption} Here your {' and your '.join(answers)}.")


def sigmoid_neuron_bias(neuron_db_steps: Any, neuron_db: Any) -> Picture:
    w, b, x, y = 0.8, 0.3, 1.5, 0.2
    z = w * x + b
    a = float(_true(z))
    values = {"w": w, "b": b, "x": x, "y": y, "z": z, "a": a, "r": a - y, "L": (a - y) ** 2}
    links = {"dL/dr": ("r", "L"), "dr/da": ("a", "r"), "da/dz": ("z", "a"), "dz/db": ("b", "z")}
    names = [name for name in values if name != "L"]
    factors = {key: float(parse(neuron_db_steps[key], names).evaluate(values)) for key in links}
    final = float(parse(neuron_db, names).evaluate(values))
    nodes = [
        svg.Node(name, value=svg.number(values[name]), slope=svg.number(slope))
        for name, slope in zip("Lrazb", np.cumprod([1.0, *factors.values()]), strict=True)
    ]
    edges = [svg.Edge(*links[key], svg.number(v)) for key, v in factors.items()]
    return svg.picture(
        nodes,
        edges,
        alt=f"The chain from b to L with your four links; their product is"
        f" {np.prod(list(factors.values())):.6g}, your final formula gives {final:.6g}",
        caption=f"At w = {w}, b = {b}, x = {x}, y = {y}. Your four links multiply to"
        f" {np.prod(list(factors.values())):.6g}; your final formula gives {final:.6g}.",
        legend={"slope": "red: the product of your links from L back to here"},
    )


def sigmoid_neuron_table(neuron_table: Any) -> Picture:
    point = {"w": 0.8, "b": 0.3, "x": 1.5, "y": 0.2}
    return tables.picture(neuron_table, point, "the neuron's loss")


def sigmoid_neuron(neuron_grad: Any) -> Picture:
    x, y, w, b = 1.2, 0.2, 1.5, 0.8
    dw, db = (float(slope) for slope in neuron_grad(w, b, x, y))
    w_grid, b_grid = np.meshgrid(np.linspace(-2.5, 3, 60), np.linspace(-3, 2.5, 60))
    losses = neuron_loss(w_grid, b_grid, x, y)
    length = max(float(np.hypot(dw, db)), 1e-12)
    path = _descent(neuron_grad, (w, b), (x, y))

    def panels(axes: Any) -> None:
        axes.contourf(w_grid, b_grid, losses, levels=16, cmap="Blues_r", alpha=0.75)
        axes.plot(*np.transpose(path), ".-", color=plots.TRUE, linewidth=1, label="60 steps")
        arrow = {"color": plots.SLOPE, "arrowstyle": "-|>", "linewidth": 2}
        axes.annotate("", (w - dw / length, b - db / length), (w, b), arrowprops=arrow)
        axes.plot([w], [b], "o", color=plots.SLOPE, label="against your slopes")
        axes.set(xlabel="w", ylabel="b", xlim=(-2.5, 3), ylim=(-3, 2.5), aspect="equal")
        axes.set_title("the loss: dark is low")
        axes.legend(loc="upper right", frameon=True)

    return plots.picture(
        panels,
        alt=f"The loss over (w, b) with an arrow against your slopes ({dw:.3g}, {db:.3g})",
        caption=f"x = {x}, y = {y}. The arrow should cross the lines of equal loss at right"
        " angles and lead down.",
        size=(4.6, 4.6),
    )


def sigmoid_sum_graph(sigmoid_sum_graph: Any, sigmoid_sum_fan_out: Any) -> Picture:
    return graphs.with_fan_out(sigmoid_sum_graph, sigmoid_sum_fan_out)


def sigmoid_sum_grad(sigmoid_sum_grad: Any) -> Picture:
    W = np.array([[0.6, -0.4], [-1.2, 0.5], [0.3, 1.6]])
    b, x, y = np.array([0.2, -0.3, 0.1]), np.array([1.0, -0.5]), 2.5
    dW, db = (np.asarray(part, float) for part in sigmoid_sum_grad(W, b, x, y))
    true = gradient(sigmoid_sum_loss, (W, b, x, y), 1)
    units = [f"unit {i + 1}" for i in range(len(b))]
    nodes = [svg.Node("x", "x = (1, −0.5)")]
    nodes += [
        svg.Node(u, slope=f"db = {svg.number(d)}", wrong=not np.isclose(d, t, rtol=1e-6))
        for u, d, t in zip(units, db, true, strict=True)
    ]
    nodes.append(svg.Node("f", "f = (y − sum)²", svg.number(sigmoid_sum_loss(W, b, x, y))))
    edges = [svg.Edge("x", u, _row(row)) for u, row in zip(units, dW, strict=True)]
    edges += [svg.Edge(u, "f") for u in units]
    return svg.picture(
        nodes,
        edges,
        alt=f"One error handed to three units: your db is {_row(db)}",
        caption="On the arrows: your dW, row by row. One error reaches every unit; each unit"
        " scales it by its own slope and hands it on along x.",
        legend={"label": "on an arrow: your row of dW", "slope": "red: your db"},
    )


def sigmoid_sum_step(sigmoid_sum_step: Any) -> Picture:
    rng = np.random.default_rng(4)
    W, b, x, y = rng.normal(size=(3, 2)), rng.normal(size=3), np.array([1.0, -0.5]), 2.5
    rates = (0.02, 0.4, 8.0)
    curves = [_losses(sigmoid_sum_step, W, b, x, y, eta) for eta in rates]

    def panels(axes: Any) -> None:
        for eta, losses, colour in zip(
            rates, curves, (plots.FAN, plots.YOURS, plots.SLOPE), strict=True
        ):
            axes.plot(losses, color=colour, label=f"η = {eta:g}")
        axes.set(xlabel="step", ylabel="loss", title="50 of your steps")
        axes.legend()

    return plots.picture(
        panels,
        alt="The loss over 50 of your steps for three step sizes; last losses "
        + ", ".join(f"{losses[-1]:.2g}" for losses in curves),
        caption="A small η crawls, a good one settles, a large one may jump about.",
        size=(5.6, 3.2),
    )


def _true(z: Any) -> Any:
    return 0.5 * (1 + np.tanh(z / 2))


def _descent(grad: Any, start: tuple[float, float], data: tuple[float, float]) -> Any:
    at = np.array(start)
    path = [at]
    for _ in range(60):
        at = at - 1.0 * np.array([float(slope) for slope in grad(*at, *data)])
        path.append(at)
    return path


def _losses(step: Any, W: Any, b: Any, x: Any, y: float, eta: float) -> list[float]:
    losses = [float(sigmoid_sum_loss(W, b, x, y))]
    for _ in range(50):
        W, b = step(W, b, x, y, eta)
        losses.append(float(sigmoid_sum_loss(W, b, x, y)))
    return losses


def _row(values: Any) -> str:
    return f"({', '.join(f'{v:.2g}' for v in values)})".replace("-", "−")
