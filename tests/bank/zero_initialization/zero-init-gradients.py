# %% right: closed form
def zero_gradients(x, h):
    return {
        "W0": np.zeros((h, len(x))),
        "b0": np.zeros(h),
        "W1": np.full((1, h), 0.5),
        "b1": 1.0,
    }

# %% right: the gradient of the network, at zero
def network_gradient(x, W0, b0, W1, b1):
    z = sigmoid(W0 @ x + b0)
    delta = W1[0] * z * (1 - z)
    return {"W0": np.outer(delta, x), "b0": delta, "W1": z[None, :], "b1": 1.0, "z": W1[0]}


def zero_gradients(x, h):
    d = len(x)
    return network_gradient(x, np.zeros((h, d)), np.zeros(h), np.zeros((1, h)), 0.0)

# %% right: hidden values of the exercise before
def zero_gradients(x, h):
    z, y = zero_values(x, h)
    return dict(W0=np.outer(np.zeros(h), x), b0=0 * z, W1=np.reshape(z, (1, h)), b1=1)

# %% right: lists and integers
def zero_gradients(x, h):
    grads = {"b1": 1, "b0": [0] * h, "W1": [[0.5] * h]}
    grads["W0"] = [[0 for _ in x] for _ in range(h)]
    return grads

# %% right: loops
def zero_gradients(x, h):
    d = x.shape[0]
    dW0, db0, dW1 = np.empty((h, d)), np.empty(h), np.empty((1, h))
    for i in range(h):
        out_weight = 0.0
        z = sigmoid(0.0)
        dW1[0, i] = z
        db0[i] = out_weight * z * (1 - z)
        for j in range(d):
            dW0[i, j] = db0[i] * x[j]
    return {"W0": dW0, "b0": db0, "W1": dW1, "b1": 1.0}

# %% right: einsum, integer zeros, 0-d array
def zero_gradients(x, h):
    w, slope = np.zeros(h, dtype=int), np.full(h, 0.25)
    return {
        "W0": np.einsum("i,i,j->ij", w, slope, x),
        "b0": np.zeros(h, dtype=int),
        "W1": np.broadcast_to(0.5, (1, h)),
        "b1": np.array(1),
    }

# %% right: complex step through the given output
def zero_gradients(x, h):
    zeros = {"W0": np.zeros((h, len(x))), "b0": np.zeros(h), "W1": np.zeros((1, h)), "b1": np.zeros(())}
    grads = {}
    for name, start in zeros.items():
        grads[name] = np.zeros(start.shape)
        for place in np.ndindex(start.shape):
            p = {key: value.astype(complex) for key, value in zeros.items()}
            p[name][place] += 1e-30j
            y = p["W1"][0] @ (1 / (1 + np.exp(-(p["W0"] @ x + p["b0"])))) + p["b1"]
            grads[name][place] = y.imag / 1e-30
    return grads

# %% wrong: zero-gradients/all-zero
def zero_gradients(x, h):
    d = len(x)
    return {
        "W0": np.zeros((h, d)),
        "b0": np.zeros(h),
        "W1": np.zeros((1, h)),
        "b1": 0.0,
    }

# %% wrong: zero-gradients/output-weights-zero
def zero_gradients(x, h):
    d = len(x)
    return {
        "W0": np.zeros((h, d)),
        "b0": np.zeros(h),
        "W1": np.zeros((1, h)),
        "b1": 1.0,
    }

# %% wrong: zero-gradients/output-weights-quarter
def zero_gradients(x, h):
    d = len(x)
    return {
        "W0": np.zeros((h, d)),
        "b0": np.zeros(h),
        "W1": np.full((1, h), 0.25),
        "b1": 1.0,
    }

# %% wrong: zero-gradients/output-weight-lost
def zero_gradients(x, h):
    d = len(x)
    return {
        "W0": np.outer(np.full(h, 0.25), x),
        "b0": np.full(h, 0.25),
        "W1": np.full((1, h), 0.5),
        "b1": 1.0,
    }

# %% wrong: zero-gradients/input-only
def zero_gradients(x, h):
    d = len(x)
    return {
        "W0": np.tile(x, (h, 1)),
        "b0": np.zeros(h),
        "W1": np.full((1, h), 0.5),
        "b1": 1.0,
    }

# %% wrong: zero-gradients/hidden-bias-quarter
def zero_gradients(x, h):
    d = len(x)
    return {
        "W0": np.zeros((h, d)),
        "b0": np.full(h, 0.25),
        "W1": np.full((1, h), 0.5),
        "b1": 1.0,
    }

# %% wrong: zero-gradients/bias-zero
def zero_gradients(x, h):
    d = len(x)
    return {
        "W0": np.zeros((h, d)),
        "b0": np.zeros(h),
        "W1": np.full((1, h), 0.5),
        "b1": 0.0,
    }

# %% wrong: zero-gradients/flat
def zero_gradients(x, h):
    d = len(x)
    return {
        "W0": np.zeros((h, d)),
        "b0": np.zeros(h),
        "W1": np.full(h, 0.5),
        "b1": 1.0,
    }

# %% wrong: common/not-done
def zero_gradients(x, h):
    raise NotImplementedError("zero-init-gradients: replace this line by your code")

# %% wrong: common/missing
def gradients_at_zero(x, h):
    d = len(x)
    return {
        "W0": np.zeros((h, d)),
        "b0": np.zeros(h),
        "W1": np.full((1, h), 0.5),
        "b1": 1.0,
    }

# %% wrong: common/transposed
def zero_gradients(x, h):
    d = len(x)
    return {
        "W0": np.zeros((d, h)),
        "b0": np.zeros(h),
        "W1": np.full((1, h), 0.5),
        "b1": 1.0,
    }

# %% wrong: common/scalar-as-array
def zero_gradients(x, h):
    d = len(x)
    return {
        "W0": np.zeros((h, d)),
        "b0": np.zeros(h),
        "W1": np.full((1, h), 0.5),
        "b1": np.array([1.0]),
    }

# %% wrong: common/wrong-shape
def zero_gradients(x, h):
    d = len(x)
    return {
        "W0": np.zeros((h, d)),
        "b0": np.zeros((h, 1)),
        "W1": np.full((1, h), 0.5),
        "b1": 1.0,
    }

# %% wrong: common/arity
def zero_gradients(x, h):
    return {"W0": np.zeros((h, len(x))), "W1": np.full((1, h), 0.5)}

# %% wrong: common/exception
def zero_gradients(x, h):
    d = len(x)
    return {
        "W0": np.outer(0 * sigmoid(np.zeros((d, h)) @ x), x),
        "b0": np.zeros(h),
        "W1": np.full((1, h), 0.5),
        "b1": 1.0,
    }

# %% wrong: common/name-error
def zero_gradients(x, h):
    d = len(x)
    return {
        "W0": np.zeros((h, d)),
        "b0": np.zeros(h),
        "W1": z.reshape(1, h),
        "b1": 1.0,
    }

# %% wrong: common/complex
def zero_gradients(x, h):
    d = len(x)
    return {
        "W0": np.zeros((h, d)),
        "b0": np.zeros(h),
        "W1": np.full((1, h), 0.5, dtype=complex),
        "b1": 1.0,
    }

# %% wrong: common/not-finite
def zero_gradients(x, h):
    d = len(x)
    return {
        "W0": np.zeros((h, d)),
        "b0": np.zeros(h),
        "W1": (0.5 * np.zeros((1, h)) / np.zeros((1, h))),
        "b1": 1.0,
    }

# %% wrong: common/mutates-input
def zero_gradients(x, h):
    x -= x
    return {"W0": np.tile(x, (h, 1)), "b0": np.zeros(h), "W1": np.full((1, h), 0.5), "b1": 1.0}

# %% wrong: common/not-repeatable
sums = {}


def zero_gradients(x, h):
    key = (len(x), h)
    sums[key] = sums.get(key, np.zeros((1, h))) + 0.5
    return {"W0": np.zeros((h, len(x))), "b0": np.zeros(h), "W1": sums[key], "b1": 1.0}

# %% wrong: common/sign
def zero_gradients(x, h):
    d = len(x)
    return {
        "W0": np.zeros((h, d)),
        "b0": np.zeros(h),
        "W1": np.full((1, h), 0.5),
        "b1": -1.0,
    }

# %% wrong: common/factor
def zero_gradients(x, h):
    d = len(x)
    return {
        "W0": np.zeros((h, d)),
        "b0": np.zeros(h),
        "W1": np.full((1, h), 1.0),
        "b1": 1.0,
    }

# %% wrong: -
def zero_gradients(x, h):
    d = len(x)
    return {
        "W0": np.outer(np.arange(h) - 0.7, x**2),
        "b0": np.zeros(h),
        "W1": np.full((1, h), 0.5),
        "b1": x[0] - 5.35,
    }

# %% wrong: -
def zero_gradients(x, h):
    d = len(x)
    return {
        "W0": np.zeros((h, d)),
        "b0": np.linspace(1, 2, h),
        "W1": np.arange(h).reshape(1, h) / 3,
        "b1": 1.0,
    }
