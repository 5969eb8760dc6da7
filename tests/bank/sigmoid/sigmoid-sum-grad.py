# %% right: outer product
def sigmoid_sum_grad(W, b, x, y):
    z = W @ x + b
    db = 2 * (np.sum(sigmoid(z)) - y) * sigmoid_grad(z)
    return np.outer(db, x), db
# %% right: loops
def sigmoid_sum_grad(W, b, x, y):
    n, d = W.shape
    z = np.zeros(n)
    for i in range(n):
        z[i] = b[i]
        for j in range(d):
            z[i] += W[i, j] * x[j]
    total = 0.0
    for i in range(n):
        total += sigmoid(z[i])
    dW, db = np.zeros((n, d)), np.zeros(n)
    for i in range(n):
        a = sigmoid(z[i])
        db[i] = -2 * (y - total) * a * (1 - a)
        for j in range(d):
            dW[i, j] = db[i] * x[j]
    return dW, db
# %% right: einsum
def sigmoid_sum_grad(W, b, x, y):
    a = sigmoid(np.einsum("ij,j->i", W, x) + b)
    r = y - np.einsum("i->", a)
    db = -2 * r * (a - a**2)
    return np.einsum("i,j->ij", db, x), db
# %% right: columns and rows
def sigmoid_sum_grad(W, b, x, y):
    x_col, b_col = x.reshape(-1, 1), b.reshape(-1, 1)
    a = sigmoid(W @ x_col + b_col)
    delta = 2 * (a.sum() - y) * a * (1 - a)
    return delta @ x_col.T, delta[:, 0]
# %% right: bias as one more weight
def sigmoid_sum_grad(W, b, x, y):
    theta = np.hstack([W, b[:, None]])
    features = np.append(x, 1.0)
    z = theta @ features
    grad = np.multiply.outer(2 * (sigmoid(z).sum() - y) * sigmoid_grad(z), features)
    return grad[:, :-1], grad[:, -1]
# %% right: by cosh, Fortran order
def sigmoid_sum_grad(W, b, x, y):
    z = np.dot(W, x) + b
    signal = (np.add.reduce(sigmoid(z)) - y) / (1 + np.cosh(z))
    return np.asfortranarray(signal[:, np.newaxis] * x), signal
# %% right: lists
def sigmoid_sum_grad(W, b, x, y):
    heights = [float(sigmoid(row @ x + c)) for row, c in zip(W, b)]
    r = sum(heights) - y
    db = [2 * r * s * (1 - s) for s in heights]
    dW = [[g * entry for entry in x.tolist()] for g in db]
    return [dW, db]
# %% right: one class a unit
class Unit:
    def __init__(self, w, b):
        self.w, self.b = w, b

    def forward(self, x):
        self.x, self.z = x, self.w @ x + self.b
        return sigmoid(self.z)

    def backward(self, signal):
        g = signal * sigmoid_grad(self.z)
        return g * self.x, g


def sigmoid_sum_grad(W, b, x, y):
    units = [Unit(w=w, b=c) for w, c in zip(W, b)]
    total = sum(unit.forward(x) for unit in units)
    grads = [unit.backward(2 * (total - y)) for unit in units]
    return np.array([g[0] for g in grads]), np.array([g[1] for g in grads])
# %% right: diagonal matrix of slopes
def sigmoid_sum_grad(W, b, x, y):
    z = W @ x + b
    t = np.tanh(z / 2)
    J = np.diag((1 - t**2) / 4)
    upstream = np.full(len(b), 2 * (sigmoid(z).sum() - y))
    db = upstream @ J
    return np.kron(db[:, None], x[None, :]), db
# %% right: expanded square
def sigmoid_sum_grad(W, b, x, y, copies=1.0):
    a = sigmoid(W.dot(x) + b)
    da = copies * a * (1.0 - a)
    # f = y² - 2 y S + S²
    db = -2 * y * da + 2 * a.sum() * da
    return np.tile(db, (x.size, 1)).T * x, db
# %% wrong: sum/no-two
def sigmoid_sum_grad(W, b, x, y):
    z = W @ x + b
    db = (np.sum(sigmoid(z)) - y) * sigmoid_grad(z)
    return np.outer(db, x), db
# %% wrong: sum/sign
def sigmoid_sum_grad(W, b, x, y):
    z = W @ x + b
    r = y - np.sum(sigmoid(z))
    db = 2 * r * sigmoid_grad(z)
    return np.outer(db, x), db
# %% wrong: sum/own-unit-residual
def sigmoid_sum_grad(W, b, x, y):
    dW, db = np.zeros(W.shape), np.zeros(b.shape)
    for i in range(len(b)):
        a = sigmoid(W[i] @ x + b[i])
        db[i] = 2 * (a - y) * a * (1 - a)
        dW[i] = db[i] * x
    return dW, db
# %% wrong: sum/no-slope
def sigmoid_sum_grad(W, b, x, y):
    r = np.sum(sigmoid(W @ x + b)) - y
    db = 2 * r * np.ones(len(b))
    return np.outer(db, x), db
# %% wrong: sum/slope-of-output
def sigmoid_sum_grad(W, b, x, y):
    a = sigmoid(W @ x + b)
    db = 2 * (a.sum() - y) * sigmoid_grad(a)
    return np.outer(db, x), db
# %% wrong: sum/slope-of-sum
def sigmoid_sum_grad(W, b, x, y):
    z = W @ x + b
    r = np.sum(sigmoid(z)) - y
    db = 2 * r * sigmoid_grad(np.sum(z)) * np.ones(len(b))
    return np.outer(db, x), db
# %% wrong: sum/transposed
def sigmoid_sum_grad(W, b, x, y):
    z = W @ x + b
    db = 2 * (np.sum(sigmoid(z)) - y) * sigmoid_grad(z)
    return np.outer(x, db), db
# %% wrong: sum/no-x
def sigmoid_sum_grad(W, b, x, y):
    z = W @ x + b
    db = 2 * (np.sum(sigmoid(z)) - y) * sigmoid_grad(z)
    return np.outer(db, np.ones(len(x))), db
# %% wrong: sum/x-in-bias
def sigmoid_sum_grad(W, b, x, y):
    z = W @ x + b
    dW = np.outer(2 * (np.sum(sigmoid(z)) - y) * sigmoid_grad(z), x)
    db = dW.sum(axis=1)
    return dW, db
# %% wrong: sum/bias-unused
def sigmoid_sum_grad(W, b, x, y):
    z = W @ x
    db = 2 * (np.sum(sigmoid(z)) - y) * sigmoid_grad(z)
    return np.outer(db, x), db
# %% wrong: sum/residual-lost
def sigmoid_sum_grad(W, b, x, y):
    slope = sigmoid_grad(W @ x + b)
    return np.outer(slope, x), slope
# %% wrong: sum/elementwise-for-outer
def sigmoid_sum_grad(W, b, x, y):
    z = W @ x + b
    db = 2 * (np.sum(sigmoid(z)) - y) * sigmoid_grad(z)
    return db * x, db
# %% wrong: sum/transposed
def sigmoid_sum_grad(W, b, x, y):
    z = W @ x + b
    db = 2 * (np.sum(sigmoid(z)) - y) * sigmoid_grad(z)
    return (db[:, None] * x[None, :]).T, db
# %% wrong: common/wrong-shape
def sigmoid_sum_grad(W, b, x, y):
    z = W @ x + b
    db = 2 * (np.sum(sigmoid(z)) - y) * sigmoid_grad(z)
    return np.outer(db, x), db[:, None]
# %% wrong: common/wrong-shape
def sigmoid_sum_grad(W, b, x, y):
    z = W @ x + b
    db = 2 * (np.sum(sigmoid(z)) - y) * sigmoid_grad(z)
    return np.outer(db, x).ravel(), db
# %% wrong: common/integer
def sigmoid_sum_grad(W, b, x, y):
    dW, db = np.zeros(W.shape, dtype=int), np.zeros(b.shape, dtype=int)
    z = W @ x + b
    db[:] = 2 * (np.sum(sigmoid(z)) - y) * sigmoid_grad(z)
    dW[:] = np.outer(2 * (np.sum(sigmoid(z)) - y) * sigmoid_grad(z), x)
    return dW, db
# %% wrong: common/integer
def sigmoid_sum_grad(W, b, x, y):
    # integer parameters truncate the gradient
    dW, db = np.zeros_like(W), np.zeros_like(b)
    z = W @ x + b
    db[:] = 2 * (np.sum(sigmoid(z)) - y) * sigmoid_grad(z)
    dW[:] = np.outer(2 * (np.sum(sigmoid(z)) - y) * sigmoid_grad(z), x)
    return dW, db
# %% wrong: common/special-case
def sigmoid_sum_grad(W, b, x, y):
    z = W @ x + b
    db = 2 * (np.sum(sigmoid(z)) - y) * sigmoid_grad(z)
    return np.outer(db, x).squeeze(), db.squeeze()
# %% wrong: common/mutates-input
def sigmoid_sum_grad(W, b, x, y):
    z = b
    z += W @ x
    db = 2 * (np.sum(sigmoid(z)) - y) * sigmoid_grad(z)
    return np.outer(db, x), db
# %% wrong: common/arity
def sigmoid_sum_grad(W, b, x, y):
    z = W @ x + b
    db = 2 * (np.sum(sigmoid(z)) - y) * sigmoid_grad(z)
    return np.outer(db, x)
# %% wrong: common/swapped
def sigmoid_sum_grad(W, b, x, y):
    z = W @ x + b
    db = 2 * (np.sum(sigmoid(z)) - y) * sigmoid_grad(z)
    return db, np.outer(db, x)
# %% wrong: common/zero
def sigmoid_sum_grad(W, b, x, y):
    z = W @ x + b
    dW, db = np.zeros(W.shape), np.zeros(b.shape)
    for row, entry in zip(dW, db):
        entry = 2 * (np.sum(sigmoid(z)) - y)
        row = entry * x
    return dW, db
# %% wrong: common/not-repeatable
grad_W, grad_b = 0.0, 0.0


def sigmoid_sum_grad(W, b, x, y):
    global grad_W, grad_b
    z = W @ x + b
    db = 2 * (np.sum(sigmoid(z)) - y) * sigmoid_grad(z)
    grad_b = db if np.shape(grad_b) != np.shape(db) else grad_b + db
    grad_W = np.outer(grad_b, x)
    return grad_W, grad_b
# %% wrong: common/float32
def sigmoid_sum_grad(W, b, x, y):
    W, b, x = W.astype(np.float32), b.astype(np.float32), x.astype(np.float32)
    a = 1 / (1 + np.exp(-(W @ x + b)))
    db = 2 * (np.sum(a) - np.float32(y)) * a * (1 - a)
    return np.outer(db, x), db
# %% wrong: common/complex
def sigmoid_sum_grad(W, b, x, y):
    z = W @ x + b + 0j
    a = 1 / (1 + np.exp(-z))
    db = 2 * (np.sum(a) - y) * a * (1 - a)
    return np.outer(db, x), db
# %% wrong: common/exception
def sigmoid_sum_grad(W, b, x, y):
    z = x @ W + b
    db = 2 * (np.sum(sigmoid(z)) - y) * sigmoid_grad(z)
    return np.outer(db, x), db
# %% wrong: common/name-error
def sigmoid_sum_grad(W, b, x, y):
    db = 2 * (np.sum(a) - y) * a * (1 - a)
    return np.outer(db, x), db
# %% wrong: common/not-finite
def sigmoid_sum_grad(W, b, x, y):
    z = W @ x + b
    db = 2 * (np.sum(sigmoid(z)) - y) * sigmoid_grad(z)
    return np.outer(db, x) / (np.outer(db, x) - np.outer(db, x)), db
# %% wrong: common/factor
def sigmoid_sum_grad(W, b, x, y):
    z = W @ x + b
    db = 2 * (np.sum(sigmoid(z)) - y) * sigmoid_grad(z) / len(b)
    return np.outer(db, x), db
# %% wrong: -
def sigmoid_sum_grad(W, b, x, y):
    return np.sin(W) * y, np.cos(b)
# %% wrong: -
def sigmoid_sum_grad(W, b, x, y):
    return np.random.default_rng().normal(size=W.shape), np.random.default_rng().normal(size=b.shape)
# %% wrong: -
def sigmoid_sum_grad(W, b, x, y):
    z = W @ x + b
    r = np.mean(sigmoid(z)) - y
    db = 2 * r * sigmoid_grad(z)
    return np.outer(db, x), db
