"""What the notebooks call the values on the way to a loss.

One function for each loss of `losses`, with its arguments and its steps in its order.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.exercises import losses

Named = dict[str, Any]


def _sigma(z: Any) -> Any:
    return 1 / (1 + np.exp(-z))


def squared_error(w: Any, b: Any, x: Any, y: Any) -> Named:
    r = w * x + b
    s = r - y
    return {"r": r, "s": s, "L": s**2}


def sigmoid(z: Any) -> Named:
    return {"σ(z)": _sigma(z)}


def neuron(w: Any, b: Any, x: Any, y: Any) -> Named:
    z = w * x + b
    a = _sigma(z)
    r = a - y
    return {"z": z, "a": a, "r": r, "L": r**2}


def sigmoid_sum(W: Any, b: Any, x: Any, y: Any) -> Named:
    z = W @ x + b
    a = _sigma(z)
    r = y - np.sum(a)
    return {"z": z, "a": a, "r": r, "f": r**2}


def network(x: Any, W0: Any, b0: Any, W1: Any, b1: Any) -> Named:
    v = W0 @ x + b0
    z = _sigma(v)
    return {"v": v, "z": z, "y": (W1 @ z)[0] + b1}


def regularized(w1: Any, w2: Any, b1: Any, b2: Any, x: Any, y: Any, lam: Any) -> Named:
    z1 = w1 * x + b1
    a1 = _sigma(z1)
    z2 = w2 * a1 + b2
    a2 = _sigma(z2)
    loss = losses.regularized_loss(w1, w2, b1, b2, x, y, lam)
    return {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "r": y - a2, "f": loss}


def two_layer(W1: Any, b: Any, W2: Any, x: Any, y: Any, phi: Any) -> Named:
    v = W1 @ x + b
    return {"v": v, "r": W2 @ phi(v) - y}


def linear_network(W1: Any, b: Any, W2: Any, x: Any, y: Any) -> Named:
    v = W1 @ x + b
    return {"v": v, "r": W2 @ v - y}


def mean_squared(W0: Any, b0: Any, W1: Any, b1: Any, X: Any, Y: Any) -> Named:
    V = X @ W0.T + b0
    Z = _sigma(V)
    outputs = Z @ W1[0] + b1
    residuals = outputs - Y
    squares = residuals**2
    return {
        "V": V,
        "Z": Z,
        "the outputs": outputs,
        "the residuals": residuals,
        "the squared residuals": squares,
        "L": np.mean(squares),
    }
