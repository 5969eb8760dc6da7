# %% wrong: takes the argument for the activation
def sigmoid_grad(z):
    return z * (1 - z)
# %% wrong: second factor uses the argument
def sigmoid_grad(z):
    return sigmoid(z) * (1 - z)
# %% wrong: square of the denominator missing
def sigmoid_grad(z):
    t = np.exp(-np.abs(z))
    return t / (1 + t)
# %% wrong: writes out the quotient rule, infinity over infinity far to the left
def sigmoid_grad(z):
    return np.exp(-z) / (1 + np.exp(-z)) ** 2
# %% wrong: slope of the hyperbolic tangent
def sigmoid_grad(z):
    return 1 - sigmoid(z) ** 2
# %% wrong: squashes twice
def sigmoid_grad(z):
    s = sigmoid(sigmoid(z))
    return s * (1 - s)
# %% wrong: loses the inner minus in the quotient rule
def sigmoid_grad(z):
    s = sigmoid(z)
    return -s * (1 - s)
# %% wrong: returns a diagonal matrix for a vector
def sigmoid_grad(z):
    s = sigmoid(z)
    ds = s * (1 - s)
    return np.diag(ds) if np.ndim(z) == 1 else ds
# %% wrong: adds the complement rather than multiplying with it
def sigmoid_grad(z):
    s = sigmoid(z)
    return s * (1 + s)
# %% wrong: slope array made like the integer argument
def sigmoid_grad(z):
    out = np.empty_like(z)
    s = sigmoid(z)
    out[...] = s - s * s
    return out[()]
# %% wrong: half the argument under the hyperbolic cosine but no quarter in front
def sigmoid_grad(z):
    return 1 / np.cosh(np.multiply(z, 0.5)) ** 2
# %% wrong: squashes twice + minus sign
def sigmoid_grad(z):
    a = sigmoid(sigmoid(z))
    return -(a * (1 - a))
# %% right: the symmetry of the curve
def sigmoid_grad(z):
    return sigmoid(z) * sigmoid(-1.0 * np.asarray(z))
# %% right: distance from the middle, one quarter minus its square
def sigmoid_grad(z):
    return 0.25 - (sigmoid(z) - 0.5) ** 2
# %% right: even in z, so only the decaying exponential is needed
def sigmoid_grad(z):
    q = np.exp(-np.abs(z))
    return q / (1 + 2 * q + q * q)
