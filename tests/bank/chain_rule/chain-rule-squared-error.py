# %% right: residual first
def squared_error_grad(w, b, x, y):
    r = w * x + b - y
    return 2 * r * x, 2 * r
# %% right: rows of the table
def squared_error_grad(w, b, x, y):
    p = w * x
    q = b
    r = p + q
    s = r - y
    dL_ds = 2 * s
    dL_dr = dL_ds * 1
    dL_dp, dL_dq = dL_dr, dL_dr
    return dL_dp * x, dL_dq * 1
# %% right: expanded
def squared_error_grad(w, b, x, y):
    dw = 2 * w * x**2 + 2 * b * x - 2 * x * y
    db = 2 * w * x + 2 * b - 2 * y
    return (dw, db)
# %% right: lambda with a default
squared_error_grad = lambda w, b, x, y, two=2.0: (two * (w * x + b - y) * x, two * (w * x + b - y))
# %% right: forward mode
class Dual:
    def __init__(self, value, slope=0.0):
        self.value = value
        self.slope = slope

    def __add__(self, other):
        return Dual(self.value + other.value, self.slope + other.slope)

    def __sub__(self, other):
        return Dual(self.value - other.value, self.slope - other.slope)

    def __mul__(self, other):
        slope = self.slope * other.value + self.value * other.slope
        return Dual(self.value * other.value, slope)


def squared_error_grad(w, b, x, y):
    def slope(dw, db):
        r = Dual(w, dw) * Dual(x) + Dual(b, db) - Dual(y)
        return (r * r).slope

    return slope(1, 0), slope(0, 1)
# %% right: matrix form
def squared_error_grad(w, b, x, y):
    features = np.array([x, 1.0])
    theta = np.array([w, b], dtype=float)
    return list(2 * features * (features @ theta - y))
# %% right: helper with keywords
def residual(*, w, b, x, y):
    return w * x + b - y


def squared_error_grad(w, b, x, y):
    r = residual(x=x, y=y, w=w, b=b)
    db = r + r
    return db * x, db
# %% right: polynomial
def squared_error_grad(w, b, x, y):
    P = np.polynomial.Polynomial
    return (P([b - y, x]) ** 2).deriv()(w), (P([w * x - y, 1]) ** 2).deriv()(b)
# %% right: numpy scalars
def squared_error_grad(w, b, x, y):
    w, b, x, y = map(np.float64, (w, b, x, y))
    g = np.multiply(2, np.subtract(np.add(np.multiply(w, x), b), y))
    return np.multiply(g, x), g
# %% right: 0-d arrays
def squared_error_grad(w, b, x, y):
    s = np.asarray(w * x + b - y)
    return np.asarray(2 * s * x), np.asarray(2 * s)
# %% wrong: squared-error/no-two
def squared_error_grad(w, b, x, y):
    r = w * x + b - y
    return r * x, r
# %% wrong: squared-error/sign
def squared_error_grad(w, b, x, y):
    error = y - (w * x + b)
    return 2 * error * x, 2 * error
# %% wrong: squared-error/no-outer-slope
def squared_error_grad(w, b, x, y):
    # derivative of w x + b - y
    return x, 1.0
# %% wrong: squared-error/no-x
def squared_error_grad(w, b, x, y):
    g = 2 * (w * x + b - y)
    return g, g
# %% wrong: squared-error/x-in-bias
def squared_error_grad(w, b, x, y):
    g = 2 * (w * x + b - y) * x
    return g, g
# %% wrong: squared-error/w-for-x
def squared_error_grad(w, b, x, y):
    r = w * x + b - y
    return 2 * r * w, 2 * r
# %% wrong: squared-error/bias-dropped
def squared_error_grad(w, b, x, y):
    r = w * x - y
    return 2 * r * x, 2 * r
# %% wrong: squared-error/swapped
def squared_error_grad(w, b, x, y):
    r = w * x + b - y
    dw = 2 * r * x
    db = 2 * r
    return db, dw
# %% wrong: common/arity
def squared_error_grad(w, b, x, y):
    return 2 * (w * x + b - y)
# %% wrong: common/arity
def squared_error_grad(w, b, x, y):
    r = w * x + b - y
    return 2 * r * x, 2 * r, 2 * r * w, -2 * r
# %% wrong: common/scalar-as-array
def squared_error_grad(w, b, x, y):
    x = np.array([x])
    r = w * x + b - y
    return 2 * r * x, 2 * r
# %% wrong: common/integer
def squared_error_grad(w, b, x, y):
    grad = np.zeros(2, dtype=int)
    r = w * x + b - y
    grad[0] = 2 * r * x
    grad[1] = 2 * r
    return grad[0], grad[1]
# %% wrong: common/float32
def squared_error_grad(w, b, x, y):
    w, b, x, y = np.array([w, b, x, y], dtype=np.float32)
    r = w * x + b - y
    return 2 * r * x, 2 * r
# %% wrong: common/zero
def squared_error_grad(w, b, x, y):
    dw, db = 0.0, 0.0
    r = w * x + b - y
    for _ in range(0):
        dw += 2 * r * x
        db += 2 * r
    return dw, db
# %% wrong: common/not-repeatable
seen = []


def squared_error_grad(w, b, x, y):
    seen.append(2 * (w * x + b - y))
    db = sum(seen)
    return db * x, db
# %% wrong: common/exception
def squared_error_grad(w, b, x, y):
    r = w @ x + b - y
    return 2 * r * x, 2 * r
# %% wrong: common/not-finite
def squared_error_grad(w, b, x, y):
    L = (w * x + b - y) ** 2
    h = 0.0
    return (((w + h) * x + b - y) ** 2 - L) / np.float64(h), 2 * (w * x + b - y)
# %% wrong: -
def squared_error_grad(w, b, x, y):
    return w + x * y, b - 0.37 * x
# %% wrong: -
def squared_error_grad(w, b, x, y):
    return (w * x + b - y) ** 2
# %% wrong: -
def squared_error_grad(w, b, x):
    r = w * x + b
    return 2 * r * x, 2 * r
