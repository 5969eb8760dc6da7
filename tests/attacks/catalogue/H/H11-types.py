# %% lists and floats
#: right
#: into sigmoid-value
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + e), e / (1 + e)).tolist()
# %% Fortran order, read-only
#: right
#: into sigmoid-value
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(-np.abs(z))
    out = np.array(np.where(z >= 0, 1 / (1 + e), e / (1 + e)), order="F")
    out.flags.writeable = False
    return out
# %% extended precision
#: right
#: into sigmoid-value
def sigmoid(z):
    z = np.asarray(z, dtype=np.longdouble)
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + e), e / (1 + e))
