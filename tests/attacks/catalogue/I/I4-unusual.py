# %% a right formula that nobody expects
#: right
#: into sigmoid-slope
def sigmoid_grad(z):
    return 0.25 / np.cosh(0.5 * np.asarray(z, dtype=float)) ** 2
# %% the other layout is named
#: into sigmoid-sum-grad
def sigmoid_sum_grad(W, b, x):
    return np.zeros(np.shape(W)[::-1]), np.zeros(np.shape(b))
