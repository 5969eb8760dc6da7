# %% central differences of the curve
#: right
#: loses
#: into sigmoid-slope
def sigmoid_grad(z, h=6e-6):
    z = np.asarray(z, dtype=float)
    return (sigmoid(z + h) - sigmoid(z - h)) / (2 * h)
#: says wrong for z = -20 and 20
# %% central differences of the loss
#: right
#: loses
#: into sigmoid-neuron
def neuron_grad(w, b, x, y, h=6e-6):
    def loss(w, b):
        return (sigmoid(w * x + b) - y) ** 2

    return (loss(w + h, b) - loss(w - h, b)) / (2 * h), (loss(w, b + h) - loss(w, b - h)) / (2 * h)
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
# %% Ridders, of the loss
#: right
#: loses
#: into sigmoid-neuron
def neuron_grad(w, b, x, y):
    def slope(f, h=0.1, rows=8):
        table = []
        for i in range(rows):
            step = h / 1.4**i
            row = [(f(step) - f(-step)) / (2 * step)]
            for j, last in enumerate(table[-1] if table else [], 1):
                row.append((1.96**j * row[-1] - last) / (1.96**j - 1))
            table.append(row)
        return table[-1][-1]

    def loss(w, b):
        return (sigmoid(w * x + b) - y) ** 2

    return slope(lambda t: loss(w + t, b)), slope(lambda t: loss(w, b + t))
#: flag common/looks-numerical
