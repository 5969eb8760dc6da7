# %% right: closed form
def zero_values(x, h):
    return np.full(h, 0.5), 0.0

# %% right: the network itself
def zero_values(x, h):
    W0, b0 = np.zeros((h, len(x))), np.zeros(h)
    W1, b1 = np.zeros((1, h)), 0.0
    z = sigmoid(W0 @ x + b0)
    y = (W1 @ z)[0] + b1
    return z, y

# %% right: lists and integers
def zero_values(x, h):
    return [[1 / 2] * h, 0]

# %% right: loops
def zero_values(x, h):
    z = np.empty(h)
    y = 0
    for i in range(h):
        v = 0
        for xj in x:
            v = v + 0 * xj
        z[i] = 1 / (1 + np.exp(-v))
        y = y + 0 * z[i]
    return z, y

# %% right: sigmoid of zeros
def zero_values(x, h):
    z = sigmoid(np.zeros(h))
    return z, np.zeros(())

# %% right: einsum and tanh
def zero_values(x, h, start=0.0):
    W0 = np.full((h, x.size), start)
    z = (1 + np.tanh(np.einsum("ij,j->i", W0, x) / 2)) / 2
    return z, np.einsum("i,i->", np.full(h, start), z)

# %% right: a class
class Network:
    def __init__(self, d, h, value=0):
        self.W0, self.b0 = value * np.ones((h, d)), value * np.ones(h)
        self.W1, self.b1 = value * np.ones((1, h)), float(value)

    def __call__(self, x):
        z = sigmoid(self.W0.dot(x) + self.b0)
        return z, float(self.W1.dot(z).item() + self.b1)


def zero_values(x, h):
    return Network(d=x.shape[0], h=h)(x)

# %% right: lambda
zero_values = lambda x, h: (np.repeat(np.float64(0.5), h), np.float64(0))

# %% wrong: zero-values/z-zero
def zero_values(x, h):
    z = np.zeros(h)
    y = 0.0
    return z, y

# %% wrong: zero-values/y-half
def zero_values(x, h):
    z = np.full(h, 0.5)
    y = 0.5
    return z, y

# %% wrong: zero-values/y-half-h
def zero_values(x, h):
    z = np.full(h, 0.5)
    y = np.sum(z)
    return z, y

# %% wrong: zero-values/depends-on-x
def zero_values(x, h):
    z = np.full(h, sigmoid(np.sum(x)))
    y = 0.0
    return z, y

# %% wrong: zero-values/one-unit
def zero_values(x, h):
    z = 0.5
    y = 0.0
    return z, y

# %% wrong: zero-values/size-of-x
def zero_values(x, h):
    z = np.full(len(x), 0.5)
    y = 0.0
    return z, y

# %% wrong: common/not-done
def zero_values(x, h):
    raise NotImplementedError("zero-init-values: replace this line by your code")

# %% wrong: common/missing
def values_at_zero(x, h):
    z = np.full(h, 0.5)
    y = 0.0
    return z, y

# %% wrong: common/arity
def zero_values(x, h):
    z = np.full(h, 0.5)
    y = 0.0
    return z

# %% wrong: common/scalar-as-array
def zero_values(x, h):
    z = np.full(h, 0.5)
    y = np.zeros(1)
    return z, y

# %% wrong: common/wrong-shape
def zero_values(x, h):
    z = np.full((h, 1), 0.5)
    y = 0.0
    return z, y

# %% wrong: common/exception
def zero_values(x, h):
    z = sigmoid(np.zeros((len(x), h)) @ x)
    y = 0.0
    return z, y

# %% wrong: common/name-error
def zero_values(x, h):
    z = sigmoid(v)
    y = 0.0
    return z, y

# %% wrong: common/complex
def zero_values(x, h):
    z = np.full(h, 0.5 + 0j)
    y = 0.0
    return z, y

# %% wrong: common/not-finite
def zero_values(x, h):
    z = np.log(np.zeros(h))
    y = 0.0
    return z, y

# %% wrong: common/mutates-input
def zero_values(x, h):
    x *= 0
    z = sigmoid(np.zeros(h) + np.sum(x))
    return z, 0.0

# %% wrong: common/not-repeatable
calls = {}


def zero_values(x, h):
    sizes = (len(x), h)
    calls[sizes] = calls.get(sizes, -1) + 1
    z = sigmoid(np.zeros(h))
    return z, 0.1 * calls[sizes]

# %% wrong: -
def zero_values(x, h):
    z = np.linspace(0.1, 0.7, h)
    y = 3.25
    return z, y

# %% wrong: common/factor
def zero_values(x, h):
    z = np.full(h, 0.25)
    y = 0.0
    return z, y
