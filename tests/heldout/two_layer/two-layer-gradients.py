# %% wrong: slope of the sigmoid formed from the pre-activation as if it were the value
def network_grad(x, W0, b0, W1, b1):
    v = W0 @ x + b0
    z = sigmoid(v)
    delta = W1[0] * v * (1 - v)
    return {"W0": np.outer(delta, x), "b0": delta, "W1": z[None, :], "b1": 1.0, "z": W1[0].copy()}
# %% wrong: squashes the hidden values once more before taking the slope
def network_grad(x, W0, b0, W1, b1):
    z, y = network_forward(x, W0, b0, W1, b1)
    s = sigmoid(z)
    delta = W1[0] * s * (1 - s)
    return {"W0": np.outer(delta, x), "b0": delta, "W1": z[None, :], "b1": 1.0, "z": W1[0].copy()}
# %% wrong: output weights missing on the way to the hidden layer
def network_grad(x, W0, b0, W1, b1):
    z, y = network_forward(x, W0, b0, W1, b1)
    delta = z * (1 - z)
    return {"W0": np.outer(delta, x), "b0": delta, "W1": z.reshape(1, -1), "b1": 1.0, "z": W1[0].copy()}
# %% wrong: the squashing has no slope of its own
def network_grad(x, W0, b0, W1, b1):
    z, y = network_forward(x, W0, b0, W1, b1)
    delta = 1.0 * W1[0]
    return {"W0": np.outer(delta, x), "b0": delta.copy(), "W1": z.reshape(1, -1), "b1": 1.0, "z": W1[0].copy()}
# %% wrong: output weights get a flat array
def network_grad(x, W0, b0, W1, b1):
    z, y = network_forward(x, W0, b0, W1, b1)
    delta = W1[0] * z * (1 - z)
    return {"W0": np.outer(delta, x), "b0": delta, "W1": z, "b1": 1.0, "z": W1[0].copy()}
# %% wrong: the slope of the output weights is the sum before squashing
def network_grad(x, W0, b0, W1, b1):
    v = W0 @ x + b0
    z = sigmoid(v)
    delta = W1[0] * z * (1 - z)
    return {"W0": np.outer(delta, x), "b0": delta, "W1": v[None, :], "b1": 1.0, "z": W1[0].copy()}
# %% wrong: under the key z stand the hidden values and not their slopes
def network_grad(x, W0, b0, W1, b1):
    z, y = network_forward(x, W0, b0, W1, b1)
    delta = W1[0] * z * (1 - z)
    return {"W0": np.outer(delta, x), "b0": delta, "W1": z[None, :].copy(), "b1": 1.0, "z": z}
# %% wrong: the slopes of z are those of the pre-activation
def network_grad(x, W0, b0, W1, b1):
    z, y = network_forward(x, W0, b0, W1, b1)
    delta = W1[0] * z * (1 - z)
    return {"W0": np.outer(delta, x), "b0": delta, "W1": z[None, :], "b1": 1.0, "z": delta.copy()}
# %% wrong: the hidden weights are multiplied by the hidden values of their unit, not by the inputs
def network_grad(x, W0, b0, W1, b1):
    z, y = network_forward(x, W0, b0, W1, b1)
    delta = W1[0] * z * (1 - z)
    return {"W0": np.outer(delta * z, np.ones(len(x))), "b0": delta, "W1": z[None, :], "b1": 1.0,
            "z": W1[0].copy()}
# %% wrong: a row times a column fills a square, whose rows are then added
def network_grad(x, W0, b0, W1, b1):
    z, y = network_forward(x, W0, b0, W1, b1)
    slope = (z * (1 - z)).reshape(-1, 1)
    delta = np.sum(W1 * slope, axis=1)
    return {"W0": np.outer(delta, x), "b0": delta, "W1": z[None, :], "b1": 1.0, "z": W1[0].copy()}
# %% wrong: the output bias is reported with its value
def network_grad(x, W0, b0, W1, b1):
    z, y = network_forward(x, W0, b0, W1, b1)
    delta = W1[0] * z * (1 - z)
    return {"W0": np.outer(delta, x), "b0": delta, "W1": z[None, :], "b1": b1, "z": W1[0].copy()}
# %% wrong: differentiates half the squared output, everything is multiplied by y
def network_grad(x, W0, b0, W1, b1):
    z, y = network_forward(x, W0, b0, W1, b1)
    delta = y * W1[0] * z * (1 - z)
    return {"W0": np.outer(delta, x), "b0": delta, "W1": y * z[None, :], "b1": y, "z": y * W1[0]}
# %% wrong: the hidden biases are treated as if they came after the squashing
def network_grad(x, W0, b0, W1, b1):
    z, y = network_forward(x, W0, b0, W1, b1)
    delta = W1[0] * z * (1 - z)
    return {"W0": np.outer(delta, x), "b0": W1[0].copy(), "W1": z[None, :], "b1": 1.0, "z": W1[0].copy()}
# %% wrong: sigmoid slope is missing in the hidden layer + z keeps the shape of a row
def network_grad(x, W0, b0, W1, b1):
    z, y = network_forward(x, W0, b0, W1, b1)
    delta = W1[0] * 1.0
    return {"W0": np.outer(delta, x), "b0": delta, "W1": z[None, :], "b1": 1.0, "z": W1.copy()}
# %% wrong: slope of the bias is 0 at the output + pre-activations as slopes of the output weights
def network_grad(x, W0, b0, W1, b1):
    v = W0 @ x + b0
    z = sigmoid(v)
    delta = W1[0] * z * (1 - z)
    return {"W0": np.outer(delta, x), "b0": delta, "W1": v[None, :], "b1": 0.0, "z": W1[0].copy()}
# %% right: all matrices, hyperbolic functions
def network_grad(x, W0, b0, W1, b1):
    v = W0 @ x + b0
    D = np.diag((1 - np.tanh(v / 2) ** 2) / 4)
    row = W1 @ D
    return {"b1": 1, "z": W1.flatten(), "W1": 0.5 + 0.5 * np.tanh(v / 2).reshape(1, -1),
            "b0": row.reshape(-1), "W0": row.T @ x[np.newaxis]}
# %% right: unit by unit with plain Python
def network_grad(x, W0, b0, W1, b1):
    h, d = W0.shape
    z, _ = network_forward(x, W0, b0, W1, b1)
    down = [float(W1[0, i]) * z[i] * sigmoid(-(W0[i] @ x + b0[i])) for i in range(h)]
    return dict(
        W0=np.array([[down[i] * x[j] for j in range(d)] for i in range(h)]),
        b0=np.array(down),
        W1=np.array([list(z)]),
        b1=1.0,
        z=np.array([float(w) for w in W1[0]]),
    )
