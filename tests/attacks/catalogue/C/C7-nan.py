# %% nan
#: into sigmoid-slope
def sigmoid_grad(z):
    return np.full(np.shape(z), np.nan)
#: says nan
# %% inf
#: into sigmoid-slope
def sigmoid_grad(z):
    return np.full(np.shape(z), -np.inf)
#: says inf
# %% python's own
#: into sigmoid-slope
def sigmoid_grad(z):
    return float("nan")
#: says sigmoid_grad
# %% minus zero is zero
#: right
#: into sigmoid-value
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    with np.errstate(over="ignore"):
        s = np.exp(np.where(z > 0, -z, z))
        return np.where(z > 0, 1 / (1 + s), s / (1 + s)) * np.float64(1) + -0.0
# %% subnormal numbers
#: into sigmoid-slope
def sigmoid_grad(z):
    return np.full(np.shape(z), 5e-324)
