# %% wrong: each neuron is compared with the target on its own
def sigmoid_sum_grad(W, b, x, y):
    z = W @ x + b
    delta = -2 * (y - sigmoid(z)) * sigmoid_grad(z)
    return np.outer(delta, x), delta
# %% wrong: minus sign of the sum in the residual lost
def sigmoid_sum_grad(W, b, x, y):
    z = W @ x + b
    r = y - sigmoid(z).sum()
    delta = 2 * r * sigmoid_grad(z)
    return np.outer(delta, x), delta
# %% wrong: the weight slopes lie on their side
def sigmoid_sum_grad(W, b, x, y):
    z = W @ x + b
    delta = -2 * (y - sigmoid(z).sum()) * sigmoid_grad(z)
    return np.outer(x, delta), delta
# %% wrong: squashes the sum instead of summing the squashed
def sigmoid_sum_grad(W, b, x, y):
    z = W @ x + b
    r = y - sigmoid(np.sum(z))
    delta = -2 * r * sigmoid_grad(z)
    return np.outer(delta, x), delta
# %% wrong: the network output is an average of the neurons
def sigmoid_sum_grad(W, b, x, y):
    z = W @ x + b
    delta = -2 * (y - np.mean(sigmoid(z))) * sigmoid_grad(z)
    return np.outer(delta, x), delta
# %% wrong: the slope of the curve is evaluated at the activations
def sigmoid_sum_grad(W, b, x, y):
    a = sigmoid(W @ x + b)
    delta = -2 * (y - a.sum()) * sigmoid_grad(a)
    return delta[:, None] * x[None, :], delta
# %% wrong: bias slopes are added up over the neurons
def sigmoid_sum_grad(W, b, x, y):
    z = W @ x + b
    delta = -2 * (y - np.sum(sigmoid(z))) * sigmoid_grad(z)
    return np.outer(delta, x), np.sum(delta)
# %% wrong: axes of length one are squeezed away
def sigmoid_sum_grad(W, b, x, y):
    z = W @ x + b
    delta = -2 * (y - np.sum(sigmoid(z))) * sigmoid_grad(z)
    return np.squeeze(np.outer(delta, x)), np.squeeze(delta)
# %% wrong: the biases are left out of the pre-activations
def sigmoid_sum_grad(W, b, x, y):
    z = W @ x
    delta = -2 * (y - np.sum(sigmoid(z))) * sigmoid_grad(z)
    return np.outer(delta, x), delta
# %% wrong: the weights get their own values as inner derivative
def sigmoid_sum_grad(W, b, x, y):
    z = W @ x + b
    delta = -2 * (y - np.sum(sigmoid(z))) * sigmoid_grad(z)
    return delta[:, None] * W, delta
# %% wrong: does not come with the 2
def sigmoid_sum_grad(W, b, x, y):
    z = W @ x + b
    delta = (np.sum(sigmoid(z)) - y) * sigmoid_grad(z)
    return np.outer(delta, x), delta
# %% wrong: the one error is shared out equally among the neurons
def sigmoid_sum_grad(W, b, x, y):
    z = W @ x + b
    r = (y - np.sum(sigmoid(z))) / len(b)
    delta = -2 * r * sigmoid_grad(z)
    return np.outer(delta, x), delta
# %% wrong: every neuron with its own residual + no slope of the curve
def sigmoid_sum_grad(W, b, x, y):
    a = sigmoid(W @ x + b)
    delta = -2 * (y - a)
    return np.outer(delta, x), delta
# %% wrong: the sign of the residual + the curve's slope at the activation
def sigmoid_sum_grad(W, b, x, y):
    a = sigmoid(W @ x + b)
    delta = 2 * (y - a.sum()) * sigmoid_grad(a)
    return np.outer(delta, x), delta
# %% right: a loop over the neurons
def sigmoid_sum_grad(W, b, x, y):
    n, d = W.shape
    total = 0.0
    for i in range(n):
        total += sigmoid(sum(W[i, j] * x[j] for j in range(d)) + b[i])
    dW, db = np.zeros((n, d)), np.zeros(n)
    for i in range(n):
        db[i] = 2 * (total - y) * sigmoid_grad(W[i] @ x + b[i])
        for j in range(d):
            dW[i, j] = db[i] * x[j]
    return dW, db
# %% right: bias as a further column of the weights
def sigmoid_sum_grad(W, b, x, y):
    wide = np.column_stack([W, b])
    x1 = np.append(x, 1)
    z = wide @ x1
    G = 2 * (np.sum(sigmoid(z)) - y) * sigmoid_grad(z).reshape(-1, 1) @ x1.reshape(1, -1)
    return G[:, :-1], G[:, -1]
