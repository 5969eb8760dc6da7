# %% right: vectorised
def linear_network_step(W1, b, W2, x, y, eta):
    a = W1 @ x + b
    r = W2 @ a - y
    return W1 - eta * np.outer(W2.T @ r, x), W2 - eta * np.outer(r, a)

# %% right: the gradient for any map, used for the identity
def linear_network_step(W1, b, W2, x, y, eta):
    g = two_layer_loss_grad(W1, b, W2, x, y, lambda v: v, lambda v: np.eye(len(v)))
    return W1 - eta * g["W1"], W2 - eta * g["W2"]

# %% right: loops
def linear_network_step(W1, b, W2, x, y, eta):
    h, d = W1.shape
    o = len(y)
    a = [b[i] + sum(W1[i][j] * x[j] for j in range(d)) for i in range(h)]
    r = [sum(W2[k][i] * a[i] for i in range(h)) - y[k] for k in range(o)]
    new1 = np.empty((h, d))
    new2 = np.empty((o, h))
    for i in range(h):
        back = sum(W2[k][i] * r[k] for k in range(o))
        for j in range(d):
            new1[i, j] = W1[i, j] - eta * back * x[j]
    for k in range(o):
        for i in range(h):
            new2[k, i] = W2[k, i] - eta * r[k] * a[i]
    return new1, new2

# %% right: copies changed in place
def linear_network_step(W1, b, W2, x, y, eta):
    new_W1 = np.array(W1, dtype=float)
    new_W2 = np.array(W2, dtype=float)
    a = W1.dot(x) + b
    r = W2.dot(a) - y
    new_W1 -= eta * W2.T.dot(r)[:, None] * x[None, :]
    new_W2 -= eta * r[:, None] * a[None, :]
    return [new_W1, new_W2]

# %% right: einsum
def linear_network_step(W1, b, W2, x, y, eta):
    a = np.einsum("hd,d->h", W1, x) + b
    r = np.einsum("oh,h->o", W2, a) - y
    return (
        W1 - np.einsum(",o,oh,d->hd", eta, r, W2, x),
        W2 - np.einsum(",o,h->oh", eta, r, a),
    )

# %% right: columns and lists
def linear_network_step(W1, b, W2, x, y, eta):
    X = x.reshape(-1, 1)
    A = W1 @ X + b.reshape(-1, 1)
    R = W2 @ A - y.reshape(-1, 1)
    W1, W2 = W1 - eta * (W2.T @ R @ X.T), W2 - eta * (R @ A.T)
    return W1.tolist(), W2.tolist()

# %% right: residual the other way round, keyword helper
def moved(weight, signal, inputs, rate):
    return weight + rate * np.multiply.outer(signal, inputs)


def linear_network_step(W1, b, W2, x, y, eta):
    hidden = b + x @ W1.T
    missing = y - hidden @ W2.T
    new_W2 = moved(weight=W2, signal=missing, inputs=hidden, rate=eta)
    new_W1 = moved(weight=W1, signal=missing @ W2, inputs=x, rate=eta)
    return new_W1, new_W2

# %% right: complex step of the given loss
def linear_network_step(W1, b, W2, x, y, eta):
    def slopes(loss, W):
        grad = np.zeros(W.shape)
        for place in np.ndindex(W.shape):
            moved = W.astype(complex)
            moved[place] += 1e-20j
            grad[place] = loss(moved).imag / 1e-20
        return grad

    g1 = slopes(lambda W: linear_network_loss(W, b, W2, x, y), W1)
    g2 = slopes(lambda W: linear_network_loss(W1, b, W, x, y), W2)
    return W1 - eta * g1, W2 - eta * g2

# %% wrong: linear-step/plus
def linear_network_step(W1, b, W2, x, y, eta):
    a = W1 @ x + b
    r = W2 @ a - y
    dW1 = np.outer(W2.T @ r, x)
    dW2 = np.outer(r, a)
    return W1 + eta * dW1, W2 + eta * dW2

# %% wrong: linear-step/second-layer-first
def linear_network_step(W1, b, W2, x, y, eta):
    a = W1 @ x + b
    r = W2 @ a - y
    W2 = W2 - eta * np.outer(r, a)
    W1 = W1 - eta * np.outer(W2.T @ r, x)
    return W1, W2

# %% wrong: linear-step/first-layer-first
def linear_network_step(W1, b, W2, x, y, eta):
    r = W2 @ (W1 @ x + b) - y
    W1 = W1 - eta * np.outer(W2.T @ r, x)
    a = W1 @ x + b
    r = W2 @ a - y
    W2 = W2 - eta * np.outer(r, a)
    return W1, W2

# %% wrong: linear-step/no-eta
def linear_network_step(W1, b, W2, x, y, eta):
    a = W1 @ x + b
    r = W2 @ a - y
    dW1 = np.outer(W2.T @ r, x)
    dW2 = np.outer(r, a)
    return W1 - dW1, W2 - dW2

# %% wrong: linear-step/layout
def linear_network_step(W1, b, W2, x, y, eta):
    a = W1 @ x + b
    r = W2 @ a - y
    dW1 = np.outer(x, W2.T @ r)
    dW2 = np.outer(a, r)
    return W1 - eta * dW1, W2 - eta * dW2

# %% wrong: linear-step/two
def linear_network_step(W1, b, W2, x, y, eta):
    a = W1 @ x + b
    r = 2 * (W2 @ a - y)
    dW1 = np.outer(W2.T @ r, x)
    dW2 = np.outer(r, a)
    return W1 - eta * dW1, W2 - eta * dW2

# %% wrong: linear-step/bias-unused
def linear_network_step(W1, b, W2, x, y, eta):
    a = W1 @ x
    r = W2 @ a - y
    dW1 = np.outer(W2.T @ r, x)
    dW2 = np.outer(r, a)
    return W1 - eta * dW1, W2 - eta * dW2

# %% wrong: linear-step/input-for-hidden
def linear_network_step(W1, b, W2, x, y, eta):
    a = W1 @ x + b
    r = W2 @ a - y
    dW1 = np.outer(W2.T @ r, x)
    dW2 = np.outer(r, x)
    return W1 - eta * dW1, W2 - eta * dW2

# %% wrong: linear-step/residual-lost
def linear_network_step(W1, b, W2, x, y, eta):
    a = W1 @ x + b
    r = np.ones(len(y))
    dW1 = np.outer(W2.T @ r, x)
    dW2 = np.outer(r, a)
    return W1 - eta * dW1, W2 - eta * dW2

# %% wrong: linear-step/returns-gradient
def linear_network_step(W1, b, W2, x, y, eta):
    a = W1 @ x + b
    r = W2 @ a - y
    dW1 = np.outer(W2.T @ r, x)
    dW2 = np.outer(r, a)
    return dW1, dW2

# %% wrong: linear-step/in-place
def linear_network_step(W1, b, W2, x, y, eta):
    a = W1 @ x + b
    r = W2 @ a - y
    dW1 = np.outer(W2.T @ r, x)
    dW2 = np.outer(r, a)
    W1 -= eta * dW1
    W2 -= eta * dW2
    return W1, W2

# %% wrong: common/not-done
def linear_network_step(W1, b, W2, x, y, eta):
    raise NotImplementedError("two-layer-linear-step: replace this line by your code")

# %% wrong: common/missing
def linear_step(W1, b, W2, x, y, eta):
    a = W1 @ x + b
    r = W2 @ a - y
    dW1 = np.outer(W2.T @ r, x)
    dW2 = np.outer(r, a)
    return W1 - eta * dW1, W2 - eta * dW2

# %% wrong: common/transposed
def linear_network_step(W1, b, W2, x, y, eta):
    a = W1 @ x + b
    r = W2 @ a - y
    dW1 = np.outer(W2.T @ r, x)
    dW2 = np.outer(r, a)
    return (W1 - eta * dW1).T, (W2 - eta * dW2).T

# %% wrong: common/arity
def linear_network_step(W1, b, W2, x, y, eta):
    a = W1 @ x + b
    r = W2 @ a - y
    dW1 = np.outer(W2.T @ r, x)
    dW2 = np.outer(r, a)
    return W1 - eta * dW1, b - eta * W2.T @ r, W2 - eta * dW2

# %% wrong: common/swapped
def linear_network_step(W1, b, W2, x, y, eta):
    a = W1 @ x + b
    r = W2 @ a - y
    dW1 = np.outer(W2.T @ r, x)
    dW2 = np.outer(r, a)
    return W2 - eta * dW2, W1 - eta * dW1

# %% wrong: common/exception
def linear_network_step(W1, b, W2, x, y, eta):
    a = W1 @ x + b
    r = W2 @ a - y
    dW1 = np.outer(W2 @ r, x)
    dW2 = np.outer(r, a)
    return W1 - eta * dW1, W2 - eta * dW2

# %% wrong: common/zero
def linear_network_step(W1, b, W2, x, y, eta):
    a = W1 @ x + b
    r = W2 @ a - y
    dW1 = np.outer(W2.T @ r, x)
    dW2 = np.outer(r, a)
    return 0 * W1, 0 * W2

# %% wrong: common/float32
def linear_network_step(W1, b, W2, x, y, eta):
    a = W1 @ x + b
    r = W2 @ a - y
    dW1 = np.outer(W2.T @ r, x)
    dW2 = np.outer(r, a)
    return np.float32(W1 - eta * dW1), np.float32(W2 - eta * dW2)

# %% wrong: common/complex
def linear_network_step(W1, b, W2, x, y, eta):
    a = W1 @ x + b + 0j
    r = W2 @ a - y
    dW1 = np.outer(W2.T @ r, x)
    dW2 = np.outer(r, a)
    return W1 - eta * dW1, W2 - eta * dW2

# %% wrong: common/integer
def linear_network_step(W1, b, W2, x, y, eta):
    a = W1 @ x + b
    r = W2 @ a - y
    dW1 = np.outer(W2.T @ r, x)
    dW2 = np.outer(r, a)
    return (W1 - eta * dW1).astype(int), (W2 - eta * dW2).astype(int)

# %% wrong: common/mutates-input
def linear_network_step(W1, b, W2, x, y, eta):
    b += W1 @ x
    r = W2 @ b - y
    return W1 - eta * np.outer(W2.T @ r, x), W2 - eta * np.outer(r, b)

# %% wrong: common/not-repeatable
velocity = {"sizes": None}


def linear_network_step(W1, b, W2, x, y, eta):
    if velocity["sizes"] != W1.shape + W2.shape:
        velocity.update(sizes=W1.shape + W2.shape, W1=0.0, W2=0.0)
    a = W1 @ x + b
    r = W2 @ a - y
    velocity["W1"] = 0.9 * velocity["W1"] + np.outer(W2.T @ r, x)
    velocity["W2"] = 0.9 * velocity["W2"] + np.outer(r, a)
    return W1 - eta * velocity["W1"], W2 - eta * velocity["W2"]

# %% wrong: common/not-finite
def linear_network_step(W1, b, W2, x, y, eta):
    a = W1 @ x + b
    r = W2 @ a - y
    dW1 = np.outer(W2.T @ r, x)
    dW2 = np.outer(r, a)
    return W1 - eta * np.sqrt(dW1) ** 2, W2 - eta * dW2

# %% wrong: common/special-case
def linear_network_step(W1, b, W2, x, y, eta):
    a = W1 @ x + b
    r = W2 @ a - y
    dW1 = np.outer(W2.T @ r, x)
    dW2 = np.outer(r, a)
    eta = eta or 0.01
    return W1 - eta * dW1, W2 - eta * dW2

# %% wrong: -
def linear_network_step(W1, b, W2, x, y, eta):
    a = W1 @ x + b
    r = W2 @ a - y
    dW1 = np.outer(W2.T @ r, x)
    dW2 = np.outer(r, a)
    return W1**2 - np.sum(W2), np.sin(W2) + eta * x[0]

# %% wrong: -
def linear_network_step(W1, b, W2, x, y, eta):
    a = W1 @ x + b
    r = W2 @ a + y
    dW1 = np.outer(W2.T @ r, x)
    dW2 = np.outer(r, a)
    return W1 - eta * dW1, W2 - eta * dW2
