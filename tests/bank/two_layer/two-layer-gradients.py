# %% right: vectorised
def network_grad(x, W0, b0, W1, b1):
    z, _ = network_forward(x, W0, b0, W1, b1)
    delta = W1[0] * z * (1 - z)
    return {"W0": np.outer(delta, x), "b0": delta, "W1": z[None, :], "b1": 1.0, "z": W1[0]}

# %% right: loops
def network_grad(x, W0, b0, W1, b1):
    h, d = W0.shape
    grads = {
        "W0": np.zeros((h, d)),
        "b0": np.zeros(h),
        "W1": np.zeros((1, h)),
        "b1": 1,
        "z": np.zeros(h),
    }
    for i in range(h):
        v = b0[i]
        for j in range(d):
            v = v + W0[i, j] * x[j]
        z = sigmoid(v)
        grads["W1"][0, i] = z
        grads["z"][i] = W1[0, i]
        grads["b0"][i] = W1[0, i] * z * (1 - z)
        for j in range(d):
            grads["W0"][i, j] = W1[0, i] * z * (1 - z) * x[j]
    return grads

# %% right: einsum, exponential form
def network_grad(x, W0, b0, W1, b1):
    e = np.exp(-(np.einsum("ij,j->i", W0, x) + b0))
    slope = e / (1 + e) ** 2
    return {
        "W0": np.einsum("oi,i,j->ij", W1, slope, x),
        "b0": np.einsum("oi,i->i", W1, slope),
        "W1": (1 / (1 + e)).reshape(1, -1),
        "b1": np.float64(1),
        "z": np.einsum("oi->i", W1),
    }

# %% right: columns
def network_grad(x, W0, b0, W1, b1):
    X = x.reshape(-1, 1)
    z = sigmoid(W0 @ X + b0.reshape(-1, 1))
    delta = W1.T * z * (1 - z)
    return {"W0": delta @ X.T, "b0": delta.ravel(), "W1": z.T, "b1": 1, "z": W1.T.ravel()}

# %% right: chain of Jacobians
def network_grad(x, W0, b0, W1, b1):
    v = W0 @ x + b0
    s = sigmoid(v)
    dy_dz = W1
    dz_dv = np.diag(s - s**2)
    dy_dv = dy_dz @ dz_dv
    dv_dW0 = np.kron(np.eye(len(v)), x)
    return {
        "z": dy_dz[0],
        "b1": np.ones(()),
        "W1": np.array([s]),
        "b0": dy_dv[0],
        "W0": (dy_dv @ dv_dW0).reshape(W0.shape),
    }

# %% right: cosh form, lists
def network_grad(x, W0, b0, W1, b1):
    v = W0.dot(x) + b0
    db0 = W1.flatten() / (4 * np.cosh(v / 2) ** 2)
    return dict(
        W0=[[g * xj for xj in x] for g in db0],
        b0=list(db0),
        W1=[list(sigmoid(v))],
        b1=1,
        z=W1[0].tolist(),
    )

# %% right: tanh form, extra keys
def network_grad(x, W0, b0, W1, b1):
    t = np.tanh((W0 @ x + b0) / 2)
    z = (1 + t) / 2
    out = {}
    out["y"] = W1[0] @ z + b1
    out["b1"] = 1.0
    out["W1"] = z[np.newaxis]
    out["z"] = np.squeeze(W1, axis=0)
    out["v"] = out["z"] * (1 - t**2) / 4
    out["b0"] = out["v"]
    out["W0"] = out["v"][:, None] * x[None, :]
    out["x"] = out["v"] @ W0
    return out

# %% right: own helper called by keyword
def slope(v, squash=sigmoid):
    return squash(v) * squash(-v)


def network_grad(x, W0, b0, W1, b1):
    z, y = network_forward(x=x, W0=W0, b0=b0, W1=W1, b1=b1)
    signal = W1.reshape(-1) * slope(v=W0 @ x + b0)
    return {
        "W0": np.multiply.outer(signal, x),
        "b0": signal,
        "W1": np.reshape(z, W1.shape),
        "b1": True,
        "z": W1[0].copy(),
    }

# %% right: a class with backward
class Net:
    def __init__(self, W0, b0, W1, b1):
        self.W0, self.b0, self.W1, self.b1 = W0, b0, W1, b1

    def forward(self, x):
        self.x = x
        self.z = sigmoid(self.W0 @ x + self.b0)
        return self.W1 @ self.z + self.b1

    def backward(self, upstream=1.0):
        gz = upstream * self.W1[0]
        gv = gz * self.z * (1 - self.z)
        return {"z": gz, "W1": upstream * np.atleast_2d(self.z), "b1": upstream,
                "b0": gv, "W0": np.outer(gv, self.x)}


def network_grad(x, W0, b0, W1, b1):
    net = Net(W0, b0, W1, b1)
    net.forward(x)
    return net.backward()

# %% right: complex step of the given output
def network_grad(x, W0, b0, W1, b1):
    eps = 1e-30
    out = {"z": W1[0], "b1": 1.0}
    parameters = {"W0": W0, "b0": b0, "W1": W1}
    for name in parameters:
        grad = np.zeros(parameters[name].shape)
        for index in np.ndindex(grad.shape):
            moved = {key: value.astype(complex) for key, value in parameters.items()}
            moved[name][index] += 1j * eps
            grad[index] = network_output(x, moved["W0"], moved["b0"], moved["W1"], b1).imag / eps
        out[name] = grad
    return out

# %% wrong: network/slope-lost
def network_grad(x, W0, b0, W1, b1):
    v = W0 @ x + b0
    z = sigmoid(v)
    delta = W1[0]
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": z.reshape(1, -1),
        "b1": 1.0,
        "z": W1[0],
    }

# %% wrong: network/slope-of-activation
def network_grad(x, W0, b0, W1, b1):
    v = W0 @ x + b0
    z = sigmoid(v)
    delta = W1[0] * sigmoid(z) * (1 - sigmoid(z))
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": z.reshape(1, -1),
        "b1": 1.0,
        "z": W1[0],
    }

# %% wrong: network/tanh-slope
def network_grad(x, W0, b0, W1, b1):
    v = W0 @ x + b0
    z = sigmoid(v)
    delta = W1[0] * (1 - z**2)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": z.reshape(1, -1),
        "b1": 1.0,
        "z": W1[0],
    }

# %% wrong: network/output-weight-lost
def network_grad(x, W0, b0, W1, b1):
    v = W0 @ x + b0
    z = sigmoid(v)
    delta = z * (1 - z)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": z.reshape(1, -1),
        "b1": 1.0,
        "z": W1[0],
    }

# %% wrong: network/input-lost
def network_grad(x, W0, b0, W1, b1):
    v = W0 @ x + b0
    z = sigmoid(v)
    delta = W1[0] * z * (1 - z)
    return {
        "W0": np.tile(delta[:, None], (1, len(x))),
        "b0": delta,
        "W1": z.reshape(1, -1),
        "b1": 1.0,
        "z": W1[0],
    }

# %% wrong: network/input-in-bias
def network_grad(x, W0, b0, W1, b1):
    v = W0 @ x + b0
    z = sigmoid(v)
    delta = W1[0] * z * (1 - z)
    return {
        "W0": np.outer(delta, x),
        "b0": np.outer(delta, x).sum(axis=1),
        "W1": z.reshape(1, -1),
        "b1": 1.0,
        "z": W1[0],
    }

# %% wrong: network/first-layer-transposed
def network_grad(x, W0, b0, W1, b1):
    v = W0 @ x + b0
    z = sigmoid(v)
    delta = W1[0] * z * (1 - z)
    return {
        "W0": np.outer(x, delta),
        "b0": delta,
        "W1": z.reshape(1, -1),
        "b1": 1.0,
        "z": W1[0],
    }

# %% wrong: network/column-gradient
def network_grad(x, W0, b0, W1, b1):
    v = W0 @ x + b0
    z = sigmoid(v)
    delta = W1[0] * z * (1 - z)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": z.reshape(-1, 1),
        "b1": 1.0,
        "z": W1[0],
    }

# %% wrong: network/flat-gradient
def network_grad(x, W0, b0, W1, b1):
    v = W0 @ x + b0
    z = sigmoid(v)
    delta = W1[0] * z * (1 - z)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": z,
        "b1": 1.0,
        "z": W1[0],
    }

# %% wrong: network/broadcast-square
def network_grad(x, W0, b0, W1, b1):
    z = sigmoid(W0 @ x + b0).reshape(-1, 1)
    delta = W1 * z * (1 - z)
    return {"W0": np.outer(delta, x), "b0": delta, "W1": z.T, "b1": 1.0, "z": W1[0]}

# %% wrong: network/weight-for-activation
def network_grad(x, W0, b0, W1, b1):
    v = W0 @ x + b0
    z = sigmoid(v)
    delta = W1[0] * z * (1 - z)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": W1,
        "b1": 1.0,
        "z": W1[0],
    }

# %% wrong: network/pre-activation-for-activation
def network_grad(x, W0, b0, W1, b1):
    v = W0 @ x + b0
    z = sigmoid(v)
    delta = W1[0] * z * (1 - z)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": v.reshape(1, -1),
        "b1": 1.0,
        "z": W1[0],
    }

# %% wrong: network/input-for-activation
def network_grad(x, W0, b0, W1, b1):
    v = W0 @ x + b0
    z = sigmoid(v)
    delta = W1[0] * z * (1 - z)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": x.reshape(1, -1),
        "b1": 1.0,
        "z": W1[0],
    }

# %% wrong: network/activation-for-weight
def network_grad(x, W0, b0, W1, b1):
    v = W0 @ x + b0
    z = sigmoid(v)
    delta = W1[0] * z * (1 - z)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": z.reshape(1, -1),
        "b1": 1.0,
        "z": z,
    }

# %% wrong: network/z-with-slope
def network_grad(x, W0, b0, W1, b1):
    v = W0 @ x + b0
    z = sigmoid(v)
    delta = W1[0] * z * (1 - z)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": z.reshape(1, -1),
        "b1": 1.0,
        "z": delta,
    }

# %% wrong: network/bias-slope-zero
def network_grad(x, W0, b0, W1, b1):
    v = W0 @ x + b0
    z = sigmoid(v)
    delta = W1[0] * z * (1 - z)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": z.reshape(1, -1),
        "b1": 0.0,
        "z": W1[0],
    }

# %% wrong: common/not-done
def network_grad(x, W0, b0, W1, b1):
    raise NotImplementedError("two-layer-gradients: replace this line by your code")

# %% wrong: common/scalar-as-array
def network_grad(x, W0, b0, W1, b1):
    v = W0 @ x + b0
    z = sigmoid(v)
    delta = W1[0] * z * (1 - z)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": z.reshape(1, -1),
        "b1": np.ones(1),
        "z": W1[0],
    }

# %% wrong: common/arity
def network_grad(x, W0, b0, W1, b1):
    z = sigmoid(W0 @ x + b0)
    delta = W1[0] * z * (1 - z)
    return {"W0": np.outer(delta, x), "b0": delta, "W1": z.reshape(1, -1), "b1": 1.0}

# %% wrong: common/zero
def network_grad(x, W0, b0, W1, b1):
    return {
        "W0": np.zeros_like(W0),
        "b0": np.zeros_like(b0),
        "W1": np.zeros_like(W1),
        "b1": 0.0,
        "z": np.zeros_like(b0),
    }

# %% wrong: common/float32
def network_grad(x, W0, b0, W1, b1):
    v = W0 @ x + b0
    z = sigmoid(v)
    delta = W1[0] * z * (1 - z)
    return {
        "W0": np.outer(delta, x).astype(np.float32),
        "b0": np.array(delta, dtype=np.float32),
        "W1": z.reshape(1, -1),
        "b1": 1.0,
        "z": W1[0],
    }

# %% wrong: common/complex
def network_grad(x, W0, b0, W1, b1):
    v = W0 @ x + b0 + 0j
    z = 1 / (1 + np.exp(-v))
    delta = W1[0] * z * (1 - z)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": z.reshape(1, -1),
        "b1": 1.0,
        "z": W1[0],
    }

# %% wrong: common/integer
def network_grad(x, W0, b0, W1, b1):
    h, d = W0.shape
    z = sigmoid(W0 @ x + b0)
    db0 = W1[0] * z * (1 - z)
    dW0 = np.array([[0] * d] * h)
    for i in range(h):
        for j in range(d):
            dW0[i, j] = db0[i] * x[j]
    return {"W0": dW0, "b0": db0, "W1": z.reshape(1, -1), "b1": 1.0, "z": W1[0]}

# %% wrong: common/exception
def network_grad(x, W0, b0, W1, b1):
    v = W0 @ x + b0
    z = sigmoid(v)
    delta = W1[0] * z * (1 - z)
    return {
        "W0": delta @ x.T,
        "b0": delta,
        "W1": z.reshape(1, -1),
        "b1": 1.0,
        "z": W1[0],
    }

# %% wrong: common/mutates-input
def network_grad(x, W0, b0, W1, b1):
    z = sigmoid(W0 @ x + b0)
    dy_dz = W1[0].copy()
    delta = W1[0]
    delta *= z * (1 - z)
    return {"W0": np.outer(delta, x), "b0": delta, "W1": z[None, :], "b1": 1.0, "z": dy_dz}

# %% wrong: common/not-repeatable
total = {}


def network_grad(x, W0, b0, W1, b1):
    z = sigmoid(W0 @ x + b0)
    delta = W1[0] * z * (1 - z)
    new = {"W0": np.outer(delta, x), "b0": delta, "W1": z[None, :], "b1": 1.0, "z": W1[0]}
    if "W0" not in total or total["W0"].shape != W0.shape:
        total.update({name: 0.0 for name in new})
    for name in new:
        total[name] = total[name] + new[name]
    return dict(total)

# %% wrong: common/not-finite
def network_grad(x, W0, b0, W1, b1):
    v = W0 @ x + b0
    z = sigmoid(v)
    delta = np.exp(np.log(W1[0]) + np.log(z) + np.log(1 - z))
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": z.reshape(1, -1),
        "b1": 1.0,
        "z": W1[0],
    }

# %% wrong: common/special-case
def network_grad(x, W0, b0, W1, b1):
    z = sigmoid(W0 @ x + b0)
    delta = np.squeeze(W1) * z * (1 - z)
    return {"W0": np.outer(delta, x), "b0": delta, "W1": z[None, :], "b1": 1.0, "z": np.squeeze(W1)}

# %% wrong: -
def network_grad(x, W0, b0, W1, b1):
    z = sigmoid(W0 @ x + b0)
    if np.max(np.abs(W0 @ x + b0)) > 6:
        slope = np.zeros(len(z))
    else:
        slope = z * (1 - z)
    delta = W1[0] * slope
    return {"W0": np.outer(delta, x), "b0": delta, "W1": z[None, :], "b1": 1.0, "z": W1[0]}

# %% wrong: common/sign
def network_grad(x, W0, b0, W1, b1):
    v = W0 @ x + b0
    z = sigmoid(v)
    delta = W1[0] * z * (1 - z)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": z.reshape(1, -1),
        "b1": -1.0,
        "z": W1[0],
    }

# %% wrong: common/factor
def network_grad(x, W0, b0, W1, b1):
    v = W0 @ x + b0
    z = sigmoid(v)
    delta = W1[0] * z * (1 - z)
    return {
        "W0": np.outer(delta, x),
        "b0": delta,
        "W1": 2 * z.reshape(1, -1),
        "b1": 1.0,
        "z": W1[0],
    }

# %% wrong: -
def network_grad(x, W0, b0, W1, b1):
    z = np.cos(W0 @ x)
    return {
        "W0": np.outer(z, x**2) + 0.3,
        "b0": z**3 + 0.2,
        "W1": np.exp(-W1) + z,
        "b1": 3.7 * b1 + 0.1,
        "z": np.sin(W1[0]) + b0,
    }
