# %% wrong: summed over the examples instead of averaged
def network_step(W0, b0, W1, b1, X, Y, eta):
    Z = sigmoid(X @ W0.T + b0)
    r = 2 * (Z @ W1[0] + b1 - Y)
    D = np.outer(r, W1[0]) * Z * (1 - Z)
    return W0 - eta * D.T @ X, b0 - eta * D.sum(axis=0), W1 - eta * (r @ Z)[None, :], b1 - eta * r.sum()
# %% wrong: no 2 from the square
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    r = (Z @ W1[0] + b1 - Y) / n
    D = np.outer(r, W1[0]) * Z * (1 - Z)
    return W0 - eta * D.T @ X, b0 - eta * D.sum(axis=0), W1 - eta * (r @ Z)[None, :], b1 - eta * r.sum()
# %% wrong: outputs are a column and the targets are flat, and the square of differences is averaged along its rows
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    out = Z @ W1.T + b1
    r = 2 * np.mean(out - Y, axis=1) / n
    D = np.outer(r, W1[0]) * Z * (1 - Z)
    return W0 - eta * D.T @ X, b0 - eta * D.sum(axis=0), W1 - eta * (r @ Z)[None, :], b1 - eta * r.sum()
# %% wrong: output weights move first and the hidden slopes see the moved ones
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    r = 2 * (Z @ W1[0] + b1 - Y) / n
    W1 = W1 - eta * (r @ Z)[None, :]
    b1 = b1 - eta * r.sum()
    D = np.outer(r, W1[0]) * Z * (1 - Z)
    return W0 - eta * D.T @ X, b0 - eta * D.sum(axis=0), W1, b1
# %% wrong: a step after every single example
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    for x, t in zip(X, Y):
        z = sigmoid(W0 @ x + b0)
        r = 2 * (W1[0] @ z + b1 - t) / n
        delta = r * W1[0] * z * (1 - z)
        W0, b0, W1, b1 = (W0 - eta * np.outer(delta, x), b0 - eta * delta,
                          W1 - eta * r * z[None, :], b1 - eta * r)
    return W0, b0, W1, float(b1)
# %% wrong: the loop keeps only the last example's contribution
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    for x, t in zip(X, Y):
        z = sigmoid(W0 @ x + b0)
        r = 2 * (W1[0] @ z + b1 - t) / n
        delta = r * W1[0] * z * (1 - z)
        gW0, gb0, gW1, gb1 = np.outer(delta, x), delta, r * z[None, :], r
    return W0 - eta * gW0, b0 - eta * gb0, W1 - eta * gW1, float(b1 - eta * gb1)
# %% wrong: goes up instead of down
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    r = 2 * (Z @ W1[0] + b1 - Y) / n
    D = np.outer(r, W1[0]) * Z * (1 - Z)
    return W0 + eta * D.T @ X, b0 + eta * D.sum(axis=0), W1 + eta * (r @ Z)[None, :], b1 + eta * r.sum()
# %% wrong: hidden slopes without the output weights
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    r = 2 * (Z @ W1[0] + b1 - Y) / n
    D = r[:, None] * Z * (1 - Z)
    return W0 - eta * D.T @ X, b0 - eta * D.sum(axis=0), W1 - eta * (r @ Z)[None, :], b1 - eta * r.sum()
# %% wrong: the slope of the squashing is left out
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    r = 2 * (Z @ W1[0] + b1 - Y) / n
    D = np.outer(r, W1[0])
    return W0 - eta * D.T @ X, b0 - eta * D.sum(axis=0), W1 - eta * (r @ Z)[None, :], b1 - eta * r.sum()
# %% wrong: the slope of the squashing is read from values that were squashed twice
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    S = sigmoid(Z)
    r = 2 * (Z @ W1[0] + b1 - Y) / n
    D = np.outer(r, W1[0]) * S * (1 - S)
    return W0 - eta * D.T @ X, b0 - eta * D.sum(axis=0), W1 - eta * (r @ Z)[None, :], b1 - eta * r.sum()
# %% wrong: output weights come back flat
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    r = 2 * (Z @ W1[0] + b1 - Y) / n
    D = np.outer(r, W1[0]) * Z * (1 - Z)
    return W0 - eta * D.T @ X, b0 - eta * D.sum(axis=0), W1[0] - eta * r @ Z, b1 - eta * r.sum()
# %% wrong: hidden biases are averaged once more over the examples
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    r = 2 * (Z @ W1[0] + b1 - Y) / n
    D = np.outer(r, W1[0]) * Z * (1 - Z)
    return W0 - eta * D.T @ X, b0 - eta * D.mean(axis=0), W1 - eta * (r @ Z)[None, :], b1 - eta * r.sum()
# %% wrong: the hidden matrix is changed in place
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    r = 2 * (Z @ W1[0] + b1 - Y) / n
    D = np.outer(r, W1[0]) * Z * (1 - Z)
    g = eta * D.T @ X
    if W0.dtype == float:
        W0 -= g
    else:
        W0 = W0 - g
    return W0, b0 - eta * D.sum(axis=0), W1 - eta * (r @ Z)[None, :], b1 - eta * r.sum()
# %% wrong: hidden biases are not trained
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    r = 2 * (Z @ W1[0] + b1 - Y) / n
    D = np.outer(r, W1[0]) * Z * (1 - Z)
    return W0 - eta * D.T @ X, b0 + 0.0, W1 - eta * (r @ Z)[None, :], b1 - eta * r.sum()
# %% wrong: summed instead of averaged + without the slope of the squashing
def network_step(W0, b0, W1, b1, X, Y, eta):
    Z = sigmoid(X @ W0.T + b0)
    r = 2 * (Z @ W1[0] + b1 - Y)
    D = np.outer(r, W1[0])
    return W0 - eta * D.T @ X, b0 - eta * D.sum(axis=0), W1 - eta * (r @ Z)[None, :], b1 - eta * r.sum()
# %% wrong: uphill + hidden slopes without the output weights
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    r = 2 * (Z @ W1[0] + b1 - Y) / n
    D = r[:, None] * Z * (1 - Z)
    return W0 + eta * D.T @ X, b0 + eta * D.sum(axis=0), W1 + eta * (r @ Z)[None, :], b1 + eta * r.sum()
# %% right: index notation with a column of ones for the biases
def network_step(W0, b0, W1, b1, X, Y, eta):
    n, d = X.shape
    X1 = np.hstack([X, np.ones((n, 1))])
    P = np.hstack([W0, b0.reshape(-1, 1)])
    Z = sigmoid(np.einsum("nd,hd->nh", X1, P))
    res = np.einsum("oh,nh->n", W1, Z) + b1 - Y
    P = P - 2 * eta / n * np.einsum("n,h,nh,nd->hd", res, W1[0], Z - Z * Z, X1)
    q = np.einsum("n,nh->h", res, Z)
    return P[:, :d], P[:, d], W1 - 2 * eta * q.reshape(1, -1) / n, b1 - 2 * eta * np.mean(res)
# %% right: contributions of single examples collected in a list
def network_step(W0, b0, W1, b1, X, Y, eta):
    pieces = []
    for x, target in zip(X, Y):
        z = sigmoid(b0 + W0.dot(x))
        e = 2 * (network_output(x, W0, b0, W1, b1) - target)
        back = e * W1.ravel() * z * sigmoid(-(b0 + W0.dot(x)))
        pieces.append((np.multiply.outer(back, x), back, e * z.reshape(W1.shape), e))
    old = (W0, b0, W1, b1)
    return tuple(p - eta * sum(g) / len(pieces) for p, g in zip(old, zip(*pieces)))
