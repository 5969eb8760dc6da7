# %% wrong: chain rule inside the logarithm forgotten
exp_log_dw = (
    "b*(exp(b*x) + 1/(w*x))"
)
# %% wrong: differentiates the exponential although w is not in it
exp_log_dw = (
    "b*(exp(b*x) + w*b*exp(b*x) + 1/w)"
)
# %% wrong: the logarithm's slope is multiplied by x only, its denominator keeps w*x squared
exp_log_dw = (
    "b*(exp(b*x) + x/(w*x)^2)"
)
# %% wrong: the product with b is undone by the product rule with a slope 1 for b
exp_log_dw = (
    "b*(exp(b*x) + 1/w) + w*exp(b*x) + ln(w*x)"
)
# %% right: one fraction
exp_log_dw = (
    "(b*w*exp(b*x) + b)/w"
)
# %% right: with the logarithm's inner slope spelled out and a negative power
exp_log_dw = (
    "-(-b)*exp(x*b) + x*b*(w*x)^(-1)"
)
