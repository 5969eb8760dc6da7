# %% right: one line each
def composite_backward(x, z):
    v = composite_forward(x, z)
    a, b, c = v["a"], v["b"], v["c"]
    g_y = g_d = g_e = g_f = 1
    g_c = g_f / a
    g_b = -g_e * a / b**2 + g_c * np.cos(b)
    g_a = g_d * np.exp(a) + g_e / b - g_f * c / a**2
    g_x = g_a * z + g_b / x
    g_z = g_a * x
    return {
        "g_y": g_y, "g_d": g_d, "g_e": g_e, "g_f": g_f,
        "g_c": g_c, "g_b": g_b, "g_a": g_a, "g_x": g_x, "g_z": g_z,
    }
# %% right: adding in a dict with zeros
from collections import defaultdict


def composite_backward(x, z):
    v = composite_forward(x, z)
    g = defaultdict(float)
    g["g_y"] += 1
    g["g_f"] += g["g_y"]
    g["g_e"] += g["g_y"]
    g["g_d"] += g["g_y"]
    g["g_c"] += g["g_f"] / v["a"]
    g["g_a"] -= g["g_f"] * v["f"] / v["a"]
    g["g_a"] += g["g_e"] / v["b"]
    g["g_b"] -= g["g_e"] * v["e"] / v["b"]
    g["g_a"] += g["g_d"] * v["d"]
    g["g_b"] += g["g_c"] * np.cos(v["b"])
    g["g_x"] += g["g_b"] / x
    g["g_x"] += g["g_a"] * z
    g["g_z"] += g["g_a"] * x
    return g
# %% right: tape class
class Var:
    def __init__(self, value, parents=()):
        self.value = value
        self.parents = parents
        self.grad = 0.0


def composite_backward(x, z):
    X, Z = Var(x), Var(z)
    A = Var(x * z, [(X, z), (Z, x)])
    B = Var(np.log(x), [(X, 1 / x)])
    C = Var(np.sin(B.value), [(B, np.cos(B.value))])
    D = Var(np.exp(A.value), [(A, np.exp(A.value))])
    E = Var(A.value / B.value, [(A, 1 / B.value), (B, -A.value / B.value**2)])
    F = Var(C.value / A.value, [(C, 1 / A.value), (A, -C.value / A.value**2)])
    S = Var(D.value + E.value, [(D, 1), (E, 1)])
    Y = Var(S.value + F.value, [(S, 1), (F, 1)])
    Y.grad = 1.0
    for node in (Y, S, F, E, D, C, B, A):
        for parent, slope in node.parents:
            parent.grad += node.grad * slope
    named = dict(y=Y, s=S, d=D, e=E, f=F, c=C, b=B, a=A, x=X, z=Z)
    return {"g_" + key: node.grad for key, node in named.items()}
# %% right: linear system
def composite_backward(x, z):
    a, b = x * z, np.log(x)
    c = np.sin(b)
    names = ["x", "z", "a", "b", "c", "d", "e", "f", "y"]
    at = {name: i for i, name in enumerate(names)}
    local = np.zeros((9, 9))
    for child, parent, slope in [
        ("a", "x", z), ("a", "z", x), ("b", "x", 1 / x), ("c", "b", np.cos(b)),
        ("d", "a", np.exp(a)), ("e", "a", 1 / b), ("e", "b", -a / b**2),
        ("f", "c", 1 / a), ("f", "a", -c / a**2), ("y", "d", 1), ("y", "e", 1), ("y", "f", 1),
    ]:
        local[at[child], at[parent]] = slope
    seed = np.eye(9)[at["y"]]
    # adjoint = seed + local^T adjoint
    adjoint = np.linalg.solve(np.eye(9) - local.T, seed)
    return {f"g_{name}": adjoint[at[name]] for name in names}
# %% right: sum over written-out roads
def composite_backward(x, z):
    from math import cos, exp, log, sin

    b = log(x)
    to_c = 1 / (x * z)
    to_b = sum([-x * z / b**2, to_c * cos(b)])
    to_a = sum([exp(x * z), 1 / b, -sin(b) / (x * z) ** 2])
    grads = [1.0, 1.0, 1.0, 1.0, to_c, to_b, to_a, to_a * z + to_b / x, to_a * x]
    return dict(zip("g_y g_d g_e g_f g_c g_b g_a g_x g_z".split(), grads))
# %% right: relative changes
def composite_backward(x, z, ones=("g_y", "g_d", "g_e", "g_f")):
    v = composite_forward(x, z)
    out = dict.fromkeys(ones, np.float64(1))
    # a quotient e = a/b changes by e (da/a - db/b)
    out["g_c"] = v["f"] / v["c"]
    out["g_b"] = out["g_c"] * np.cos(v["b"]) - v["e"] / v["b"]
    out["g_a"] = (v["d"] * v["a"] + v["e"] - v["f"]) / v["a"]
    out["g_z"] = np.asarray(x * out["g_a"])
    out["g_x"] = np.asarray(z * out["g_a"] + out["g_b"] / x)
    return out
# %% right: true booleans for ones
def composite_backward(x, z):
    a, b = x * z, np.log(x)
    g = {name: True for name in ("g_y", "g_d", "g_e", "g_f")}
    g["g_c"] = 1 / a
    g["g_b"] = np.cos(b) / a - a * b**-2
    g["g_a"] = np.exp(a) - np.sin(b) * a**-2.0 + 1 / b
    g["g_x"] = np.dot([z, 1 / x], [g["g_a"], g["g_b"]])
    g["g_z"] = x * g["g_a"]
    return g
# %% wrong: composite/quotient-sign-b
def composite_backward(x, z):
    v = composite_forward(x, z)
    a, b, c, d = v["a"], v["b"], v["c"], v["d"]
    g_y = 1.0
    g_d = g_e = g_f = g_y
    g_c = g_f / a
    g_b = g_e * (a / b**2) + g_c * np.cos(b)
    g_a = g_d * d + g_e / b - g_f * c / a**2
    g_x = g_a * z + g_b / x
    g_z = g_a * x
    return dict(g_y=g_y, g_d=g_d, g_e=g_e, g_f=g_f, g_c=g_c, g_b=g_b, g_a=g_a, g_x=g_x, g_z=g_z)
# %% wrong: composite/quotient-path-lost
def composite_backward(x, z):
    v = composite_forward(x, z)
    a, b, c, d = v["a"], v["b"], v["c"], v["d"]
    g_y = 1.0
    g_d = g_e = g_f = g_y
    g_c = g_f / a
    g_b = g_c * np.cos(b)
    g_a = g_d * d + g_e / b - g_f * c / a**2
    g_x = g_a * z + g_b / x
    g_z = g_a * x
    return dict(g_y=g_y, g_d=g_d, g_e=g_e, g_f=g_f, g_c=g_c, g_b=g_b, g_a=g_a, g_x=g_x, g_z=g_z)
# %% wrong: composite/sine-path-lost
def composite_backward(x, z):
    v = composite_forward(x, z)
    a, b, c, d = v["a"], v["b"], v["c"], v["d"]
    g_y = 1.0
    g_d = g_e = g_f = g_y
    g_c = g_f / a
    g_b = g_e * (-a / b**2)
    g_a = g_d * d + g_e / b - g_f * c / a**2
    g_x = g_a * z + g_b / x
    g_z = g_a * x
    return dict(g_y=g_y, g_d=g_d, g_e=g_e, g_f=g_f, g_c=g_c, g_b=g_b, g_a=g_a, g_x=g_x, g_z=g_z)
# %% wrong: composite/cosine-lost
def composite_backward(x, z):
    v = composite_forward(x, z)
    a, b, c, d = v["a"], v["b"], v["c"], v["d"]
    g_y = 1.0
    g_d = g_e = g_f = g_y
    g_c = g_f / a
    g_b = g_e * (-a / b**2) + g_c
    g_a = g_d * d + g_e / b - g_f * c / a**2
    g_x = g_a * z + g_b / x
    g_z = g_a * x
    return dict(g_y=g_y, g_d=g_d, g_e=g_e, g_f=g_f, g_c=g_c, g_b=g_b, g_a=g_a, g_x=g_x, g_z=g_z)
# %% wrong: composite/overwritten-a
def composite_backward(x, z):
    v = composite_forward(x, z)
    a, b, c = v["a"], v["b"], v["c"]
    g = {"g_y": 1, "g_d": 1, "g_e": 1, "g_f": 1}
    # d = exp(a)
    g["g_a"] = g["g_d"] * np.exp(a)
    # e = a / b
    g["g_a"] = g["g_e"] / b
    g["g_b"] = -g["g_e"] * a / b**2
    # f = c / a
    g["g_a"] = -g["g_f"] * c / a**2
    g["g_c"] = g["g_f"] / a
    # c = sin(b)
    g["g_b"] += g["g_c"] * np.cos(b)
    g["g_x"] = g["g_a"] * z + g["g_b"] / x
    g["g_z"] = g["g_a"] * x
    return g
# %% wrong: composite/quotient-sign-a
def composite_backward(x, z):
    v = composite_forward(x, z)
    a, b, c, d = v["a"], v["b"], v["c"], v["d"]
    g_y = 1.0
    g_d = g_e = g_f = g_y
    g_c = g_f / a
    g_b = g_e * (-a / b**2) + g_c * np.cos(b)
    g_a = g_d * d + g_e / b + g_f * c / a**2
    g_x = g_a * z + g_b / x
    g_z = g_a * x
    return dict(g_y=g_y, g_d=g_d, g_e=g_e, g_f=g_f, g_c=g_c, g_b=g_b, g_a=g_a, g_x=g_x, g_z=g_z)
# %% wrong: composite/a-path-lost
def composite_backward(x, z):
    v = composite_forward(x, z)
    a, b, c, d = v["a"], v["b"], v["c"], v["d"]
    g_y = 1.0
    g_d = g_e = g_f = g_y
    g_c = g_f / a
    g_b = g_e * (-a / b**2) + g_c * np.cos(b)
    g_a = g_d * d - g_f * c / a**2
    g_x = g_a * z + g_b / x
    g_z = g_a * x
    return dict(g_y=g_y, g_d=g_d, g_e=g_e, g_f=g_f, g_c=g_c, g_b=g_b, g_a=g_a, g_x=g_x, g_z=g_z)
# %% wrong: composite/exp-power-rule
def composite_backward(x, z):
    v = composite_forward(x, z)
    a, b, c, d = v["a"], v["b"], v["c"], v["d"]
    g_y = 1.0
    g_d = g_e = g_f = g_y
    g_c = g_f / a
    g_b = g_e * (-a / b**2) + g_c * np.cos(b)
    g_a = g_d * a * np.exp(a - 1) + g_e / b - g_f * c / a**2
    g_x = g_a * z + g_b / x
    g_z = g_a * x
    return dict(g_y=g_y, g_d=g_d, g_e=g_e, g_f=g_f, g_c=g_c, g_b=g_b, g_a=g_a, g_x=g_x, g_z=g_z)
# %% wrong: composite/numerator-slope-inverted
def composite_backward(x, z):
    v = composite_forward(x, z)
    a, b, c, d = v["a"], v["b"], v["c"], v["d"]
    g_y = 1.0
    g_d = g_e = g_f = g_y
    g_c = g_f * a
    g_b = g_e * (-a / b**2) + g_c * np.cos(b)
    g_a = g_d * d + g_e / b - g_f * c / a**2
    g_x = g_a * z + g_b / x
    g_z = g_a * x
    return dict(g_y=g_y, g_d=g_d, g_e=g_e, g_f=g_f, g_c=g_c, g_b=g_b, g_a=g_a, g_x=g_x, g_z=g_z)
# %% wrong: composite/log-link-lost
def composite_backward(x, z):
    v = composite_forward(x, z)
    a, b, c, d = v["a"], v["b"], v["c"], v["d"]
    g_y = 1.0
    g_d = g_e = g_f = g_y
    g_c = g_f / a
    g_b = g_e * (-a / b**2) + g_c * np.cos(b)
    g_a = g_d * d + g_e / b - g_f * c / a**2
    g_x = g_a * z + g_b
    g_z = g_a * x
    return dict(g_y=g_y, g_d=g_d, g_e=g_e, g_f=g_f, g_c=g_c, g_b=g_b, g_a=g_a, g_x=g_x, g_z=g_z)
# %% wrong: composite/x-one-path
def composite_backward(x, z):
    v = composite_forward(x, z)
    a, b, c, d = v["a"], v["b"], v["c"], v["d"]
    g_y = 1.0
    g_d = g_e = g_f = g_y
    g_c = g_f / a
    g_b = g_e * (-a / b**2) + g_c * np.cos(b)
    g_a = g_d * d + g_e / b - g_f * c / a**2
    g_x = g_a * z
    g_z = g_a * x
    return dict(g_y=g_y, g_d=g_d, g_e=g_e, g_f=g_f, g_c=g_c, g_b=g_b, g_a=g_a, g_x=g_x, g_z=g_z)
# %% wrong: composite/log10-slope
def composite_backward(x, z):
    v = composite_forward(x, z)
    a, b, c, d = v["a"], v["b"], v["c"], v["d"]
    g_y = 1.0
    g_d = g_e = g_f = g_y
    g_c = g_f / a
    g_b = g_e * (-a / b**2) + g_c * np.cos(b)
    g_a = g_d * d + g_e / b - g_f * c / a**2
    g_x = g_a * z + g_b / (x * np.log(10))
    g_z = g_a * x
    return dict(g_y=g_y, g_d=g_d, g_e=g_e, g_f=g_f, g_c=g_c, g_b=g_b, g_a=g_a, g_x=g_x, g_z=g_z)
# %% wrong: composite/inputs-swapped
def composite_backward(x, z):
    v = composite_forward(x, z)
    a, b, c, d = v["a"], v["b"], v["c"], v["d"]
    g_y = 1.0
    g_d = g_e = g_f = g_y
    g_c = g_f / a
    g_b = g_e * (-a / b**2) + g_c * np.cos(b)
    g_a = g_d * d + g_e / b - g_f * c / a**2
    g_x = g_a * x
    g_z = g_a * z + g_b / x
    return dict(g_y=g_y, g_d=g_d, g_e=g_e, g_f=g_f, g_c=g_c, g_b=g_b, g_a=g_a, g_x=g_x, g_z=g_z)
# %% wrong: common/factor
def composite_backward(x, z):
    v = composite_forward(x, z)
    a, b, c, d = v["a"], v["b"], v["c"], v["d"]
    g_y = 1.0
    g_d = g_e = g_f = g_y
    g_c = g_f / a
    g_b = g_e * (-a / b**2) + g_c * np.cos(b)
    g_a = g_d * d + g_e / b - g_f * c / a**2
    g_x = g_a * z + g_b / x
    g_z = 2 * g_a * x
    return dict(g_y=g_y, g_d=g_d, g_e=g_e, g_f=g_f, g_c=g_c, g_b=g_b, g_a=g_a, g_x=g_x, g_z=g_z)
# %% wrong: common/sign
def composite_backward(x, z):
    v = composite_forward(x, z)
    a, b, c, d = v["a"], v["b"], v["c"], v["d"]
    g_y = 1.0
    g_d = g_e = g_f = g_y
    g_c = g_f / a
    g_b = g_e * (-a / b**2) + g_c * np.cos(b)
    g_a = g_d * d + g_e / b - g_f * c / a**2
    g_x = -(g_a * z + g_b / x)
    g_z = g_a * x
    return dict(g_y=g_y, g_d=g_d, g_e=g_e, g_f=g_f, g_c=g_c, g_b=g_b, g_a=g_a, g_x=g_x, g_z=g_z)
# %% wrong: common/not-finite
def composite_backward(x, z):
    v = composite_forward(x, z)
    a, b, c, d = v["a"], v["b"], v["c"], v["d"]
    g_y = 1.0
    g_d = g_e = g_f = g_y
    g_c = g_f / a
    g_b = g_e * (-a / b**2) + g_c * np.cos(b)
    g_a = g_d * d + g_e / b - g_f * c / np.sqrt(a) ** 4
    g_x = g_a * z + g_b / x
    g_z = g_a * x
    return dict(g_y=g_y, g_d=g_d, g_e=g_e, g_f=g_f, g_c=g_c, g_b=g_b, g_a=g_a, g_x=g_x, g_z=g_z)
# %% wrong: common/scalar-as-array
def composite_backward(x, z):
    v = composite_forward(x, z)
    a, b, c, d = v["a"], v["b"], v["c"], v["d"]
    g_y = 1.0
    g_d = g_e = g_f = g_y
    g_c = g_f / a
    g_b = g_e * (-a / b**2) + g_c * np.cos(b)
    g_a = g_d * d + g_e / b - g_f * c / a**2
    g_x = g_a * z + g_b / x
    g_z = np.array([g_a * x])
    return dict(g_y=g_y, g_d=g_d, g_e=g_e, g_f=g_f, g_c=g_c, g_b=g_b, g_a=g_a, g_x=g_x, g_z=g_z)
# %% wrong: common/complex
def composite_backward(x, z):
    v = composite_forward(x, z)
    a, b, c, d = v["a"], v["b"], v["c"], v["d"]
    g_y = 1.0
    g_d = g_e = g_f = g_y
    g_c = g_f / a
    g_b = g_e * (-a / b**2) + g_c * (np.exp(1j * b) + np.exp(-1j * b)) / 2
    g_a = g_d * d + g_e / b - g_f * c / a**2
    g_x = g_a * z + g_b / x
    g_z = g_a * x
    return dict(g_y=g_y, g_d=g_d, g_e=g_e, g_f=g_f, g_c=g_c, g_b=g_b, g_a=g_a, g_x=g_x, g_z=g_z)
# %% wrong: common/name-error
def composite_backward(x, z):
    v = composite_forward(x, z)
    a, b, c, d = v["a"], v["b"], v["c"], v["d"]
    g_y = 1.0
    g_d = g_e = g_f = g_y
    g_c = g_f / a
    g_b = g_e * (-a / b**2) + g_c * np.cos(b)
    g_a = g_d * d + g_e / b - g_f * c / a**2
    g_x = g_a * z + g_b / x
    g_z = grad_a * x
    return dict(g_y=g_y, g_d=g_d, g_e=g_e, g_f=g_f, g_c=g_c, g_b=g_b, g_a=g_a, g_x=g_x, g_z=g_z)
# %% wrong: common/arity
def composite_backward(x, z):
    a, b = x * z, np.log(x)
    g_c = 1 / a
    g_b = -a / b**2 + g_c * np.cos(b)
    g_a = np.exp(a) + 1 / b - np.sin(b) / a**2
    return {"g_x": g_a * z + g_b / x, "g_z": g_a * x}
# %% wrong: common/float32
def composite_backward(x, z):
    x, z = np.float32(x), np.float32(z)
    a, b = x * z, np.log(x)
    one = np.float32(1)
    g_c = one / a
    g_b = -a / b**2 + g_c * np.cos(b)
    g_a = np.exp(a) + one / b - np.sin(b) / a**2
    return {
        "g_y": one, "g_d": one, "g_e": one, "g_f": one, "g_c": g_c, "g_b": g_b, "g_a": g_a,
        "g_x": g_a * z + g_b / x, "g_z": g_a * x,
    }
# %% wrong: common/not-repeatable
g = {"g_a": 0.0, "g_b": 0.0}


def composite_backward(x, z):
    a, b = x * z, np.log(x)
    g.update(g_y=1, g_d=1, g_e=1, g_f=1, g_c=1 / a)
    g["g_b"] += -a / b**2 + np.cos(b) / a
    g["g_a"] += np.exp(a) + 1 / b - np.sin(b) / a**2
    g["g_x"] = g["g_a"] * z + g["g_b"] / x
    g["g_z"] = g["g_a"] * x
    return g
# %% wrong: common/exception
def composite_backward(x, z):
    a, b, c = composite_forward(x, z)
    g_c = 1 / a
    g_b = -a / b**2 + g_c * np.cos(b)
    g_a = np.exp(a) + 1 / b - c / a**2
    return {
        "g_y": 1, "g_d": 1, "g_e": 1, "g_f": 1, "g_c": g_c, "g_b": g_b, "g_a": g_a,
        "g_x": g_a * z + g_b / x, "g_z": g_a * x,
    }
# %% wrong: common/zero
def composite_backward(x, z):
    return dict.fromkeys(["g_y", "g_d", "g_e", "g_f", "g_c", "g_b", "g_a", "g_x", "g_z"], 0.0)
# %% wrong: -
def composite_backward(x, z):
    return dict.fromkeys(["g_y", "g_d", "g_e", "g_f", "g_c", "g_b", "g_a", "g_x", "g_z"], 1.0)
# %% wrong: -
def composite_backward(x, z):
    v = composite_forward(x, z)
    return {"g_" + key: value + 0.1 for key, value in v.items()} | {"g_x": x, "g_z": z}
