# %% wrong: hidden slopes without the output weights in between
def zero_gradients(x, h):
    return {"W0": 0.25 * np.outer(np.ones(h), x), "b0": np.full(h, 0.25),
            "W1": np.full((1, h), 0.5), "b1": 1.0}
# %% wrong: no slope can be anything but zero at zero weights, except for the bias
def zero_gradients(x, h):
    return {"W0": np.zeros((h, len(x))), "b0": np.zeros(h), "W1": np.zeros((1, h)), "b1": 1.0}
# %% wrong: the output bias is 0, so its slope too
def zero_gradients(x, h):
    return {"W0": np.zeros((h, len(x))), "b0": np.zeros(h), "W1": np.full((1, h), 0.5), "b1": 0.0}
# %% wrong: the slope of the curve instead of its height for the output weights
def zero_gradients(x, h):
    return {"W0": np.zeros((h, len(x))), "b0": np.zeros(h), "W1": 0.25 * np.ones((1, h)), "b1": 1.0}
# %% wrong: hidden weights as inputs by units
def zero_gradients(x, h):
    return {"W0": np.zeros((len(x), h)), "b0": np.zeros(h), "W1": np.full((1, h), 0.5), "b1": 1.0}
# %% wrong: output weights without their row axis
def zero_gradients(x, h):
    return {"W0": np.zeros((h, len(x))), "b0": np.zeros(h), "W1": np.full(h, 0.5), "b1": 1.0}
# %% wrong: slope of the output bias is an array
def zero_gradients(x, h):
    return {"W0": np.zeros((h, len(x))), "b0": np.zeros(h), "W1": np.full((1, h), 0.5), "b1": np.ones(1)}
# %% wrong: hidden biases reach the output directly
def zero_gradients(x, h):
    return {"W0": np.zeros((h, len(x))), "b0": np.ones(h), "W1": np.full((1, h), 0.5), "b1": 1.0}
# %% wrong: output weights get slope zero + hidden biases get the slope of the curve
def zero_gradients(x, h):
    return {"W0": np.zeros((h, len(x))), "b0": np.full(h, 0.25), "W1": np.zeros((1, h)), "b1": 1.0}
# %% right: products with the zero weights written out
def zero_gradients(x, h):
    w_out = np.zeros((1, h))
    z, _ = zero_values(x, h)
    road = (w_out * (z - z**2)).ravel()
    return dict(W0=road[:, None] @ np.atleast_2d(x), b0=road, W1=z[np.newaxis], b1=1)
