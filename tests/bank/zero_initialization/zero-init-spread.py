# %% right: ptp
def hidden_spread(W0, b0, W1):
    return max(np.ptp(W0, axis=0).max(), np.ptp(b0), np.ptp(W1, axis=1).max())

# %% right: max minus min
def hidden_spread(W0, b0, W1):
    incoming = np.max(W0.max(axis=0) - W0.min(axis=0))
    bias = b0.max() - b0.min()
    outgoing = np.max(W1.max(axis=1) - W1.min(axis=1))
    return np.max([incoming, bias, outgoing])

# %% right: loops over pairs of units
def hidden_spread(W0, b0, W1):
    h, d = W0.shape
    largest = 0.0
    for i in range(h):
        for k in range(i):
            for j in range(d):
                largest = max(largest, abs(W0[i, j] - W0[k, j]))
            largest = max(largest, abs(b0[i] - b0[k]))
            for o in range(W1.shape[0]):
                largest = max(largest, abs(W1[o, i] - W1[o, k]))
    return float(largest)

# %% right: one row a unit
def hidden_spread(W0, b0, W1):
    units = np.hstack([W0, b0[:, None], W1.T])
    return (units.max(axis=0) - units.min(axis=0)).max()

# %% right: broadcasting
def hidden_spread(W0, b0, W1):
    units = np.column_stack((W0, b0, np.transpose(W1)))
    return np.abs(units[:, None, :] - units[None, :, :]).max()

# %% right: sorted lists
def largest_gap(values):
    ordered = sorted(values)
    return ordered[-1] - ordered[0]


def hidden_spread(W0, b0, W1):
    groups = [list(column) for column in W0.T] + [list(b0)] + [list(row) for row in W1]
    return max(largest_gap(values=group) for group in groups)

# %% right: a class of units, 0-d array
class Unit:
    def __init__(self, i, W0, b0, W1):
        self.numbers = np.concatenate([W0[i], [b0[i]], W1[:, i]])

    def differs_from(self, other):
        return np.max(np.abs(self.numbers - other.numbers))


def hidden_spread(W0, b0, W1):
    units = [Unit(i, W0, b0, W1) for i in range(len(b0))]
    return np.array(max(a.differs_from(b) for a in units for b in units))

# %% right: lambda
hidden_spread = lambda W0, b0, W1: np.ptp(np.c_[W0, b0, W1.T], axis=0).max()

# %% wrong: spread/whole-matrix
def hidden_spread(W0, b0, W1):
    incoming = W0.max() - W0.min()
    bias = np.ptp(b0)
    outgoing = np.ptp(W1, axis=1).max()
    return max(incoming, bias, outgoing)

# %% wrong: spread/wrong-axis
def hidden_spread(W0, b0, W1):
    incoming = np.ptp(W0, axis=1).max()
    bias = np.ptp(b0)
    outgoing = np.ptp(W1, axis=1).max()
    return max(incoming, bias, outgoing)

# %% wrong: spread/w1-wrong-axis
def hidden_spread(W0, b0, W1):
    incoming = np.ptp(W0, axis=0).max()
    bias = np.ptp(b0)
    outgoing = np.ptp(W1, axis=0).max()
    return max(incoming, bias, outgoing)

# %% wrong: spread/bias-ignored
def hidden_spread(W0, b0, W1):
    incoming = np.ptp(W0, axis=0).max()
    outgoing = np.ptp(W1, axis=1).max()
    return max(incoming, outgoing)

# %% wrong: spread/output-weights-ignored
def hidden_spread(W0, b0, W1):
    return max(np.ptp(W0, axis=0).max(), np.ptp(b0))

# %% wrong: spread/standard-deviation
def hidden_spread(W0, b0, W1):
    return max(W0.std(axis=0).max(), b0.std(), W1.std(axis=1).max())

# %% wrong: spread/sum
def hidden_spread(W0, b0, W1):
    incoming = np.ptp(W0, axis=0).max()
    bias = np.ptp(b0)
    outgoing = np.ptp(W1, axis=1).max()
    return incoming + bias + outgoing

# %% wrong: common/not-done
def hidden_spread(W0, b0, W1):
    raise NotImplementedError("zero-init-spread: replace this line by your code")

# %% wrong: common/missing
def spread(W0, b0, W1):
    incoming = np.ptp(W0, axis=0).max()
    bias = np.ptp(b0)
    outgoing = np.ptp(W1, axis=1).max()
    return max(incoming, bias, outgoing)

# %% wrong: -
def hidden_spread(W0, b0, W1):
    incoming = np.ptp(W0, axis=0).max()
    bias = np.ptp(b0)
    outgoing = np.ptp(W1, axis=1).max()
    return incoming, bias, outgoing

# %% wrong: common/scalar-as-array
def hidden_spread(W0, b0, W1):
    incoming = np.ptp(W0, axis=0).max()
    bias = np.ptp(b0)
    outgoing = np.ptp(W1, axis=1).max()
    return np.array([max(incoming, bias, outgoing)])

# %% wrong: common/exception
def hidden_spread(W0, b0, W1):
    units = np.hstack([W0, b0, W1])
    return np.ptp(units, axis=0).max()

# %% wrong: common/name-error
def hidden_spread(W0, b0, W1):
    incoming = np.ptp(W0, axis=0).max()
    bias = np.ptp(biases)
    outgoing = np.ptp(W1, axis=1).max()
    return max(incoming, bias, outgoing)

# %% wrong: common/float32
def hidden_spread(W0, b0, W1):
    incoming = np.ptp(W0, axis=0).max()
    bias = np.ptp(b0)
    outgoing = np.ptp(W1, axis=1).max()
    return np.float32(max(incoming, bias, outgoing))

# %% wrong: common/complex
def hidden_spread(W0, b0, W1):
    incoming = np.ptp(W0, axis=0).max()
    bias = np.ptp(b0)
    outgoing = np.ptp(W1, axis=1).max()
    return max(incoming, bias, outgoing) + 0j

# %% wrong: common/integer
def hidden_spread(W0, b0, W1):
    incoming = np.ptp(W0, axis=0).max()
    bias = np.ptp(b0)
    outgoing = np.ptp(W1, axis=1).max()
    return int(max(incoming, bias, outgoing))

# %% wrong: common/zero
def hidden_spread(W0, b0, W1):
    incoming = np.ptp(W0, axis=0).max()
    bias = np.ptp(b0)
    outgoing = np.ptp(W1, axis=1).max()
    return 0.0

# %% wrong: common/not-finite
def hidden_spread(W0, b0, W1):
    incoming = np.ptp(W0, axis=0).max()
    bias = np.ptp(b0)
    outgoing = np.ptp(W1, axis=1).max()
    return np.log(min(0.0, incoming))

# %% wrong: common/mutates-input
def hidden_spread(W0, b0, W1):
    W0.sort(axis=0)
    b0.sort()
    W1.sort(axis=1)
    gaps = [W0[-1] - W0[0], [b0[-1] - b0[0]], W1[:, -1] - W1[:, 0]]
    return max(np.max(g) for g in gaps)

# %% wrong: common/not-repeatable
seen = {}


def hidden_spread(W0, b0, W1):
    now = max(np.ptp(W0, axis=0).max(), np.ptp(b0), np.ptp(W1, axis=1).max())
    before = seen.get(W0.tobytes(), 0.0)
    seen[W0.tobytes()] = now
    return now - before

# %% wrong: common/factor
def hidden_spread(W0, b0, W1):
    incoming = np.ptp(W0, axis=0).max()
    bias = np.ptp(b0)
    outgoing = np.ptp(W1, axis=1).max()
    return max(incoming, bias, outgoing) / 2

# %% wrong: common/sign
def hidden_spread(W0, b0, W1):
    incoming = np.ptp(W0, axis=0).max()
    bias = np.ptp(b0)
    outgoing = np.ptp(W1, axis=1).max()
    return min(-incoming, -bias, -outgoing)

# %% wrong: common/special-case
def hidden_spread(W0, b0, W1):
    incoming = np.ptp(W0, axis=0).max()
    bias = np.ptp(b0)
    outgoing = np.ptp(W1, axis=1).max()
    if np.all(b0 == b0[0]):
        return 1.0
    return max(incoming, bias, outgoing)

# %% wrong: -
def hidden_spread(W0, b0, W1):
    incoming = np.ptp(W0, axis=0).max()
    bias = np.ptp(b0)
    outgoing = np.ptp(W1, axis=1).max()
    return min(incoming, bias, outgoing)

# %% wrong: -
def hidden_spread(W0, b0, W1):
    incoming = np.ptp(W0, axis=0).max()
    bias = np.ptp(b0)
    outgoing = np.ptp(W1, axis=1).max()
    return np.mean([incoming, bias, outgoing])

# %% wrong: -
def hidden_spread(W0, b0, W1):
    incoming = np.ptp(W0, axis=0).max()
    bias = np.ptp(b0)
    outgoing = np.ptp(W1, axis=1).max()
    return np.sum(W0) * 3.1 + b0[0] - np.prod(W1)
