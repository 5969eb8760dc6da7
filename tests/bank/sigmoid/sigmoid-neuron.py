# %% right: error signal
def neuron_grad(w, b, x, y):
    z = w * x + b
    t = 2 * (sigmoid(z) - y) * sigmoid_grad(z)
    return t * x, t
# %% right: s(1-s)
def neuron_grad(w, b, x, y):
    a = sigmoid(w * x + b)
    db = 2 * (a - y) * a * (1 - a)
    dw = db * x
    return [float(dw), float(db)]
# %% right: residual the other way round
def neuron_grad(w, b, x, y):
    z = np.asarray(w * x + b, dtype=float)
    r = y - sigmoid(z)
    delta = -2 * r * sigmoid_grad(z)
    return np.multiply(delta, x), delta
# %% right: rows of the table
def neuron_grad(w, b, x, y):
    p = w * x
    z = p + b
    a = sigmoid(z)
    r = a - y
    g = {"L": 1.0}
    g["r"] = g["L"] * 2 * r
    g["a"] = g["r"] * 1
    g["z"] = g["a"] * a * (1 - a)
    g["p"] = g["z"] * 1
    g["b"] = g["z"] * 1
    g["w"] = g["p"] * x
    return g["w"], g["b"]
# %% right: by tanh
def neuron_grad(w, b, x, y):
    t = np.tanh((w * x + b) / 2)
    db = (1 + t - 2 * y) * (1 - t**2) / 4
    return x * db, db
# %% right: by cosh
def neuron_grad(w, b, x, y):
    z = w * x + b
    db = (sigmoid(z) - y) / (1 + np.cosh(z))
    return db * x, db
# %% right: vector of weights
def neuron_grad(w, b, x, y):
    theta, features = np.array([w, b], dtype=float), np.array([x, 1.0])
    a = sigmoid(theta @ features)
    dw, db = np.einsum("i,->i", features, np.asarray(2 * (a - y) * a * (1 - a)))
    return dw, db
# %% right: forward mode class
class Dual:
    def __init__(self, v, d=0.0):
        self.v, self.d = v, d

    def __add__(self, o):
        return Dual(self.v + o.v, self.d + o.d)

    def __mul__(self, o):
        return Dual(self.v * o.v, self.d * o.v + self.v * o.d)

    def sigmoid(self):
        return Dual(sigmoid(self.v), sigmoid_grad(self.v) * self.d)


def neuron_grad(w, b, x, y):
    def slope(dw=0.0, db=0.0):
        a = (Dual(w, dw) * Dual(x) + Dual(b, db)).sigmoid()
        r = a + Dual(-y)
        return (r * r).d

    return slope(dw=1.0), slope(db=1.0)
# %% right: lambda
neuron_grad = lambda w, b, x, y, d=sigmoid_grad, s=sigmoid: tuple(
    2 * (s(w * x + b) - y) * d(w * x + b) * last for last in (x, 1)
)
# %% right: exponential form, branch by sign
import math


def neuron_grad(w, b, x, y):
    z = w * x + b
    e = math.exp(-abs(z))
    a = 1 / (1 + e) if z > 0 else e / (1 + e)
    slope = e / (1 + e) ** 2
    return np.array(2 * (a - y) * slope * x), np.array(2 * (a - y) * slope)
# %% wrong: neuron/no-two
def neuron_grad(w, b, x, y):
    a = sigmoid(w * x + b)
    t = (a - y) * a * (1 - a)
    return t * x, t
# %% wrong: neuron/sign
def neuron_grad(w, b, x, y):
    a = sigmoid(w * x + b)
    t = 2 * (y - a) * a * (1 - a)
    return t * x, t
# %% wrong: neuron/no-slope
def neuron_grad(w, b, x, y):
    a = sigmoid(w * x + b)
    return 2 * (a - y) * x, 2 * (a - y)
# %% wrong: neuron/slope-of-output
def neuron_grad(w, b, x, y):
    a = sigmoid(w * x + b)
    t = 2 * (a - y) * sigmoid_grad(a)
    return t * x, t
# %% wrong: neuron/slope-of-pre-activation
def neuron_grad(w, b, x, y):
    z = w * x + b
    t = 2 * (sigmoid(z) - y) * z * (1 - z)
    return t * x, t
# %% wrong: neuron/residual-before-squash
def neuron_grad(w, b, x, y):
    z = w * x + b
    t = 2 * (z - y) * sigmoid_grad(z)
    return t * x, t
# %% wrong: neuron/residual-lost
def neuron_grad(w, b, x, y):
    slope = sigmoid_grad(w * x + b)
    return slope * x, slope
# %% wrong: neuron/cross-entropy-shortcut
def neuron_grad(w, b, x, y):
    error = sigmoid(w * x + b) - y
    return error * x, error
# %% wrong: neuron/no-x
def neuron_grad(w, b, x, y):
    z = w * x + b
    t = 2 * (sigmoid(z) - y) * sigmoid_grad(z)
    return t, t
# %% wrong: neuron/x-in-bias
def neuron_grad(w, b, x, y):
    z = w * x + b
    t = 2 * (sigmoid(z) - y) * sigmoid_grad(z) * x
    return t, t
# %% wrong: neuron/w-for-x
def neuron_grad(w, b, x, y):
    z = w * x + b
    t = 2 * (sigmoid(z) - y) * sigmoid_grad(z)
    return t * w, t
# %% wrong: neuron/swapped
def neuron_grad(w, b, x, y):
    z = w * x + b
    t = 2 * (sigmoid(z) - y) * sigmoid_grad(z)
    db, dw = t, t * x
    return db, dw
# %% wrong: common/arity
def neuron_grad(w, b, x, y):
    z = w * x + b
    t = 2 * (sigmoid(z) - y) * sigmoid_grad(z)
    return t * x, t, t * w
# %% wrong: common/scalar-as-array
def neuron_grad(w, b, x, y):
    z = np.array([w * x + b])
    t = 2 * (sigmoid(z) - y) * sigmoid_grad(z)
    return t * x, t
# %% wrong: common/integer
def neuron_grad(w, b, x, y):
    z = w * x + b
    t = 2 * (sigmoid(z) - y) * sigmoid_grad(z)
    return int(t * x), int(t)
# %% wrong: common/float32
def neuron_grad(w, b, x, y):
    z = np.float32(w * x + b)
    t = np.float32(2) * (sigmoid(z) - np.float32(y)) * sigmoid_grad(z)
    return np.float32(t * x), np.float32(t)
# %% wrong: common/complex
def neuron_grad(w, b, x, y):
    z = w * x + b + 0j
    a = 1 / (1 + np.exp(-z))
    t = 2 * (a - y) * a * (1 - a)
    return t * x, t
# %% wrong: common/zero
def neuron_grad(w, b, x, y):
    L = neuron_loss(w, b, x, y)
    h = 1e-18
    return (neuron_loss(w + h, b, x, y) - L) / h, (neuron_loss(w, b + h, x, y) - L) / h
# %% wrong: common/not-finite
def neuron_grad(w, b, x, y):
    z = w * x + b
    # the plain exponential form breaks far to the left
    a = np.exp(z) / (1 + np.exp(z))
    slope = np.exp(-z) / (1 + np.exp(-z)) ** 2
    return 2 * (a - y) * slope * x, 2 * (a - y) * slope
# %% wrong: common/exception
def neuron_grad(w, b, x, y):
    z = np.dot(w, x, b, y)
    t = 2 * (sigmoid(z) - y) * sigmoid_grad(z)
    return t * x, t
# %% wrong: common/name-error
def neuron_grad(w, b, x, y):
    t = 2 * (a - y) * a * (1 - a)
    return t * x, t
# %% wrong: common/not-repeatable
momentum = [0.0]


def neuron_grad(w, b, x, y):
    z = w * x + b
    momentum[0] = 0.9 * momentum[0] + 2 * (sigmoid(z) - y) * sigmoid_grad(z)
    return momentum[0] * x, momentum[0]
# %% wrong: common/factor
def neuron_grad(w, b, x, y):
    z = w * x + b
    t = 4 * (sigmoid(z) - y) * sigmoid_grad(z)
    return t * x, t
# %% wrong: -
def neuron_grad(w, b, x, y):
    return np.tanh(w * b), np.tanh(x - y)
# %% wrong: -
def neuron_grad(w, b, x, y):
    return neuron_loss(w, b, x, y)
# %% wrong: -
def neuron_grad(x, w, y, b):
    z = w * x + b
    t = 2 * (sigmoid(z) - y) * sigmoid_grad(z)
    return t * x, t
