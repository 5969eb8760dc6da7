# %% right: adjoints
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    a1 = sigmoid(w1 * x + b1)
    a2 = sigmoid(w2 * a1 + b2)
    delta2 = -2 * (y - a2) * a2 * (1 - a2)
    delta1 = delta2 * w2 * a1 * (1 - a1)
    return delta1 * x + 2 * lam * w1, delta2 * a1 + 2 * lam * w2, delta1, delta2

# %% right: row by row, backwards
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    p = w1 * x
    z1 = p + b1
    a1 = sigmoid(z1)
    q = w2 * a1
    z2 = q + b2
    a2 = sigmoid(z2)
    r = y - a2
    g = {"l": 1.0, "m": 1.0}
    g["r"] = g["l"] * 2 * r
    g["a2"] = -g["r"]
    g["z2"] = g["a2"] * (a2 - a2**2)
    g["q"] = g["b2"] = g["z2"]
    g["a1"] = g["q"] * w2
    g["z1"] = g["a1"] * (a1 - a1**2)
    g["p"] = g["b1"] = g["z1"]
    g["s"] = g["m"] * lam
    g["w2"] = g["q"] * a1 + g["s"] * 2 * w2
    g["w1"] = g["p"] * x + g["s"] * 2 * w1
    return g["w1"], g["w2"], g["b1"], g["b2"]

# %% right: exponential form of the slope
def d_sigma(t):
    e = np.exp(-t)
    return e / (1 + e) ** 2


def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    z2 = w2 / (1 + np.exp(-z1)) + b2
    db2 = 2 * (1 / (1 + np.exp(-z2)) - y) * d_sigma(z2)
    db1 = db2 * w2 * d_sigma(z1)
    dw2 = db2 * sigmoid(z1) + lam * w2 + lam * w2
    dw1 = db1 * x + lam * w1 + lam * w1
    return [dw1, dw2, db1, db2]

# %% right: tanh and cosh
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    t1 = np.tanh((w1 * x + b1) / 2)
    a1 = (1 + t1) / 2
    u = (w2 * a1 + b2) / 2
    a2 = (1 + np.tanh(u)) / 2
    db2 = (a2 - y) / (2 * np.cosh(u) ** 2)
    db1 = db2 * w2 * (1 - t1) * (1 + t1) / 4
    return db1 * x + 2 * lam * w1, db2 * a1 + 2 * lam * w2, db1, db2

# %% right: Jacobians of the links
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    a1 = sigmoid(w1 * x + b1)
    a2 = sigmoid(w2 * a1 + b2)
    inner = a1 * (1 - a1) * np.array([[x, 0.0, 1.0, 0.0]])
    step = np.vstack([inner, np.eye(4)])
    outer = a2 * (1 - a2) * np.array([[w2, 0.0, a1, 0.0, 1.0]])
    loss = np.array([[-2.0 * (y - a2)]])
    penalty = 2.0 * lam * np.array([w1, w2, 0.0, 0.0])
    total = (loss @ outer @ step)[0] + penalty
    return tuple(total.tolist())

# %% right: complex step of the given loss
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    point = [w1, w2, b1, b2]
    slopes = []
    for k in range(4):
        moved = list(point)
        moved[k] = moved[k] + 1e-30j
        slopes.append(regularized_loss(*moved, x, y, lam).imag / 1e-30)
    return slopes

# %% right: math instead of numpy
import math


def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    def unit(z):
        value = 1 / (1 + math.exp(-z))
        return value, value * (1 - value)

    a1, s1 = unit(float(w1 * x + b1))
    a2, s2 = unit(float(w2 * a1 + b2))
    common = 2 * (a2 - float(y)) * s2
    db2 = common
    dw2 = common * a1 + 2 * float(lam) * float(w2)
    common *= float(w2) * s1
    db1 = common
    dw1 = common * float(x) + 2 * float(lam) * float(w1)
    return dw1, dw2, db1, db2

# %% right: dual numbers
class Dual:
    def __init__(self, value, slope):
        self.value, self.slope = value, slope

    def __add__(self, other):
        return Dual(self.value + other.value, self.slope + other.slope)

    def __mul__(self, other):
        return Dual(self.value * other.value, self.slope * other.value + self.value * other.slope)

    def sigma(self):
        s = sigmoid(self.value)
        return Dual(s, s * (1 - s) * self.slope)


def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    grads = []
    for k in range(4):
        seeds = np.eye(4)[k]
        W1, W2, B1, B2 = [Dual(v, s) for v, s in zip((w1, w2, b1, b2), seeds)]
        X, minus_y, penalty = Dual(x, 0.0), Dual(-y, 0.0), Dual(lam, 0.0)
        r = (W2 * (W1 * X + B1).sigma() + B2).sigma() + minus_y
        f = r * r + penalty * (W1 * W1 + W2 * W2)
        grads.append(f.slope)
    return tuple(grads)

# %% right: 0-d arrays and a default argument
def regularized_network_grad(w1, w2, b1, b2, x, y, lam, factor=2):
    w = np.array([w1, w2], dtype=float)
    a1 = sigmoid(w[0] * x + b1)
    a2 = sigmoid(w[1] * a1 + b2)
    d2 = factor * (a2 - y) * np.exp(-(w[1] * a1 + b2)) * a2**2
    d1 = d2 * w[1] * np.exp(-(w[0] * x + b1)) * a1**2
    dw = np.array([d1 * x, d2 * a1]) + factor * lam * w
    return np.array(dw[0]), np.array(dw[1]), np.array(d1), np.array(d2)

# %% wrong: two-layer/no-two
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    a2 = sigmoid(z2)
    delta2 = -(y - a2) * a2 * (1 - a2)
    delta1 = delta2 * w2 * a1 * (1 - a1)
    dw2 = delta2 * a1 + 2 * lam * w2
    dw1 = delta1 * x + 2 * lam * w1
    return dw1, dw2, delta1, delta2

# %% wrong: two-layer/sign
def slope(t):
    return sigmoid(t) * (1 - sigmoid(t))


def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    error = y - sigmoid(z2)
    db2 = 2 * error * slope(z2)
    db1 = db2 * w2 * slope(z1)
    dw2 = db2 * a1 + 2 * lam * w2
    dw1 = db1 * x + 2 * lam * w1
    return dw1, dw2, db1, db2

# %% wrong: two-layer/residual-lost
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    a2 = sigmoid(z2)
    delta2 = a2 * (1 - a2)
    delta1 = delta2 * w2 * a1 * (1 - a1)
    dw2 = delta2 * a1 + 2 * lam * w2
    dw1 = delta1 * x + 2 * lam * w1
    return dw1, dw2, delta1, delta2

# %% wrong: two-layer/missing-outer-slope
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    a2 = sigmoid(z2)
    delta2 = -2 * (y - a2)
    delta1 = delta2 * w2 * a1 * (1 - a1)
    dw2 = delta2 * a1 + 2 * lam * w2
    dw1 = delta1 * x + 2 * lam * w1
    return dw1, dw2, delta1, delta2

# %% wrong: two-layer/missing-inner-slope
def slope(t):
    return sigmoid(t) * (1 - sigmoid(t))


def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    error = sigmoid(z2) - y
    db2 = 2 * error * slope(z2)
    db1 = db2 * w2
    dw2 = db2 * a1 + 2 * lam * w2
    dw1 = db1 * x + 2 * lam * w1
    return dw1, dw2, db1, db2

# %% wrong: two-layer/outer-slope-of-output
def slope(t):
    return sigmoid(t) * (1 - sigmoid(t))


def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    error = sigmoid(z2) - y
    db2 = 2 * error * slope(sigmoid(z2))
    db1 = db2 * w2 * slope(z1)
    dw2 = db2 * a1 + 2 * lam * w2
    dw1 = db1 * x + 2 * lam * w1
    return dw1, dw2, db1, db2

# %% wrong: two-layer/inner-slope-of-output
def slope(t):
    return sigmoid(t) * (1 - sigmoid(t))


def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    error = sigmoid(z2) - y
    db2 = 2 * error * slope(z2)
    db1 = db2 * w2 * slope(a1)
    dw2 = db2 * a1 + 2 * lam * w2
    dw1 = db1 * x + 2 * lam * w1
    return dw1, dw2, db1, db2

# %% wrong: two-layer/inner-slope-at-outer
def slope(t):
    return sigmoid(t) * (1 - sigmoid(t))


def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    error = sigmoid(z2) - y
    db2 = 2 * error * slope(z2)
    db1 = db2 * w2 * slope(z2)
    dw2 = db2 * a1 + 2 * lam * w2
    dw1 = db1 * x + 2 * lam * w1
    return dw1, dw2, db1, db2

# %% wrong: two-layer/w2-lost
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    a2 = sigmoid(z2)
    delta2 = -2 * (y - a2) * a2 * (1 - a2)
    delta1 = delta2 * a1 * (1 - a1)
    dw2 = delta2 * a1 + 2 * lam * w2
    dw1 = delta1 * x + 2 * lam * w1
    return dw1, dw2, delta1, delta2

# %% wrong: two-layer/w1-for-w2
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    a2 = sigmoid(z2)
    delta2 = -2 * (y - a2) * a2 * (1 - a2)
    delta1 = delta2 * w1 * a1 * (1 - a1)
    dw2 = delta2 * a1 + 2 * lam * w2
    dw1 = delta1 * x + 2 * lam * w1
    return dw1, dw2, delta1, delta2

# %% wrong: two-layer/updated-w2
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    eta = 0.1
    a1 = sigmoid(w1 * x + b1)
    a2 = sigmoid(w2 * a1 + b2)
    db2 = -2 * (y - a2) * a2 * (1 - a2)
    dw2 = db2 * a1 + 2 * lam * w2
    w2 = w2 - eta * dw2
    db1 = db2 * w2 * a1 * (1 - a1)
    dw1 = db1 * x + 2 * lam * w1
    return dw1, dw2, db1, db2

# %% wrong: two-layer/no-regularizer
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    a2 = sigmoid(z2)
    delta2 = -2 * (y - a2) * a2 * (1 - a2)
    delta1 = delta2 * w2 * a1 * (1 - a1)
    dw2 = delta2 * a1
    dw1 = delta1 * x
    return dw1, dw2, delta1, delta2

# %% wrong: two-layer/regularizer-no-two
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    a2 = sigmoid(z2)
    delta2 = -2 * (y - a2) * a2 * (1 - a2)
    delta1 = delta2 * w2 * a1 * (1 - a1)
    dw2 = delta2 * a1 + lam * w2
    dw1 = delta1 * x + lam * w1
    return dw1, dw2, delta1, delta2

# %% wrong: two-layer/regularizer-on-biases
def slope(t):
    return sigmoid(t) * (1 - sigmoid(t))


def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    error = sigmoid(z2) - y
    db2 = 2 * error * slope(z2)
    db1 = db2 * w2 * slope(z1)
    dw2 = db2 * a1 + 2 * lam * w2
    dw1 = db1 * x + 2 * lam * w1
    return dw1, dw2, db1 + 2 * lam * b1, db2 + 2 * lam * b2

# %% wrong: two-layer/regularizer-sum
def slope(t):
    return sigmoid(t) * (1 - sigmoid(t))


def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    error = sigmoid(z2) - y
    db2 = 2 * error * slope(z2)
    db1 = db2 * w2 * slope(z1)
    dw2 = db2 * a1 + 2 * lam * (w1 + w2)
    dw1 = db1 * x + 2 * lam * (w1 + w2)
    return dw1, dw2, db1, db2

# %% wrong: two-layer/regularizer-not-differentiated
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    a2 = sigmoid(z2)
    delta2 = -2 * (y - a2) * a2 * (1 - a2)
    delta1 = delta2 * w2 * a1 * (1 - a1)
    dw2 = delta2 * a1 + lam * w2**2
    dw1 = delta1 * x + lam * w1**2
    return dw1, dw2, delta1, delta2

# %% wrong: two-layer/regularizer-wrong-weight
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    a2 = sigmoid(z2)
    delta2 = -2 * (y - a2) * a2 * (1 - a2)
    delta1 = delta2 * w2 * a1 * (1 - a1)
    dw2 = delta2 * a1 + 2 * lam * w1
    dw1 = delta1 * x + 2 * lam * w1
    return dw1, dw2, delta1, delta2

# %% wrong: two-layer/no-x
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    a2 = sigmoid(z2)
    delta2 = -2 * (y - a2) * a2 * (1 - a2)
    delta1 = delta2 * w2 * a1 * (1 - a1)
    dw2 = delta2 * a1 + 2 * lam * w2
    dw1 = delta1 + 2 * lam * w1
    return dw1, dw2, delta1, delta2

# %% wrong: two-layer/x-for-a1
def slope(t):
    return sigmoid(t) * (1 - sigmoid(t))


def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    error = sigmoid(z2) - y
    db2 = 2 * error * slope(z2)
    db1 = db2 * w2 * slope(z1)
    dw2 = db2 * x + 2 * lam * w2
    dw1 = db1 * x + 2 * lam * w1
    return dw1, dw2, db1, db2

# %% wrong: two-layer/z1-for-a1
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    a2 = sigmoid(z2)
    delta2 = -2 * (y - a2) * a2 * (1 - a2)
    delta1 = delta2 * w2 * a1 * (1 - a1)
    dw2 = delta2 * z1 + 2 * lam * w2
    dw1 = delta1 * x + 2 * lam * w1
    return dw1, dw2, delta1, delta2

# %% wrong: two-layer/no-a1
def slope(t):
    return sigmoid(t) * (1 - sigmoid(t))


def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    error = sigmoid(z2) - y
    db2 = 2 * error * slope(z2)
    db1 = db2 * w2 * slope(z1)
    dw2 = db2 + 2 * lam * w2
    dw1 = db1 * x + 2 * lam * w1
    return dw1, dw2, db1, db2

# %% wrong: two-layer/x-in-bias
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    a2 = sigmoid(z2)
    delta2 = -2 * (y - a2) * a2 * (1 - a2)
    delta1 = delta2 * w2 * a1 * (1 - a1)
    dw2 = delta2 * a1 + 2 * lam * w2
    dw1 = delta1 * x + 2 * lam * w1
    return dw1, dw2, delta1 * x, delta2

# %% wrong: two-layer/a1-in-bias
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    a2 = sigmoid(z2)
    delta2 = -2 * (y - a2) * a2 * (1 - a2)
    delta1 = delta2 * w2 * a1 * (1 - a1)
    dw2 = delta2 * a1 + 2 * lam * w2
    dw1 = delta1 * x + 2 * lam * w1
    return dw1, dw2, delta1, delta2 * a1

# %% wrong: common/not-done
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    raise NotImplementedError("two-layer-regularized: replace this line by your code")

# %% wrong: common/missing
def regularised_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    a2 = sigmoid(z2)
    delta2 = -2 * (y - a2) * a2 * (1 - a2)
    delta1 = delta2 * w2 * a1 * (1 - a1)
    dw2 = delta2 * a1 + 2 * lam * w2
    dw1 = delta1 * x + 2 * lam * w1
    return dw1, dw2, delta1, delta2

# %% wrong: common/arity
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    a2 = sigmoid(z2)
    delta2 = -2 * (y - a2) * a2 * (1 - a2)
    delta1 = delta2 * w2 * a1 * (1 - a1)
    dw2 = delta2 * a1 + 2 * lam * w2
    dw1 = delta1 * x + 2 * lam * w1
    return dw1, dw2

# %% wrong: common/scalar-as-array
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    a2 = sigmoid(z2)
    delta2 = -2 * (y - a2) * a2 * (1 - a2)
    delta1 = delta2 * w2 * a1 * (1 - a1)
    dw2 = delta2 * a1 + 2 * lam * w2
    dw1 = delta1 * x + 2 * lam * w1
    return np.array([dw1]), np.array([dw2]), np.array([delta1]), np.array([delta2])

# %% wrong: common/exception
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    a2 = sigmoid(z2)
    delta2 = -2 * (y - a2) * a2 * (1 - a2)
    delta1 = delta2 * w2 * a1 * (1 - a1)
    dw2 = delta2 * a1 + 2 * lam * w2
    dw1 = delta1 @ x + 2 * lam * w1
    return dw1, dw2, delta1, delta2

# %% wrong: common/name-error
def slope(t):
    return sigmoid(t) * (1 - sigmoid(t))


def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    error = sigmoid(z2) - y
    db2 = 2 * residual * slope(z2)
    db1 = db2 * w2 * slope(z1)
    dw2 = db2 * a1 + 2 * lam * w2
    dw1 = db1 * x + 2 * lam * w1
    return dw1, dw2, db1, db2

# %% wrong: common/float32
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    a2 = sigmoid(z2)
    delta2 = -2 * (y - a2) * a2 * (1 - a2)
    delta1 = delta2 * w2 * a1 * (1 - a1)
    dw2 = delta2 * a1 + 2 * lam * w2
    dw1 = delta1 * x + 2 * lam * w1
    return tuple(np.array([dw1, dw2, delta1, delta2], dtype=np.float32))

# %% wrong: common/complex
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    step = 1e-30j
    value = regularized_loss(w1, w2, b1, b2, x, y, lam)
    return (
        (regularized_loss(w1 + step, w2, b1, b2, x, y, lam) - value) / step,
        (regularized_loss(w1, w2 + step, b1, b2, x, y, lam) - value) / step,
        (regularized_loss(w1, w2, b1 + step, b2, x, y, lam) - value) / step,
        (regularized_loss(w1, w2, b1, b2 + step, x, y, lam) - value) / step,
    )

# %% wrong: common/integer
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    a2 = sigmoid(z2)
    delta2 = -2 * (y - a2) * a2 * (1 - a2)
    delta1 = delta2 * w2 * a1 * (1 - a1)
    dw2 = delta2 * a1 + 2 * lam * w2
    dw1 = delta1 * x + 2 * lam * w1
    return tuple(np.array([dw1, dw2, delta1, delta2]).astype(int))

# %% wrong: common/zero
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    return 0.0, 0.0, 0.0, 0.0

# %% wrong: common/not-finite
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    a2 = sigmoid(z2)
    delta2 = -2 * (y - a2) * a2 * (1 - a2)
    delta1 = delta2 * w2 * np.exp(np.log(a1) + np.log(a1 - 1))
    dw2 = delta2 * a1 + 2 * lam * w2
    dw1 = delta1 * x + 2 * lam * w1
    return dw1, dw2, delta1, delta2

# %% wrong: common/not-repeatable
sums = {}


def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    a1 = sigmoid(w1 * x + b1)
    a2 = sigmoid(w2 * a1 + b2)
    db2 = -2 * (y - a2) * a2 * (1 - a2)
    db1 = db2 * w2 * a1 * (1 - a1)
    new = np.array([db1 * x + 2 * lam * w1, db2 * a1 + 2 * lam * w2, db1, db2])
    example = (float(x), float(y), float(w1), float(w2), float(b1), float(b2))
    sums[example] = sums.get(example, 0) + new
    return tuple(sums[example])

# %% wrong: common/swapped
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    a2 = sigmoid(z2)
    delta2 = -2 * (y - a2) * a2 * (1 - a2)
    delta1 = delta2 * w2 * a1 * (1 - a1)
    dw2 = delta2 * a1 + 2 * lam * w2
    dw1 = delta1 * x + 2 * lam * w1
    return dw2, dw1, delta1, delta2

# %% wrong: common/factor
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    a2 = sigmoid(z2)
    delta2 = -2 * (y - a2) * a2 * (1 - a2)
    delta1 = delta2 * w2 * a1 * (1 - a1)
    dw2 = delta2 * a1 + 2 * lam * w2
    dw1 = delta1 * x + 2 * lam * w1
    return dw1, dw2, 2 * delta1, delta2

# %% wrong: common/sign
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    z2 = w2 * a1 + b2
    a2 = sigmoid(z2)
    delta2 = -2 * (y - a2) * a2 * (1 - a2)
    delta1 = delta2 * w2 * a1 * (1 - a1)
    dw2 = delta2 * a1 + 2 * lam * w2
    dw1 = delta1 * x + 2 * lam * w1
    return -dw1, dw2, delta1, delta2

# %% wrong: -
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    return w1 * x + 0.3, w2 * y - lam, np.sin(b1), np.cos(b2) + x

# %% wrong: -
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    a1 = sigmoid(w1 * x + b1)
    a2 = sigmoid(w2 * a1 + b2)
    db2 = -2 * (y - a2) * a2 * (1 + a2)
    db1 = db2 * w2 * a1 * (1 + a1)
    return db1 * x + 2 * lam * w1, db2 * a1 + 2 * lam * w2, db1, db2
