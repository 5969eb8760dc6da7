# %% wrong: the inner derivative of the logarithm is left out
def exp_log_grad(w, b, x):
    E = np.exp(b * x)
    dw = b * (E + 1 / (w * x))
    db = w * E + np.log(w * x) + b * w * x * E
    return dw, db
# %% wrong: the bias is only seen in the exponent, not at the end of the line
def exp_log_grad(w, b, x):
    E = np.exp(b * x)
    return b * (E + 1 / w), b * w * x * E
# %% wrong: the bias is only seen at the end of the line, not in the exponent
def exp_log_grad(w, b, x):
    E = np.exp(b * x)
    return b * (E + 1 / w), w * E + np.log(w * x)
# %% wrong: the exponential is its own derivative also with respect to b, without x
def exp_log_grad(w, b, x):
    E = np.exp(b * x)
    bracket = w * E + np.log(w * x)
    dw = b * (E + 1 / w)
    db = bracket + b * w * E
    return dw, db
# %% wrong: power rule for the exponential
def exp_log_grad(w, b, x):
    E = np.exp(b * x)
    dw = b * (E + 1 / w)
    db = w * E + np.log(w * x) + b * w * (b * x) * np.exp(b * x - 1)
    return dw, db
# %% wrong: the logarithm is split although both factors may be negative
def exp_log_grad(w, b, x):
    E = np.exp(b * x)
    return b * E + b / w, w * E + np.log(w) + np.log(x) + b * w * x * E
# %% wrong: logarithm to the base ten in the bracket
def exp_log_grad(w, b, x):
    E = np.exp(b * x)
    dw = b * (E + 1 / w)
    db = w * E + np.log10(w * x) + b * w * x * E
    return dw, db
# %% wrong: the factor b at the end is dropped in the weight slope
def exp_log_grad(w, b, x):
    E = np.exp(b * x)
    return E + 1 / w, w * E + np.log(w * x) + w * b * x * E
# %% wrong: the factor b at the end multiplies only the logarithm in the weight slope
def exp_log_grad(w, b, x):
    E = np.exp(b * x)
    dw = E + b / w
    db = w * E + np.log(w * x) + w * b * x * E
    return dw, db
# %% wrong: the exponent brings its b into the weight slope, as if we asked for x
def exp_log_grad(w, b, x):
    E = np.exp(b * x)
    dw = b * (b * E + 1 / w)
    db = w * E + np.log(w * x) + w * b * x * E
    return dw, db
# %% wrong: in the direct path only the first term of the bracket survives
def exp_log_grad(w, b, x):
    E = np.exp(b * x)
    dw = b * (E + 1 / w)
    db = w * E * (1 + b * x)
    return dw, db
# %% wrong: forgets that the exponential is multiplied by the weight on the long path
def exp_log_grad(w, b, x):
    E = np.exp(b * x)
    dw = b * (E + 1 / w)
    db = w * E + np.log(w * x) + b * x * E
    return dw, db
# %% wrong: 1/(wx) for the logarithm + no direct path for the bias
def exp_log_grad(w, b, x):
    E = np.exp(b * x)
    dw = b * (E + 1 / (w * x))
    db = b * w * x * E
    return dw, db
# %% wrong: no x from the exponent + logarithm dropped from the bracket in the direct path
def exp_log_grad(w, b, x):
    E = np.exp(b * x)
    dw = b * (E + 1 / w)
    db = w * E + b * w * E
    return dw, db
# %% right: the given value divided by b serves as the direct path when b is not 0
def exp_log_grad(w, b, x):
    E = np.exp(x * b)
    direct = exp_log_value(w, b, x) / b if abs(b) > 1e-3 else w * E + np.log(w * x)
    return (w * E + 1) * b / w, direct + b * x * w * E
# %% right: small list of operations that is run backwards
def exp_log_grad(w, b, x):
    p = w * x
    q = np.log(p)
    r = b * x
    s = np.exp(r)
    t = w * s
    u = t + q
    g = dict.fromkeys("wbpqrstu", 0.0)
    g["u"] += b
    g["b"] += u
    g["t"] += g["u"]
    g["q"] += g["u"]
    g["w"] += g["t"] * s
    g["s"] += g["t"] * w
    g["r"] += g["s"] * s
    g["b"] += g["r"] * x
    g["p"] += g["q"] / p
    g["w"] += g["p"] * x
    return g["w"], g["b"]
