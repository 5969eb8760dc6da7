# %% wrong: hidden units pass on their sums without squashing
def network_forward(x, W0, b0, W1, b1):
    z = W0 @ x + b0
    y = (W1 @ z)[0] + b1
    return z, y
# %% wrong: returns the sums as hidden values although the output uses the squashed ones
def network_forward(x, W0, b0, W1, b1):
    z = W0 @ x + b0
    return z, (W1 @ sigmoid(z))[0] + b1
# %% wrong: the output unit squashes too
def network_forward(x, W0, b0, W1, b1):
    z = sigmoid(W0 @ x + b0)
    y = sigmoid((W1 @ z)[0] + b1)
    return z, y
# %% wrong: the output is an array with one entry
def network_forward(x, W0, b0, W1, b1):
    z = sigmoid(W0 @ x + b0)
    y = W1 @ z + b1
    return z, y
# %% wrong: output bias is added once for every unit
def network_forward(x, W0, b0, W1, b1):
    z = sigmoid(W0 @ x + b0)
    y = np.sum(W1 * z + b1)
    return z, y
# %% wrong: hidden bias is added after the squashing
def network_forward(x, W0, b0, W1, b1):
    z = sigmoid(W0 @ x) + b0
    return z, W1[0] @ z + b1
# %% wrong: hidden values are collected in an array of the type of the bias
def network_forward(x, W0, b0, W1, b1):
    z = np.zeros_like(b0)
    for i in range(len(b0)):
        z[i] = sigmoid(W0[i] @ x + b0[i])
    return z, float(W1[0] @ z + b1)
# %% wrong: the output bias does not appear
def network_forward(x, W0, b0, W1, b1):
    z = sigmoid(np.dot(W0, x) + b0)
    return z, np.dot(W1[0], z)
# %% wrong: does not squash the hidden sums + squashes the output
def network_forward(x, W0, b0, W1, b1):
    z = W0 @ x + b0
    return z, sigmoid((W1 @ z)[0] + b1)
# %% right: biases as weights of a constant 1
def network_forward(x, W0, b0, W1, b1):
    z = sigmoid(np.hstack([W0, b0[:, None]]) @ np.r_[x, 1])
    y = np.append(W1, b1) @ np.append(z, 1)
    return z, float(y)
