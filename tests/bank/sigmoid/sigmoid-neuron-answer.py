# %% right: in the inputs
neuron_answers = {
    "w": "2*(sigma(w*x+b)-y)*dsigma(w*x+b)*x",
    "b": "2*(sigma(w*x+b)-y)*dsigma(w*x+b)",
}
# %% right: row names
neuron_answers = {"w": "2*r*dsigma(z)*x", "b": "2*r*dsigma(z)"}
# %% right: a(1-a)
neuron_answers = {"b": "2*(a - y)*a*(1 - a)", "w": "2*(a - y)*a*(1 - a)*x"}
# %% right: unicode
neuron_answers = {
    "w": "2·(σ(w·x + b) − y)·σ'(w·x + b)·x",
    "b": "2·(σ(w·x + b) − y)·σ'(w·x + b)",
}
# %% right: written out, powers
z = "(w*x + b)"
slope = f"exp(-{z})/(1 + exp(-{z}))^2"
residual = f"((1 + exp(-{z}))^(-1) - y)"
neuron_answers = {"w": f"2*{residual}*{slope}*x", "b": f"2*{residual}*{slope}"}
# %% right: expanded
neuron_answers = dict(
    w="2*x*sigmoid(w*x+b)*dsigma(w*x+b) - 2*x*y*dsigma(w*x+b)",
    b="2*a^2*(1-a) - 2*a*y*(1-a)",
)
# %% right: by tanh
neuron_answers = {
    "w": "x*(1 + tanh((w*x+b)/2) - 2*y)*(1 - tanh((w*x+b)/2)^2)/4",
    "b": "(1 + tanh((w*x+b)/2) - 2*y)*(1 - tanh((w*x+b)/2)^2)/4",
}
# %% right: links of the table
neuron_answers = {"w": "(2*r)*(1)*(a - a*a)*(1)*(p/w)", "b": "(2*r)*(1)*(a - a*a)*(1)"}
# %% wrong: neuron/no-two
neuron_answers = {"w": "(sigma(w*x+b)-y)*dsigma(w*x+b)*x", "b": "(sigma(w*x+b)-y)*dsigma(w*x+b)"}
# %% wrong: neuron/sign
neuron_answers = {
    "w": "2*(y-sigma(w*x+b))*dsigma(w*x+b)*x",
    "b": "2*(y-sigma(w*x+b))*dsigma(w*x+b)",
}
# %% wrong: neuron/no-slope
neuron_answers = {"w": "2*(sigma(w*x+b)-y)*x", "b": "2*(sigma(w*x+b)-y)"}
# %% wrong: neuron/slope-of-output
neuron_answers = {"w": "2*r*dsigma(a)*x", "b": "2*r*dsigma(a)"}
# %% wrong: neuron/slope-of-pre-activation
neuron_answers = {"w": "2*r*z*(1-z)*x", "b": "2*r*z*(1-z)"}
# %% wrong: neuron/residual-before-squash
neuron_answers = {"w": "2*(w*x+b-y)*dsigma(w*x+b)*x", "b": "2*(w*x+b-y)*dsigma(w*x+b)"}
# %% wrong: neuron/residual-lost
neuron_answers = {"w": "dsigma(w*x+b)*x", "b": "dsigma(w*x+b)"}
# %% wrong: neuron/cross-entropy-shortcut
neuron_answers = {"w": "(sigma(w*x+b)-y)*x", "b": "sigma(w*x+b)-y"}
# %% wrong: neuron/no-x
neuron_answers = {
    "w": "2*(sigma(w*x+b)-y)*dsigma(w*x+b)",
    "b": "2*(sigma(w*x+b)-y)*dsigma(w*x+b)",
}
# %% wrong: neuron/x-in-bias
neuron_answers = {"w": "2*r*dsigma(z)*x", "b": "2*r*dsigma(z)*x"}
# %% wrong: neuron/w-for-x
neuron_answers = {"w": "2*r*dsigma(z)*w", "b": "2*r*dsigma(z)"}
# %% wrong: neuron/swapped
neuron_answers = {"w": "2*r*dsigma(z)", "b": "2*r*dsigma(z)*x"}
# %% wrong: table/answer-links-added
neuron_answers = {"w": "2*r + 1 + dsigma(z) + 1 + x", "b": "2*r + 1 + dsigma(z) + 1"}
# %% wrong: common/factor
neuron_answers = {"w": "4*r*dsigma(z)*x", "b": "4*r*dsigma(z)"}
# %% wrong: common/not-done
neuron_answers = {
    ...
}
# %% wrong: common/missing
neuron_answer = {"w": "2*r*dsigma(z)*x", "b": "2*r*dsigma(z)"}
# %% wrong: -
neuron_answers = {"w": "2*r*dsigma(z)*x"}
# %% wrong: -
neuron_answers = ("2*r*dsigma(z)*x", "2*r*dsigma(z)")
# %% wrong: -
neuron_answers = {"w": "2(σ(wx+b)-y)σ'(wx+b)x", "b": "2(σ(wx+b)-y)σ'(wx+b)"}
# %% wrong: -
neuron_answers = {"w": "2*r*sigma'*x", "b": "2*r*sigma'"}
# %% wrong: -
neuron_answers = {"w": "2*r*dsigma(z, x)", "b": "2*r*dsigma()"}
# %% wrong: -
neuron_answers = {"w": "y^3 - w", "b": "tan(b)"}
# %% wrong: -
neuron_answers = {"w": neuron_table, "b": None}
