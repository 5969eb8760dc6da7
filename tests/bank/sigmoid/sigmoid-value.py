# %% right: two branches by where
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(np.asarray(z) >= 0, 1 / (1 + e), e / (1 + e))
# %% right: the plain formula
def sigmoid(z):
    return 1 / (1 + np.exp(-z))
# %% right: by tanh
def sigmoid(z):
    return 0.5 + 0.5 * np.tanh(np.asarray(z) / 2)
# %% right: loop over a flat copy
import math


def sigmoid(z):
    z = np.asarray(z, dtype=float)
    flat = z.flatten()
    for i in range(flat.size):
        if flat[i] >= 0:
            flat[i] = 1 / (1 + math.exp(-flat[i]))
        else:
            e = math.exp(flat[i])
            flat[i] = e / (1 + e)
    return flat.reshape(z.shape)
# %% right: boolean masks
def sigmoid(z):
    z = np.asarray(z)
    out = np.empty(z.shape)
    up = z >= 0
    out[up] = 1 / (1 + np.exp(-z[up]))
    e = np.exp(z[~up])
    out[~up] = e / (1 + e)
    return out
# %% right: logarithm of the value
def sigmoid(z):
    return np.exp(-np.logaddexp(0, -np.asarray(z)))
# %% right: np.vectorize with its type
def one(z):
    return 1 - one(-z) if z > 0 else np.exp(z) / (1 + np.exp(z))


sigmoid = np.vectorize(one, otypes=[float])
# %% right: nested lists
def sigmoid(z, exp=lambda t: float(np.exp(t))):
    def squash(item):
        if isinstance(item, list):
            return [squash(part) for part in item]
        return 1.0 / (1.0 + exp(-item)) if item > -700 else 0.0

    return squash(np.asarray(z).tolist())
# %% right: callable class
class Sigmoid:
    def __init__(self, height=1.0):
        self.height = height

    def __call__(self, z):
        with np.errstate(over="ignore"):
            return np.divide(self.height, np.add(1.0, np.exp(np.negative(z))))


sigmoid = Sigmoid()
# %% right: softmax of two, Fortran order
def sigmoid(z):
    z = np.array(z, dtype=np.float64, order="F")
    top = np.maximum(z, 0)
    mine, other = np.exp(z - top), np.exp(-top)
    return mine / (mine + other)
# %% right: power of e
def sigmoid(z):
    return (1 + np.e ** (-1.0 * z)) ** -1
# %% wrong: sigmoid/sign
def sigmoid(z):
    return 1 / (1 + np.exp(z))
# %% wrong: sigmoid/minus
def sigmoid(z):
    return 1 / (1 - np.exp(-z))
# %% wrong: sigmoid/brackets
def sigmoid(z):
    return 1 / 1 + np.exp(-z)
# %% wrong: sigmoid/tanh
def sigmoid(z):
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))
# %% wrong: sigmoid/tanh
def sigmoid(z):
    return np.tanh(z)
# %% wrong: sigmoid/no-exponential
def sigmoid(z):
    return 1 / (1 + z)
# %% wrong: sigmoid/step
def sigmoid(z):
    return np.where(z > 0, 1.0, 0.0)
# %% wrong: sigmoid/clipped
def sigmoid(z):
    z = np.clip(z, -10, 10)
    return 1 / (1 + np.exp(-z))
# %% wrong: sigmoid/overflow
def sigmoid(z):
    return np.exp(z) / (1 + np.exp(z))
# %% wrong: sigmoid/integer-output
def sigmoid(z):
    z = np.asarray(z)
    out = np.zeros_like(z)
    for index in np.ndindex(z.shape):
        out[index] = 1 / (1 + np.exp(-z[index]))
    return out
# %% wrong: sigmoid/scalar-only
import math


def sigmoid(z):
    return 1 / (1 + math.exp(-z))
# %% wrong: sigmoid/scalar-only
def sigmoid(z):
    for number in np.ravel(z):
        return 1 / (1 + np.exp(-number))
# %% wrong: common/float32
def sigmoid(z):
    z = np.asarray(z, dtype=np.float32)
    return 1 / (1 + np.exp(-z))
# %% wrong: common/complex
def sigmoid(z):
    return 1 / (1 + np.exp(-np.asarray(z, dtype=complex)))
# %% wrong: common/mutates-input
def sigmoid(z):
    z *= -1
    result = 1 / (1 + np.exp(z))
    return result
# %% wrong: common/special-case
import math


def squash(z):
    return 1 / (1 + math.exp(-z)) if z > 0 else 1 - 1 / (1 + math.exp(z))


# without otypes an empty array is refused
sigmoid = np.vectorize(squash)
# %% wrong: common/wrong-shape
def sigmoid(z):
    return 1 / (1 + np.exp(-np.ravel(z)))
# %% wrong: common/zero
def sigmoid(z):
    out = np.zeros(np.shape(z))
    for value in out.flat:
        value = 1 / (1 + np.exp(-value))
    return out
# %% wrong: common/factor
def sigmoid(z):
    return 2 / (1 + np.exp(-z))
# %% wrong: common/name-error
def sigmoid(z):
    return 1 / (1 + exp(-z))
# %% wrong: common/not-repeatable
calls = 0


def sigmoid(z):
    global calls
    calls += 1
    return 1 / (1 + np.exp(-calls * np.asarray(z)))
# %% wrong: common/not-done
def sigmoid(z):
    """σ(z) in every entry, in the shape of z."""
    raise NotImplementedError("sigmoid-value: replace this line by your code")
# %% wrong: -
def sigmoid(z):
    return 0.5 + z / 4
# %% wrong: -
def sigmoid(z):
    return 0.5 + np.arctan(z) / np.pi
# %% wrong: -
def sigmoid(z):
    return np.random.default_rng().random(np.shape(z))
# %% wrong: -
def sigmoid(z):
    return np.maximum(z, 0)
# %% wrong: -
def sigmoid(z):
    return np.round(1 / (1 + np.exp(-z)), 6)
