# %% right: value times value of the mirrored point
def sigmoid_grad(z):
    return sigmoid(z) * sigmoid(-z)
# %% right: s(1-s)
def sigmoid_grad(z):
    s = sigmoid(z)
    return s * (1 - s)
# %% right: exponentials of abs(z)
def sigmoid_grad(z):
    c = np.exp(-np.abs(z))
    return c / (1 + c) ** 2
# %% right: by cosh
def sigmoid_grad(z):
    return 1 / (2 + 2 * np.cosh(z))
# %% right: by cosh of the half
def sigmoid_grad(z):
    return 0.25 / np.cosh(np.asarray(z) / 2) ** 2
# %% right: by tanh
def sigmoid_grad(z):
    t = np.tanh(0.5 * np.asarray(z))
    return (1 - t * t) / 4
# %% right: loop, list of lists
def sigmoid_grad(z):
    def walk(item):
        if isinstance(item, list):
            return [walk(part) for part in item]
        s = float(sigmoid(np.array(item)))
        return s - s * s

    return walk(np.asarray(z).tolist())
# %% right: logarithms
def sigmoid_grad(z):
    z = np.asarray(z, dtype=float)
    return np.exp(-np.logaddexp(0, z) - np.logaddexp(0, -z))
# %% right: rows of the table, strided result
class Table:
    def __init__(self, z):
        self.a = -np.abs(z)
        self.c = np.exp(self.a)
        self.d = 1.0 + self.c
        self.s = 1.0 / self.d

    def slope(self, *, seed=1.0):
        g_d = -seed * self.s**2
        return -g_d * self.c


def sigmoid_grad(z):
    both = np.stack([Table(z).slope(), np.zeros(np.shape(z))], axis=-1)
    return both[..., 0]
# %% right: einsum
def sigmoid_grad(z):
    s = np.asarray(sigmoid(z))
    return np.einsum("...,...->...", s, np.subtract(1.0, s))
# %% right: lambda on a flat copy
sigmoid_grad = lambda z, f=sigmoid: np.array(
    [f(t) * f(-t) for t in np.ravel(z)], dtype=float
).reshape(np.shape(z))
# %% wrong: slope/of-output
def sigmoid_grad(z):
    return z * (1 - z)
# %% wrong: slope/twice
def sigmoid_grad(z):
    s = sigmoid(sigmoid(z))
    return s * (1 - s)
# %% wrong: slope/no-minus
def sigmoid_grad(z):
    s = sigmoid(z)
    return -s * (1 - s)
# %% wrong: slope/no-exp
def sigmoid_grad(z):
    return 1 / (1 + np.exp(-z)) ** 2
# %% wrong: slope/tanh-slope
def sigmoid_grad(z):
    return 1 - sigmoid(z) ** 2
# %% wrong: slope/value
def sigmoid_grad(z):
    return sigmoid(z)
# %% wrong: slope/one-minus
def sigmoid_grad(z):
    return 1 - sigmoid(z)
# %% wrong: slope/overflow
def sigmoid_grad(z):
    return np.exp(-z) / (1 + np.exp(-z)) ** 2
# %% wrong: slope/clipped
def sigmoid_grad(z):
    s = sigmoid(np.clip(z, -10, 10))
    return s * (1 - s)
# %% wrong: slope/float32
def sigmoid_grad(z):
    s = 1 / (1 + np.exp(-np.asarray(z, dtype=np.float32)))
    return s * (1 - s)
# %% wrong: slope/float32
def sigmoid_grad(z):
    s = np.asarray(sigmoid(z)).astype("f4")
    return s * (np.float32(1) - s)
# %% wrong: slope/scalar-only
import math


def sigmoid_grad(z):
    e = math.exp(-abs(z))
    return e / (1 + e) ** 2
# %% wrong: slope/scalar-only
def sigmoid_grad(z):
    for number in np.ravel(z):
        s = sigmoid(number)
        return s * (1 - s)
# %% wrong: common/integer
def sigmoid_grad(z):
    z = np.asarray(z)
    slope = np.zeros_like(z)
    slope[...] = sigmoid(z) * sigmoid(-z)
    return slope
# %% wrong: common/complex
def sigmoid_grad(z):
    h = 1e-20
    s = 1 / (1 + np.exp(-(z + 1j * h)))
    return s * (1 - s)
# %% wrong: common/mutates-input
def sigmoid_grad(z):
    s = sigmoid(z)
    z -= z
    return s * (1 - s)
# %% wrong: common/zero
def sigmoid_grad(z):
    h = 1e-20
    return (sigmoid(z + h) - sigmoid(z)) / h
# %% wrong: common/factor
def sigmoid_grad(z):
    s = sigmoid(z)
    return 2 * s * (1 - s)
# %% wrong: common/wrong-shape
def sigmoid_grad(z):
    s = np.atleast_2d(sigmoid(z))
    return np.concatenate([s * (1 - s), s * 0])
# %% wrong: common/exception
def sigmoid_grad(z):
    s = sigmoid(z)
    return s.dot(1 - s, z, z)
# %% wrong: common/not-finite
def sigmoid_grad(z):
    s = sigmoid(z)
    return s * (1 - s) / (s - s)
# %% wrong: common/special-case
def sigmoid_grad(z):
    s = np.asarray(sigmoid(z))
    return np.stack([p * (1 - p) for p in s.flat]).reshape(s.shape)
# %% wrong: -
def sigmoid_grad(z):
    return np.exp(-(z**2) / 4) / 4
# %% wrong: -
def sigmoid_grad(z):
    return np.gradient(sigmoid(np.atleast_1d(z)).ravel(), 0.1) if np.size(z) > 1 else 0.1
# %% wrong: -
def sigmoid_grad(z):
    return "s*(1-s)"
