# %% right: closed form
def constant_gradients(x, h, c):
    s = sigmoid(c * np.sum(x) + c)
    delta = np.full(h, c * s * (1 - s))
    return {"W0": np.outer(delta, x), "b0": delta, "W1": np.full((1, h), s), "b1": 1.0}

# %% right: the whole network
def constant_gradients(x, h, c):
    d = len(x)
    W0 = np.full((h, d), float(c))
    b0 = np.full(h, float(c))
    W1 = np.full((1, h), float(c))
    z = sigmoid(W0 @ x + b0)
    delta = W1[0] * z * (1 - z)
    return {"W0": delta[:, None] * x[None, :], "b0": delta, "W1": z[None, :], "b1": 1}

# %% right: exponential form, lists
def constant_gradients(x, h, c):
    e = np.exp(-c * (1 + sum(x)))
    bias = c * e / (1 + e) ** 2
    return {
        "W0": [[bias * xj for xj in x]] * h,
        "b0": [bias] * h,
        "W1": [[1 / (1 + e)] * h],
        "b1": 1,
    }

# %% right: tanh form, einsum
def constant_gradients(x, h, c):
    t = np.tanh(c * (np.einsum("j->", x) + 1) / 2)
    ones = np.ones(h)
    return dict(
        W0=np.einsum(",i,j->ij", c * (1 - t**2) / 4, ones, x),
        b0=c * (1 - t**2) / 4 * ones,
        W1=(1 + t) / 2 * np.ones((1, h)),
        b1=np.float64(1.0),
    )

# %% right: loops, extra keys
def constant_gradients(x, h, c):
    v = c
    for xj in x:
        v = v + c * xj
    s = sigmoid(v)
    out = {"v": v, "y": h * c * s + c, "b1": 1.0}
    out["W0"] = np.zeros((h, len(x)))
    out["b0"], out["W1"] = np.zeros(h), np.zeros((1, h))
    for i in range(h):
        out["b0"][i] = c * s * (1 - s)
        out["W1"][0][i] = s
        for j in range(len(x)):
            out["W0"][i][j] = out["b0"][i] * x[j]
    return out

# %% right: cosh form, broadcasting
def constant_gradients(x, h, c):
    v = c * (x.sum() + 1)
    b0 = np.broadcast_to(c / (2 * np.cosh(v / 2)) ** 2, (h,))
    return {"W0": b0[:, np.newaxis] * x, "b0": b0, "W1": sigmoid(v) * np.ones((1, h)), "b1": True}

# %% right: own helpers called by keyword
def slope(z, f=sigmoid):
    return f(z) * f(-z)


def everywhere(value, *, shape):
    return value + np.zeros(shape)


def constant_gradients(x, h, c):
    v = c * (1 + np.dot(x, np.ones_like(x)))
    row = c * slope(z=v) * x
    return {
        "W0": everywhere(row, shape=(h, x.size)),
        "b0": everywhere(c * slope(z=v), shape=h),
        "W1": everywhere(sigmoid(v), shape=(1, h)),
        "b1": np.ones(()),
    }

# %% wrong: constant/output-weight-lost
def constant_gradients(x, h, c):
    s = sigmoid(c * np.sum(x) + c)
    slope = s * (1 - s)
    delta = np.full(h, slope)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": np.full((1, h), s),
        "b1": 1.0,
    }

# %% wrong: constant/bias-forgotten
def constant_gradients(x, h, c):
    s = sigmoid(c * np.sum(x))
    slope = s * (1 - s)
    delta = np.full(h, c * slope)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": np.full((1, h), s),
        "b1": 1.0,
    }

# %% wrong: constant/mean-for-sum
def constant_gradients(x, h, c):
    s = sigmoid(c * np.mean(x) + c)
    slope = s * (1 - s)
    delta = np.full(h, c * slope)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": np.full((1, h), s),
        "b1": 1.0,
    }

# %% wrong: constant/zero-formula
def constant_gradients(x, h, c):
    return {
        "W0": np.zeros((h, len(x))),
        "b0": np.zeros(h),
        "W1": np.full((1, h), 0.5),
        "b1": 1.0,
    }

# %% wrong: constant/still-zero
def constant_gradients(x, h, c):
    s = sigmoid(c * np.sum(x) + c)
    slope = s * (1 - s)
    delta = np.full(h, 0.0 * slope)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": np.full((1, h), s),
        "b1": 1.0,
    }

# %% wrong: constant/slope-is-square
def constant_gradients(x, h, c):
    s = sigmoid(c * np.sum(x) + c)
    slope = s**2
    delta = np.full(h, c * slope)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": np.full((1, h), s),
        "b1": 1.0,
    }

# %% wrong: constant/slope-of-output
def constant_gradients(x, h, c):
    s = sigmoid(c * np.sum(x) + c)
    slope = sigmoid(s) * (1 - sigmoid(s))
    delta = np.full(h, c * slope)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": np.full((1, h), s),
        "b1": 1.0,
    }

# %% wrong: constant/slope-lost
def constant_gradients(x, h, c):
    s = sigmoid(c * np.sum(x) + c)
    delta = np.full(h, c)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": np.full((1, h), s),
        "b1": 1.0,
    }

# %% wrong: constant/times-h
def constant_gradients(x, h, c):
    s = sigmoid(c * np.sum(x) + c)
    slope = s * (1 - s)
    delta = np.full(h, h * c * slope)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": np.full((1, h), s),
        "b1": 1.0,
    }

# %% wrong: constant/weight-for-activation
def constant_gradients(x, h, c):
    s = sigmoid(c * np.sum(x) + c)
    slope = s * (1 - s)
    delta = np.full(h, c * slope)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": np.full((1, h), c),
        "b1": 1.0,
    }

# %% wrong: constant/input-lost
def constant_gradients(x, h, c):
    s = sigmoid(c * np.sum(x) + c)
    slope = s * (1 - s)
    delta = np.full(h, c * slope)
    return {
        "W0": np.outer(delta, np.ones(len(x))),
        "b0": delta,
        "W1": np.full((1, h), s),
        "b1": 1.0,
    }

# %% wrong: constant/entries-in-row-equal
def constant_gradients(x, h, c):
    s = sigmoid(c * np.sum(x) + c)
    slope = s * (1 - s)
    delta = np.full(h, c * slope)
    return {
        "W0": np.outer(delta, np.full(len(x), np.sum(x))),
        "b0": delta,
        "W1": np.full((1, h), s),
        "b1": 1.0,
    }

# %% wrong: common/not-done
def constant_gradients(x, h, c):
    raise NotImplementedError("zero-init-constant: replace this line by your code")

# %% wrong: common/missing
def constants_gradient(x, h, c):
    s = sigmoid(c * np.sum(x) + c)
    slope = s * (1 - s)
    delta = np.full(h, c * slope)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": np.full((1, h), s),
        "b1": 1.0,
    }

# %% wrong: common/transposed
def constant_gradients(x, h, c):
    s = sigmoid(c * np.sum(x) + c)
    slope = s * (1 - s)
    delta = np.full(h, c * slope)
    return {
        "W0": np.outer(x, delta),
        "b0": delta,
        "W1": np.full((1, h), s),
        "b1": 1.0,
    }

# %% wrong: common/scalar-as-array
def constant_gradients(x, h, c):
    s = sigmoid(c * np.sum(x) + c)
    slope = s * (1 - s)
    delta = np.full(h, c * slope)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": np.full((1, h), s),
        "b1": np.array([1.0]),
    }

# %% wrong: common/wrong-shape
def constant_gradients(x, h, c):
    s = sigmoid(c * np.sum(x) + c)
    slope = s * (1 - s)
    delta = np.full(h, c * slope)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": np.full(h, s),
        "b1": 1.0,
    }

# %% wrong: common/arity
def constant_gradients(x, h, c):
    s = sigmoid(c * np.sum(x) + c)
    return {"W1": np.full((1, h), s), "b1": 1.0}

# %% wrong: common/exception
def constant_gradients(x, h, c):
    s = sigmoid(c * np.sum(x) + c)
    slope = s * (1 - s)
    delta = np.full(h, c * slope)
    return {
        "W0": delta * x,
        "b0": delta,
        "W1": np.full((1, h), s),
        "b1": 1.0,
    }

# %% wrong: common/name-error
def constant_gradients(x, h, c):
    s = sigmoid(c * total + c)
    slope = s * (1 - s)
    delta = np.full(h, c * slope)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": np.full((1, h), s),
        "b1": 1.0,
    }

# %% wrong: common/zero
def constant_gradients(x, h, c):
    s = sigmoid(c * np.sum(x) + c)
    slope = s * (1 - s)
    delta = np.full(h, c * slope)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": np.zeros((1, h)),
        "b1": 1.0,
    }

# %% wrong: common/float32
def constant_gradients(x, h, c):
    s = sigmoid(c * np.sum(x) + c)
    slope = s * (1 - s)
    delta = np.full(h, c * slope)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": np.full((1, h), s, dtype=np.float32),
        "b1": 1.0,
    }

# %% wrong: common/complex
def constant_gradients(x, h, c):
    s = sigmoid(c * np.sum(x) + c)
    slope = s * (1 - s)
    delta = np.full(h, c * slope)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": np.full((1, h), s) + 0j,
        "b1": 1.0,
    }

# %% wrong: common/integer
def constant_gradients(x, h, c):
    s = sigmoid(c * np.sum(x) + c)
    slope = s * (1 - s)
    delta = np.full(h, c * slope)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": np.full((1, h), s, dtype=int),
        "b1": 1.0,
    }

# %% wrong: common/not-finite
def constant_gradients(x, h, c):
    s = sigmoid(c * np.sum(x) + c)
    slope = s * (1 - s)
    delta = np.full(h, c * slope)
    return {
        "W0": np.exp(np.log(np.outer(delta, x))),
        "b0": delta,
        "W1": np.full((1, h), s),
        "b1": 1.0,
    }

# %% wrong: common/mutates-input
def constant_gradients(x, h, c):
    s = sigmoid(c * np.sum(x) + c)
    x *= c * s * (1 - s)
    return {
        "W0": np.tile(x, (h, 1)),
        "b0": np.full(h, c * s * (1 - s)),
        "W1": np.full((1, h), s),
        "b1": 1.0,
    }

# %% wrong: common/not-repeatable
biases = {}


def constant_gradients(x, h, c):
    c0 = biases.get((h, float(c)), c)
    s = sigmoid(c * np.sum(x) + c0)
    delta = np.full(h, c * s * (1 - s))
    biases[h, float(c)] = c0 - 0.1 * delta[0]
    return {"W0": np.outer(delta, x), "b0": delta, "W1": np.full((1, h), s), "b1": 1.0}

# %% wrong: common/sign
def constant_gradients(x, h, c):
    s = sigmoid(c * np.sum(x) + c)
    slope = s * (1 - s)
    delta = np.full(h, c * slope)
    return {
        "W0": -np.outer(delta, x),
        "b0": delta,
        "W1": np.full((1, h), s),
        "b1": 1.0,
    }

# %% wrong: common/factor
def constant_gradients(x, h, c):
    s = sigmoid(c * np.sum(x) + c)
    slope = s * (1 - s)
    delta = np.full(h, c * slope)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": np.full((1, h), 2 * s),
        "b1": 1.0,
    }

# %% wrong: common/special-case
def constant_gradients(x, h, c):
    s = sigmoid(c * np.sum(x) + c)
    slope = s * (1 - s)
    c = c or 1.0
    delta = np.full(h, c * slope)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": np.full((1, h), s),
        "b1": 1.0,
    }

# %% wrong: -
def constant_gradients(x, h, c):
    s = sigmoid(c * np.sum(x) + c)
    slope = s * (1 - s)
    delta = np.full(h, c * slope)
    return {
        "W0": np.outer(delta, x**2 + 0.7),
        "b0": delta,
        "W1": np.full((1, h), s + 0.2 * x[0]),
        "b1": 1.0,
    }

# %% wrong: -
def constant_gradients(x, h, c):
    s = sigmoid(c * np.sum(x) + c)
    slope = s * (1 - s)
    delta = c * slope * np.arange(1, h + 1)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": np.full((1, h), s),
        "b1": 1.0,
    }
