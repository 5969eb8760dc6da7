# %% right: row names
neuron_db_steps = {"dL/dr": "2*r", "dr/da": "1", "da/dz": "dsigma(z)", "dz/db": "1"}
neuron_db = "2*r*dsigma(z)"
# %% right: in the inputs
neuron_db_steps = {
    "dL/dr": "2*(sigma(w*x+b)-y)",
    "dr/da": "1",
    "da/dz": "dsigma(w*x+b)",
    "dz/db": "1",
}
neuron_db = "2*(sigma(w*x+b)-y)*dsigma(w*x+b)"
# %% right: a(1-a)
neuron_db_steps = {"dL/dr": "2*(a - y)", "dr/da": "1", "da/dz": "a*(1 - a)", "dz/db": "1"}
neuron_db = "2*(a - y)*a*(1 - a)"
# %% right: unicode
neuron_db_steps = {"dL/dr": "2·r", "dr/da": "1", "da/dz": "σ'(z)", "dz/db": "1"}
neuron_db = "2·(σ(w·x + b) − y)·σ'(w·x + b)"
# %% right: expanded
neuron_db_steps = dict(
    [("dz/db", "1"), ("da/dz", "a - a^2"), ("dr/da", "1.0"), ("dL/dr", "2*a - 2*y")]
)
neuron_db = "2*a^2 - 2*a^3 - 2*a*y + 2*a^2*y"
# %% right: exponentials, further keys
neuron_db_steps = {
    "dL/dr": "r + r",
    "dr/da": "2/2",
    "da/dz": "exp(-z)/(1 + exp(-z))^2",
    "dz/db": "z/z",
    "dz/dw": "x",
}
neuron_db = "2*(1/(1 + exp(-w*x - b)) - y)/(2 + exp(z) + exp(-z))"
# %% right: joined by code
neuron_db_steps = {"dL/dr": "2*r", "dr/da": "1", "da/dz": "sigmoid(z)*(1 - sigmoid(z))", "dz/db": "1"}
neuron_db = "*".join(neuron_db_steps.values())
# %% wrong: table/square-slope
neuron_db_steps = {"dL/dr": "r", "dr/da": "1", "da/dz": "dsigma(z)", "dz/db": "1"}
neuron_db = "2*r*dsigma(z)"
# %% wrong: table/sigma-slope-of-output
neuron_db_steps = {"dL/dr": "2*r", "dr/da": "1", "da/dz": "dsigma(a)", "dz/db": "1"}
neuron_db = "2*r*dsigma(z)"
# %% wrong: table/sigma-slope-of-output
neuron_db_steps = {"dL/dr": "2*r", "dr/da": "1", "da/dz": "z*(1 - z)", "dz/db": "1"}
neuron_db = "2*r*dsigma(z)"
# %% wrong: table/sum-slope
neuron_db_steps = {"dL/dr": "2*r", "dr/da": "1", "da/dz": "dsigma(z)", "dz/db": "b"}
neuron_db = "2*r*dsigma(z)"
# %% wrong: table/local-is-global
neuron_db_steps = {"dL/dr": "2*r*dsigma(z)", "dr/da": "1", "da/dz": "dsigma(z)", "dz/db": "1"}
neuron_db = "2*r*dsigma(z)"
# %% wrong: neuron/no-two
neuron_db_steps = {"dL/dr": "2*r", "dr/da": "1", "da/dz": "dsigma(z)", "dz/db": "1"}
neuron_db = "(sigma(w*x + b) - y)*dsigma(w*x + b)"
# %% wrong: neuron/sign
neuron_db_steps = {"dL/dr": "2*r", "dr/da": "1", "da/dz": "dsigma(z)", "dz/db": "1"}
neuron_db = "2*(y - sigma(w*x + b))*dsigma(w*x + b)"
# %% wrong: neuron/no-slope
neuron_db_steps = {"dL/dr": "2*r", "dr/da": "1", "da/dz": "dsigma(z)", "dz/db": "1"}
neuron_db = "2*(sigma(w*x + b) - y)"
# %% wrong: neuron/slope-of-output
neuron_db_steps = {"dL/dr": "2*r", "dr/da": "1", "da/dz": "dsigma(z)", "dz/db": "1"}
neuron_db = "2*(a - y)*dsigma(a)"
# %% wrong: neuron/slope-of-pre-activation
neuron_db_steps = {"dL/dr": "2*r", "dr/da": "1", "da/dz": "dsigma(z)", "dz/db": "1"}
neuron_db = "2*(a - y)*z*(1 - z)"
# %% wrong: neuron/residual-before-squash
neuron_db_steps = {"dL/dr": "2*r", "dr/da": "1", "da/dz": "dsigma(z)", "dz/db": "1"}
neuron_db = "2*(w*x + b - y)*dsigma(w*x + b)"
# %% wrong: neuron/residual-lost
neuron_db_steps = {"dL/dr": "2*r", "dr/da": "1", "da/dz": "dsigma(z)", "dz/db": "1"}
neuron_db = "dsigma(w*x + b)"
# %% wrong: neuron/cross-entropy-shortcut
neuron_db_steps = {"dL/dr": "2*r", "dr/da": "1", "da/dz": "dsigma(z)", "dz/db": "1"}
neuron_db = "sigma(w*x + b) - y"
# %% wrong: neuron/x-in-bias
neuron_db_steps = {"dL/dr": "2*r", "dr/da": "1", "da/dz": "dsigma(z)", "dz/db": "1"}
neuron_db = "2*(sigma(w*x + b) - y)*dsigma(w*x + b)*x"
# %% wrong: table/answer-links-added
neuron_db_steps = {"dL/dr": "2*r", "dr/da": "1", "da/dz": "dsigma(z)", "dz/db": "1"}
neuron_db = "2*r + 1 + dsigma(z) + 1"
# %% wrong: -
neuron_db_steps = {"dL/dr": "2*r", "dr/da": "-1", "da/dz": "dsigma(z)", "dz/db": "1"}
neuron_db = "2*r*dsigma(z)"
# %% wrong: common/factor
neuron_db_steps = {"dL/dr": "2*r", "dr/da": "1", "da/dz": "dsigma(z)", "dz/db": "1"}
neuron_db = "4*r*dsigma(z)"
# %% wrong: common/not-done
neuron_db_steps = {
    ...
}
neuron_db = (
    ...
)
# %% wrong: common/missing
neuron_db_steps = {"dL/dr": "2*r", "dr/da": "1", "da/dz": "dsigma(z)", "dz/db": "1"}
neuron_dB = "2*r*dsigma(z)"
# %% wrong: -
neuron_db_steps = {"dL/dr": "2*r", "dr/da": "1", "da/dz": "dsigma(z)", "dz/db": "x"}
neuron_db = "2*r*dsigma(z)"
# %% wrong: -
neuron_db_steps = {"dL/dr": "2*r", "da/dz": "dsigma(z)"}
neuron_db = "2*r*dsigma(z)"
# %% wrong: -
neuron_db_steps = ["2*r", "1", "dsigma(z)", "1"]
neuron_db = "2*r*dsigma(z)"
# %% wrong: -
neuron_db_steps = {"dL/dr": 2, "dr/da": 1, "da/dz": sigmoid, "dz/db": 1}
neuron_db = "2*r*dsigma(z)"
# %% wrong: -
neuron_db_steps = {"dL/dr": "2r", "dr/da": "1", "da/dz": "dsigma(z)", "dz/db": "1"}
neuron_db = "2r*dsigma(z)"
# %% wrong: -
neuron_db_steps = {"dL/dr": "2*r", "dr/da": "1", "da/dz": "dsigma(z)", "dz/db": "1"}
neuron_db = "2*error*dsigma(z)"
# %% wrong: -
neuron_db_steps = {"dL/dr": "w", "dr/da": "x", "da/dz": "y", "dz/db": "w + b"}
neuron_db = "w*x - 3*b"
