# %% right: two lines
def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y)
    return W - eta * dW, b - eta * db
# %% right: copies, then in place
def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y)
    W, b = np.array(W, dtype=float), np.array(b, dtype=float)
    W -= eta * dW
    b -= eta * db
    return [W, b]
# %% right: loops
def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y)
    new_W, new_b = np.empty(W.shape), np.empty(b.shape)
    for i in range(W.shape[0]):
        new_b[i] = b[i] - eta * db[i]
        for j in range(W.shape[1]):
            new_W[i, j] = W[i, j] - eta * dW[i, j]
    return new_W, new_b
# %% right: own gradient, error of all units
def sigmoid_sum_step(W, b, x, y, eta):
    a = sigmoid(W @ x + b)
    change = 2 * eta * (y - a.sum()) * a * (1 - a)
    return W + change[:, None] * x, b + change
# %% right: comprehension, lists
def sigmoid_sum_step(W, b, x, y, eta):
    grads = sigmoid_sum_grad(W=W, b=b, x=x, y=y)
    return tuple((p - eta * np.asarray(g)).tolist() for p, g in zip((W, b), grads))
# %% right: bias as one more weight
def sigmoid_sum_step(W, b, x, y, eta):
    theta, features = np.column_stack([W, b]), np.r_[x, 1.0]
    z = theta @ features
    residual = np.einsum("i->", sigmoid(z)) - y
    theta = theta - np.einsum("i,j->ij", 2 * eta * residual * sigmoid_grad(z), features)
    return theta[:, :-1], theta[:, -1]
# %% right: optimiser class
class Descent:
    def __init__(self, eta):
        self.eta = eta

    def step(self, *parameters, grads):
        return [np.subtract(p, np.multiply(self.eta, g)) for p, g in zip(parameters, grads)]


def sigmoid_sum_step(W, b, x, y, eta):
    return Descent(eta).step(W, b, grads=sigmoid_sum_grad(W, b, x, y))
# %% right: lambda
sigmoid_sum_step = lambda W, b, x, y, eta, grad=sigmoid_sum_grad: tuple(
    np.add(p, -eta * g) for p, g in zip([W, b], grad(W, b, x, y))
)
# %% right: unit after unit, old values kept
def sigmoid_sum_step(W, b, x, y, eta):
    old_W, old_b = W.copy(), b.copy()
    rows, biases = [], []
    for i in range(len(old_b)):
        dW, db = sigmoid_sum_grad(old_W, old_b, x, y)
        rows.append(old_W[i] - eta * dW[i])
        biases.append(old_b[i] - eta * db[i])
    return np.asfortranarray(rows), np.array(biases)
# %% right: nothing to do without a step
def sigmoid_sum_step(W, b, x, y, eta):
    if eta == 0:
        return W, b
    dW, db = sigmoid_sum_grad(W, b, x, y)
    return W - eta * dW, b - eta * db
# %% wrong: sum-step/plus
def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y)
    return W + eta * dW, b + eta * db
# %% wrong: sum-step/no-eta
def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y)
    return W - dW, b - db
# %% wrong: sum-step/returns-gradient
def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y)
    return dW, db
# %% wrong: sum-step/returns-change
def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y)
    return -eta * dW, -eta * db
# %% wrong: sum-step/sequential
def sigmoid_sum_step(W, b, x, y, eta):
    W = W - eta * sigmoid_sum_grad(W, b, x, y)[0]
    b = b - eta * sigmoid_sum_grad(W, b, x, y)[1]
    return W, b
# %% wrong: sum-step/bias-not-moved
def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y)
    return W - eta * dW, b
# %% wrong: sum-step/two-again
def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y)
    return W - 2 * eta * dW, b - 2 * eta * db
# %% wrong: sum-step/in-place
def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y)
    W -= eta * dW
    b = b - eta * db
    return W, b
# %% wrong: sum-step/in-place
def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y)
    W -= eta * dW
    b -= eta * db
    return W, b
# %% wrong: common/mutates-input
def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y)
    b -= eta * db
    return W - eta * dW, b
# %% wrong: common/transposed
def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y)
    return W.T - eta * dW.T, b - eta * db
# %% wrong: common/swapped
def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y)
    return b - eta * db, W - eta * dW
# %% wrong: common/arity
def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y)
    return W - eta * dW
# %% wrong: common/arity
def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y)
    new_W, new_b = W - eta * dW, b - eta * db
    return new_W, new_b, sigmoid_sum_loss(new_W, new_b, x, y)
# %% wrong: common/wrong-shape
def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y)
    return W - eta * dW, b.reshape(-1, 1) - eta * db
# %% wrong: common/float32
def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y)
    return (W - eta * dW).astype(np.float32), (b - eta * db).astype(np.float32)
# %% wrong: common/integer
def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y)
    return (W - eta * dW).astype(int), (b - eta * db).astype(int)
# %% wrong: common/special-case
def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y)
    assert eta > 0
    return W - eta * dW, b - eta * db
# %% wrong: common/not-repeatable
velocity = {}


def sigmoid_sum_step(W, b, x, y, eta):
    key = W.shape
    old_W, old_b = velocity.get(key, (0.0, 0.0))
    dW, db = sigmoid_sum_grad(W, b, x, y)
    velocity[key] = (0.9 * old_W + eta * dW, 0.9 * old_b + eta * db)
    return W - velocity[key][0], b - velocity[key][1]
# %% wrong: common/exception
def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y, eta)
    return W - eta * dW, b - eta * db
# %% wrong: common/exception
def sigmoid_sum_step(W, b, x, y, eta):
    grads = sigmoid_sum_grad(W, b, x, y)
    return W - eta @ grads[0], b - eta @ grads[1]
# %% wrong: common/complex
def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y)
    return W - eta * dW + 0j, b - eta * db + 0j
# %% wrong: common/zero
def sigmoid_sum_step(W, b, x, y, eta):
    return np.zeros(W.shape), np.zeros(b.shape)
# %% wrong: common/name-error
def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y)
    return W - lr * dW, b - lr * db
# %% wrong: common/not-done
def sigmoid_sum_step(W, b, x, y, eta):
    """One gradient descent step: the new W and the new b."""
    raise NotImplementedError("sigmoid-sum-step: replace this line by your code")
# %% wrong: -
def sigmoid_sum_step(W, b, x, y, eta):
    return W * (1 - eta), b * (1 - eta)
# %% wrong: -
def sigmoid_sum_step(W, b, x, y, eta):
    W = W.copy()
    b = b.copy()
    # each unit moves before the next one looks at the sum
    for i in range(len(b)):
        dW, db = sigmoid_sum_grad(W, b, x, y)
        W[i] -= eta * dW[i]
        b[i] -= eta * db[i]
    return W, b
# %% wrong: -
def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y)
    return W, b
