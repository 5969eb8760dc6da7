# %% right: thirteen rows
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("a1", "sigma(z1)", {"z1": "a1*(1-a1)"}, "sigma(w1*x+b1)"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2*sigma(w1*x+b1)"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x+b1)+b2"),
    ("a2", "sigma(z2)", {"z2": "a2*(1-a2)"}, "sigma(w2*sigma(w1*x+b1)+b2)"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r**2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1**2", {"w1": "2*w1"}, "w1**2"),
    ("s2", "w2**2", {"w2": "2*w2"}, "w2**2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1**2+w2**2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1**2+w2**2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% right: dsigma, constants too, lists
regularized_table = [
    ["p", "w1*x", {"w1": "x", "x": "w1"}, "w1*x"],
    ["z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"],
    ["a1", "sigma(z1)", {"z1": "dsigma(z1)"}, "sigma(w1*x+b1)"],
    ["q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2*sigma(w1*x+b1)"],
    ["z2", "q+b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x+b1)+b2"],
    ["a2", "sigma(z2)", {"z2": "dsigma(z2)"}, "sigma(w2*sigma(w1*x+b1)+b2)"],
    ["r", "y-a2", {"a2": "-1", "y": "1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"],
    ["l", "r**2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"],
    ["s1", "w1**2", {"w1": "2*w1"}, "w1**2"],
    ["s2", "w2**2", {"w2": "2*w2"}, "w2**2"],
    ["s", "s1+s2", {"s1": "1", "s2": "1"}, "w1**2+w2**2"],
    ["m", "lam*s", {"s": "lam", "lam": "s"}, "lam*(w1**2+w2**2)"],
    ["f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"],
]

# %% right: the sigmoid split into its operations
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("n1", "-z1", {"z1": "-1"}, "-(w1*x+b1)"),
    ("e1", "exp(n1)", {"n1": "e1"}, "exp(-(w1*x+b1))"),
    ("d1", "1+e1", {"e1": "1"}, "1+exp(-(w1*x+b1))"),
    ("a1", "1/d1", {"d1": "-1/d1**2"}, "1/(1+exp(-(w1*x+b1)))"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2/(1+exp(-(w1*x+b1)))"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "b2+w2/(1+exp(-(w1*x+b1)))"),
    ("n2", "-z2", {"z2": "-1"}, "-b2-w2/(1+exp(-(w1*x+b1)))"),
    ("e2", "exp(n2)", {"n2": "exp(n2)"}, "exp(-b2-w2/(1+exp(-(w1*x+b1))))"),
    ("d2", "e2+1", {"e2": "1"}, "1+exp(-b2-w2/(1+exp(-(w1*x+b1))))"),
    ("a2", "1/d2", {"d2": "-a2^2"}, "1/(1+exp(-b2-w2/(1+exp(-(w1*x+b1)))))"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r^2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1^2", {"w1": "2*w1"}, "w1^2"),
    ("s2", "w2^2", {"w2": "2*w2"}, "w2^2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1^2+w2^2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1^2+w2^2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% right: penalty multiplied out, squares as products
regularized_table = [
    ("s1", "w1*w1", {"w1": "2*w1"}, "w1*w1"),
    ("pen1", "lam*s1", {"s1": "lam"}, "lam*w1*w1"),
    ("s2", "w2*w2", {"w2": "w2+w2"}, "w2*w2"),
    ("pen2", "s2*lam", {"s2": "lam"}, "lam*w2*w2"),
    ("wx", "x*w1", {"w1": "x", "x": "w1"}, "w1*x"),
    ("v", "b1+wx", {"wx": "1", "b1": "1"}, "w1*x+b1"),
    ("hidden", "sigmoid(v)", {"v": "hidden-hidden**2"}, "sigmoid(w1*x+b1)"),
    ("t", "hidden*w2", {"hidden": "w2", "w2": "hidden"}, "w2*sigma(w1*x+b1)"),
    ("u", "t+b2", {"t": "1", "b2": "1", "y": "0"}, "w2*sigma(w1*x+b1)+b2"),
    ("out", "sigmoid(u)", {"u": "sigma(u)*sigma(-u)"}, "sigma(w2*sigma(w1*x+b1)+b2)"),
    ("err", "out-y", {"out": "1"}, "sigma(w2*sigma(w1*x+b1)+b2)-y"),
    ("sq", "err*err", {"err": "2*err"}, "(sigma(w2*sigma(w1*x+b1)+b2)-y)^2"),
    ("f1", "sq+pen1", {"sq": "1", "pen1": "1"}, "(sigma(w2*sigma(w1*x+b1)+b2)-y)^2+lam*w1^2"),
    (
        "f",
        "f1+pen2",
        {"f1": "1", "pen2": "1"},
        "(sigma(w2*sigma(w1*x+b1)+b2)-y)^2+lam*w1^2+lam*w2^2",
    ),
]

# %% right: through tanh
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("c1", "z1/2", {"z1": "1/2"}, "(w1*x+b1)/2"),
    ("t1", "tanh(c1)", {"c1": "1-t1^2"}, "tanh((w1*x+b1)/2)"),
    ("k1", "1+t1", {"t1": "1"}, "1+tanh((w1*x+b1)/2)"),
    ("a1", "0.5*k1", {"k1": "0.5"}, "0.5*(1+tanh((w1*x+b1)/2))"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2*(1+tanh((w1*x+b1)/2))/2"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "w2*(1+tanh((w1*x+b1)/2))/2+b2"),
    ("c2", "z2/2", {"z2": "0.5"}, "(w2*(1+tanh((w1*x+b1)/2))/2+b2)/2"),
    ("t2", "tanh(c2)", {"c2": "(1-t2)*(1+t2)"}, "tanh((w2*(1+tanh((w1*x+b1)/2))/2+b2)/2)"),
    ("k2", "t2+1", {"t2": "1"}, "1+tanh((w2*(1+tanh((w1*x+b1)/2))/2+b2)/2)"),
    ("a2", "k2/2", {"k2": "1/2"}, "(1+tanh((w2*(1+tanh((w1*x+b1)/2))/2+b2)/2))/2"),
    ("r", "y-a2", {"a2": "-1"}, "y-(1+tanh((w2*(1+tanh((w1*x+b1)/2))/2+b2)/2))/2"),
    ("l", "r*r", {"r": "r+r"}, "(y-(1+tanh((w2*(1+tanh((w1*x+b1)/2))/2+b2)/2))/2)**2"),
    ("s1", "w1*w1", {"w1": "w1*2"}, "w1*w1"),
    ("s2", "w2*w2", {"w2": "w2*2"}, "w2*w2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1*w1+w2*w2"),
    ("m", "s*lam", {"s": "lam"}, "(w1*w1+w2*w2)*lam"),
    ("f", "m+l", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% right: e to the x over 1 plus e to the x
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("e1", "exp(z1)", {"z1": "e1"}, "exp(w1*x+b1)"),
    ("d1", "1+e1", {"e1": "1"}, "1+exp(w1*x+b1)"),
    ("a1", "e1/d1", {"e1": "1/d1", "d1": "-e1/d1^2"}, "sigma(w1*x+b1)"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2*sigma(w1*x+b1)"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x+b1)+b2"),
    ("e2", "exp(z2)", {"z2": "exp(z2)"}, "exp(w2*sigma(w1*x+b1)+b2)"),
    ("d2", "1+e2", {"e2": "1"}, "1+exp(w2*sigma(w1*x+b1)+b2)"),
    (
        "a2",
        "e2/d2",
        {"e2": "1/d2", "d2": "-a2/d2"},
        "exp(w2*sigma(w1*x+b1)+b2)/(1+exp(w2*sigma(w1*x+b1)+b2))",
    ),
    ("r", "y-a2", {"a2": "-1", "y": "1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r**2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1**2", {"w1": "2*w1"}, "w1**2"),
    ("s2", "w2**2", {"w2": "2*w2"}, "w2**2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1**2+w2**2"),
    ("m", "lam*s", {"s": "lam", "lam": "s"}, "lam*(w1**2+w2**2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% right: Greek letters and carets, a renamed bias
regularized_table = [
    ("c", "b1", {"b1": "1"}, "b1"),
    ("p", "w1·x", {"w1": "x"}, "w1·x"),
    ("z1", "p + c", {"p": "1", "c": "1"}, "w1·x + b1"),
    ("a1", "σ(z1)", {"z1": "σ'(z1)"}, "σ(w1·x + b1)"),
    ("q", "w2·a1", {"w2": "a1", "a1": "w2"}, "w2·σ(w1·x + b1)"),
    ("z2", "q + b2", {"q": "1", "b2": "1"}, "w2·σ(w1·x + b1) + b2"),
    ("a2", "σ(z2)", {"z2": "a2·(1 − a2)"}, "σ(w2·σ(w1·x + b1) + b2)"),
    ("r", "y − a2", {"a2": "−1"}, "y − σ(w2·σ(w1·x + b1) + b2)"),
    ("l", "r^2", {"r": "2·r"}, "(y − σ(w2·σ(w1·x + b1) + b2))^2"),
    ("s1", "w1^2", {"w1": "2·w1"}, "w1^2"),
    ("m1", "λ·s1", {"s1": "λ"}, "λ·w1^2"),
    ("s2", "w2^2", {"w2": "2·w2"}, "w2^2"),
    ("m2", "λ·s2", {"s2": "λ"}, "λ·w2^2"),
    ("m", "m1 + m2", {"m1": "1", "m2": "1"}, "λ·w1^2 + λ·w2^2"),
    ("f", "m + l", {"m": "1", "l": "1"}, "λ·w1^2 + λ·w2^2 + (y − σ(w2·σ(w1·x + b1) + b2))^2"),
]

# %% right: built with variables
inner = "w1*x + b1"
hidden = f"sigma({inner})"
outer = f"w2*{hidden} + b2"
output = f"sigma({outer})"
loss = f"(y - {output})**2"
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p + b1", dict(p="1", b1="1"), inner),
    ("a1", "sigma(z1)", dict(z1="dsigma(z1)"), hidden),
    ("q", "w2*a1", dict(w2="a1", a1="w2"), "w2*" + hidden),
    ("z2", "q + b2", dict(q="1", b2="1"), outer),
    ("a2", "sigma(z2)", dict(z2="dsigma(z2)"), output),
]
regularized_table += [
    ("r", "a2 - y", dict(a2="1"), f"{output} - y"),
    ("l", "r**2", dict(r="2*r"), loss),
    ("s1", "w1**2", dict(w1="2*w1"), "w1**2"),
    ("s2", "w2**2", dict(w2="2*w2"), "w2**2"),
    ("s", "s1 + s2", dict(s1="1", s2="1"), "w1**2 + w2**2"),
    ("m", "lam*s", dict(s="lam"), "lam*(w1**2 + w2**2)"),
    ("f", "l + m", dict(l="1", m="1"), loss + " + lam*(w1**2 + w2**2)"),
]

# %% wrong: table/product-own-factor
regularized_table = [
    ("p", "w1*x", {"w1": "w1"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("a1", "sigma(z1)", {"z1": "a1*(1-a1)"}, "sigma(w1*x+b1)"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2*sigma(w1*x+b1)"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x+b1)+b2"),
    ("a2", "sigma(z2)", {"z2": "a2*(1-a2)"}, "sigma(w2*sigma(w1*x+b1)+b2)"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r**2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1**2", {"w1": "2*w1"}, "w1**2"),
    ("s2", "w2**2", {"w2": "2*w2"}, "w2**2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1**2+w2**2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1**2+w2**2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% wrong: table/product-own-factor
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("a1", "sigma(z1)", {"z1": "a1*(1-a1)"}, "sigma(w1*x+b1)"),
    ("q", "w2*a1", {"w2": "w2", "a1": "a1"}, "w2*sigma(w1*x+b1)"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x+b1)+b2"),
    ("a2", "sigma(z2)", {"z2": "a2*(1-a2)"}, "sigma(w2*sigma(w1*x+b1)+b2)"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r**2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1**2", {"w1": "2*w1"}, "w1**2"),
    ("s2", "w2**2", {"w2": "2*w2"}, "w2**2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1**2+w2**2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1**2+w2**2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% wrong: table/product-whole
regularized_table = [
    ("p", "w1*x", {"w1": "w1*x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("a1", "sigma(z1)", {"z1": "a1*(1-a1)"}, "sigma(w1*x+b1)"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2*sigma(w1*x+b1)"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x+b1)+b2"),
    ("a2", "sigma(z2)", {"z2": "a2*(1-a2)"}, "sigma(w2*sigma(w1*x+b1)+b2)"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r**2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1**2", {"w1": "2*w1"}, "w1**2"),
    ("s2", "w2**2", {"w2": "2*w2"}, "w2**2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1**2+w2**2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1**2+w2**2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% wrong: table/product-whole
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("a1", "sigma(z1)", {"z1": "a1*(1-a1)"}, "sigma(w1*x+b1)"),
    ("q", "w2*a1", {"w2": "w2*a1", "a1": "w2*a1"}, "w2*sigma(w1*x+b1)"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x+b1)+b2"),
    ("a2", "sigma(z2)", {"z2": "a2*(1-a2)"}, "sigma(w2*sigma(w1*x+b1)+b2)"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r**2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1**2", {"w1": "2*w1"}, "w1**2"),
    ("s2", "w2**2", {"w2": "2*w2"}, "w2**2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1**2+w2**2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1**2+w2**2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% wrong: table/sum-slope
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "p", "b1": "b1"}, "w1*x+b1"),
    ("a1", "sigma(z1)", {"z1": "a1*(1-a1)"}, "sigma(w1*x+b1)"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2*sigma(w1*x+b1)"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x+b1)+b2"),
    ("a2", "sigma(z2)", {"z2": "a2*(1-a2)"}, "sigma(w2*sigma(w1*x+b1)+b2)"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r**2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1**2", {"w1": "2*w1"}, "w1**2"),
    ("s2", "w2**2", {"w2": "2*w2"}, "w2**2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1**2+w2**2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1**2+w2**2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% wrong: table/sum-slope
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("a1", "sigma(z1)", {"z1": "a1*(1-a1)"}, "sigma(w1*x+b1)"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2*sigma(w1*x+b1)"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x+b1)+b2"),
    ("a2", "sigma(z2)", {"z2": "a2*(1-a2)"}, "sigma(w2*sigma(w1*x+b1)+b2)"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r**2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1**2", {"w1": "2*w1"}, "w1**2"),
    ("s2", "w2**2", {"w2": "2*w2"}, "w2**2"),
    ("s", "s1+s2", {"s1": "s1", "s2": "s2"}, "w1**2+w2**2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1**2+w2**2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% wrong: table/difference-sign
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("a1", "sigma(z1)", {"z1": "a1*(1-a1)"}, "sigma(w1*x+b1)"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2*sigma(w1*x+b1)"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x+b1)+b2"),
    ("a2", "sigma(z2)", {"z2": "a2*(1-a2)"}, "sigma(w2*sigma(w1*x+b1)+b2)"),
    ("r", "y-a2", {"a2": "1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r**2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1**2", {"w1": "2*w1"}, "w1**2"),
    ("s2", "w2**2", {"w2": "2*w2"}, "w2**2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1**2+w2**2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1**2+w2**2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% wrong: table/square-slope
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("a1", "sigma(z1)", {"z1": "a1*(1-a1)"}, "sigma(w1*x+b1)"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2*sigma(w1*x+b1)"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x+b1)+b2"),
    ("a2", "sigma(z2)", {"z2": "a2*(1-a2)"}, "sigma(w2*sigma(w1*x+b1)+b2)"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r**2", {"r": "r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1**2", {"w1": "2*w1"}, "w1**2"),
    ("s2", "w2**2", {"w2": "2*w2"}, "w2**2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1**2+w2**2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1**2+w2**2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% wrong: table/square-slope
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("a1", "sigma(z1)", {"z1": "a1*(1-a1)"}, "sigma(w1*x+b1)"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2*sigma(w1*x+b1)"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x+b1)+b2"),
    ("a2", "sigma(z2)", {"z2": "a2*(1-a2)"}, "sigma(w2*sigma(w1*x+b1)+b2)"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r**2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1**2", {"w1": "w1"}, "w1**2"),
    ("s2", "w2**2", {"w2": "w2"}, "w2**2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1**2+w2**2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1**2+w2**2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% wrong: table/sigma-slope-of-output
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("a1", "sigma(z1)", {"z1": "dsigma(a1)"}, "sigma(w1*x+b1)"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2*sigma(w1*x+b1)"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x+b1)+b2"),
    ("a2", "sigma(z2)", {"z2": "a2*(1-a2)"}, "sigma(w2*sigma(w1*x+b1)+b2)"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r**2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1**2", {"w1": "2*w1"}, "w1**2"),
    ("s2", "w2**2", {"w2": "2*w2"}, "w2**2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1**2+w2**2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1**2+w2**2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% wrong: table/sigma-slope-of-output
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("a1", "sigma(z1)", {"z1": "a1*(1-a1)"}, "sigma(w1*x+b1)"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2*sigma(w1*x+b1)"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x+b1)+b2"),
    ("a2", "sigma(z2)", {"z2": "z2*(1-z2)"}, "sigma(w2*sigma(w1*x+b1)+b2)"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r**2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1**2", {"w1": "2*w1"}, "w1**2"),
    ("s2", "w2**2", {"w2": "2*w2"}, "w2**2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1**2+w2**2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1**2+w2**2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% wrong: table/missing-path-local
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("a1", "sigma(z1)", {"z1": "a1*(1-a1)"}, "sigma(w1*x+b1)"),
    ("q", "w2*a1", {"a1": "w2"}, "w2*sigma(w1*x+b1)"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x+b1)+b2"),
    ("a2", "sigma(z2)", {"z2": "a2*(1-a2)"}, "sigma(w2*sigma(w1*x+b1)+b2)"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r**2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1**2", {"w1": "2*w1"}, "w1**2"),
    ("s2", "w2**2", {"w2": "2*w2"}, "w2**2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1**2+w2**2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1**2+w2**2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% wrong: table/missing-path-local
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("a1", "sigma(z1)", {"z1": "a1*(1-a1)"}, "sigma(w1*x+b1)"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2*sigma(w1*x+b1)"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x+b1)+b2"),
    ("a2", "sigma(z2)", {"z2": "a2*(1-a2)"}, "sigma(w2*sigma(w1*x+b1)+b2)"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r**2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1**2", {"w1": "2*w1"}, "w1**2"),
    ("s2", "w2**2", {"w2": "2*w2"}, "w2**2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1**2+w2**2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1**2+w2**2)"),
    ("f", "l+m", {"l": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% wrong: table/missing-path-local
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("a1", "sigma(z1)", {"z1": "a1*(1-a1)"}, "sigma(w1*x+b1)"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2*sigma(w1*x+b1)"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x+b1)+b2"),
    ("a2", "sigma(z2)", {"z2": "a2*(1-a2)"}, "sigma(w2*sigma(w1*x+b1)+b2)"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r**2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1**2", {"w1": "2*w1"}, "w1**2"),
    ("s2", "w2**2", {}, "w2**2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1**2+w2**2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1**2+w2**2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% wrong: table/local-is-global
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("a1", "sigma(z1)", {"z1": "dsigma(z1)*x"}, "sigma(w1*x+b1)"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2*sigma(w1*x+b1)"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x+b1)+b2"),
    ("a2", "sigma(z2)", {"z2": "a2*(1-a2)"}, "sigma(w2*sigma(w1*x+b1)+b2)"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r**2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1**2", {"w1": "2*w1"}, "w1**2"),
    ("s2", "w2**2", {"w2": "2*w2"}, "w2**2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1**2+w2**2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1**2+w2**2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% wrong: table/local-is-global
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "x", "b1": "1"}, "w1*x+b1"),
    ("a1", "sigma(z1)", {"z1": "a1*(1-a1)"}, "sigma(w1*x+b1)"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2*sigma(w1*x+b1)"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x+b1)+b2"),
    ("a2", "sigma(z2)", {"z2": "a2*(1-a2)"}, "sigma(w2*sigma(w1*x+b1)+b2)"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r**2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1**2", {"w1": "2*w1"}, "w1**2"),
    ("s2", "w2**2", {"w2": "2*w2"}, "w2**2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1**2+w2**2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1**2+w2**2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% wrong: table/two-operations
regularized_table = [
    ("z1", "w1*x+b1", {"w1": "x", "b1": "1"}, "w1*x+b1"),
    ("a1", "sigma(z1)", {"z1": "a1*(1-a1)"}, "sigma(w1*x+b1)"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2*sigma(w1*x+b1)"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x+b1)+b2"),
    ("a2", "sigma(z2)", {"z2": "a2*(1-a2)"}, "sigma(w2*sigma(w1*x+b1)+b2)"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r**2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1**2", {"w1": "2*w1"}, "w1**2"),
    ("s2", "w2**2", {"w2": "2*w2"}, "w2**2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1**2+w2**2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1**2+w2**2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% wrong: table/two-operations
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("a1", "sigma(z1)", {"z1": "a1*(1-a1)"}, "sigma(w1*x+b1)"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2*sigma(w1*x+b1)"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x+b1)+b2"),
    ("a2", "sigma(z2)", {"z2": "a2*(1-a2)"}, "sigma(w2*sigma(w1*x+b1)+b2)"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r**2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1**2", {"w1": "2*w1"}, "w1**2"),
    ("s2", "w2**2", {"w2": "2*w2"}, "w2**2"),
    ("m", "lam*(s1+s2)", {"s1": "lam", "s2": "lam"}, "lam*(w1**2+w2**2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% wrong: table/expansion-not-expanded
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "p+b1"),
    ("a1", "sigma(z1)", {"z1": "a1*(1-a1)"}, "sigma(z1)"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2*sigma(w1*x+b1)"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x+b1)+b2"),
    ("a2", "sigma(z2)", {"z2": "a2*(1-a2)"}, "sigma(w2*sigma(w1*x+b1)+b2)"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r**2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1**2", {"w1": "2*w1"}, "w1**2"),
    ("s2", "w2**2", {"w2": "2*w2"}, "w2**2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1**2+w2**2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1**2+w2**2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% wrong: table/expansion-not-expanded
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("a1", "sigma(z1)", {"z1": "a1*(1-a1)"}, "sigma(w1*x+b1)"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2*sigma(w1*x+b1)"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x+b1)+b2"),
    ("a2", "sigma(z2)", {"z2": "a2*(1-a2)"}, "sigma(w2*sigma(w1*x+b1)+b2)"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r**2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1**2", {"w1": "2*w1"}, "w1**2"),
    ("s2", "w2**2", {"w2": "2*w2"}, "w2**2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1**2+w2**2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1**2+w2**2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "l+m"),
]

# %% wrong: table/exp-power-rule
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("n1", "-z1", {"z1": "-1"}, "-(w1*x+b1)"),
    ("e1", "exp(n1)", {"n1": "n1*exp(n1-1)"}, "exp(-(w1*x+b1))"),
    ("d1", "1+e1", {"e1": "1"}, "1+exp(-(w1*x+b1))"),
    ("a1", "1/d1", {"d1": "-1/d1**2"}, "1/(1+exp(-(w1*x+b1)))"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2/(1+exp(-(w1*x+b1)))"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "b2+w2/(1+exp(-(w1*x+b1)))"),
    ("n2", "-z2", {"z2": "-1"}, "-b2-w2/(1+exp(-(w1*x+b1)))"),
    ("e2", "exp(n2)", {"n2": "exp(n2)"}, "exp(-b2-w2/(1+exp(-(w1*x+b1))))"),
    ("d2", "e2+1", {"e2": "1"}, "1+exp(-b2-w2/(1+exp(-(w1*x+b1))))"),
    ("a2", "1/d2", {"d2": "-a2^2"}, "1/(1+exp(-b2-w2/(1+exp(-(w1*x+b1)))))"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r^2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1^2", {"w1": "2*w1"}, "w1^2"),
    ("s2", "w2^2", {"w2": "2*w2"}, "w2^2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1^2+w2^2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1^2+w2^2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% wrong: table/negation-sign
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("n1", "-z1", {"z1": "1"}, "-(w1*x+b1)"),
    ("e1", "exp(n1)", {"n1": "e1"}, "exp(-(w1*x+b1))"),
    ("d1", "1+e1", {"e1": "1"}, "1+exp(-(w1*x+b1))"),
    ("a1", "1/d1", {"d1": "-1/d1**2"}, "1/(1+exp(-(w1*x+b1)))"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2/(1+exp(-(w1*x+b1)))"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "b2+w2/(1+exp(-(w1*x+b1)))"),
    ("n2", "-z2", {"z2": "-1"}, "-b2-w2/(1+exp(-(w1*x+b1)))"),
    ("e2", "exp(n2)", {"n2": "exp(n2)"}, "exp(-b2-w2/(1+exp(-(w1*x+b1))))"),
    ("d2", "e2+1", {"e2": "1"}, "1+exp(-b2-w2/(1+exp(-(w1*x+b1))))"),
    ("a2", "1/d2", {"d2": "-a2^2"}, "1/(1+exp(-b2-w2/(1+exp(-(w1*x+b1)))))"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r^2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1^2", {"w1": "2*w1"}, "w1^2"),
    ("s2", "w2^2", {"w2": "2*w2"}, "w2^2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1^2+w2^2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1^2+w2^2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% wrong: table/quotient-sign
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("n1", "-z1", {"z1": "-1"}, "-(w1*x+b1)"),
    ("e1", "exp(n1)", {"n1": "e1"}, "exp(-(w1*x+b1))"),
    ("d1", "1+e1", {"e1": "1"}, "1+exp(-(w1*x+b1))"),
    ("a1", "1/d1", {"d1": "1/d1^2"}, "1/(1+exp(-(w1*x+b1)))"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2/(1+exp(-(w1*x+b1)))"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "b2+w2/(1+exp(-(w1*x+b1)))"),
    ("n2", "-z2", {"z2": "-1"}, "-b2-w2/(1+exp(-(w1*x+b1)))"),
    ("e2", "exp(n2)", {"n2": "exp(n2)"}, "exp(-b2-w2/(1+exp(-(w1*x+b1))))"),
    ("d2", "e2+1", {"e2": "1"}, "1+exp(-b2-w2/(1+exp(-(w1*x+b1))))"),
    ("a2", "1/d2", {"d2": "-a2^2"}, "1/(1+exp(-b2-w2/(1+exp(-(w1*x+b1)))))"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r^2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1^2", {"w1": "2*w1"}, "w1^2"),
    ("s2", "w2^2", {"w2": "2*w2"}, "w2^2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1^2+w2^2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1^2+w2^2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% wrong: table/reciprocal-slope
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("n1", "-z1", {"z1": "-1"}, "-(w1*x+b1)"),
    ("e1", "exp(n1)", {"n1": "e1"}, "exp(-(w1*x+b1))"),
    ("d1", "1+e1", {"e1": "1"}, "1+exp(-(w1*x+b1))"),
    ("a1", "1/d1", {"d1": "-1/d1"}, "1/(1+exp(-(w1*x+b1)))"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2/(1+exp(-(w1*x+b1)))"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "b2+w2/(1+exp(-(w1*x+b1)))"),
    ("n2", "-z2", {"z2": "-1"}, "-b2-w2/(1+exp(-(w1*x+b1)))"),
    ("e2", "exp(n2)", {"n2": "exp(n2)"}, "exp(-b2-w2/(1+exp(-(w1*x+b1))))"),
    ("d2", "e2+1", {"e2": "1"}, "1+exp(-b2-w2/(1+exp(-(w1*x+b1))))"),
    ("a2", "1/d2", {"d2": "-a2^2"}, "1/(1+exp(-b2-w2/(1+exp(-(w1*x+b1)))))"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r^2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1^2", {"w1": "2*w1"}, "w1^2"),
    ("s2", "w2^2", {"w2": "2*w2"}, "w2^2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1^2+w2^2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1^2+w2^2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% wrong: table/reciprocal-slope
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("n1", "-z1", {"z1": "-1"}, "-(w1*x+b1)"),
    ("e1", "exp(n1)", {"n1": "e1"}, "exp(-(w1*x+b1))"),
    ("d1", "1+e1", {"e1": "1"}, "1+exp(-(w1*x+b1))"),
    ("a1", "1/d1", {"d1": "-1/d1**2"}, "1/(1+exp(-(w1*x+b1)))"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2/(1+exp(-(w1*x+b1)))"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "b2+w2/(1+exp(-(w1*x+b1)))"),
    ("n2", "-z2", {"z2": "-1"}, "-b2-w2/(1+exp(-(w1*x+b1)))"),
    ("e2", "exp(n2)", {"n2": "exp(n2)"}, "exp(-b2-w2/(1+exp(-(w1*x+b1))))"),
    ("d2", "e2+1", {"e2": "1"}, "1+exp(-b2-w2/(1+exp(-(w1*x+b1))))"),
    ("a2", "1/d2", {"d2": "ln(d2)"}, "1/(1+exp(-b2-w2/(1+exp(-(w1*x+b1)))))"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r^2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1^2", {"w1": "2*w1"}, "w1^2"),
    ("s2", "w2^2", {"w2": "2*w2"}, "w2^2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1^2+w2^2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1^2+w2^2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% wrong: common/not-done
regularized_table = [
    # (name, breakdown, local gradients, expansion)
    ...
]

# %% wrong: common/missing
regularised_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("a1", "sigma(z1)", {"z1": "a1*(1-a1)"}, "sigma(w1*x+b1)"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2*sigma(w1*x+b1)"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x+b1)+b2"),
    ("a2", "sigma(z2)", {"z2": "a2*(1-a2)"}, "sigma(w2*sigma(w1*x+b1)+b2)"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r**2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1**2", {"w1": "2*w1"}, "w1**2"),
    ("s2", "w2**2", {"w2": "2*w2"}, "w2**2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1**2+w2**2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1**2+w2**2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% wrong: -
regularized_table = []

# %% wrong: -
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("a1", "sigma(z1)", {"z1": "a1*(1-a1)"}, "sigma(w1*x+b1)"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2*sigma(w1*x+b1)"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x+b1)+b2"),
    ("a2", "sigma(z2)", {"z2": "a2*(1-a2)"}, "sigma(w2*sigma(w1*x+b1)+b2)"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r**2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
]

# %% wrong: -
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("a1", "sigma(z1)", {"z1": "a1*(1-a1)"}, "sigma(w1*x+b1)"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2*sigma(w1*x+b1)"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x+b1)+b2"),
    ("a2", "sigma(z2)", {"z2": "a2*(1-a2)"}, "sigma(w2*sigma(w1*x+b1)+b2)"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r**2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1**2", {"w1": "2*w1"}, "w1**2"),
    ("s2", "w2**2", {"w2": "2*w2"}, "w2**2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1**2+w2**2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1**2+w2**2)"),
    ("f", "l-m", {"l": "1", "m": "-1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2-lam*(w1**2+w2**2)"),
]

# %% wrong: -
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("a1", "sigma(z1)", {"z1": "a1*(1-a1)"}, "sigma(w1*x+b1)"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2*sigma(w1*x+b1)"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x+b1)+b2"),
    ("a2", "sigma(z2)", {"z2": "a2*(1-a2)"}, "sigma(w2*sigma(w1*x+b1)+b2)"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r**2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1**2", {"w1": "2*w1"}, "w1**2"),
    ("s2", "w2**2", {"w2": "2*w2"}, "w2**2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1**2+w2**2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1**2+w2**2)"),
    ("extra", "p*q", {"p": "q", "q": "p"}, "w1*x*w2*sigma(w1*x+b1)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% wrong: -
regularized_table = [
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("a1", "sigma(z1)", {"z1": "a1*(1-a1)"}, "sigma(w1*x+b1)"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2*sigma(w1*x+b1)"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x+b1)+b2"),
    ("a2", "sigma(z2)", {"z2": "a2*(1-a2)"}, "sigma(w2*sigma(w1*x+b1)+b2)"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r**2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1**2", {"w1": "2*w1"}, "w1**2"),
    ("s2", "w2**2", {"w2": "2*w2"}, "w2**2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1**2+w2**2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1**2+w2**2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% wrong: -
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("a1", "sigma(z1)", {"z1": "a1*(1-a1)"}, "sigma(w1*x+b1)"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2*sigma(w1*x+b1)"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x+b1)+b2"),
    ("a2", "sigma(z2)", {"z2": "a2*(1-a2)"}, "sigma(w2*sigma(w1*x+b1)+b2)"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r**2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1**2", {"w1": "2*w1"}, "w1**2"),
    ("s1", "w2**2", {"w2": "2*w2"}, "w2**2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1**2+w2**2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1**2+w2**2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% wrong: -
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("a1", "sigma(z1)", {"z1": "a1*(1-a1)"}, "sigma(w1*x+b1)"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2*sigma(w1*x+b1)"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x+b1)+b2"),
    ("a2", "sigma(z2)", {"z2": "a2*(1-a2)"}, "sigma(w2*sigma(w1*x+b1)+b2)"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r**2", {"r": "2r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1**2", {"w1": "2*w1"}, "w1**2"),
    ("s2", "w2**2", {"w2": "2*w2"}, "w2**2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1**2+w2**2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1**2+w2**2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% wrong: -
regularized_table = [
    ("p", "w1*x", "w1*x"),
    ("z1", "p+b1", "w1*x+b1"),
    ("a1", "sigma(z1)", "sigma(w1*x+b1)"),
    ("q", "w2*a1", "w2*sigma(w1*x+b1)"),
    ("z2", "q+b2", "w2*sigma(w1*x+b1)+b2"),
    ("a2", "sigma(z2)", "sigma(w2*sigma(w1*x+b1)+b2)"),
    ("r", "y-a2", "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r**2", "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1**2", "w1**2"),
    ("s2", "w2**2", "w2**2"),
    ("s", "s1+s2", "w1**2+w2**2"),
    ("m", "lam*s", "lam*(w1**2+w2**2)"),
    ("f", "l+m", "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% wrong: -
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("a1", "sigma(z1)", {"z1": "a1*(1-a1)"}, "sigma(w1*x)"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2*sigma(w1*x+b1)"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x+b1)+b2"),
    ("a2", "sigma(z2)", {"z2": "a2*(1-a2)"}, "sigma(w2*sigma(w1*x+b1)+b2)"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r**2", {"r": "2*r"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1**2", {"w1": "2*w1"}, "w1**2"),
    ("s2", "w2**2", {"w2": "2*w2"}, "w2**2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1**2+w2**2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1**2+w2**2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]

# %% wrong: -
regularized_table = [
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p+b1", {"p": "1", "b1": "1"}, "w1*x+b1"),
    ("a1", "sigma(z1)", {"z1": "a1*(1-a1)"}, "sigma(w1*x+b1)"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2*sigma(w1*x+b1)"),
    ("z2", "q+b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x+b1)+b2"),
    ("a2", "sigma(z2)", {"z2": "a2*(1-a2)"}, "sigma(w2*sigma(w1*x+b1)+b2)"),
    ("r", "y-a2", {"a2": "-1"}, "y-sigma(w2*sigma(w1*x+b1)+b2)"),
    ("l", "r**2", {"r": "3*r**2"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2"),
    ("s1", "w1**2", {"w1": "2*w1"}, "w1**2"),
    ("s2", "w2**2", {"w2": "2*w2"}, "w2**2"),
    ("s", "s1+s2", {"s1": "1", "s2": "1"}, "w1**2+w2**2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1**2+w2**2)"),
    ("f", "l+m", {"l": "1", "m": "1"}, "(y-sigma(w2*sigma(w1*x+b1)+b2))**2+lam*(w1**2+w2**2)"),
]
