# %% wrong: gives the bias slope first and the weight slope second
def affine_grad(w, b, x):
    return 1, x
# %% wrong: keeps w in the slope of w*x instead of letting it drop out
def affine_grad(w, b, x):
    slope_w = w * x
    slope_b = 1
    return slope_w, slope_b
# %% wrong: differentiates with respect to the input instead of the weight
def affine_grad(w, b, x):
    return (w, 1.0)
# %% wrong: thinks that b is a constant and so its slope is nothing
def affine_grad(w, b, x):
    dw = x
    db = 0
    return dw, db
# %% wrong: holds the bias to be its own slope
def affine_grad(w, b, x):
    dw, db = x, b
    return dw, db
# %% wrong: adds the slopes of both terms for the weight, x from the product and 1 from the bias
def affine_grad(w, b, x):
    dw = x + 1
    db = 1
    return dw, db
# %% right: carries a pair of slopes along with every value
def affine_grad(w, b, x):
    def mul(p, q):
        return (p[0] * q[0], p[0] * q[1] + p[1] * q[0], p[0] * q[2] + p[2] * q[0])

    def add(p, q):
        return tuple(s + t for s, t in zip(p, q))

    y = add(mul((w, 1.0, 0.0), (x, 0.0, 0.0)), (b, 0.0, 1.0))
    return y[1], y[2]
