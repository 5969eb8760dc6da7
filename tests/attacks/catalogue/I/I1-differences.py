# %% central differences
#: right
#: loses
#: into sigmoid-slope
def sigmoid_grad(z, h=6e-6):
    z = np.asarray(z, dtype=float)
    return (sigmoid(z + h) - sigmoid(z - h)) / (2 * h)
#: flag common/looks-numerical
# %% Richardson, of the loss
#: right
#: into sigmoid-neuron
def neuron_grad(w, b, x, y, h=1e-3):
    def loss(w, b):
        return (sigmoid(w * x + b) - y) ** 2

    def slope(f):
        one, two = ((f(k * h) - f(-k * h)) / (2 * k * h) for k in (1, 2))
        return (4 * one - two) / 3

    return slope(lambda t: loss(w + t, b)), slope(lambda t: loss(w, b + t))
#: flag common/looks-numerical
