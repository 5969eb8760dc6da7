# %% wrong: minus sign of the exponent lost
def sigmoid(z):
    return 1 / (1 + np.exp(z))
# %% wrong: brackets of the denominator missing
def sigmoid(z):
    return 1 / 1 + np.exp(-z)
# %% wrong: both numerator and denominator become infinite for huge arguments
def sigmoid(z):
    e = np.exp(z)
    return e / (1 + e)
# %% wrong: cuts the argument off to be safe
def sigmoid(z):
    z = np.clip(z, -15, 15)
    return 1 / (1 + np.exp(-z))
# %% wrong: hyperbolic tangent without halving the argument
def sigmoid(z):
    return 0.5 * (1 + np.tanh(z))
# %% wrong: hyperbolic tangent not moved into the range from 0 to 1
def sigmoid(z):
    return np.tanh(0.5 * np.asarray(z, dtype=float))[()]
# %% wrong: result array has the type of an integer argument
def sigmoid(z):
    z = np.asarray(z)
    out = np.zeros_like(z)
    out[...] = 1 / (1 + np.exp(-z))
    return out[()]
# %% wrong: asks a whole array for its sign with an if
def sigmoid(z):
    if z >= 0:
        return 1 / (1 + np.exp(-z))
    e = np.exp(z)
    return e / (1 + e)
# %% wrong: a plain number comes back as an array with one entry
def sigmoid(z):
    z = np.atleast_1d(np.asarray(z, dtype=float))
    return np.exp(-np.logaddexp(0.0, -z))
# %% wrong: normalizes over all entries as if it were a softmax
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    if z.size == 0:
        return z
    m = max(np.max(z), 0.0)
    return np.exp(z - m) / (np.exp(-m) + np.sum(np.exp(z - m)))
# %% wrong: Euler's number typed in by hand with three digits
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    return 1 / (1 + 2.718 ** (-z))
# %% wrong: works in the given array
def sigmoid(z):
    if np.ndim(z) == 0 or z.dtype.kind != "f":
        return 1 / (1 + np.exp(-1.0 * z))
    z *= -1
    np.exp(z, out=z)
    z += 1
    return 1 / z
# %% wrong: sign of the exponent lost + brackets lost
def sigmoid(z):
    return 1 / 1 + np.exp(z)
# %% wrong: sign trick goes the wrong way + integers cut off
def sigmoid(z):
    z = np.asarray(z)
    out = np.empty_like(z)
    out[...] = 1 / (1 + np.exp(z))
    return out[()]
# %% right: small exponentials only, chosen by sign
def sigmoid(z):
    t = np.exp(-np.abs(z))
    return np.where(np.greater_equal(z, 0), 1.0, t)[()] / (1 + t)
# %% right: through the logarithm of a sum
def sigmoid(z):
    return np.exp(-np.logaddexp(0, np.negative(z)))
# %% right: one half plus an odd function
def sigmoid(z):
    return 0.5 - np.tanh(-np.multiply(z, 0.5)) / 2
