# %% wrong: takes the first unit as it is
def equivalent_single_unit(W0, b0, W1, b1):
    return W0[:1].copy(), b0[:1].copy(), W1[:, :1].copy(), b1
# %% wrong: the hidden weights are summed too
def equivalent_single_unit(W0, b0, W1, b1):
    return W0.sum(axis=0, keepdims=True), b0[:1].copy(), W1.sum(axis=1, keepdims=True), b1
# %% wrong: the hidden bias is counted for all units
def equivalent_single_unit(W0, b0, W1, b1):
    h = W0.shape[0]
    return W0[:1].copy(), h * b0[:1], h * W1[:, :1], b1
# %% wrong: the output bias is multiplied as well
def equivalent_single_unit(W0, b0, W1, b1):
    h = len(b0)
    return W0[:1].copy(), b0[:1].copy(), h * W1[:, :1], h * b1
# %% wrong: sums the output weights and multiplies by their number on top
def equivalent_single_unit(W0, b0, W1, b1):
    h = len(b0)
    return W0[:1].copy(), b0[:1].copy(), h * np.sum(W1, axis=1, keepdims=True), b1
# %% wrong: splits the output weight among the units
def equivalent_single_unit(W0, b0, W1, b1):
    return W0[:1].copy(), b0[:1].copy(), W1[:, :1] / len(b0), b1
# %% wrong: averages the weights of each row instead of the rows
def equivalent_single_unit(W0, b0, W1, b1):
    d = W0.shape[1]
    return np.full((1, d), W0.mean()), b0[:1].copy(), W1.sum(axis=1, keepdims=True), b1
# %% wrong: indexing takes the axis of the unit away from the hidden weights
def equivalent_single_unit(W0, b0, W1, b1):
    return W0[0].copy(), b0[:1].copy(), W1.sum(axis=1, keepdims=True), b1
# %% wrong: the output weight is a plain number
def equivalent_single_unit(W0, b0, W1, b1):
    return W0[:1].copy(), b0[:1].copy(), W1.sum(), b1
# %% wrong: multiplies with the number of inputs
def equivalent_single_unit(W0, b0, W1, b1):
    d = W0.shape[1]
    return W0[:1].copy(), b0[:1].copy(), d * W1[:, :1], b1
# %% wrong: hidden weights summed + output bias multiplied
def equivalent_single_unit(W0, b0, W1, b1):
    h = len(b0)
    return h * W0[:1], b0[:1].copy(), h * W1[:, :1], h * b1
# %% right: means of what is equal, product with ones for what adds
def equivalent_single_unit(W0, b0, W1, b1):
    h = W0.shape[0]
    average = np.ones((1, h)) / h
    return average @ W0, average @ b0, W1 @ np.ones((h, 1)), b1
