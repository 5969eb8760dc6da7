"""The pictures of the notebook on the chain rule."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.exercises.chain_rule_composite import (
    BACKWARD,
    NODES,
    PARENTS,
    follow_adjoints,
)
from autograder.exercises.losses import exp_log_value, squared_error_loss
from autograder.judging.expression import parse
from autograder.pictures import graphs, plots, svg, tables, worked
from autograder.pictures.picture import Picture


def chain_rule_affine(affine_grad: Any) -> Picture:
    w, b, x = 0.8, 0.5, 1.5
    dw, db = (float(slope) for slope in affine_grad(w, b, x))

    def panels(left: Any, right: Any) -> None:
        _line(left, w, w * x + b, dw, "w", lambda moved: moved * x + b)
        _line(right, b, w * x + b, db, "b", lambda moved: w * x + moved)

    return plots.picture(
        panels,
        2,
        alt=f"y over w with your slope {dw:.3g}, y over b with your slope {db:.3g}",
        caption=f"At w = {w}, b = {b}, x = {x}: when your slopes are right, the red triangles"
        " lie on the line.",
    )


def chain_rule_squared_error_answer(squared_error_db: Any) -> Picture:
    point = worked.POINT
    rows = tables.read(worked.CHAIN, list(point))
    values = tables.evaluate(rows, point)
    slope = float(parse(squared_error_db, list(values)).evaluate(values))
    nodes = [
        svg.Node(n, value=svg.number(v), slope=svg.number(slope) if n == "b" else "")
        for n, v in values.items()
    ]
    return svg.picture(
        nodes,
        tables.edges(rows, values),
        alt=f"The chain from w, b, x, y to L with local slopes; your slope at b is {slope:.4g}",
        caption="Local slopes at w = 2, b = 1, x = 3, y = 4. Red: your formula at this point. What"
        " do you meet on the way from L back to b?",
        legend={"slope": "red: your dL/db"},
    )


def chain_rule_squared_error(squared_error_grad: Any) -> Picture:
    w, b, x, y = 0.7, 0.6, 1.5, 0.9
    dw, db = (float(slope) for slope in squared_error_grad(w, b, x, y))

    def panels(left: Any, right: Any) -> None:
        _tangent(left, lambda v: squared_error_loss(v, b, x, y), w, dw, "w", 1.0)
        _tangent(right, lambda v: squared_error_loss(w, v, x, y), b, db, "b", 1.2)

    return plots.picture(
        panels,
        2,
        alt=f"The loss over w and over b with tangents of your slopes {dw:.3g} and {db:.3g}",
        caption=f"At w = {w}, b = {b}, x = {x}, y = {y}: your slopes as tangents of the loss.",
    )


def chain_rule_exp_log_table(exp_log_table: Any) -> Picture:
    return tables.picture(exp_log_table, {"w": 1.3, "b": 0.4, "x": 0.9}, "f")


def chain_rule_exp_log(exp_log_grad: Any) -> Picture:
    w, b, x = 0.8, 0.6, 1.3
    dw, db = (float(slope) for slope in exp_log_grad(w, b, x))

    def panels(left: Any, right: Any) -> None:
        _tangent(left, lambda v: exp_log_value(v, b, x), w, dw, "w", 0.6)
        _tangent(right, lambda v: exp_log_value(w, v, x), b, db, "b", 0.8)

    return plots.picture(
        panels,
        2,
        alt=f"f over w and over b with tangents of your slopes {dw:.3g} and {db:.3g}",
        caption=f"At w = {w}, b = {b}, x = {x}: your slopes as tangents of f.",
    )


def chain_rule_fan_out(total_derivative: Any) -> Picture:
    outer, inner = np.array([1.5, -0.8, 2.0]), np.array([0.4, 1.2, 0.7])
    total = float(total_derivative(outer, inner))
    roads = [f"x{i + 1}" for i in range(len(outer))]
    each = [float(total_derivative(outer[i : i + 1], inner[i : i + 1])) for i in range(len(outer))]
    nodes = [
        svg.Node("w", slope=svg.number(total)),
        *(svg.Node(r, shows=r, slope=svg.number(d)) for r, d in zip(roads, each, strict=True)),
        svg.Node("f"),
    ]
    edges = [svg.Edge("w", r, svg.number(d)) for r, d in zip(roads, inner, strict=True)]
    edges += [svg.Edge(r, "f", svg.number(d)) for r, d in zip(roads, outer, strict=True)]
    return svg.picture(
        nodes,
        edges,
        alt=f"Three roads from w to f; yours bring {_vector(each)} and together {total:.4g}",
        caption="Red: what your function finds for one road alone, and at w for all roads.",
    )


def chain_rule_fan_out_graph(fan_out_graph: Any) -> Picture:
    return graphs.picture(fan_out_graph, (), f"Your graph with {len(fan_out_graph)} nodes")


def chain_rule_composite_graph(composite_graph: Any, composite_fan_out: Any) -> Picture:
    return graphs.with_fan_out(composite_graph, composite_fan_out)


def chain_rule_composite_forward(composite_forward: Any) -> Picture:
    x, z = 1.4, -0.6
    values = {"x": x, "z": z, **_numbers(composite_forward(x, z), list(NODES))}
    nodes = [svg.Node(name, value=svg.number(value)) for name, value in values.items()]
    return svg.picture(
        nodes,
        _arrows(),
        alt="The graph of section 5 with your forward values: "
        + ", ".join(f"{name} {value:.4g}" for name, value in values.items()),
        caption=f"Your values at x = {x}, z = {z}, computed from left to right.",
    )


def chain_rule_composite_backward(composite_forward: Any, composite_backward: Any) -> Picture:
    x, z = 1.4, -0.6
    values = {"x": x, "z": z, **_numbers(composite_forward(x, z), list(NODES))}
    own = _numbers(composite_backward(x, z), list(BACKWARD))
    right = follow_adjoints((x, z), own)
    off = [name for name in BACKWARD if not np.isclose(own[name], right[name], rtol=1e-7)]
    nodes = [
        svg.Node(name, "", svg.number(v), svg.number(own[f"g_{name}"]), f"g_{name}" in off[:1])
        for name, v in values.items()
    ]
    found = f"the first wrong one is {off[0]}" if off else "each follows from those after it"
    return svg.picture(
        nodes,
        _arrows(),
        alt="The graph of section 5 with your adjoints: "
        + ", ".join(f"{name} {value:.4g}" for name, value in own.items()),
        caption=f"Your adjoints at x = {x}, z = {z}, from right to left: {found}.",
    )


def chain_rule_jacobian_compose(compose_jacobian: Any) -> Picture:
    outer, inner = np.arange(1.0, 9.0).reshape(2, 4) / 4, np.arange(12.0).reshape(4, 3) / 6 - 1
    product = np.asarray(compose_jacobian(outer, inner), float)
    rows, columns = product.shape
    shape = f"{rows} × {columns}"
    return plots.matrices(
        {"J_f: 2 × 4": outer, "J_g: 4 × 3": inner, f"yours: {shape}": product},
        alt=f"The Jacobians of f (2 × 4) and g (4 × 3) and your result ({shape})",
        caption="Which size do the first two share, and where is it in yours?",
    )


def chain_rule_jacobian_at(jacobian_of_composition: Any) -> Picture:
    x, asked = np.array([0.5, -1.0]), _Asked()
    result = jacobian_of_composition(asked.f_jac, asked.g, asked.g_jac, x)
    rows, columns = np.asarray(result, float).shape
    nodes = [svg.Node("x", f"x = {_vector(x)}"), svg.Node("u", f"g(x) = {_vector(asked.u)}")]
    nodes += [svg.Node("f", "f(g(x))"), svg.Node("Jg", f"J_g at {_points(asked.inner)}")]
    nodes += [svg.Node("Jf", f"J_f at {_points(asked.outer)}")]
    nodes += [svg.Node("J", f"your result: {rows} × {columns}")]
    edges = [svg.Edge("x", "u", "g"), svg.Edge("u", "f", "f")]
    edges += [svg.Edge("x", "Jg"), svg.Edge("u", "Jf"), svg.Edge("Jg", "J"), svg.Edge("Jf", "J")]
    return svg.picture(
        nodes,
        edges,
        alt=f"Your function asks for J_g at {_points(asked.inner)}"
        f" and for J_f at {_points(asked.outer)}",
        caption="At which points does your function ask for the two Jacobians?",
        legend={"label": "on an arrow: the map"},
    )


def chain_rule_matrix_input(matrix_jacobian: Any) -> Picture:
    W, x = np.array([[0.5, -1.0, 2.0], [1.5, 0.3, -0.7]]), np.array([1.0, 2.0, -3.0])
    tensor = np.asarray(matrix_jacobian(W, x), float)

    return plots.matrices(
        {f"g[{k}] over W[i, j]": table for k, table in enumerate(tensor)},
        alt=f"Your tensor of shape {tensor.shape} as {len(tensor)} tables of the shape of W",
        caption=f"x = {_vector(x)}. A table for each output: how g[k] reacts to entries of W.",
    )


def _numbers(found: Any, names: list[str]) -> dict[str, float]:
    return {name: float(found[name]) for name in names}


def _arrows() -> list[svg.Edge]:
    return [svg.Edge(name, node) for node, parents in PARENTS.items() for name in parents]


class _Asked:
    """g and the Jacobians of f and g, which note the points where they are asked for."""

    u = np.array([0.5, 1.25])

    def __init__(self) -> None:
        self.inner: list[Any] = []
        self.outer: list[Any] = []

    def g(self, x: Any) -> Any:
        return np.array([x[0] * -x[1], x[0] ** 2 + x[1] ** 2])

    def g_jac(self, x: Any) -> Any:
        self.inner.append(x)
        return np.array([[-x[1], -x[0]], [2 * x[0], 2 * x[1]]])

    def f_jac(self, u: Any) -> Any:
        self.outer.append(u)
        return np.array([[np.cos(u[0]), 1.0], [u[1], u[0]]])


def _points(points: list[Any]) -> str:
    return " and ".join(_vector(point) for point in points) or "no point"


def _vector(values: Any) -> str:
    return f"({', '.join(svg.number(v) for v in np.ravel(values))})"


def _line(axes: Any, at: float, y: float, slope: float, name: str, line: Any) -> None:
    """A straight line with the student's slope as a triangle of width 1."""
    grid = np.linspace(at - 0.7, at + 1.7, 50)
    axes.plot(grid, line(grid), color=plots.FAINT, linewidth=6, label="y")
    axes.plot([at, at + 1], [y, y + slope], color=plots.SLOPE)
    axes.plot([at, at + 1, at + 1], [y, y, y + slope], "--", color=plots.SLOPE, linewidth=1)
    axes.plot([at], [y], "o", color=plots.SLOPE)
    axes.text(at + 1.05, y + slope / 2, f"{slope:.3g}", color=plots.SLOPE, va="center")
    axes.set(xlabel=name, title=f"y over {name}, your slope {slope:.3g}")


def _tangent(axes: Any, loss: Any, at: float, slope: float, name: str, half: float) -> None:
    grid = np.linspace(at - half, at + half, 120)
    axes.plot(grid, loss(grid), color=plots.FAINT, linewidth=5)
    plots.tangent(axes, at, float(loss(at)), slope, half * 0.6)
    axes.set(xlabel=name, title=f"over {name}, your slope {slope:.3g}")
