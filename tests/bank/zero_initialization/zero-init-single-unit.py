# %% right: first unit, summed output weights
def equivalent_single_unit(W0, b0, W1, b1):
    return W0[:1], b0[:1], W1.sum(axis=1, keepdims=True), b1

# %% right: means of the equal rows
def equivalent_single_unit(W0, b0, W1, b1):
    one_W0 = W0.mean(axis=0).reshape(1, -1)
    one_b0 = np.array([b0.mean()])
    one_W1 = np.array([[np.sum(W1)]])
    return one_W0, one_b0, one_W1, b1

# %% right: number of units times one weight, lists
def equivalent_single_unit(W0, b0, W1, b1):
    h = len(b0)
    return [[list(W0[0])], [b0[0]], [[h * W1[0][0]]], float(b1)]

# %% right: loops
def equivalent_single_unit(W0, b0, W1, b1):
    h, d = W0.shape
    row = np.empty((1, d))
    for j in range(d):
        row[0, j] = W0[0, j]
    total = 0.0
    for i in range(h):
        total = total + W1[0, i]
    return row, np.array([b0[0]]), np.full((1, 1), total), b1

# %% right: matrix products
def equivalent_single_unit(W0, b0, W1, b1):
    h = W1.shape[1]
    average = np.ones((1, h)) / h
    return average @ W0, average @ b0, W1 @ np.ones((h, 1)), b1 + 0.0

# %% right: last unit, einsum, 0-d bias
def equivalent_single_unit(W0, b0, W1, b1):
    return W0[[-1]], b0[-1:].copy(), np.einsum("oh->o", W1)[:, None], np.array(b1, dtype=float)

# %% right: own helper called by keyword
def join(*, units, weights):
    return np.atleast_2d(units[0]), np.atleast_2d(np.add.reduce(weights.ravel()))


def equivalent_single_unit(W0, b0, W1, b1, *, keep=0):
    unit, weight = join(units=np.c_[W0, b0], weights=W1)
    return unit[:, :-1], unit[keep, -1:], weight, b1

# %% wrong: single-unit/first-output-weight
def equivalent_single_unit(W0, b0, W1, b1):
    return W0[:1], b0[:1], W1[:, :1], b1

# %% wrong: single-unit/first-output-weight
def equivalent_single_unit(W0, b0, W1, b1):
    return W0[:1], b0[:1], W1.mean(axis=1, keepdims=True), b1

# %% wrong: single-unit/hidden-weights-summed
def equivalent_single_unit(W0, b0, W1, b1):
    return W0.sum(axis=0, keepdims=True), b0.sum(keepdims=True), W1.sum(axis=1, keepdims=True), b1

# %% wrong: single-unit/hidden-weights-averaged-over-inputs
def equivalent_single_unit(W0, b0, W1, b1):
    return np.full((1, W0.shape[1]), W0[0].mean()), b0[:1], W1.sum(axis=1, keepdims=True), b1

# %% wrong: single-unit/bias-scaled
def equivalent_single_unit(W0, b0, W1, b1):
    return W0[:1], b0[:1], W1.sum(axis=1, keepdims=True), b1 * len(b0)

# %% wrong: common/not-done
def equivalent_single_unit(W0, b0, W1, b1):
    raise NotImplementedError("zero-init-single-unit: replace this line by your code")

# %% wrong: common/missing
def single_unit(W0, b0, W1, b1):
    return W0[:1], b0[:1], W1.sum(axis=1, keepdims=True), b1

# %% wrong: common/transposed
def equivalent_single_unit(W0, b0, W1, b1):
    return W0[:1].T, b0[:1], W1.sum(axis=1, keepdims=True), b1

# %% wrong: common/wrong-shape
def equivalent_single_unit(W0, b0, W1, b1):
    return W0[0], b0[:1], W1.sum(axis=1, keepdims=True), b1

# %% wrong: common/scalar-as-array
def equivalent_single_unit(W0, b0, W1, b1):
    return W0[:1], b0[:1], W1.sum(axis=1, keepdims=True), np.array([b1])

# %% wrong: common/arity
def equivalent_single_unit(W0, b0, W1, b1):
    return W0[:1], W1.sum(axis=1, keepdims=True), b1

# %% wrong: common/exception
def equivalent_single_unit(W0, b0, W1, b1):
    return W0[:1] @ W0, b0[:1], W1.sum(axis=1, keepdims=True), b1

# %% wrong: common/name-error
def equivalent_single_unit(W0, b0, W1, b1):
    return W0[:1], b0[:1], weights.sum(axis=1, keepdims=True), b1

# %% wrong: common/float32
def equivalent_single_unit(W0, b0, W1, b1):
    return W0[:1].astype(np.float32), b0[:1], W1.sum(axis=1, keepdims=True), b1

# %% wrong: common/complex
def equivalent_single_unit(W0, b0, W1, b1):
    return W0[:1].astype(complex), b0[:1], W1.sum(axis=1, keepdims=True), b1

# %% wrong: common/integer
def equivalent_single_unit(W0, b0, W1, b1):
    return W0[:1].astype(int), b0[:1], W1.sum(axis=1, keepdims=True), b1

# %% wrong: common/zero
def equivalent_single_unit(W0, b0, W1, b1):
    return np.zeros((1, W0.shape[1])), b0[:1], W1.sum(axis=1, keepdims=True), b1

# %% wrong: common/not-finite
def equivalent_single_unit(W0, b0, W1, b1):
    return W0[:1], b0[:1], W1[:, :1] / np.ptp(W1), b1

# %% wrong: common/mutates-input
def equivalent_single_unit(W0, b0, W1, b1):
    W1[:, 0] = W1.sum(axis=1)
    return W0[:1], b0[:1], W1[:, :1], b1

# %% wrong: common/not-repeatable
total = {}


def equivalent_single_unit(W0, b0, W1, b1):
    total[W0.shape] = total.get(W0.shape, 0.0) + W1.sum(axis=1, keepdims=True)
    return W0[:1], b0[:1], total[W0.shape], b1

# %% wrong: common/sign
def equivalent_single_unit(W0, b0, W1, b1):
    return W0[:1], b0[:1], W1.sum(axis=1, keepdims=True), -b1

# %% wrong: common/factor
def equivalent_single_unit(W0, b0, W1, b1):
    return W0[:1], 2 * b0[:1], W1.sum(axis=1, keepdims=True), b1

# %% wrong: -
def equivalent_single_unit(W0, b0, W1, b1):
    return W0[:1] ** 2 + 0.4, np.cos(b0[:1]), W1.sum(axis=1, keepdims=True), b1

# %% wrong: -
def equivalent_single_unit(W0, b0, W1, b1):
    return W0[:1], b0[:1], W1[:, :1] ** len(b0) + 2, b1
