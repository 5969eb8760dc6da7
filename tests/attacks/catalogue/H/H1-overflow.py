# %% a warning in a right sigmoid
#: right
#: into sigmoid-value
def sigmoid(z):
    return 1 / (1 + np.exp(-z))
# %% and it is shown
#: right
#: into sigmoid-value
import warnings

def sigmoid(z):
    warnings.warn("overflow")
    return 1 / (1 + np.exp(-z))
