# %% right: layer by layer
gradient_order = ["b2", "w2", "b1", "w1"]

# %% right: biases first
gradient_order = ["b2", "b1", "w2", "w1"]

# %% right: biases first, then from the input on
gradient_order = ["b2", "b1", "w1", "w2"]

# %% right: with the signals, layer by layer
gradient_order = ["delta2", "b2", "w2", "delta1", "b1", "w1"]

# %% right: both signals first
gradient_order = ["delta2", "delta1", "b2", "b1", "w2", "w1"]

# %% right: signals first, weights before biases
gradient_order = ["delta2", "delta1", "w1", "w2", "b1", "b2"]

# %% right: one signal only
gradient_order = ["b2", "w2", "delta1", "w1", "b1"]

# %% right: built step by step
gradient_order = []
for layer in (2, 1):
    gradient_order += [f"b{layer}", f"w{layer}"]

# %% wrong: order/forward
gradient_order = ["w1", "b1", "w2", "b2"]

# %% wrong: order/weight-before-bias
gradient_order = ["b2", "w2", "w1", "b1"]

# %% wrong: order/weight-before-bias
gradient_order = ["w2", "b2", "b1", "w1"]

# %% wrong: order/lower-before-upper-bias
gradient_order = ["b1", "b2", "w2", "w1"]

# %% wrong: order/lower-before-upper-bias
gradient_order = ["b1", "b2", "w1", "w2"]

# %% wrong: common/not-done
gradient_order = [
    ...
]

# %% wrong: common/missing
order = ["b2", "w2", "b1", "w1"]

# %% wrong: order/weight-before-bias
gradient_order = ["w2", "w1", "b2", "b1"]

# %% wrong: -
gradient_order = ["b2", "w2", "b1"]

# %% wrong: -
gradient_order = ["b2", "w2", "b1", "w1", "b1"]

# %% wrong: -
gradient_order = ["b2", "w2", "b1", "w1", "a1"]

# %% wrong: -
gradient_order = "b2, w2, b1, w1"

# %% wrong: -
gradient_order = [2, 1, 4, 3]
