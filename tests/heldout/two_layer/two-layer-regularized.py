# %% wrong: the output weight does not stand on the road to the first layer
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    a1 = sigmoid(w1 * x + b1)
    a2 = sigmoid(w2 * a1 + b2)
    d2 = -2 * (y - a2) * a2 * (1 - a2)
    d1 = d2 * a1 * (1 - a1)
    return d1 * x + 2 * lam * w1, d2 * a1 + 2 * lam * w2, d1, d2
# %% wrong: penalty without the 2 of its square
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    a1 = sigmoid(w1 * x + b1)
    a2 = sigmoid(w2 * a1 + b2)
    d2 = -2 * (y - a2) * a2 * (1 - a2)
    d1 = d2 * w2 * a1 * (1 - a1)
    return d1 * x + lam * w1, d2 * a1 + lam * w2, d1, d2
# %% wrong: biases are penalized as well
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    a1 = sigmoid(w1 * x + b1)
    a2 = sigmoid(w2 * a1 + b2)
    d2 = -2 * (y - a2) * a2 * (1 - a2)
    d1 = d2 * w2 * a1 * (1 - a1)
    return (d1 * x + 2 * lam * w1, d2 * a1 + 2 * lam * w2,
            d1 + 2 * lam * b1, d2 + 2 * lam * b2)
# %% wrong: minus sign in front of the network term is lost, the penalty is fine
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    a1 = sigmoid(w1 * x + b1)
    a2 = sigmoid(w2 * a1 + b2)
    d2 = 2 * (y - a2) * a2 * (1 - a2)
    d1 = d2 * w2 * a1 * (1 - a1)
    return d1 * x + 2 * lam * w1, d2 * a1 + 2 * lam * w2, d1, d2
# %% wrong: reads the result off in the order layer by layer
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    a1 = sigmoid(w1 * x + b1)
    a2 = sigmoid(w2 * a1 + b2)
    d2 = -2 * (y - a2) * a2 * (1 - a2)
    d1 = d2 * w2 * a1 * (1 - a1)
    return d1 * x + 2 * lam * w1, d1, d2 * a1 + 2 * lam * w2, d2
# %% wrong: the second weight is multiplied by the first layer's sum, not by its output
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    z1 = w1 * x + b1
    a1 = sigmoid(z1)
    a2 = sigmoid(w2 * a1 + b2)
    d2 = -2 * (y - a2) * a2 * (1 - a2)
    d1 = d2 * w2 * a1 * (1 - a1)
    return d1 * x + 2 * lam * w1, d2 * z1 + 2 * lam * w2, d1, d2
# %% wrong: the output neuron's squashing has no slope
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    a1 = sigmoid(w1 * x + b1)
    a2 = sigmoid(w2 * a1 + b2)
    d2 = -2 * (y - a2)
    d1 = d2 * w2 * a1 * (1 - a1)
    return d1 * x + 2 * lam * w1, d2 * a1 + 2 * lam * w2, d1, d2
# %% wrong: the hidden neuron's squashing has no slope
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    a1 = sigmoid(w1 * x + b1)
    a2 = sigmoid(w2 * a1 + b2)
    d2 = -2 * (y - a2) * a2 * (1 - a2)
    d1 = d2 * w2
    return d1 * x + 2 * lam * w1, d2 * a1 + 2 * lam * w2, d1, d2
# %% wrong: penalty of the whole sum squared, so that each weight sees the other one
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    a1 = sigmoid(w1 * x + b1)
    a2 = sigmoid(w2 * a1 + b2)
    d2 = -2 * (y - a2) * a2 * (1 - a2)
    d1 = d2 * w2 * a1 * (1 - a1)
    pen = 2 * lam * (w1 + w2)
    return d1 * x + pen, d2 * a1 + pen, d1, d2
# %% wrong: slope of the hidden neuron built from the output neuron's value
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    a1 = sigmoid(w1 * x + b1)
    a2 = sigmoid(w2 * a1 + b2)
    d2 = -2 * (y - a2) * a2 * (1 - a2)
    d1 = d2 * w2 * a2 * (1 - a2)
    return d1 * x + 2 * lam * w1, d2 * a1 + 2 * lam * w2, d1, d2
# %% wrong: the penalty is multiplied onto the network term
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    a1 = sigmoid(w1 * x + b1)
    a2 = sigmoid(w2 * a1 + b2)
    d2 = -2 * (y - a2) * a2 * (1 - a2)
    d1 = d2 * w2 * a1 * (1 - a1)
    return d1 * x * 2 * lam * w1, d2 * a1 * 2 * lam * w2, d1, d2
# %% wrong: the penalty of w1 travels back through the network as part of the signal
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    a1 = sigmoid(w1 * x + b1)
    a2 = sigmoid(w2 * a1 + b2)
    d2 = -2 * (y - a2) * a2 * (1 - a2)
    d1 = d2 * w2 * a1 * (1 - a1)
    dw2 = d2 * a1 + 2 * lam * w2
    dw1 = (d1 + 2 * lam * w1) * x
    return dw1, dw2, d1, d2
# %% wrong: the derivatives of the first layer are taken at a w2 that has been penalized already
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    a1 = sigmoid(w1 * x + b1)
    a2 = sigmoid(w2 * a1 + b2)
    d2 = -2 * (y - a2) * a2 * (1 - a2)
    dw2 = d2 * a1 + 2 * lam * w2
    w2 = w2 - dw2
    d1 = d2 * w2 * a1 * (1 - a1)
    return d1 * x + 2 * lam * w1, dw2, d1, d2
# %% wrong: no output weight on the road back + biases penalized
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    a1 = sigmoid(w1 * x + b1)
    a2 = sigmoid(w2 * a1 + b2)
    d2 = -2 * (y - a2) * a2 * (1 - a2)
    d1 = d2 * a1 * (1 - a1)
    return (d1 * x + 2 * lam * w1, d2 * a1 + 2 * lam * w2,
            d1 + 2 * lam * b1, d2 + 2 * lam * b2)
# %% wrong: sign of the network term + a single lambda w for the penalty
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    a1 = sigmoid(w1 * x + b1)
    a2 = sigmoid(w2 * a1 + b2)
    d2 = 2 * (y - a2) * a2 * (1 - a2)
    d1 = d2 * w2 * a1 * (1 - a1)
    return d1 * x + lam * w1, d2 * a1 + lam * w2, d1, d2
# %% right: a tiny reverse pass over a list of neurons
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    weights, biases, acts = [w1, w2], [b1, b2], [x]
    for w, b in zip(weights, biases):
        acts.append(sigmoid(w * acts[-1] + b))
    g, dws, dbs = 2.0 * (acts[-1] - y), [], []
    while weights:
        w = weights.pop()
        out = acts.pop()
        g = g * (out - out * out)
        dbs.insert(0, g)
        dws.insert(0, g * acts[-1] + lam * w + w * lam)
        g = g * w
    return (*dws, *dbs)
# %% right: forward mode, four slopes carried along in one array
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    e = np.eye(4)
    z1, dz1 = w1 * x + b1, x * e[0] + e[2]
    a1 = sigmoid(z1)
    da1 = a1 * sigmoid(-z1) * dz1
    z2, dz2 = w2 * a1 + b2, a1 * e[1] + w2 * da1 + e[3]
    a2 = sigmoid(z2)
    da2 = a2 * sigmoid(-z2) * dz2
    df = 2 * (a2 - y) * da2 + 2 * lam * (w1 * e[0] + w2 * e[1])
    return tuple(float(t) for t in df)
