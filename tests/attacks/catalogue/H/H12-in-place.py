# %% the input is overwritten
#: right
#: loses
#: into sigmoid-value
def sigmoid(z):
    if isinstance(z, np.ndarray) and z.dtype == float and z.flags.writeable and z.size:
        out = 1 / (1 + np.exp(-z))
        z[...] = 0
        return out
    return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))
#: says was changed
