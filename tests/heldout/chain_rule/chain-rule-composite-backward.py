# %% wrong: the logarithm hears only from the fraction, not from the sine
def composite_backward(x, z):
    v = composite_forward(x, z)
    a, b, c, d = v["a"], v["b"], v["c"], v["d"]
    g = {"g_y": 1.0, "g_d": 1.0, "g_e": 1.0, "g_f": 1.0}
    g["g_c"] = 1 / a
    g["g_b"] = -a / b**2
    g["g_a"] = d + 1 / b - c / a**2
    g["g_x"] = g["g_a"] * z + g["g_b"] / x
    g["g_z"] = g["g_a"] * x
    return g
# %% wrong: the logarithm hears only from the sine, not from the fraction
def composite_backward(x, z):
    v = composite_forward(x, z)
    a, b, c, d = v["a"], v["b"], v["c"], v["d"]
    g = {"g_y": 1.0, "g_d": 1.0, "g_e": 1.0, "g_f": 1.0}
    g["g_c"] = 1 / a
    g["g_b"] = g["g_c"] * np.cos(b)
    g["g_a"] = d + 1 / b - c / a**2
    g["g_x"] = g["g_a"] * z + g["g_b"] / x
    g["g_z"] = g["g_a"] * x
    return g
# %% wrong: no minus sign when the denominator b grows
def composite_backward(x, z):
    v = composite_forward(x, z)
    gy = gd = ge = gf = 1
    gc = gf / v["a"]
    gb = gc * np.cos(v["b"]) + ge * v["a"] / v["b"] ** 2
    ga = gd * v["d"] + ge / v["b"] - gf * v["c"] / v["a"] ** 2
    gx = ga * z + gb / x
    gz = ga * x
    return {"g_y": gy, "g_d": gd, "g_e": ge, "g_f": gf, "g_c": gc,
            "g_b": gb, "g_a": ga, "g_x": gx, "g_z": gz}
# %% wrong: the denominator is not squared when e is differentiated with respect to b
def composite_backward(x, z):
    v = composite_forward(x, z)
    gy = gd = ge = gf = 1
    gc = gf / v["a"]
    gb = gc * np.cos(v["b"]) - ge * v["a"] / v["b"]
    ga = gd * v["d"] + ge / v["b"] - gf * v["c"] / v["a"] ** 2
    gx = ga * z + gb / x
    gz = ga * x
    return {"g_y": gy, "g_d": gd, "g_e": ge, "g_f": gf, "g_c": gc,
            "g_b": gb, "g_a": ga, "g_x": gx, "g_z": gz}
# %% wrong: the cosine is taken at the sine's result
def composite_backward(x, z):
    v = composite_forward(x, z)
    gy = gd = ge = gf = 1
    gc = gf / v["a"]
    gb = gc * np.cos(v["c"]) - ge * v["a"] / v["b"] ** 2
    ga = gd * v["d"] + ge / v["b"] - gf * v["c"] / v["a"] ** 2
    gx = ga * z + gb / x
    gz = ga * x
    return {"g_y": gy, "g_d": gd, "g_e": ge, "g_f": gf, "g_c": gc,
            "g_b": gb, "g_a": ga, "g_x": gx, "g_z": gz}
# %% wrong: takes the derivative of sine to be minus cosine
def composite_backward(x, z):
    v = composite_forward(x, z)
    gy = gd = ge = gf = 1
    gc = gf / v["a"]
    gb = -gc * np.cos(v["b"]) - ge * v["a"] / v["b"] ** 2
    ga = gd * v["d"] + ge / v["b"] - gf * v["c"] / v["a"] ** 2
    gx = ga * z + gb / x
    gz = ga * x
    return {"g_y": gy, "g_d": gd, "g_e": ge, "g_f": gf, "g_c": gc,
            "g_b": gb, "g_a": ga, "g_x": gx, "g_z": gz}
# %% wrong: the third message to the product, as a denominator, does not arrive
def composite_backward(x, z):
    v = composite_forward(x, z)
    a, b, d = v["a"], v["b"], v["d"]
    g_c = 1 / a
    g_b = np.cos(b) * g_c - a / b**2
    g_a = d + 1 / b
    return dict(g_y=1, g_d=1, g_e=1, g_f=1, g_c=g_c, g_b=g_b, g_a=g_a,
                g_x=g_a * z + g_b / x, g_z=g_a * x)
# %% wrong: the exponential's slope is taken to be 1, its adjoint goes through as it is
def composite_backward(x, z):
    v = composite_forward(x, z)
    a, b, c = v["a"], v["b"], v["c"]
    g_c = 1 / a
    g_b = np.cos(b) * g_c - a / b**2
    g_a = 1 + 1 / b - c / a**2
    return dict(g_y=1, g_d=1, g_e=1, g_f=1, g_c=g_c, g_b=g_b, g_a=g_a,
                g_x=g_a * z + g_b / x, g_z=g_a * x)
# %% wrong: later assignments overwrite what has already arrived at the product
def composite_backward(x, z):
    v = composite_forward(x, z)
    a, b, c, d = v["a"], v["b"], v["c"], v["d"]
    g_c = 1 / a
    g_b = np.cos(b) * g_c - a / b**2
    g_a = d
    g_a = 1 / b
    g_a = -c / a**2
    return dict(g_y=1, g_d=1, g_e=1, g_f=1, g_c=g_c, g_b=g_b, g_a=g_a,
                g_x=g_a * z + g_b / x, g_z=g_a * x)
# %% wrong: the input x hears only from the product, not from the logarithm
def composite_backward(x, z):
    v = composite_forward(x, z)
    a, b, c, d = v["a"], v["b"], v["c"], v["d"]
    g_c = 1 / a
    g_b = np.cos(b) * g_c - a / b**2
    g_a = d + 1 / b - c / a**2
    return dict(g_y=1, g_d=1, g_e=1, g_f=1, g_c=g_c, g_b=g_b, g_a=g_a,
                g_x=g_a * z, g_z=g_a * x)
# %% wrong: z gets its own value as the partner in the product
def composite_backward(x, z):
    v = composite_forward(x, z)
    a, b, c, d = v["a"], v["b"], v["c"], v["d"]
    g_c = 1 / a
    g_b = np.cos(b) * g_c - a / b**2
    g_a = d + 1 / b - c / a**2
    return dict(g_y=1, g_d=1, g_e=1, g_f=1, g_c=g_c, g_b=g_b, g_a=g_a,
                g_x=g_a * z + g_b / x, g_z=g_a * z)
# %% wrong: the slope of the logarithm is x instead of its reciprocal
def composite_backward(x, z):
    v = composite_forward(x, z)
    a, b, c, d = v["a"], v["b"], v["c"], v["d"]
    g_c = 1 / a
    g_b = np.cos(b) * g_c - a / b**2
    g_a = d + 1 / b - c / a**2
    return dict(g_y=1, g_d=1, g_e=1, g_f=1, g_c=g_c, g_b=g_b, g_a=g_a,
                g_x=g_a * z + g_b * x, g_z=g_a * x)
# %% wrong: starts the way back with the value of the output instead of 1
def composite_backward(x, z):
    v = composite_forward(x, z)
    a, b, c, d = v["a"], v["b"], v["c"], v["d"]
    g_y = v["y"]
    g_d = g_e = g_f = g_y
    g_c = g_f / a
    g_b = np.cos(b) * g_c - g_e * a / b**2
    g_a = g_d * d + g_e / b - g_f * c / a**2
    return dict(g_y=g_y, g_d=g_d, g_e=g_e, g_f=g_f, g_c=g_c, g_b=g_b, g_a=g_a,
                g_x=g_a * z + g_b / x, g_z=g_a * x)
# %% wrong: the cosine link is used without the signal that arrives at the sine
def composite_backward(x, z):
    v = composite_forward(x, z)
    a, b, c, d = v["a"], v["b"], v["c"], v["d"]
    g_c = 1 / a
    g_b = np.cos(b) - a / b**2
    g_a = d + 1 / b - c / a**2
    return dict(g_y=1, g_d=1, g_e=1, g_f=1, g_c=g_c, g_b=g_b, g_a=g_a,
                g_x=g_a * z + g_b / x, g_z=g_a * x)
# %% wrong: sign of c/a when a grows is plus + the log road to x is missing
def composite_backward(x, z):
    v = composite_forward(x, z)
    a, b, c, d = v["a"], v["b"], v["c"], v["d"]
    g_c = 1 / a
    g_b = np.cos(b) * g_c - a / b**2
    g_a = d + 1 / b + c / a**2
    return dict(g_y=1, g_d=1, g_e=1, g_f=1, g_c=g_c, g_b=g_b, g_a=g_a,
                g_x=g_a * z, g_z=g_a * x)
# %% wrong: sine not counted at the logarithm + exponential not counted at the product
def composite_backward(x, z):
    v = composite_forward(x, z)
    a, b, c = v["a"], v["b"], v["c"]
    g_c = 1 / a
    g_b = -a / b**2
    g_a = 1 / b - c / a**2
    return dict(g_y=1, g_d=1, g_e=1, g_f=1, g_c=g_c, g_b=g_b, g_a=g_a,
                g_x=g_a * z + g_b / x, g_z=g_a * x)
# %% right: a tape of edges with local slopes, played backwards
def composite_backward(x, z):
    v = composite_forward(x, z)
    tape = [
        ("z", "a", x), ("x", "a", z), ("x", "b", 1 / x), ("b", "c", np.cos(v["b"])),
        ("a", "d", v["d"]), ("a", "e", 1 / v["b"]), ("b", "e", -v["e"] / v["b"]),
        ("c", "f", 1 / v["a"]), ("a", "f", -v["f"] / v["a"]),
        ("d", "y", 1.0), ("e", "y", 1.0), ("f", "y", 1.0),
    ]
    g = {k: 0.0 for k in "abcdefxz"}
    g["y"] = 1.0
    for source, user, slope in reversed(tape):
        g[source] += g[user] * slope
    return {"g_" + k: value for k, value in g.items()}
# %% right: solves the linear system of all adjoints at once
def composite_backward(x, z):
    v = composite_forward(x, z)
    names = ["x", "z", "a", "b", "c", "d", "e", "f", "y"]
    at = {name: i for i, name in enumerate(names)}
    M = np.zeros((9, 9))
    M[at["a"], at["x"]] = z
    M[at["a"], at["z"]] = x
    M[at["b"], at["x"]] = 1 / x
    M[at["c"], at["b"]] = np.cos(v["b"])
    M[at["d"], at["a"]] = v["d"]
    M[at["e"], [at["a"], at["b"]]] = 1 / v["b"], -v["a"] / v["b"] ** 2
    M[at["f"], [at["c"], at["a"]]] = 1 / v["a"], -v["c"] / v["a"] ** 2
    M[at["y"], [at["d"], at["e"], at["f"]]] = 1
    seed = np.zeros(9)
    seed[at["y"]] = 1
    g = seed
    for _ in range(8):
        g = seed + M.T @ g
    return {"g_" + name: float(g[i]) for name, i in at.items()}
