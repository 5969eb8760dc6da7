# %% wrong: the second fraction is upside down
def composite_forward(x, z):
    a = x * z
    b = np.log(x)
    c = np.sin(b)
    d = np.exp(a)
    e = b / a
    f = c / a
    return {"a": a, "b": b, "c": c, "d": d, "e": e, "f": f, "y": d + e + f}
# %% wrong: the sine is taken of x itself, not of its logarithm
def composite_forward(x, z):
    a = x * z
    b = np.log(x)
    c = np.sin(x)
    d = np.exp(a)
    e = a / b
    f = c / a
    return {"a": a, "b": b, "c": c, "d": d, "e": e, "f": f, "y": d + e + f}
# %% wrong: a division followed by a product without brackets in the last term
def composite_forward(x, z):
    a = x * z
    b = np.log(x)
    c = np.sin(b)
    d = np.exp(a)
    e = a / b
    f = c / x * z
    y = d + e + f
    return dict(a=a, b=b, c=c, d=d, e=e, f=f, y=y)
# %% wrong: z is outside of the exponent
def composite_forward(x, z):
    out = {}
    out["a"] = x * z
    out["b"] = np.log(x)
    out["c"] = np.sin(out["b"])
    out["d"] = np.exp(x) * z
    out["e"] = out["a"] / out["b"]
    out["f"] = out["c"] / out["a"]
    out["y"] = out["d"] + out["e"] + out["f"]
    return out
# %% wrong: rounds everything to six digits to look like the table
def composite_forward(x, z):
    a = x * z
    b = np.log(x)
    c = np.sin(b)
    d = np.exp(a)
    e = a / b
    f = c / a
    values = {"a": a, "b": b, "c": c, "d": d, "e": e, "f": f, "y": d + e + f}
    return {k: round(float(v), 6) for k, v in values.items()}
# %% wrong: converts the argument of the sine from degrees
def composite_forward(x, z):
    a, b = x * z, np.log(x)
    c = np.sin(np.deg2rad(b))
    d, e, f = np.exp(a), a / b, c / a
    return {"a": a, "b": b, "c": c, "d": d, "e": e, "f": f, "y": d + e + f}
# %% wrong: the logarithm is taken of the product, not of x
def composite_forward(x, z):
    a = x * z
    b = np.log(a)
    c = np.sin(b)
    d = np.exp(a)
    e = a / b
    f = c / a
    return {"a": a, "b": b, "c": c, "d": d, "e": e, "f": f, "y": d + e + f}
# %% wrong: the last term is subtracted
def composite_forward(x, z):
    a = x * z
    b = np.log(x)
    c = np.sin(b)
    d = np.exp(a)
    e = a / b
    f = c / a
    return {"a": a, "b": b, "c": c, "d": d, "e": e, "f": f, "y": d + e - f}
# %% wrong: sine of degrees + first fraction upside down
def composite_forward(x, z):
    a = x * z
    b = np.log(x)
    c = np.sin(b * np.pi / 180)
    d = np.exp(a)
    e = b / a
    f = c / a
    return {"a": a, "b": b, "c": c, "d": d, "e": e, "f": f, "y": d + e + f}
# %% right: the total from the given function, the exponential as a power
def composite_forward(x, z):
    names = "abcdefy"
    lg = np.log(x)
    return dict(zip(names, (z * x, lg, np.sin(lg), np.exp(x) ** z, z * x / lg,
                            np.sin(lg) / x / z, composite_value(x, z))))
