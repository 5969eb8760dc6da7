"""The given functions: printed in the notebooks, free to use, and the truth of the local checks.

Each is written once, in plain NumPy, so that it can be evaluated in float64, in complex
arithmetic and on the tape. The notebooks show exactly this text.
"""

from __future__ import annotations

from typing import Any

import numpy as np


def squared_error_loss(w: Any, b: Any, x: Any, y: Any) -> Any:
    """(w x + b - y)² for numbers."""
    return (w * x + b - y) ** 2


def exp_log_value(w: Any, b: Any, x: Any) -> Any:
    """(w e^{bx} + ln(w x)) b for numbers with w x > 0."""
    return (w * np.exp(b * x) + np.log(w * x)) * b


def composite_value(x: Any, z: Any) -> Any:
    """e^{xz} + x z / log x + sin(log x) / (x z) for x > 0, x not 1, z not 0."""
    return np.exp(x * z) + x * z / np.log(x) + np.sin(np.log(x)) / (x * z)


def neuron_loss(w: Any, b: Any, x: Any, y: Any) -> Any:
    """(σ(w x + b) - y)² for numbers."""
    return (1 / (1 + np.exp(-(w * x + b))) - y) ** 2


def sigmoid_sum_loss(W: Any, b: Any, x: Any, y: Any) -> Any:
    """(y - Σ_i σ(w_i · x + b_i))² for W (n,d), b (n,), x (d,) and a number y."""
    a = 1 / (1 + np.exp(-(W @ x + b)))
    return (y - np.sum(a)) ** 2


def network_output(x: Any, W0: Any, b0: Any, W1: Any, b1: Any) -> Any:
    """W1 σ(W0 x + b0) + b1, a number, for x (d,), W0 (h,d), b0 (h,), W1 (1,h) and a number b1."""
    z = 1 / (1 + np.exp(-(W0 @ x + b0)))
    return (W1 @ z)[0] + b1


def regularized_loss(w1: Any, w2: Any, b1: Any, b2: Any, x: Any, y: Any, lam: Any) -> Any:
    """[y - σ(w2 σ(w1 x + b1) + b2)]² + λ (w1² + w2²) for numbers."""
    a1 = 1 / (1 + np.exp(-(w1 * x + b1)))
    a2 = 1 / (1 + np.exp(-(w2 * a1 + b2)))
    return (y - a2) ** 2 + lam * (w1**2 + w2**2)


def two_layer_loss(W1: Any, b: Any, W2: Any, x: Any, y: Any, phi: Any) -> Any:
    """½ ‖W2 Φ(W1 x + b) - y‖² for W1 (h,d), b (h,), W2 (o,h), x (d,), y (o,), Φ: (h,) → (h,)."""
    r = W2 @ phi(W1 @ x + b) - y
    return 0.5 * np.sum(r**2)


def linear_network_loss(W1: Any, b: Any, W2: Any, x: Any, y: Any) -> Any:
    """½ ‖W2 (W1 x + b) - y‖² for W1 (h,d), b (h,), W2 (o,h), x (d,), y (o,)."""
    r = W2 @ (W1 @ x + b) - y
    return 0.5 * np.sum(r**2)


def mean_squared_loss(W0: Any, b0: Any, W1: Any, b1: Any, X: Any, Y: Any) -> Any:
    """(1/n) Σ_i (ŷ_i - Y_i)² of the network of `network_output`; X (n,d), Y (n,)."""
    Z = 1 / (1 + np.exp(-(X @ W0.T + b0)))
    return np.mean((Z @ W1[0] + b1 - Y) ** 2)
