"""A student who has solved everything that has a picture, in four notebooks."""

from __future__ import annotations

import numpy as np


def sigmoid(z):
    return 0.5 * (1 + np.tanh(np.asarray(z, float) / 2))


def sigmoid_grad(z):
    return sigmoid(z) * sigmoid(-np.asarray(z, float))


def affine_grad(w, b, x):
    return x, 1


squared_error_db = "2*s"


def squared_error_grad(w, b, x, y):
    r = w * x + b - y
    return 2 * r * x, 2 * r


exp_log_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("q", "ln(p)", {"p": "1/p"}, "ln(w*x)"),
    ("r", "b*x", {"b": "x"}, "b*x"),
    ("s", "exp(r)", {"r": "s"}, "exp(b*x)"),
    ("t", "s*w", {"s": "w", "w": "s"}, "exp(b*x)*w"),
    ("u", "t+q", {"t": "1", "q": "1"}, "exp(b*x)*w+ln(w*x)"),
    ("f", "b*u", {"b": "u", "u": "b"}, "b*(exp(b*x)*w+ln(w*x))"),
]


def exp_log_grad(w, b, x):
    e = np.exp(b * x)
    return b * (e + 1 / w), b * w * x * e + w * e + np.log(w * x)


def total_derivative(df_dx, dx_dw):
    return float(np.sum(df_dx * dx_dw))


fan_out_graph = {
    "x1": ("g1", "w"),
    "x2": ("g2", "w"),
    "x3": ("g3", "w"),
    "y": ("f", "x1", "x2", "x3"),
}
composite_graph = {
    "a": ("mul", "x", "z"),
    "b": ("log", "x"),
    "c": ("sin", "b"),
    "d": ("exp", "a"),
    "e": ("div", "a", "b"),
    "f": ("div", "c", "a"),
    "y": ("sum", "d", "e", "f"),
}
composite_fan_out = {"a", "b", "x"}


def composite_forward(x, z):
    a, b = x * z, np.log(x)
    c, d, e = np.sin(b), np.exp(a), a / b
    return {"a": a, "b": b, "c": c, "d": d, "e": e, "f": c / a, "y": d + e + c / a}


def composite_backward(x, z):
    v = composite_forward(x, z)
    a, b, c = v["a"], v["b"], v["c"]
    g_c = 1 / a
    g_b = -a / b**2 + g_c * np.cos(b)
    g_a = np.exp(a) + 1 / b - c / a**2
    ones = dict.fromkeys(("g_y", "g_d", "g_e", "g_f"), 1.0)
    return {**ones, "g_c": g_c, "g_b": g_b, "g_a": g_a, "g_x": g_a * z + g_b / x, "g_z": g_a * x}


def compose_jacobian(J_f, J_g):
    return J_f @ J_g


def jacobian_of_composition(f_jac, g, g_jac, x):
    return f_jac(g(x)) @ g_jac(x)


def matrix_jacobian(W, x):
    return np.einsum("ki,j->kij", np.eye(len(W)), x)


sigmoid_table = [
    ("a", "-x", {"x": "-1"}, "-x"),
    ("c", "exp(a)", {"a": "c"}, "exp(-x)"),
    ("d", "1+c", {"c": "1"}, "1+exp(-x)"),
    ("s", "1/d", {"d": "-1/d^2"}, "1/(1+exp(-x))"),
]
sigmoid_table_answers = {"chain": "c/d^2", "final": "s*(1-s)"}
neuron_db_steps = {"dL/dr": "2*r", "dr/da": "1", "da/dz": "dsigma(z)", "dz/db": "1"}
neuron_db = "2*(sigma(w*x+b)-y)*dsigma(w*x+b)"
neuron_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("z", "p+b", {"p": "1", "b": "1"}, "w*x+b"),
    ("a", "sigma(z)", {"z": "dsigma(z)"}, "sigma(w*x+b)"),
    ("r", "a-y", {"a": "1"}, "sigma(w*x+b)-y"),
    ("L", "r^2", {"r": "2*r"}, "(sigma(w*x+b)-y)^2"),
]


def neuron_grad(w, b, x, y):
    t = 2 * (sigmoid(w * x + b) - y) * sigmoid_grad(w * x + b)
    return t * x, t


sigmoid_sum_graph = {
    **{f"u{i}": ("dot", f"w{i}", "x") for i in (1, 2, 3)},
    **{f"z{i}": ("add", f"u{i}", f"b{i}") for i in (1, 2, 3)},
    **{f"a{i}": ("phi", f"z{i}") for i in (1, 2, 3)},
    "s": ("sum", "a1", "a2", "a3"),
    "r": ("sub", "y", "s"),
    "f": ("square", "r"),
}
sigmoid_sum_fan_out = {"x"}


def sigmoid_sum_grad(W, b, x, y):
    z = W @ x + b
    db = 2 * (sigmoid(z).sum() - y) * sigmoid_grad(z)
    return np.outer(db, x), db


def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y)
    return W - eta * dW, b - eta * db


def network_forward(x, W0, b0, W1, b1):
    z = sigmoid(W0 @ x + b0)
    return z, (W1 @ z)[0] + b1


def network_grad(x, W0, b0, W1, b1):
    z, _ = network_forward(x, W0, b0, W1, b1)
    d = W1[0] * z * (1 - z)
    return {"W0": np.outer(d, x), "b0": d, "W1": z[None], "b1": 1.0, "z": W1[0]}


regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("a1", "sigma(z1)", {"z1": "dsigma(z1)"}, "sigma(w1*x+b1)"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2*sigma(w1*x+b1)"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x+b1)+b2"),
    ("a2", "sigma(z2)", {"z2": "dsigma(z2)"}, "sigma(w2*sigma(w1*x+b1)+b2)"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r^2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))^2"),
    ("s1", "w1^2", {"w1": "2*w1"}, "w1^2"),
    ("s2", "w2^2", {"w2": "2*w2"}, "w2^2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1^2+w2^2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1^2+w2^2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))^2+lam*(w1^2+w2^2)"),
]


def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    a1 = sigmoid(w1 * x + b1)
    a2 = sigmoid(w2 * a1 + b2)
    d2 = -2 * (y - a2) * a2 * (1 - a2)
    d1 = d2 * w2 * a1 * (1 - a1)
    return d1 * x + 2 * lam * w1, d2 * a1 + 2 * lam * w2, d1, d2


gradient_order = ["b2", "w2", "b1", "w1"]


def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    r = W2 @ phi(v) - y
    d = phi_jacobian(v).T @ (W2.T @ r)
    return {"x": W1.T @ d, "W1": np.outer(d, x), "b": d, "W2": np.outer(r, phi(v))}


def linear_network_step(W1, b, W2, x, y, eta):
    a = W1 @ x + b
    r = W2 @ a - y
    return W1 - eta * np.outer(W2.T @ r, x), W2 - eta * np.outer(r, a)


def zero_values(x, h):
    return np.full(h, 0.5), 0.0


def zero_gradients(x, h):
    return {"W0": np.zeros((h, len(x))), "b0": np.zeros(h), "W1": np.full((1, h), 0.5), "b1": 1}


def constant_gradients(x, h, c):
    s = float(sigmoid(c * x.sum() + c))
    d = c * s * (1 - s)
    return {"W0": np.tile(d * x, (h, 1)), "b0": np.full(h, d), "W1": np.full((1, h), s), "b1": 1}


def hidden_spread(W0, b0, W1):
    return float(max(np.ptp(W0, 0).max(), np.ptp(b0), np.ptp(W1, 1).max()))


def network_step(W0, b0, W1, b1, X, Y, eta):
    Z = sigmoid(X @ W0.T + b0)
    D = 2 * (Z @ W1[0] + b1 - Y) / len(Y)
    H = np.outer(D, W1[0]) * Z * (1 - Z)
    return W0 - eta * H.T @ X, b0 - eta * H.sum(0), W1 - eta * (D @ Z)[None], b1 - eta * D.sum()


def equivalent_single_unit(W0, b0, W1, b1):
    return W0[:1], b0[:1], W1.sum(1, keepdims=True), b1


single_unit_rates = {"W0": "eta/h", "b0": "eta/h", "W1": "eta*h", "b1": "eta"}
breaks_symmetry = {"E", "F", "G"}
never_moves = ["h", "I", "J"]
