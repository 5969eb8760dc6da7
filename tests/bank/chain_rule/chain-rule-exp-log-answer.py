# %% right: factored
exp_log_dw = "b*(exp(b*x) + 1/w)"
# %% right: expanded
exp_log_dw = "b*exp(b*x) + b/w"
# %% right: row names
exp_log_dw = "b*(s + x/p)"
# %% right: two roads
exp_log_dw = "s*1*b + x*(1/p)*1*b"
# %% right: unicode and power
exp_log_dw = "b·(exp(b·x) + w^(−1))"
# %% right: one fraction
exp_log_dw = "b*(w*exp(x*b) + 1)/w"
# %% right: through the value of t
exp_log_dw = "b*(t + 1)/w"
# %% right: common denominator with x
exp_log_dw = "(b*x*w*exp(b*x) + b*x)/(w*x)"
# %% wrong: exp-log/log-inner-lost
exp_log_dw = "b*(exp(b*x) + 1/(w*x))"
# %% wrong: exp-log/log-chain-twice
exp_log_dw = "b*(exp(b*x) + x/w)"
# %% wrong: exp-log/log10
exp_log_dw = "b*(exp(b*x) + 1/(w*ln(10)))"
# %% wrong: exp-log/outer-b-lost
exp_log_dw = "exp(b*x) + 1/w"
# %% wrong: exp-log/w-kept
exp_log_dw = "b*(w*exp(b*x) + 1/w)"
# %% wrong: exp-log/swapped
exp_log_dw = "b*w*x*exp(b*x) + w*exp(b*x) + ln(w*x)"
# %% wrong: table/answer-one-path
exp_log_dw = "b*exp(b*x)"
# %% wrong: table/answer-one-path
exp_log_dw = "b*1*(1/p)*x"
# %% wrong: table/answer-links-added
exp_log_dw = "s + 1 + b + x + 1/p + 1 + b"
# %% wrong: table/answer-links-added
exp_log_dw = "s + 1 + b"
# %% wrong: table/answer-paths-multiplied
exp_log_dw = "(b*s)*(b*x/p)"
# %% wrong: common/sign
exp_log_dw = "-b*(exp(b*x) + 1/w)"
# %% wrong: common/factor
exp_log_dw = "2*b*(exp(b*x) + 1/w)"
# %% wrong: common/not-done
exp_log_dw = (
    ...
)
# %% wrong: -
exp_log_dw = "b*(e^(b*x) + 1/w)"
# %% wrong: -
exp_log_dw = r"b \left(e^{bx} + \frac{1}{w}\right)"
# %% wrong: -
exp_log_dw = "b*(exp(b*x) + 1/w"
# %% wrong: -
exp_log_dw = lambda w, b, x: b * (np.exp(b * x) + 1 / w)
# %% wrong: -
exp_log_dw = "w - x*b^3"
# %% wrong: -
exp_log_dw = "sqrt(-1)*exp(w)"
