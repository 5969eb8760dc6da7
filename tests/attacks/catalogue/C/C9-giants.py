# %% a number that claims to be a giant
#: into sigmoid-slope
def sigmoid_grad(z):
    return np.broadcast_to(0.25, (10**5, 10**5))
#: says more than
# %% a mapped file
#: into sigmoid-slope
def sigmoid_grad(z):
    return np.memmap("m", dtype=float, mode="w+", shape=(2 * 10**6,))
#: says more than
# %% every second number, backwards, right
#: right
#: into sigmoid-value
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    with np.errstate(over="ignore"):
        s = 1 / (1 + np.exp(-z))
    if s.ndim == 0:
        return s
    wide = np.zeros((*s.shape[:-1], 2 * s.shape[-1]))[..., ::-2]
    wide[...] = s
    return wide
# %% Fortran order, right
#: right
#: into sigmoid-value
def sigmoid(z):
    with np.errstate(over="ignore"):
        return np.array(1 / (1 + np.exp(-np.asarray(z, dtype=float))), order="F")[()]
# %% 65 arrays, 9 axes
#: into sigmoid-slope
def sigmoid_grad(z):
    return [np.zeros(1)] * 65
#: says more than
# %% nine axes
#: into sigmoid-slope
def sigmoid_grad(z):
    return np.zeros((1,) * 9)
#: says 9 axes
