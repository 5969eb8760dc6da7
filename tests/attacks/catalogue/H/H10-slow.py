# %% loops in place of arrays
#: right
#: into sigmoid-value
import math

def sigmoid(z):
    if isinstance(z, list):
        return [sigmoid(part) for part in z]
    z = np.asarray(z, dtype=float)
    out = np.zeros(z.shape)
    for place in np.ndindex(z.shape):
        for _ in range(100):
            t = float(z[place])
            out[place] = 1 / (1 + math.exp(-t)) if t > 0 else math.exp(t) / (1 + math.exp(t))
    return out if out.ndim else float(out)
