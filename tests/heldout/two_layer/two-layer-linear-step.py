# %% wrong: the second layer's slope is taken after the first layer has moved
def linear_network_step(W1, b, W2, x, y, eta):
    r = W2 @ (W1 @ x + b) - y
    W1n = W1 - eta * np.outer(W2.T @ r, x)
    v = W1n @ x + b
    r = W2 @ v - y
    W2n = W2 - eta * np.outer(r, v)
    return W1n, W2n
# %% wrong: the signal goes back through the second layer after it has moved
def linear_network_step(W1, b, W2, x, y, eta):
    v = W1 @ x + b
    r = W2 @ v - y
    W2n = W2 - eta * np.outer(r, v)
    W1n = W1 - eta * np.outer(W2n.T @ r, x)
    return W1n, W2n
# %% wrong: the residual is doubled in spite of the half
def linear_network_step(W1, b, W2, x, y, eta):
    v = W1 @ x + b
    r = W2 @ v - y
    return W1 - 2 * eta * np.outer(W2.T @ r, x), W2 - 2 * eta * np.outer(r, v)
# %% wrong: moves in the direction of the slopes
def linear_network_step(W1, b, W2, x, y, eta):
    v = W1 @ x + b
    r = W2 @ v - y
    return W1 + eta * np.outer(W2.T @ r, x), W2 + eta * np.outer(r, v)
# %% wrong: the bias is missing in what the second layer sees when its slope is formed
def linear_network_step(W1, b, W2, x, y, eta):
    r = W2 @ (W1 @ x + b) - y
    return W1 - eta * np.outer(W2.T @ r, x), W2 - eta * np.outer(r, W1 @ x)
# %% wrong: the bias is left out where the residual is formed
def linear_network_step(W1, b, W2, x, y, eta):
    v = W1 @ x + b
    r = W2 @ (W1 @ x) - y
    return W1 - eta * np.outer(W2.T @ r, x), W2 - eta * np.outer(r, v)
# %% wrong: updates the arrays that came in
def linear_network_step(W1, b, W2, x, y, eta):
    v = W1 @ x + b
    r = W2 @ v - y
    g1 = np.outer(W2.T @ r, x)
    g2 = np.outer(r, v)
    if W1.dtype.kind == "f":
        W1 -= eta * g1
    else:
        W1 = W1 - eta * g1
    if W2.dtype.kind == "f":
        W2 -= eta * g2
    else:
        W2 = W2 - eta * g2
    return W1, W2
# %% wrong: keeps integer weights integer
def linear_network_step(W1, b, W2, x, y, eta):
    v = W1 @ x + b
    r = W2 @ v - y
    new1 = (W1 - eta * np.outer(W2.T @ r, x)).astype(W1.dtype)
    new2 = (W2 - eta * np.outer(r, v)).astype(W2.dtype)
    return new1, new2
# %% wrong: the two new matrices come in the other order
def linear_network_step(W1, b, W2, x, y, eta):
    v = W1 @ x + b
    r = W2 @ v - y
    return W2 - eta * np.outer(r, v), W1 - eta * np.outer(W2.T @ r, x)
# %% wrong: the first layer's slope knows nothing of the second layer's weights
def linear_network_step(W1, b, W2, x, y, eta):
    v = W1 @ x + b
    r = W2 @ v - y
    return W1 - eta * np.outer(np.ones_like(b) * np.sum(r), x), W2 - eta * np.outer(r, v)
# %% wrong: factor two too much + uphill
def linear_network_step(W1, b, W2, x, y, eta):
    v = W1 @ x + b
    r = W2 @ v - y
    return W1 + 2 * eta * np.outer(W2.T @ r, x), W2 + 2 * eta * np.outer(r, v)
# %% right: everything multiplied out in fixed products
def linear_network_step(W1, b, W2, x, y, eta):
    X = x[:, None]
    B = b[:, None]
    Y = y[:, None]
    g1 = W2.T @ W2 @ W1 @ X @ X.T + W2.T @ W2 @ B @ X.T - W2.T @ Y @ X.T
    g2 = (W2 @ W1 @ X + W2 @ B - Y) @ (X.T @ W1.T + B.T)
    return W1 - eta * g1, W2 - eta * g2
# %% right: identity handed over as the hidden map
def linear_network_step(W1, b, W2, x, y, eta):
    g = two_layer_loss_grad(W1, b, W2, x, y, lambda v: v, lambda v: np.identity(len(v)))
    return W1 + (-eta) * g["W1"], W2 + (-eta) * g["W2"]
