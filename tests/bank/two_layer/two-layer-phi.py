# %% right: vectorised
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    a = phi(v)
    r = W2 @ a - y
    delta = phi_jacobian(v).T @ (W2.T @ r)
    return {"x": W1.T @ delta, "W1": np.outer(delta, x), "b": delta, "W2": np.outer(r, a)}

# %% right: rows from the left
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = x @ W1.T + b
    a = phi(v)
    row = a @ W2.T - y
    gW2 = row[:, None] * a
    row = row @ W2
    row = row @ phi_jacobian(v)
    return {"W2": gW2, "b": row, "W1": row[:, None] * x, "x": row @ W1}

# %% right: loops
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    h, d = W1.shape
    o = W2.shape[0]
    v = np.zeros(h)
    for i in range(h):
        v[i] = b[i] + sum(W1[i, j] * x[j] for j in range(d))
    a, J = phi(v), phi_jacobian(v)
    r = np.zeros(o)
    for k in range(o):
        r[k] = sum(W2[k, i] * a[i] for i in range(h)) - y[k]
    gx, gW1, gb, gW2 = np.zeros(d), np.zeros((h, d)), np.zeros(h), np.zeros((o, h))
    for k in range(o):
        for i in range(h):
            gW2[k, i] = r[k] * a[i]
            for j in range(h):
                gb[j] += r[k] * W2[k, i] * J[i, j]
    for j in range(h):
        for m in range(d):
            gW1[j, m] = gb[j] * x[m]
            gx[m] += gb[j] * W1[j, m]
    return {"x": gx, "W1": gW1, "b": gb, "W2": gW2}

# %% right: einsum
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = np.einsum("hd,d->h", W1, x) + b
    r = np.einsum("oh,h->o", W2, phi(v)) - y
    J = phi_jacobian(v)
    return {
        "x": np.einsum("o,oh,hk,kd->d", r, W2, J, W1),
        "W1": np.einsum("o,oh,hk,d->kd", r, W2, J, x),
        "b": np.einsum("o,oh,hk->k", r, W2, J),
        "W2": np.einsum("o,h->oh", r, phi(v)),
    }

# %% right: Jacobian of the residual
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    h, d = W1.shape
    v = W1 @ x + b
    a = phi(v)
    r = W2 @ a - y
    dr_db = W2 @ phi_jacobian(v)
    dr_dx = dr_db @ W1
    dr_dW1 = np.stack([dr_db * xj for xj in x], axis=-1)
    dr_dW2 = np.kron(np.eye(len(r)), a).reshape(len(r), len(r), h)
    return {
        "x": r @ dr_dx,
        "b": r @ dr_db,
        "W1": np.tensordot(r, dr_dW1, axes=1),
        "W2": np.tensordot(r, dr_dW2, axes=1),
    }

# %% right: columns, lists, an extra key
def column(t):
    return np.reshape(t, (-1, 1))


def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    X, Y = column(x), column(y)
    V = W1 @ X + column(b)
    A = column(phi(V[:, 0]))
    R = W2 @ A - Y
    D = phi_jacobian(V[:, 0]).T @ W2.T @ R
    return {
        "loss": 0.5 * (R.T @ R).item(),
        "x": (W1.T @ D).ravel().tolist(),
        "W1": (D @ X.T).tolist(),
        "b": D.ravel().tolist(),
        "W2": (R @ A.T).tolist(),
    }

# %% right: a class of layers
class Linear:
    def __init__(self, W, b=0):
        self.W, self.b = W, b

    def forward(self, inputs):
        self.inputs = inputs
        return self.W @ inputs + self.b

    def backward(self, g):
        self.gW, self.gb = np.multiply.outer(g, self.inputs), g
        return g @ self.W


class Map:
    def __init__(self, f, jacobian):
        self.f, self.jacobian = f, jacobian

    def forward(self, inputs):
        self.J = self.jacobian(inputs)
        return self.f(inputs)

    def backward(self, g):
        return g @ self.J


def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    layers = [Linear(W=W1, b=b), Map(f=phi, jacobian=phi_jacobian), Linear(W=W2)]
    signal = x
    for layer in layers:
        signal = layer.forward(signal)
    g = signal - y
    for layer in reversed(layers):
        g = layer.backward(g)
    return {"x": g, "W1": layers[0].gW, "b": layers[0].gb, "W2": layers[2].gW}

# %% right: target minus output, minus signs kept
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian, sign=-1):
    v = np.dot(W1, x) + b
    r = y - np.dot(W2, phi(v))
    db = sign * np.dot(np.transpose(np.dot(W2, phi_jacobian(v))), r)
    return dict(b=db, x=np.dot(db, W1), W1=np.outer(db, x), W2=sign * np.outer(r, phi(v)))

# %% wrong: phi/two
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    a = phi(v)
    J = phi_jacobian(v)
    r = 2 * (W2 @ a - y)
    delta = J.T @ (W2.T @ r)
    return {
        "x": W1.T @ delta,
        "W1": np.outer(delta, x),
        "b": delta,
        "W2": np.outer(r, a),
    }

# %% wrong: phi/sign
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    a = phi(v)
    J = phi_jacobian(v)
    r = y - W2 @ a
    delta = J.T @ (W2.T @ r)
    return {
        "x": W1.T @ delta,
        "W1": np.outer(delta, x),
        "b": delta,
        "W2": np.outer(r, a),
    }

# %% wrong: phi/target-lost
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    a = phi(v)
    J = phi_jacobian(v)
    r = W2 @ a
    delta = J.T @ (W2.T @ r)
    return {
        "x": W1.T @ delta,
        "W1": np.outer(delta, x),
        "b": delta,
        "W2": np.outer(r, a),
    }

# %% wrong: phi/jacobian-not-transposed
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    a = phi(v)
    J = phi_jacobian(v)
    r = W2 @ a - y
    delta = J @ W2.T @ r
    return {
        "x": W1.T @ delta,
        "W1": np.outer(delta, x),
        "b": delta,
        "W2": np.outer(r, a),
    }

# %% wrong: phi/jacobian-lost
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    a = phi(v)
    r = W2 @ a - y
    delta = W2.T @ r
    return {
        "x": W1.T @ delta,
        "W1": np.outer(delta, x),
        "b": delta,
        "W2": np.outer(r, a),
    }

# %% wrong: phi/diagonal-only
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    a = phi(v)
    J = phi_jacobian(v)
    r = W2 @ a - y
    delta = np.diag(J) * (W2.T @ r)
    return {
        "x": W1.T @ delta,
        "W1": np.outer(delta, x),
        "b": delta,
        "W2": np.outer(r, a),
    }

# %% wrong: phi/jacobian-at-output
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    a = phi(v)
    J = phi_jacobian(a)
    r = W2 @ a - y
    delta = J.T @ (W2.T @ r)
    return {
        "x": W1.T @ delta,
        "W1": np.outer(delta, x),
        "b": delta,
        "W2": np.outer(r, a),
    }

# %% wrong: phi/w2-lost
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    a = phi(v)
    J = phi_jacobian(v)
    r = W2 @ a - y
    delta = J.T @ r
    return {
        "x": W1.T @ delta,
        "W1": np.outer(delta, x),
        "b": delta,
        "W2": np.outer(r, a),
    }

# %% wrong: phi/w2-not-transposed
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    a = phi(v)
    J = phi_jacobian(v)
    r = W2 @ a - y
    delta = J.T @ (W2 @ r)
    return {
        "x": W1.T @ delta,
        "W1": np.outer(delta, x),
        "b": delta,
        "W2": np.outer(r, a),
    }

# %% wrong: phi/layout
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    a = phi(v)
    J = phi_jacobian(v)
    r = W2 @ a - y
    delta = J.T @ (W2.T @ r)
    return {
        "x": W1.T @ delta,
        "W1": np.outer(x, delta),
        "b": delta,
        "W2": np.outer(a, r),
    }

# %% wrong: phi/input-for-hidden
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    a = phi(v)
    J = phi_jacobian(v)
    r = W2 @ a - y
    delta = J.T @ (W2.T @ r)
    return {
        "x": W1.T @ delta,
        "W1": np.outer(delta, x),
        "b": delta,
        "W2": np.outer(r, x),
    }

# %% wrong: phi/pre-activation-for-hidden
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    a = phi(v)
    J = phi_jacobian(v)
    r = W2 @ a - y
    delta = J.T @ (W2.T @ r)
    return {
        "x": W1.T @ delta,
        "W1": np.outer(delta, x),
        "b": delta,
        "W2": np.outer(r, v),
    }

# %% wrong: phi/bias-unused
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x
    a = phi(v)
    J = phi_jacobian(v)
    r = W2 @ a - y
    delta = J.T @ (W2.T @ r)
    return {
        "x": W1.T @ delta,
        "W1": np.outer(delta, x),
        "b": delta,
        "W2": np.outer(r, a),
    }

# %% wrong: phi/x-in-bias
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    a = phi(v)
    J = phi_jacobian(v)
    r = W2 @ a - y
    delta = J.T @ (W2.T @ r)
    return {
        "x": W1.T @ delta,
        "W1": np.outer(delta, x),
        "b": np.outer(delta, x).sum(axis=1),
        "W2": np.outer(r, a),
    }

# %% wrong: phi/w1-not-transposed
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    a = phi(v)
    J = phi_jacobian(v)
    r = W2 @ a - y
    delta = J.T @ (W2.T @ r)
    return {
        "x": W1 @ delta,
        "W1": np.outer(delta, x),
        "b": delta,
        "W2": np.outer(r, a),
    }

# %% wrong: phi/x-stops-early
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    a = phi(v)
    J = phi_jacobian(v)
    r = W2 @ a - y
    delta = J.T @ (W2.T @ r)
    return {
        "x": delta,
        "W1": np.outer(delta, x),
        "b": delta,
        "W2": np.outer(r, a),
    }

# %% wrong: common/not-done
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    raise NotImplementedError("two-layer-phi: replace this line by your code")

# %% wrong: common/missing
def two_layer_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    a = phi(v)
    J = phi_jacobian(v)
    r = W2 @ a - y
    delta = J.T @ (W2.T @ r)
    return {
        "x": W1.T @ delta,
        "W1": np.outer(delta, x),
        "b": delta,
        "W2": np.outer(r, a),
    }

# %% wrong: common/arity
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    r = W2 @ phi(v) - y
    delta = r @ W2 @ phi_jacobian(v)
    return {"W1": np.outer(delta, x), "b": delta, "W2": np.outer(r, phi(v))}

# %% wrong: common/zero
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    a = phi(v)
    J = phi_jacobian(v)
    r = np.zeros(len(y))
    delta = J.T @ (W2.T @ r)
    return {
        "x": W1.T @ delta,
        "W1": np.outer(delta, x),
        "b": delta,
        "W2": np.outer(r, a),
    }

# %% wrong: common/exception
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    a = phi(v)
    J = phi_jacobian(v)
    r = a @ W2 - y
    delta = J.T @ (W2.T @ r)
    return {
        "x": W1.T @ delta,
        "W1": np.outer(delta, x),
        "b": delta,
        "W2": np.outer(r, a),
    }

# %% wrong: common/name-error
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    a = phi(v)
    J = phi_jacobian(v)
    r = W2 @ hidden - y
    delta = J.T @ (W2.T @ r)
    return {
        "x": W1.T @ delta,
        "W1": np.outer(delta, x),
        "b": delta,
        "W2": np.outer(r, a),
    }

# %% wrong: common/float32
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    a = phi(v)
    J = phi_jacobian(v)
    r = W2 @ a - y
    delta = J.T @ (W2.T @ r)
    return {
        "x": W1.T @ delta,
        "W1": np.float32(np.outer(delta, x)),
        "b": delta,
        "W2": np.outer(r, a),
    }

# %% wrong: common/complex
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = (W1 @ x + b).astype(complex)
    a = phi(v)
    J = phi_jacobian(v)
    r = W2 @ a - y
    delta = J.T @ (W2.T @ r)
    return {
        "x": W1.T @ delta,
        "W1": np.outer(delta, x),
        "b": delta,
        "W2": np.outer(r, a),
    }

# %% wrong: common/integer
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    a = phi(v)
    J = phi_jacobian(v)
    r = W2 @ a - y
    delta = J.T @ (W2.T @ r)
    return {
        "x": W1.T @ delta,
        "W1": np.outer(delta, x),
        "b": delta,
        "W2": np.outer(r, a).astype(int),
    }

# %% wrong: common/mutates-input
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    r = y
    r -= W2 @ phi(v)
    r *= -1
    delta = phi_jacobian(v).T @ W2.T @ r
    return {"x": delta @ W1, "W1": np.outer(delta, x), "b": delta, "W2": np.outer(r, phi(v))}

# %% wrong: common/not-repeatable
bias_grad = {}


def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    r = W2 @ phi(v) - y
    delta = phi_jacobian(v).T @ W2.T @ r
    sizes = W1.shape + W2.shape
    if bias_grad.get("sizes") != sizes:
        bias_grad["sizes"], bias_grad["b"] = sizes, np.zeros(len(b))
    bias_grad["b"] = bias_grad["b"] + delta
    return {
        "x": W1.T @ delta,
        "W1": np.outer(delta, x),
        "b": bias_grad["b"],
        "W2": np.outer(r, phi(v)),
    }

# %% wrong: common/not-finite
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    a = phi(v)
    J = phi_jacobian(v)
    r = W2 @ a - y
    delta = np.log(-np.abs(J.T @ (W2.T @ r)))
    return {
        "x": W1.T @ delta,
        "W1": np.outer(delta, x),
        "b": delta,
        "W2": np.outer(r, a),
    }

# %% wrong: common/wrong-shape
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    a = phi(v)
    J = phi_jacobian(v)
    r = W2 @ a - y
    delta = J.T @ (W2.T @ r)
    return {
        "x": W1.T @ delta,
        "W1": np.outer(delta, x),
        "b": delta.reshape(-1, 1),
        "W2": np.outer(r, a),
    }

# %% wrong: common/factor
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    a = phi(v)
    J = phi_jacobian(v)
    r = W2 @ a - y
    delta = J.T @ (W2.T @ r)
    return {
        "x": 0.5 * W1.T @ delta,
        "W1": np.outer(delta, x),
        "b": delta,
        "W2": np.outer(r, a),
    }

# %% wrong: -
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    s = np.sum(W2) + np.prod(y)
    return {"x": np.sin(x) * s, "W1": W1**2 + s, "b": np.cos(b) - s, "W2": W2**3 - 2 * s}

# %% wrong: -
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    a = phi(v)
    J = phi_jacobian(v)
    r = W2 @ a - y
    delta = J.T @ (W2.T @ r)
    return {
        "x": W1.T @ (delta**2),
        "W1": np.outer(delta, x),
        "b": delta + v,
        "W2": np.outer(r, a),
    }
