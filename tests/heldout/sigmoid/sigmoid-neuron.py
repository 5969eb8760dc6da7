# %% wrong: the residual is taken before the squashing
def neuron_grad(w, b, x, y):
    z = w * x + b
    common = 2 * (z - y) * sigmoid_grad(z)
    return common * x, common
# %% wrong: the slope of the curve is asked at its own height
def neuron_grad(w, b, x, y):
    z = w * x + b
    a = sigmoid(z)
    common = 2 * (a - y) * sigmoid_grad(a)
    return common * x, common
# %% wrong: the squashing is skipped on the way back, as with another loss
def neuron_grad(w, b, x, y):
    a = sigmoid(w * x + b)
    return 2 * (a - y) * x, 2 * (a - y)
# %% wrong: half the slope because a half is imagined in the loss
def neuron_grad(w, b, x, y):
    z = w * x + b
    delta = (sigmoid(z) - y) * sigmoid_grad(z)
    return delta * x, delta
# %% wrong: square root of the loss for the residual
def neuron_grad(w, b, x, y):
    z = w * x + b
    r = np.abs(sigmoid(z) - y)
    delta = 2 * r * sigmoid_grad(z)
    return delta * x, delta
# %% wrong: returns bias slope and weight slope in this order
def neuron_grad(w, b, x, y):
    z = w * x + b
    db = 2 * (sigmoid(z) - y) * sigmoid_grad(z)
    dw = db * x
    return db, dw
# %% wrong: forgets the derivative of the line with respect to the weight
def neuron_grad(w, b, x, y):
    z = w * x + b
    delta = 2 * (sigmoid(z) - y) * sigmoid_grad(z)
    return delta, delta
# %% wrong: the pre-activation has no bias
def neuron_grad(w, b, x, y):
    z = w * x
    delta = 2 * (sigmoid(z) - y) * sigmoid_grad(z)
    return delta * x, delta
# %% wrong: the slope of the curve is taken at x
def neuron_grad(w, b, x, y):
    a = sigmoid(w * x + b)
    delta = 2 * (a - y) * sigmoid_grad(x)
    return delta * x, delta
# %% wrong: the bias slope is multiplied by b, in analogy to the input
def neuron_grad(w, b, x, y):
    z = w * x + b
    delta = 2 * (sigmoid(z) - y) * sigmoid_grad(z)
    return delta * x, delta * b
# %% wrong: own slope formula, which is nan for saturated neurons
def neuron_grad(w, b, x, y):
    z = w * x + b
    s = 1 / (1 + np.exp(-z))
    ds = np.exp(-z) / (1 + np.exp(-z)) ** 2
    return 2 * (s - y) * ds * x, 2 * (s - y) * ds
# %% wrong: target minus activation without the inner minus
def neuron_grad(w, b, x, y):
    z = w * x + b
    delta = 2 * (y - sigmoid(z)) * sigmoid_grad(z)
    return delta * x, delta
# %% wrong: target minus activation without the inner minus + slope of the curve left out
def neuron_grad(w, b, x, y):
    err = y - sigmoid(w * x + b)
    return 2 * err * x, 2 * err
# %% wrong: slope at the activation + multiplied by w for the weight
def neuron_grad(w, b, x, y):
    a = sigmoid(w * x + b)
    delta = 2 * (a - y) * sigmoid_grad(a)
    return delta * w, delta
# %% right: polynomial in the activation
def neuron_grad(w, b, x, y):
    a = sigmoid(w * x + b)
    # 2 (a - y)(a - a²)
    db = 2 * (-(a**3) + (1 + y) * a**2 - y * a)
    return x * db, db
# %% right: two minus signs that cancel
def neuron_grad(w, b, x, y):
    miss = y - sigmoid(b + x * w)
    back = -2 * miss
    back *= sigmoid_grad(-(b + x * w))
    return tuple(np.array([x, 1.0]) * back)
