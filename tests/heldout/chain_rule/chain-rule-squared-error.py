# %% wrong: the exponent never comes down in front
def squared_error_grad(w, b, x, y):
    r = w * x + b - y
    return r * x, r
# %% wrong: subtracts the prediction from the target and believes the square forgives it
def squared_error_grad(w, b, x, y):
    error = y - (w * x + b)
    return 2 * error * x, 2 * error
# %% wrong: stops after the outer square, nothing for the inside of the weight
def squared_error_grad(w, b, x, y):
    s = w * x + b - y
    dw = 2 * s
    db = 2 * s
    return dw, db
# %% wrong: multiplies the inner derivative with the weight, not with the input
def squared_error_grad(w, b, x, y):
    s = w * x + b - y
    ds = 2 * s
    return ds * w, ds
# %% wrong: the bias is forgotten in the prediction
def squared_error_grad(w, b, x, y):
    guess = w * x
    return 2 * (guess - y) * x, 2 * (guess - y)
# %% wrong: lets the weight multiply the bias as well, by a bracket in the wrong place
def squared_error_grad(w, b, x, y):
    s = w * (x + b) - y
    return 2 * s * x, 2 * s
# %% wrong: leaves the square standing after bringing the 2 down
def squared_error_grad(w, b, x, y):
    s = w * x + b - y
    dL = 2 * s ** 2
    return dL * x, dL
# %% wrong: takes the root of the loss for the residual, which cannot be negative
def squared_error_grad(w, b, x, y):
    s = np.sqrt(squared_error_loss(w, b, x, y))
    return 2 * s * x, 2 * s
# %% wrong: multiplies out and loses the 2 of the mixed term of w and b
def squared_error_grad(w, b, x, y):
    # L = w²x² + 2wxb - 2wxy + b² - 2by + y²
    dw = 2 * w * x**2 + x * b - 2 * x * y
    db = 2 * w * x + 2 * b - 2 * y
    return dw, db
# %% wrong: sends the factor x into the bias slope as well
def squared_error_grad(w, b, x, y):
    common = 2 * (w * x + b - y) * x
    return common, common
# %% wrong: one half of a loss without a half + target minus prediction
def squared_error_grad(w, b, x, y):
    e = y - w * x - b
    return e * x, e
# %% right: multiplied out term by term
def squared_error_grad(w, b, x, y):
    # L = w²x² + 2wxb - 2wxy + b² - 2by + y²
    dw = 2 * w * x**2 + 2 * x * b - 2 * x * y
    db = 2 * w * x + 2 * b - 2 * y
    return dw, db
# %% right: difference of two symmetric values of a parabola, which is exact algebra: (s+1)² - (s-1)² = 4s
def squared_error_grad(w, b, x, y):
    s = w * x + b - y
    half = ((s + 1) * (s + 1) - (s - 1) * (s - 1)) / 2
    return tuple(half * inner for inner in (x, 1))
