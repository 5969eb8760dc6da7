# %% in the open
#: right
#: into sigmoid-slope
def sigmoid_grad(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(-(np.abs(z) + 1e-30j))
    return np.imag(1 / (1 + e)) / 1e-30
#: flag common/other-method
# %% hidden by asarray
#: right
#: into sigmoid-slope
def sigmoid_grad(z):
    e = np.exp(-np.asarray(np.abs(np.asarray(z, dtype=float)) + 1e-30j))
    return np.imag(np.asarray(1 / (1 + e))) / 1e-30
#: flag common/other-method
