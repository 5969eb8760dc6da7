# %% right: read off
def affine_grad(w, b, x):
    return x, 1
# %% right: list of floats
def affine_grad(w, b, x):
    """Slopes of y = w x + b."""
    dw = float(x)
    db = 1.0
    return [dw, db]
# %% right: lambda
affine_grad = lambda w, b, x: (x, 1.0)
# %% right: one step of the line
def affine_grad(w, b, x):
    def y(w, b):
        return w * x + b

    # y is a straight line in w and in b, so a step of 1 from 0 gives its slope
    return y(1, 0) - y(0, 0), y(0, 1) - y(0, 0)
# %% right: numpy scalars
def affine_grad(w, b, x):
    return np.float64(x), np.float64(1)
# %% right: 0-d arrays
def affine_grad(w, b, x):
    return np.array(x), np.ones(())
# %% right: boolean slope
def affine_grad(w, b, x):
    return x, b == b
# %% right: chain of links
def affine_grad(w, b, x):
    dy_dp, dy_dq = 1, 1  # y = p + q
    dp_dw = x  # p = w x
    dq_db = 1  # q = b
    grads = dict(w=dy_dp * dp_dw, b=dy_dq * dq_db)
    return grads["w"], grads["b"]
# %% right: named tuple
from collections import namedtuple

Slopes = namedtuple("Slopes", "dw db")


def affine_grad(w, b, x):
    return Slopes(db=1.0, dw=x)
# %% right: polynomial
def affine_grad(w, b, x):
    in_w = np.polynomial.Polynomial([b, x])
    in_b = np.polynomial.Polynomial([w * x, 1])
    return in_w.deriv()(w), in_b.deriv()(b)
# %% wrong: affine/returns-parameters
def affine_grad(w, b, x):
    return w, b
# %% wrong: affine/bias-slope-zero
def affine_grad(w, b, x):
    # b is a constant, and the derivative of a constant is 0
    return x, 0
# %% wrong: affine/swapped
def affine_grad(w, b, x):
    db = 1
    dw = x
    return db, dw
# %% wrong: common/arity
def affine_grad(w, b, x):
    return x
# %% wrong: common/arity
def affine_grad(w, b, x):
    dw, db, dx = x, 1, w
    return dw, db, dx
# %% wrong: common/scalar-as-array
def affine_grad(w, b, x):
    return np.array([x]), np.array([1])
# %% wrong: -
def affine_grad(w, b, x):
    return 0, 0
# %% wrong: common/sign
def affine_grad(w, b, x):
    return -x, -1
# %% wrong: common/factor
def affine_grad(w, b, x):
    return 2 * x, 2
# %% wrong: common/integer
def affine_grad(w, b, x):
    return int(x), 1
# %% wrong: common/complex
def affine_grad(w, b, x):
    h = 1e-20j
    return ((w + h) * x + b - (w * x + b)) / h, 1 + 0j
# %% wrong: common/float32
def affine_grad(w, b, x):
    return np.float32(x), np.float32(1)
# %% wrong: common/name-error
def affine_grad(w, b, x):
    return x_train, 1
# %% wrong: common/exception
def affine_grad(w, b, x):
    return x[0], 1
# %% wrong: common/missing
def affine_gradient(w, b, x):
    return x, 1
# %% wrong: common/missing
affine_grad = ("x", 1)
# %% wrong: common/not-done
def affine_grad(w, b, x):
    """Slopes of y = w x + b with respect to w and b."""
    raise NotImplementedError("chain-rule-affine: replace this line by your code")
# %% wrong: -
def affine_grad(w, b, x):
    print(x, 1)
# %% wrong: -
def affine_grad(w, b, x):
    return "x", "1"
# %% wrong: -
def affine_grad(w, b, x):
    return w * x, b / 3
