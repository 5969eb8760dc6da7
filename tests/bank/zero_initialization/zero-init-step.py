# %% right: vectorised
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    D = 2 * (Z @ W1[0] + b1 - Y) / n
    H = np.outer(D, W1[0]) * Z * (1 - Z)
    return (
        W0 - eta * H.T @ X,
        b0 - eta * H.sum(axis=0),
        W1 - eta * (D @ Z)[None, :],
        b1 - eta * D.sum(),
    )

# %% right: one example at a time
def network_step(W0, b0, W1, b1, X, Y, eta):
    gW0, gb0, gW1, gb1 = np.zeros(W0.shape), np.zeros(b0.shape), np.zeros(W1.shape), 0.0
    for x, y in zip(X, Y):
        z = sigmoid(W0 @ x + b0)
        d = 2 * ((W1 @ z)[0] + b1 - y)
        delta = d * W1[0] * z * (1 - z)
        gW0 += np.outer(delta, x)
        gb0 += delta
        gW1 += d * z
        gb1 += d
    n = X.shape[0]
    return W0 - eta * gW0 / n, b0 - eta * gb0 / n, W1 - eta * gW1 / n, b1 - eta * gb1 / n

# %% right: columns
def network_step(W0, b0, W1, b1, X, Y, eta):
    Z = sigmoid(X @ W0.T + b0.reshape(1, -1))
    error = Z @ W1.T + b1 - Y.reshape(-1, 1)
    D = 2.0 / X.shape[0] * error
    H = (D @ W1) * (Z - Z**2)
    return [
        W0 - eta * (H.T @ X),
        b0 - eta * np.sum(H, axis=0),
        W1 - eta * (D.T @ Z),
        b1 - eta * np.sum(D),
    ]

# %% right: einsum, exponential form
def network_step(W0, b0, W1, b1, X, Y, eta):
    E = np.exp(-(np.einsum("nd,hd->nh", X, W0) + b0))
    Z = 1 / (1 + E)
    D = np.einsum("oh,nh->n", W1, Z) + b1 - Y
    H = np.einsum("n,oh,nh->nh", D, W1, E * Z**2)
    rate = 2 * eta / Y.size
    return (
        W0 - rate * np.einsum("nh,nd->hd", H, X),
        b0 - rate * np.einsum("nh->h", H),
        W1 - rate * np.einsum("n,nh->h", D, Z)[np.newaxis],
        b1 - rate * np.einsum("n->", D),
    )

# %% right: means instead of sums, tanh form, lists
def network_step(W0, b0, W1, b1, X, Y, eta):
    T = np.tanh((X.dot(W0.T) + b0) / 2)
    Z = (1 + T) / 2
    D = 2 * (np.dot(Z, W1[0]) + b1 - Y)
    H = D[:, None] * W1 * (1 - T) * (1 + T) / 4
    gW0 = np.mean(H[:, :, None] * X[:, None, :], axis=0)
    gW1 = np.mean(D[:, None] * Z, axis=0, keepdims=True)
    return (
        (W0 - eta * gW0).tolist(),
        list(b0 - eta * H.mean(axis=0)),
        (W1 - eta * gW1).tolist(),
        float(b1 - eta * D.mean()),
    )

# %% right: own gradient helper, target minus output
def output_and_slopes(x, W0, b0, W1, b1):
    z = sigmoid(W0 @ x + b0)
    delta = W1[0] * z * (1 - z)
    return W1[0] @ z + b1, {"W0": np.outer(delta, x), "b0": delta, "W1": z[None, :], "b1": 1.0}


def network_step(W0, b0, W1, b1, X, Y, eta):
    new = {"W0": W0, "b0": b0, "W1": W1, "b1": b1}
    for x, y in zip(X, Y):
        yhat, slopes = output_and_slopes(x=x, W0=W0, b0=b0, W1=W1, b1=b1)
        for name in new:
            new[name] = new[name] + eta * 2 * (y - yhat) / len(Y) * slopes[name]
    return tuple(new.values())

# %% right: a class, in-place on copies
class Network:
    def __init__(self, *parameters):
        self.parameters = [np.array(p, dtype=float) for p in parameters]

    def gradients(self, X, Y):
        W0, b0, W1, b1 = self.parameters
        Z = sigmoid(X @ W0.T + b0)
        D = (Z @ W1[0] + b1 - Y) * (2 / len(Y))
        H = D[:, None] * W1[0] * Z * (1 - Z)
        return H.T @ X, H.sum(0), D[None, :] @ Z, D.sum()

    def step(self, X, Y, eta):
        for p, g in zip(self.parameters, self.gradients(X, Y)):
            p -= eta * g
        return tuple(self.parameters)


def network_step(W0, b0, W1, b1, X, Y, eta):
    return Network(W0, b0, W1, b1).step(X, Y, eta)

# %% right: complex step of the given loss
def network_step(W0, b0, W1, b1, X, Y, eta):
    old = [np.array(p, dtype=float) for p in (W0, b0, W1, b1)]
    new = []
    for k, p in enumerate(old):
        grad = np.zeros(p.shape)
        for place in np.ndindex(p.shape):
            moved = [q.astype(complex) for q in old]
            moved[k][place] += 1e-30j
            grad[place] = mean_squared_loss(*moved, X, Y).imag / 1e-30
        new.append(p - eta * grad)
    return new

# %% wrong: training-step/sum
def network_step(W0, b0, W1, b1, X, Y, eta):
    Z = sigmoid(X @ W0.T + b0)
    D = 2 * (Z @ W1[0] + b1 - Y)
    H = np.outer(D, W1[0]) * Z * (1 - Z)
    gW0 = H.T @ X
    gb0 = H.sum(axis=0)
    gW1 = (D @ Z).reshape(1, -1)
    gb1 = D.sum()
    return W0 - eta * gW0, b0 - eta * gb0, W1 - eta * gW1, b1 - eta * gb1

# %% wrong: training-step/no-two
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    D = (Z @ W1[0] + b1 - Y) / n
    H = np.outer(D, W1[0]) * Z * (1 - Z)
    gW0 = H.T @ X
    gb0 = H.sum(axis=0)
    gW1 = (D @ Z).reshape(1, -1)
    gb1 = D.sum()
    return W0 - eta * gW0, b0 - eta * gb0, W1 - eta * gW1, b1 - eta * gb1

# %% wrong: training-step/plus
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    D = 2 * (Z @ W1[0] + b1 - Y) / n
    H = np.outer(D, W1[0]) * Z * (1 - Z)
    gW0 = H.T @ X
    gb0 = H.sum(axis=0)
    gW1 = (D @ Z).reshape(1, -1)
    gb1 = D.sum()
    return W0 + eta * gW0, b0 + eta * gb0, W1 + eta * gW1, b1 + eta * gb1

# %% wrong: training-step/updated-weights
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    D = 2 * (Z @ W1[0] + b1 - Y) / n
    W1 = W1 - eta * (D @ Z).reshape(1, -1)
    b1 = b1 - eta * D.sum()
    H = np.outer(D, W1[0]) * Z * (1 - Z)
    W0 = W0 - eta * H.T @ X
    b0 = b0 - eta * H.sum(axis=0)
    return W0, b0, W1, b1

# %% wrong: training-step/slope-lost
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    D = 2 * (Z @ W1[0] + b1 - Y) / n
    H = np.outer(D, W1[0])
    gW0 = H.T @ X
    gb0 = H.sum(axis=0)
    gW1 = (D @ Z).reshape(1, -1)
    gb1 = D.sum()
    return W0 - eta * gW0, b0 - eta * gb0, W1 - eta * gW1, b1 - eta * gb1

# %% wrong: training-step/slope-of-output
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    D = 2 * (Z @ W1[0] + b1 - Y) / n
    H = np.outer(D, W1[0]) * sigmoid(Z) * (1 - sigmoid(Z))
    gW0 = H.T @ X
    gb0 = H.sum(axis=0)
    gW1 = (D @ Z).reshape(1, -1)
    gb1 = D.sum()
    return W0 - eta * gW0, b0 - eta * gb0, W1 - eta * gW1, b1 - eta * gb1

# %% wrong: training-step/output-weight-lost
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    D = 2 * (Z @ W1[0] + b1 - Y) / n
    H = D[:, None] * Z * (1 - Z)
    gW0 = H.T @ X
    gb0 = H.sum(axis=0)
    gW1 = (D @ Z).reshape(1, -1)
    gb1 = D.sum()
    return W0 - eta * gW0, b0 - eta * gb0, W1 - eta * gW1, b1 - eta * gb1

# %% wrong: training-step/bias-mean-twice
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    D = 2 * (Z @ W1[0] + b1 - Y) / n
    H = np.outer(D, W1[0]) * Z * (1 - Z)
    gW0 = H.T @ X
    gb0 = H.mean(axis=0)
    gW1 = (D @ Z).reshape(1, -1)
    gb1 = D.mean()
    return W0 - eta * gW0, b0 - eta * gb0, W1 - eta * gW1, b1 - eta * gb1

# %% wrong: training-step/first-sample
def network_step(W0, b0, W1, b1, X, Y, eta):
    x, y = X[0], Y[0]
    z = sigmoid(W0 @ x + b0)
    d = 2 * (W1[0] @ z + b1 - y)
    delta = d * W1[0] * z * (1 - z)
    return W0 - eta * np.outer(delta, x), b0 - eta * delta, W1 - eta * d * z[None, :], b1 - eta * d

# %% wrong: training-step/broadcast
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    yhat = Z @ W1.T + b1
    D = (2 * (yhat - Y) / n).sum(axis=1)
    H = np.outer(D, W1[0]) * Z * (1 - Z)
    return (
        W0 - eta * H.T @ X,
        b0 - eta * H.sum(axis=0),
        W1 - eta * (D @ Z).reshape(1, -1),
        b1 - eta * D.sum(),
    )

# %% wrong: training-step/biases-not-moved
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    D = 2 * (Z @ W1[0] + b1 - Y) / n
    H = np.outer(D, W1[0]) * Z * (1 - Z)
    gW0 = H.T @ X
    gb0 = H.sum(axis=0)
    gW1 = (D @ Z).reshape(1, -1)
    gb1 = D.sum()
    return W0 - eta * gW0, b0, W1 - eta * gW1, b1

# %% wrong: training-step/returns-gradient
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    D = 2 * (Z @ W1[0] + b1 - Y) / n
    H = np.outer(D, W1[0]) * Z * (1 - Z)
    gW0 = H.T @ X
    gb0 = H.sum(axis=0)
    gW1 = (D @ Z).reshape(1, -1)
    gb1 = D.sum()
    return gW0, gb0, gW1, gb1

# %% wrong: training-step/in-place
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    D = 2 * (Z @ W1[0] + b1 - Y) / n
    H = np.outer(D, W1[0]) * Z * (1 - Z)
    gW0 = H.T @ X
    gb0 = H.sum(axis=0)
    gW1 = (D @ Z).reshape(1, -1)
    gb1 = D.sum()
    W0 -= eta * gW0
    return W0, b0 - eta * gb0, W1 - eta * gW1, b1 - eta * gb1

# %% wrong: common/not-done
def network_step(W0, b0, W1, b1, X, Y, eta):
    raise NotImplementedError("zero-init-step: replace this line by your code")

# %% wrong: common/missing
def training_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    D = 2 * (Z @ W1[0] + b1 - Y) / n
    H = np.outer(D, W1[0]) * Z * (1 - Z)
    gW0 = H.T @ X
    gb0 = H.sum(axis=0)
    gW1 = (D @ Z).reshape(1, -1)
    gb1 = D.sum()
    return W0 - eta * gW0, b0 - eta * gb0, W1 - eta * gW1, b1 - eta * gb1

# %% wrong: common/transposed
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    D = 2 * (Z @ W1[0] + b1 - Y) / n
    H = np.outer(D, W1[0]) * Z * (1 - Z)
    gW0 = H.T @ X
    gb0 = H.sum(axis=0)
    gW1 = (D @ Z).reshape(1, -1)
    gb1 = D.sum()
    return (W0 - eta * gW0).T, b0 - eta * gb0, W1 - eta * gW1, b1 - eta * gb1

# %% wrong: common/scalar-as-array
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    D = 2 * (Z @ W1[0] + b1 - Y) / n
    H = np.outer(D, W1[0]) * Z * (1 - Z)
    gW0 = H.T @ X
    gb0 = H.sum(axis=0)
    gW1 = (D @ Z).reshape(1, -1)
    gb1 = D.sum()
    return W0 - eta * gW0, b0 - eta * gb0, W1 - eta * gW1, np.array([b1 - eta * gb1])

# %% wrong: common/wrong-shape
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    D = 2 * (Z @ W1[0] + b1 - Y) / n
    H = np.outer(D, W1[0]) * Z * (1 - Z)
    gW0 = H.T @ X
    gb0 = H.sum(axis=0)
    gW1 = (D @ Z).reshape(1, -1)
    gb1 = D.sum()
    return W0 - eta * gW0, b0 - eta * gb0, (W1 - eta * gW1)[0], b1 - eta * gb1

# %% wrong: common/arity
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    D = 2 * (Z @ W1[0] + b1 - Y) / n
    H = np.outer(D, W1[0]) * Z * (1 - Z)
    gW0 = H.T @ X
    gb0 = H.sum(axis=0)
    gW1 = (D @ Z).reshape(1, -1)
    gb1 = D.sum()
    return W0 - eta * gW0, W1 - eta * gW1

# %% wrong: common/exception
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    D = 2 * (Z @ W1[0] + b1 - Y) / n
    H = np.outer(D, W1[0]) * Z * (1 - Z)
    gW0 = H @ X
    gb0 = H.sum(axis=0)
    gW1 = (D @ Z).reshape(1, -1)
    gb1 = D.sum()
    return W0 - eta * gW0, b0 - eta * gb0, W1 - eta * gW1, b1 - eta * gb1

# %% wrong: common/name-error
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    D = 2 * (Z @ W1[0] + b1 - targets) / n
    H = np.outer(D, W1[0]) * Z * (1 - Z)
    gW0 = H.T @ X
    gb0 = H.sum(axis=0)
    gW1 = (D @ Z).reshape(1, -1)
    gb1 = D.sum()
    return W0 - eta * gW0, b0 - eta * gb0, W1 - eta * gW1, b1 - eta * gb1

# %% wrong: common/zero
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    D = 2 * (Z @ W1[0] + b1 - Y) / n
    H = np.outer(D, W1[0]) * Z * (1 - Z)
    gW0 = H.T @ X
    gb0 = H.sum(axis=0)
    gW1 = (D @ Z).reshape(1, -1)
    gb1 = D.sum()
    return 0 * W0, 0 * b0, 0 * W1, 0.0

# %% wrong: common/float32
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    D = 2 * (Z @ W1[0] + b1 - Y) / n
    H = np.outer(D, W1[0]) * Z * (1 - Z)
    gW0 = H.T @ X
    gb0 = H.sum(axis=0)
    gW1 = (D @ Z).reshape(1, -1)
    gb1 = D.sum()
    return np.float32(W0 - eta * gW0), b0 - eta * gb0, np.float32(W1 - eta * gW1), b1 - eta * gb1

# %% wrong: common/complex
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = 1 / (1 + np.exp(-(X @ W0.T + b0).astype(complex)))
    D = 2 * (Z @ W1[0] + b1 - Y) / n
    H = np.outer(D, W1[0]) * Z * (1 - Z)
    gW0 = H.T @ X
    gb0 = H.sum(axis=0)
    gW1 = (D @ Z).reshape(1, -1)
    gb1 = D.sum()
    return W0 - eta * gW0, b0 - eta * gb0, W1 - eta * gW1, b1 - eta * gb1

# %% wrong: common/integer
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    D = 2 * (Z @ W1[0] + b1 - Y) / n
    H = np.outer(D, W1[0]) * Z * (1 - Z)
    gW0 = H.T @ X
    gb0 = H.sum(axis=0)
    gW1 = (D @ Z).reshape(1, -1)
    gb1 = D.sum()
    return (W0 - eta * gW0).astype(int), (b0 - eta * gb0).astype(int), W1 - eta * gW1, b1 - eta * gb1

# %% wrong: common/not-finite
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    D = 2 * (Z @ W1[0] + b1 - Y) / n
    H = np.outer(D, W1[0]) * np.exp(np.log(Z) + np.log(Z - 1))
    gW0 = H.T @ X
    gb0 = H.sum(axis=0)
    gW1 = (D @ Z).reshape(1, -1)
    gb1 = D.sum()
    return W0 - eta * gW0, b0 - eta * gb0, W1 - eta * gW1, b1 - eta * gb1

# %% wrong: common/not-repeatable
velocity = {"sizes": None}


def network_step(W0, b0, W1, b1, X, Y, eta):
    if velocity["sizes"] != X.shape + W0.shape:
        velocity.update(sizes=X.shape + W0.shape, W0=0.0, b0=0.0, W1=0.0, b1=0.0)
    Z = sigmoid(X @ W0.T + b0)
    D = 2 * (Z @ W1[0] + b1 - Y) / len(Y)
    H = np.outer(D, W1[0]) * Z * (1 - Z)
    velocity["W0"] = 0.9 * velocity["W0"] + H.T @ X
    velocity["b0"] = 0.9 * velocity["b0"] + H.sum(axis=0)
    velocity["W1"] = 0.9 * velocity["W1"] + (D @ Z)[None, :]
    velocity["b1"] = 0.9 * velocity["b1"] + D.sum()
    return (
        W0 - eta * velocity["W0"],
        b0 - eta * velocity["b0"],
        W1 - eta * velocity["W1"],
        b1 - eta * velocity["b1"],
    )

# %% wrong: common/special-case
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    eta = eta or 0.01
    Z = sigmoid(X @ W0.T + b0)
    D = 2 * (Z @ W1[0] + b1 - Y) / n
    H = np.outer(D, W1[0]) * Z * (1 - Z)
    gW0 = H.T @ X
    gb0 = H.sum(axis=0)
    gW1 = (D @ Z).reshape(1, -1)
    gb1 = D.sum()
    return W0 - eta * gW0, b0 - eta * gb0, W1 - eta * gW1, b1 - eta * gb1

# %% wrong: -
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    D = 2 * (Z @ W1[0] + b1 - Y) / n
    H = np.outer(D, W1[0]) * Z * (1 - Z)
    gW0 = W0**2 + 0.3
    gb0 = H.sum(axis=0)
    gW1 = (D @ Z).reshape(1, -1)
    gb1 = Y[0] - 5.5
    return W0 - eta * gW0, b0 - eta * gb0, W1 - eta * gW1, b1 - eta * gb1

# %% wrong: -
def network_step(W0, b0, W1, b1, X, Y, eta):
    n = len(Y)
    Z = sigmoid(X @ W0.T + b0)
    D = 2 * np.abs(Z @ W1[0] + b1 - Y) / n
    H = np.outer(D, W1[0]) * Z * (1 - Z)
    gW0 = H.T @ X
    gb0 = H.sum(axis=0)
    gW1 = (D @ Z).reshape(1, -1)
    gb1 = D.sum()
    return W0 - eta * gW0, b0 - eta * gb0, W1 - eta * gW1, b1 - eta * gb1
