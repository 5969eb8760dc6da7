# %% wrong: slope of the curve at the activation, in both
neuron_answers = {
    "w": "2*(sigma(w*x + b) - y)*dsigma(sigma(w*x + b))*x",
    "b": "2*(sigma(w*x + b) - y)*dsigma(sigma(w*x + b))",
}
# %% wrong: the curve's slope is replaced by its value, in both
neuron_answers = {
    "w": "2*(sigma(w*x + b) - y)*sigma(w*x + b)*x",
    "b": "2*(sigma(w*x + b) - y)*sigma(w*x + b)",
}
# %% wrong: the inner slope for w is missing
neuron_answers = {
    "w": "2*(sigma(w*x + b) - y)*dsigma(w*x + b)",
    "b": "2*(sigma(w*x + b) - y)*dsigma(w*x + b)",
}
# %% wrong: bracket closed too early so that the target is squashed as well, in both
neuron_answers = {
    "w": "2*sigma(w*x + b - y)*dsigma(w*x + b)*x",
    "b": "2*sigma(w*x + b - y)*dsigma(w*x + b)",
}
# %% wrong: no 2 from the square + x forgotten for the weight
neuron_answers = {
    "w": "(sigma(w*x + b) - y)*dsigma(w*x + b)",
    "b": "(sigma(w*x + b) - y)*dsigma(w*x + b)",
}
# %% right: with the exponential of both signs
neuron_answers = {
    "w": "-2*x*(y - sigma(w*x + b))/(2 + exp(w*x + b) + exp(-w*x - b))",
    "b": "2*(sigma(w*x + b) - y)*(1 - sigma(b + x*w))*sigma(b + x*w)",
}
