# %% right: five rows
neuron_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("z", "p + b", {"p": "1", "b": "1"}, "w*x + b"),
    ("a", "sigma(z)", {"z": "dsigma(z)"}, "sigma(w*x + b)"),
    ("r", "a - y", {"a": "1"}, "sigma(w*x + b) - y"),
    ("L", "r^2", {"r": "2*r"}, "(sigma(w*x + b) - y)^2"),
]
# %% right: residual the other way round, square as product
neuron_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("z", "b + p", {"b": "1", "p": "1"}, "b + x*w"),
    ("a", "sigmoid(z)", {"z": "a*(1 - a)"}, "sigmoid(b + x*w)"),
    ("r", "y - a", {"a": "-1"}, "y - sigmoid(b + x*w)"),
    ("L", "r*r", {"r": "2*r"}, "(y - sigmoid(b + x*w))*(y - sigmoid(b + x*w))"),
]
# %% right: sigma from elementary operations
neuron_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("z", "p + b", {"p": "1", "b": "1"}, "w*x + b"),
    ("n", "-z", {"z": "-1"}, "-(w*x + b)"),
    ("e1", "exp(n)", {"n": "e1"}, "exp(-w*x - b)"),
    ("d", "1 + e1", {"e1": "1"}, "1 + exp(-w*x - b)"),
    ("a", "1/d", {"d": "-1/d^2"}, "1/(1 + exp(-w*x - b))"),
    ("r", "a - y", {"a": "1", "y": "-1"}, "sigma(w*x + b) - y"),
    ("L", "r^2", {"r": "r + r"}, "(1/(1 + exp(-w*x - b)) - y)^2"),
]
# %% right: lists, unicode, a renaming
neuron_table = [
    ["p", "w·x", {"w": "x"}, "w·x"],
    ["q", "b", {"b": "1"}, "b"],
    ["z", "p + q", {"p": "1", "q": "1"}, "w·x + b"],
    ["a", "σ(z)", {"z": "σ'(z)"}, "σ(w·x + b)"],
    ["r", "a − y", {"a": "1"}, "σ(w·x + b) − y"],
    ["L", "r^2", {"r": "2·r"}, "(σ(w·x + b) − y)^2"],
]
# %% right: slopes of the constants too, slopes in the inputs
neuron_table = [
    ("p", "x*w", {"w": "x", "x": "w"}, "w*x"),
    ("z", "p + b", {"p": "1", "b": "1", "w": "0"}, "b + w*x"),
    ("a", "sigma(z)", {"z": "sigma(w*x + b)*(1 - sigma(w*x + b))"}, "1/(1 + exp(-(w*x + b)))"),
    ("m", "-y", {"y": "-1"}, "-y"),
    ("r", "a + m", {"a": "1", "m": "1"}, "sigma(w*x + b) - y"),
    ("L", "r**2", {"r": "2*(a - y)"}, "(y - sigma(w*x + b))**2"),
]
# %% right: built by code
inside, height = "w*x + b", "sigma(w*x + b)"
neuron_table = []
neuron_table.append(("u", "x*w", dict(w="x"), "x*w"))
neuron_table.append(("v", "u + b", dict(u="1", b="1"), inside))
neuron_table.append(("out", "sigma(v)", dict(v="exp(-v)/(1 + exp(-v))^2"), height))
neuron_table.append(("err", "out - y", dict(out="1"), height + " - y"))
neuron_table.append(("loss", "err^2", dict(err="2*err"), "(" + height + " - y)^2"))
# %% wrong: table/product-own-factor
neuron_table = [
    ("p", "w*x", {"w": "w"}, "w*x"),
    ("z", "p + b", {"p": "1", "b": "1"}, "w*x + b"),
    ("a", "sigma(z)", {"z": "dsigma(z)"}, "sigma(w*x + b)"),
    ("r", "a - y", {"a": "1"}, "sigma(w*x + b) - y"),
    ("L", "r^2", {"r": "2*r"}, "(sigma(w*x + b) - y)^2"),
]
# %% wrong: table/product-whole
neuron_table = [
    ("p", "w*x", {"w": "w*x"}, "w*x"),
    ("z", "p + b", {"p": "1", "b": "1"}, "w*x + b"),
    ("a", "sigma(z)", {"z": "dsigma(z)"}, "sigma(w*x + b)"),
    ("r", "a - y", {"a": "1"}, "sigma(w*x + b) - y"),
    ("L", "r^2", {"r": "2*r"}, "(sigma(w*x + b) - y)^2"),
]
# %% wrong: table/sum-slope
neuron_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("z", "p + b", {"p": "p", "b": "1"}, "w*x + b"),
    ("a", "sigma(z)", {"z": "dsigma(z)"}, "sigma(w*x + b)"),
    ("r", "a - y", {"a": "1"}, "sigma(w*x + b) - y"),
    ("L", "r^2", {"r": "2*r"}, "(sigma(w*x + b) - y)^2"),
]
# %% wrong: table/sum-slope
neuron_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("z", "p + b", {"p": "1", "b": "b"}, "w*x + b"),
    ("a", "sigma(z)", {"z": "dsigma(z)"}, "sigma(w*x + b)"),
    ("r", "a - y", {"a": "1"}, "sigma(w*x + b) - y"),
    ("L", "r^2", {"r": "2*r"}, "(sigma(w*x + b) - y)^2"),
]
# %% wrong: table/difference-sign
neuron_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("z", "p + b", {"p": "1", "b": "1"}, "w*x + b"),
    ("a", "sigma(z)", {"z": "dsigma(z)"}, "sigma(w*x + b)"),
    ("r", "y - a", {"a": "1"}, "y - sigma(w*x + b)"),
    ("L", "r^2", {"r": "2*r"}, "(y - sigma(w*x + b))^2"),
]
# %% wrong: table/square-slope
neuron_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("z", "p + b", {"p": "1", "b": "1"}, "w*x + b"),
    ("a", "sigma(z)", {"z": "dsigma(z)"}, "sigma(w*x + b)"),
    ("r", "a - y", {"a": "1"}, "sigma(w*x + b) - y"),
    ("L", "r^2", {"r": "r"}, "(sigma(w*x + b) - y)^2"),
]
# %% wrong: table/sigma-slope-of-output
neuron_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("z", "p + b", {"p": "1", "b": "1"}, "w*x + b"),
    ("a", "sigma(z)", {"z": "dsigma(a)"}, "sigma(w*x + b)"),
    ("r", "a - y", {"a": "1"}, "sigma(w*x + b) - y"),
    ("L", "r^2", {"r": "2*r"}, "(sigma(w*x + b) - y)^2"),
]
# %% wrong: table/sigma-slope-of-output
neuron_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("z", "p + b", {"p": "1", "b": "1"}, "w*x + b"),
    ("a", "sigma(z)", {"z": "z*(1 - z)"}, "sigma(w*x + b)"),
    ("r", "a - y", {"a": "1"}, "sigma(w*x + b) - y"),
    ("L", "r^2", {"r": "2*r"}, "(sigma(w*x + b) - y)^2"),
]
# %% wrong: table/missing-path-local
neuron_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("z", "p + b", {"p": "1"}, "w*x + b"),
    ("a", "sigma(z)", {"z": "dsigma(z)"}, "sigma(w*x + b)"),
    ("r", "a - y", {"a": "1"}, "sigma(w*x + b) - y"),
    ("L", "r^2", {"r": "2*r"}, "(sigma(w*x + b) - y)^2"),
]
# %% wrong: table/local-is-global
neuron_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("z", "p + b", {"p": "1", "b": "1"}, "w*x + b"),
    ("a", "sigma(z)", {"z": "dsigma(z)*x"}, "sigma(w*x + b)"),
    ("r", "a - y", {"a": "1"}, "sigma(w*x + b) - y"),
    ("L", "r^2", {"r": "2*r"}, "(sigma(w*x + b) - y)^2"),
]
# %% wrong: table/local-is-global
neuron_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("z", "p + b", {"p": "1", "b": "1"}, "w*x + b"),
    ("a", "sigma(z)", {"z": "dsigma(z)"}, "sigma(w*x + b)"),
    ("r", "a - y", {"a": "1"}, "sigma(w*x + b) - y"),
    ("L", "r^2", {"r": "2*r*dsigma(z)"}, "(sigma(w*x + b) - y)^2"),
]
# %% wrong: table/two-operations
neuron_table = [
    ("z", "w*x + b", {"w": "x", "b": "1"}, "w*x + b"),
    ("a", "sigma(z)", {"z": "dsigma(z)"}, "sigma(w*x + b)"),
    ("r", "a - y", {"a": "1"}, "sigma(w*x + b) - y"),
    ("L", "r^2", {"r": "2*r"}, "(sigma(w*x + b) - y)^2"),
]
# %% wrong: table/two-operations
neuron_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("z", "p + b", {"p": "1", "b": "1"}, "w*x + b"),
    ("a", "sigma(z)", {"z": "dsigma(z)"}, "sigma(w*x + b)"),
    ("L", "(a - y)^2", {"a": "2*(a - y)"}, "(sigma(w*x + b) - y)^2"),
]
# %% wrong: table/expansion-not-expanded
neuron_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("z", "p + b", {"p": "1", "b": "1"}, "p + b"),
    ("a", "sigma(z)", {"z": "dsigma(z)"}, "sigma(z)"),
    ("r", "a - y", {"a": "1"}, "a - y"),
    ("L", "r^2", {"r": "2*r"}, "r^2"),
]
# %% wrong: common/not-done
neuron_table = [
    # (name, breakdown, local gradients, expansion)
    ...
]
# %% wrong: common/missing
neuron = [("p", "w*x", {"w": "x"}, "w*x")]
# %% wrong: -
neuron_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("z", "p + b", {"p": "1", "b": "1"}, "w*x + b"),
    ("a", "tanh(z)", {"z": "1 - a^2"}, "tanh(w*x + b)"),
    ("r", "a - y", {"a": "1"}, "tanh(w*x + b) - y"),
    ("L", "r^2", {"r": "2*r"}, "(tanh(w*x + b) - y)^2"),
]
# %% wrong: -
neuron_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("z", "p + b", {"p": "1", "b": "1"}, "w*x + b"),
    ("a", "sigma(z)", {"z": "dsigma(z)"}, "sigma(w*x + b)"),
    ("r", "a - y", {"a": "1"}, "sigma(w*x + b) - y"),
]
# %% wrong: -
neuron_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("z", "p - b", {"p": "1", "b": "-1"}, "w*x - b"),
    ("a", "sigma(z)", {"z": "dsigma(z)"}, "sigma(w*x - b)"),
    ("r", "a - y", {"a": "1"}, "sigma(w*x - b) - y"),
    ("L", "r^2", {"r": "2*r"}, "(sigma(w*x - b) - y)^2"),
]
# %% wrong: -
neuron_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("b", "p + b", {"p": "1"}, "w*x + b"),
    ("a", "sigma(b)", {"b": "dsigma(b)"}, "sigma(w*x + b)"),
    ("r", "a - y", {"a": "1"}, "sigma(w*x + b) - y"),
    ("L", "r^2", {"r": "2*r"}, "(sigma(w*x + b) - y)^2"),
]
# %% wrong: -
neuron_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("z", "p + b", {"p": "1", "b": "1"}, "w*x + b"),
    ("a", "sigma(z)", {"z": "relu(z)"}, "sigma(w*x + b)"),
    ("r", "a - y", {"a": "1"}, "sigma(w*x + b) - y"),
    ("L", "r^2", {"r": "2*r"}, "(sigma(w*x + b) - y)^2"),
]
# %% wrong: -
neuron_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("z", "p + b", {"p": "1", "b": "1"}, "w*x + b"),
    ("a", "sigma(z)", {"z": "dsigma(z)"}, "sigma(w*x + b)"),
    ("r", "a - y", {"a": "1"}, "sigma(w*x + b) - y"),
    ("L", "r^2", {"r": "2*r"}, "(w*x + b - y)^2"),
]
# %% wrong: -
neuron_table = {"p": "w*x", "z": "p + b", "a": "sigma(z)", "r": "a - y", "L": "r^2"}
# %% wrong: -
neuron_table = [("p", "w*x"), ("z", "p + b"), ("a", "sigma(z)"), ("r", "a - y"), ("L", "r^2")]
# %% wrong: -
neuron_table = [
    ("p", lambda w, x: w * x, {"w": "x"}, "w*x"),
    ("z", lambda p, b: p + b, {"p": "1", "b": "1"}, "w*x + b"),
]
