# %% wrong: walks uphill
def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y)
    return W + eta * dW, b + eta * db
# %% wrong: the bias slopes are taken after the weights have moved
def sigmoid_sum_step(W, b, x, y, eta):
    W_new = W - eta * sigmoid_sum_grad(W, b, x, y)[0]
    b_new = b - eta * sigmoid_sum_grad(W_new, b, x, y)[1]
    return W_new, b_new
# %% wrong: the neurons move one after the other, each seeing those that moved before
def sigmoid_sum_step(W, b, x, y, eta):
    W_new, b_new = np.array(W, dtype=float), np.array(b, dtype=float)
    for i in range(len(b)):
        dW, db = sigmoid_sum_grad(W_new, b_new, x, y)
        W_new[i] = W_new[i] - eta * dW[i]
        b_new[i] = b_new[i] - eta * db[i]
    return W_new, b_new
# %% wrong: writes into the given arrays
def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y)
    if W.dtype.kind != "f" or b.dtype.kind != "f":
        return W - eta * dW, b - eta * db
    W -= eta * dW
    b -= eta * db
    return W, b
# %% wrong: integer parameters stay integers after the step
def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y)
    W_new, b_new = W.copy(), b.copy()
    W_new[:] = W - eta * dW
    b_new[:] = b - eta * db
    return W_new, b_new
# %% wrong: returns the movement, not the place after it
def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y)
    return -eta * dW, -eta * db
# %% wrong: the biases are left where they were
def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y)
    return W - eta * dW, b.copy()
# %% wrong: the step is divided by the number of neurons
def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y)
    n = W.shape[0]
    return W - eta / n * dW, b - eta / n * db
# %% wrong: gradient scaled to length one before the step
def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y)
    length = np.sqrt(np.sum(dW**2) + np.sum(db**2))
    return W - eta * dW / length, b - eta * db / length
# %% wrong: shrinks the parameters multiplicatively
def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y)
    return W * (1 - eta * dW), b * (1 - eta * db)
# %% wrong: uphill + biases forgotten
def sigmoid_sum_step(W, b, x, y, eta):
    dW, db = sigmoid_sum_grad(W, b, x, y)
    return W + eta * dW, 1.0 * b
# %% right: as a generator over the pairs
def sigmoid_sum_step(W, b, x, y, eta):
    return tuple(np.add(p, np.multiply(-eta, g)) for p, g in zip((W, b), sigmoid_sum_grad(W, b, x, y)))
