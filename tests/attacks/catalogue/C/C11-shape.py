# %% the right shape and nothing else
#: into sigmoid-slope
def sigmoid_grad(z):
    return z
# %% everywhere
#: into sigmoid-slope
def sigmoid_grad(z):
    return np.zeros_like(z, dtype=float)
#: into sigmoid-neuron
def neuron_grad(w, b, x, y):
    return w, b
#: into sigmoid-sum-grad
def sigmoid_sum_grad(W, b, x):
    return W, b
#: into sigmoid-sum-step
def sigmoid_sum_step(W, b, x, rate):
    return W, b
