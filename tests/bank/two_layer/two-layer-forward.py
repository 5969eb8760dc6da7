# %% right: vectorised
def network_forward(x, W0, b0, W1, b1):
    z = sigmoid(W0 @ x + b0)
    y = (W1 @ z)[0] + b1
    return z, y

# %% right: loops
def network_forward(x, W0, b0, W1, b1):
    h, d = W0.shape
    z = []
    for i in range(h):
        v = b0[i]
        for j in range(d):
            v = v + W0[i, j] * x[j]
        z.append(sigmoid(v))
    y = b1
    for i in range(h):
        y = y + W1[0, i] * z[i]
    return np.array(z), y

# %% right: einsum
def network_forward(x, W0, b0, W1, b1):
    v = np.einsum("ij,j->i", W0, x) + b0
    z = 1.0 / (1.0 + np.exp(-v))
    return z, np.einsum("ij,j->", W1, z) + b1

# %% right: columns
def network_forward(x, W0, b0, W1, b1):
    X = np.reshape(x, (-1, 1))
    v = np.matmul(W0, X) + np.reshape(b0, (-1, 1))
    z = sigmoid(v)
    y = np.matmul(W1, z) + b1
    return z[:, 0], y[0, 0]

# %% right: tanh form
def network_forward(x, W0, b0, W1, b1):
    z = 0.5 * (1 + np.tanh(0.5 * (W0.dot(x) + b0)))
    return [z, W1[0].dot(z) + b1]

# %% right: bias as a weight of a constant input
def with_one(v):
    return np.append(v, 1.0)


def network_forward(x, W0, b0, W1, b1):
    A0 = np.column_stack([W0, b0])
    A1 = np.append(W1[0], b1)
    z = sigmoid(A0 @ with_one(x))
    return z, A1 @ with_one(z)

# %% right: plain lists and floats
def network_forward(x, W0, b0, W1, b1):
    z = [float(sigmoid(sum(w * xj for w, xj in zip(row, x)) + b)) for row, b in zip(W0, b0)]
    y = float(sum(w * zi for w, zi in zip(W1[0], z)) + b1)
    return z, y

# %% right: 0-d output from logaddexp
def network_forward(x, W0, b0, W1, b1):
    z = np.exp(-np.logaddexp(0, -(b0 + x @ W0.T)))
    return z, np.reshape(W1 @ z + b1, ())

# %% right: a class of layers
class Layer:
    def __init__(self, W, b, activation=lambda v: v):
        self.W, self.b, self.activation = W, b, activation

    def __call__(self, inputs):
        return self.activation(self.W @ inputs + self.b)


def network_forward(x, W0, b0, W1, b1):
    hidden = Layer(W=W0, b=b0, activation=sigmoid)
    output = Layer(W=W1, b=b1)
    z = hidden(x)
    return z, output(z).item()

# %% right: lambda
network_forward = lambda x, W0, b0, W1, b1, s=sigmoid: (s(W0 @ x + b0), np.sum(W1 * s(W0 @ x + b0)) + b1)

# %% right: two branches for the exponential
def squash(t):
    if t >= 0:
        return 1 / (1 + np.exp(-t))
    e = np.exp(t)
    return e / (1 + e)


def network_forward(x, W0, b0, W1, b1):
    z = np.empty(len(b0))
    for i, (row, b) in enumerate(zip(W0, b0)):
        z[i] = squash(np.dot(row, x) + b)
    return z, np.dot(W1, z)[0] + b1

# %% wrong: network/no-activation
def network_forward(x, W0, b0, W1, b1):
    z = W0 @ x + b0
    y = (W1 @ z)[0] + b1
    return z, y

# %% wrong: network/squashed-output
def network_forward(x, W0, b0, W1, b1):
    z = sigmoid(W0 @ x + b0)
    y = sigmoid((W1 @ z)[0] + b1)
    return z, y

# %% wrong: network/hidden-bias-lost
def network_forward(x, W0, b0, W1, b1):
    z = sigmoid(np.dot(W0, x))
    y = (W1 @ z)[0] + b1
    return z, y

# %% wrong: network/output-bias-lost
def network_forward(x, W0, b0, W1, b1):
    z = sigmoid(W0 @ x + b0)
    y = W1[0] @ z
    return z, y

# %% wrong: network/tanh
def network_forward(x, W0, b0, W1, b1):
    z = np.tanh(W0 @ x + b0)
    y = (W1 @ z)[0] + b1
    return z, y

# %% wrong: network/z-is-pre-activation
def network_forward(x, W0, b0, W1, b1):
    z = W0 @ x + b0
    a = sigmoid(z)
    y = W1[0] @ a + b1
    return z, y

# %% wrong: network/y-has-shape-1
def network_forward(x, W0, b0, W1, b1):
    z = sigmoid(W0 @ x + b0)
    y = W1 @ z + b1
    return z, y

# %% wrong: common/not-done
def network_forward(x, W0, b0, W1, b1):
    raise NotImplementedError("two-layer-forward: replace this line by your code")

# %% wrong: common/missing
def forward(x, W0, b0, W1, b1):
    z = sigmoid(W0 @ x + b0)
    y = (W1 @ z)[0] + b1
    return z, y

# %% wrong: common/arity
def network_forward(x, W0, b0, W1, b1):
    z = sigmoid(W0 @ x + b0)
    y = (W1 @ z)[0] + b1
    return y

# %% wrong: common/exception
def network_forward(x, W0, b0, W1, b1):
    z = sigmoid(x @ W0 + b0)
    y = (W1 @ z)[0] + b1
    return z, y

# %% wrong: common/name-error
def network_forward(x, W0, b0, W1, b1):
    z = sigmoid(weights @ x + b0)
    y = (W1 @ z)[0] + b1
    return z, y

# %% wrong: common/not-finite
def network_forward(x, W0, b0, W1, b1):
    v = W0 @ x + b0
    z = np.exp(v) / (1 + np.exp(v))
    y = np.sum(W1[0] * z) + b1
    return z, y

# %% wrong: common/float32
def network_forward(x, W0, b0, W1, b1):
    z = sigmoid(W0 @ x + b0)
    y = (W1 @ z)[0] + b1
    return z.astype(np.float32), np.float32(y)

# %% wrong: common/complex
def network_forward(x, W0, b0, W1, b1):
    z = 1 / (1 + np.exp(-(W0 @ x + b0 + 0j)))
    y = (W1 @ z)[0] + b1
    return z, y

# %% wrong: common/integer
def network_forward(x, W0, b0, W1, b1):
    z = sigmoid(W0 @ x + b0)
    y = W1[0] @ z + b1
    return z.round().astype(int), int(y)

# %% wrong: common/mutates-input
def network_forward(x, W0, b0, W1, b1):
    v = b0
    v += W0 @ x
    z = sigmoid(v)
    return z, W1[0] @ z + b1

# %% wrong: common/not-repeatable
seen = {"v": None}


def network_forward(x, W0, b0, W1, b1):
    if seen["v"] is None or seen["v"].shape != b0.shape:
        seen["v"] = np.zeros(b0.shape)
    seen["v"] += W0 @ x + b0
    z = sigmoid(seen["v"])
    return z, W1[0] @ z + b1

# %% wrong: common/zero
def network_forward(x, W0, b0, W1, b1):
    z = np.zeros(len(b0))
    y = 0.0
    return z, y

# %% wrong: common/wrong-shape
def network_forward(x, W0, b0, W1, b1):
    z = sigmoid(W0 @ x.reshape(-1, 1) + b0.reshape(-1, 1))
    y = (W1 @ z)[0, 0] + b1
    return z, y

# %% wrong: common/special-case
def network_forward(x, W0, b0, W1, b1):
    z = sigmoid(W0 @ x.reshape(-1, 1) + b0.reshape(-1, 1))
    y = W1 @ z + b1
    return np.squeeze(z), np.squeeze(y)

# %% wrong: -
def network_forward(x, W0, b0, W1, b1):
    z = np.sin(b0) * np.sum(x**3) + 0.137
    return z, np.sum(W0) * np.sum(z**2) - 3 * b1

# %% wrong: -
def network_forward(x, W0, b0, W1, b1):
    z = sigmoid(W0 @ x - b0)
    return z, W1[0] @ z - b1
