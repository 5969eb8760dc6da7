# %% right: the suggested names
exp_log_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("q", "ln(p)", {"p": "1/p"}, "ln(w*x)"),
    ("r", "b*x", {"b": "x"}, "b*x"),
    ("s", "exp(r)", {"r": "exp(r)"}, "exp(b*x)"),
    ("t", "s*w", {"s": "w", "w": "s"}, "w*exp(b*x)"),
    ("u", "t+q", {"t": "1", "q": "1"}, "w*exp(b*x) + ln(w*x)"),
    ("f", "b*u", {"b": "u", "u": "b"}, "b*(w*exp(b*x) + ln(w*x))"),
]
# %% right: logarithm of each factor
exp_log_table = [
    ("lw", "ln(w)", {"w": "1/w"}, "ln(w)"),
    ("lx", "ln(x)", {}, "ln(x)"),
    ("q", "lw + lx", {"lw": "1", "lx": "1"}, "ln(w) + ln(x)"),
    ("r", "x*b", {"b": "x"}, "x*b"),
    ("s", "exp(r)", {"r": "s"}, "exp(x*b)"),
    ("t", "w*s", {"w": "s", "s": "w"}, "w*exp(x*b)"),
    ("u", "q + t", {"q": "1", "t": "1"}, "ln(w*x) + w*exp(x*b)"),
    ("f", "u*b", {"u": "b", "b": "u"}, "(ln(w*x) + w*exp(x*b))*b"),
]
# %% right: b multiplied into each term
exp_log_table = [
    ("r", "b*x", {"b": "x"}, "b*x"),
    ("s", "exp(r)", {"r": "s"}, "exp(b*x)"),
    ("t", "w*s", {"w": "s", "s": "w"}, "w*exp(b*x)"),
    ("first", "b*t", {"b": "t", "t": "b"}, "b*w*exp(b*x)"),
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("q", "ln(p)", {"p": "1/p"}, "ln(w*x)"),
    ("second", "b*q", {"b": "q", "q": "b"}, "b*ln(w*x)"),
    ("f", "first + second", {"first": "1", "second": "1"}, "b*w*exp(b*x) + b*ln(w*x)"),
]
# %% right: slopes of x too, slopes in the inputs
exp_log_table = [
    ("p", "w*x", {"w": "x", "x": "w"}, "x*w"),
    ("q", "log(p)", {"p": "1/(w*x)"}, "log(x*w)"),
    ("r", "b*x", {"b": "x", "x": "b"}, "x*b"),
    ("s", "exp(r)", {"r": "exp(b*x)"}, "exp(x*b)"),
    ("t", "s*w", {"s": "w", "w": "exp(b*x)"}, "exp(x*b)*w"),
    ("u", "t + q", {"t": "p/p", "q": "1"}, "exp(x*b)*w + log(x*w)"),
    ("f", "b*u", {"b": "t + q", "u": "b"}, "b*(exp(x*b)*w + log(x*w))"),
]
# %% right: lists, unicode, a renaming
exp_log_table = [
    ["v", "w", {"w": "1"}, "w"],
    ["p", "v·x", {"v": "x"}, "w·x"],
    ["q", "ln(p)", {"p": "p^(-1)"}, "ln(w·x)"],
    ["r", "b·x", {"b": "x"}, "b·x"],
    ["s", "exp(r)", {"r": "s"}, "exp(b·x)"],
    ["t", "s·v", {"s": "v", "v": "s"}, "exp(b·x)·w"],
    ["u", "t + q", {"t": "1", "q": "1"}, "exp(b·x)·w + ln(w·x)"],
    ["f", "b·u", {"b": "u", "u": "b"}, "b·(exp(b·x)·w + ln(w·x))"],
]
# %% right: built by code
rows = {
    "p": ("w*x", dict(w="x"), "w*x"),
    "q": ("ln(p)", dict(p="1/p"), "ln(w*x)"),
    "r": ("x*b", dict(b="x", w="0"), "x*b"),
    "s": ("exp(r)", dict(r="s"), "exp(x*b)"),
    "t": ("s*w", dict(s="w", w="s"), "w*exp(x*b)"),
    "u": ("q+t", dict(t="1", q="1", b="0"), "ln(w*x)+w*exp(x*b)"),
    "f": ("u*b", dict(b="u", u="b"), "b*(ln(w*x)+w*exp(x*b))"),
}
exp_log_table = [(name, *parts) for name, parts in rows.items()]
# %% right: minus twice
exp_log_table = [
    ("r", "b*x", {"b": "x"}, "b*x"),
    ("s", "exp(r)", {"r": "s"}, "exp(b*x)"),
    ("t", "s*w", {"s": "w", "w": "s"}, "w*exp(b*x)"),
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("i", "1/p", {"p": "-1/p^2"}, "1/(w*x)"),
    ("q", "ln(i)", {"i": "1/i"}, "-ln(w*x)"),
    ("u", "t - q", {"t": "1", "q": "-1"}, "w*exp(b*x) + ln(w*x)"),
    ("f", "b*u", {"b": "u", "u": "b"}, "b*(w*exp(b*x) + ln(w*x))"),
]
# %% wrong: table/log-slope-copied
exp_log_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("q", "ln(p)", {"p": "ln(p)"}, "ln(w*x)"),
    ("r", "b*x", {"b": "x"}, "b*x"),
    ("s", "exp(r)", {"r": "exp(r)"}, "exp(b*x)"),
    ("t", "s*w", {"s": "w", "w": "s"}, "w*exp(b*x)"),
    ("u", "t+q", {"t": "1", "q": "1"}, "w*exp(b*x) + ln(w*x)"),
    ("f", "b*u", {"b": "u", "u": "b"}, "b*(w*exp(b*x) + ln(w*x))"),
]
# %% wrong: table/log-slope-of-input
exp_log_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("q", "ln(p)", {"p": "1/x"}, "ln(w*x)"),
    ("r", "b*x", {"b": "x"}, "b*x"),
    ("s", "exp(r)", {"r": "exp(r)"}, "exp(b*x)"),
    ("t", "s*w", {"s": "w", "w": "s"}, "w*exp(b*x)"),
    ("u", "t+q", {"t": "1", "q": "1"}, "w*exp(b*x) + ln(w*x)"),
    ("f", "b*u", {"b": "u", "u": "b"}, "b*(w*exp(b*x) + ln(w*x))"),
]
# %% wrong: table/log-slope-of-input
exp_log_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("q", "ln(p)", {"p": "1/w"}, "ln(w*x)"),
    ("r", "b*x", {"b": "x"}, "b*x"),
    ("s", "exp(r)", {"r": "s"}, "exp(b*x)"),
    ("t", "s*w", {"s": "w", "w": "s"}, "w*exp(b*x)"),
    ("u", "t+q", {"t": "1", "q": "1"}, "w*exp(b*x) + ln(w*x)"),
    ("f", "b*u", {"b": "u", "u": "b"}, "b*(w*exp(b*x) + ln(w*x))"),
]
# %% wrong: table/exp-power-rule
exp_log_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("q", "ln(p)", {"p": "1/p"}, "ln(w*x)"),
    ("r", "b*x", {"b": "x"}, "b*x"),
    ("s", "exp(r)", {"r": "r*exp(r-1)"}, "exp(b*x)"),
    ("t", "s*w", {"s": "w", "w": "s"}, "w*exp(b*x)"),
    ("u", "t+q", {"t": "1", "q": "1"}, "w*exp(b*x) + ln(w*x)"),
    ("f", "b*u", {"b": "u", "u": "b"}, "b*(w*exp(b*x) + ln(w*x))"),
]
# %% wrong: table/product-own-factor
exp_log_table = [
    ("p", "w*x", {"w": "w"}, "w*x"),
    ("q", "ln(p)", {"p": "1/p"}, "ln(w*x)"),
    ("r", "b*x", {"b": "x"}, "b*x"),
    ("s", "exp(r)", {"r": "s"}, "exp(b*x)"),
    ("t", "s*w", {"s": "w", "w": "s"}, "w*exp(b*x)"),
    ("u", "t+q", {"t": "1", "q": "1"}, "w*exp(b*x) + ln(w*x)"),
    ("f", "b*u", {"b": "u", "u": "b"}, "b*(w*exp(b*x) + ln(w*x))"),
]
# %% wrong: table/product-whole
exp_log_table = [
    ("p", "w*x", {"w": "w*x"}, "w*x"),
    ("q", "ln(p)", {"p": "1/p"}, "ln(w*x)"),
    ("r", "b*x", {"b": "x"}, "b*x"),
    ("s", "exp(r)", {"r": "s"}, "exp(b*x)"),
    ("t", "s*w", {"s": "w", "w": "s"}, "w*exp(b*x)"),
    ("u", "t+q", {"t": "1", "q": "1"}, "w*exp(b*x) + ln(w*x)"),
    ("f", "b*u", {"b": "u", "u": "b"}, "b*(w*exp(b*x) + ln(w*x))"),
]
# %% wrong: table/sum-slope
exp_log_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("q", "ln(p)", {"p": "1/p"}, "ln(w*x)"),
    ("r", "b*x", {"b": "x"}, "b*x"),
    ("s", "exp(r)", {"r": "s"}, "exp(b*x)"),
    ("t", "s*w", {"s": "w", "w": "s"}, "w*exp(b*x)"),
    ("u", "t+q", {"t": "t", "q": "1"}, "w*exp(b*x) + ln(w*x)"),
    ("f", "b*u", {"b": "u", "u": "b"}, "b*(w*exp(b*x) + ln(w*x))"),
]
# %% wrong: table/missing-path-local
exp_log_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("q", "ln(p)", {"p": "1/p"}, "ln(w*x)"),
    ("r", "b*x", {"b": "x"}, "b*x"),
    ("s", "exp(r)", {"r": "s"}, "exp(b*x)"),
    ("t", "s*w", {"s": "w"}, "w*exp(b*x)"),
    ("u", "t+q", {"t": "1", "q": "1"}, "w*exp(b*x) + ln(w*x)"),
    ("f", "b*u", {"b": "u", "u": "b"}, "b*(w*exp(b*x) + ln(w*x))"),
]
# %% wrong: table/missing-path-local
exp_log_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("q", "ln(p)", {"p": "1/p"}, "ln(w*x)"),
    ("r", "b*x", {"b": "x"}, "b*x"),
    ("s", "exp(r)", {"r": "s"}, "exp(b*x)"),
    ("t", "s*w", {"s": "w", "w": "s"}, "w*exp(b*x)"),
    ("u", "t+q", {"t": "1", "q": "1"}, "w*exp(b*x) + ln(w*x)"),
    ("f", "b*u", {"u": "b"}, "b*(w*exp(b*x) + ln(w*x))"),
]
# %% wrong: table/local-is-global
exp_log_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("q", "ln(p)", {"p": "1/p"}, "ln(w*x)"),
    ("r", "b*x", {"b": "x"}, "b*x"),
    ("s", "exp(r)", {"r": "s"}, "exp(b*x)"),
    ("t", "s*w", {"s": "w", "w": "s"}, "w*exp(b*x)"),
    ("u", "t+q", {"t": "1", "q": "1"}, "w*exp(b*x) + ln(w*x)"),
    ("f", "b*u", {"b": "u + b*w*x*s", "u": "b"}, "b*(w*exp(b*x) + ln(w*x))"),
]
# %% wrong: table/two-operations
exp_log_table = [
    ("q", "ln(w*x)", {"w": "1/w"}, "ln(w*x)"),
    ("r", "b*x", {"b": "x"}, "b*x"),
    ("s", "exp(r)", {"r": "s"}, "exp(b*x)"),
    ("t", "s*w", {"s": "w", "w": "s"}, "w*exp(b*x)"),
    ("u", "t+q", {"t": "1", "q": "1"}, "w*exp(b*x) + ln(w*x)"),
    ("f", "b*u", {"b": "u", "u": "b"}, "b*(w*exp(b*x) + ln(w*x))"),
]
# %% wrong: table/expansion-not-expanded
exp_log_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("q", "ln(p)", {"p": "1/p"}, "ln(p)"),
    ("r", "b*x", {"b": "x"}, "b*x"),
    ("s", "exp(r)", {"r": "s"}, "exp(r)"),
    ("t", "s*w", {"s": "w", "w": "s"}, "s*w"),
    ("u", "t+q", {"t": "1", "q": "1"}, "t+q"),
    ("f", "b*u", {"b": "u", "u": "b"}, "b*u"),
]
# %% wrong: common/not-done
exp_log_table = [
    # (name, breakdown, local gradients, expansion)
    ...
]
# %% wrong: common/missing
exp_log_tabel = [("p", "w*x", {"w": "x"}, "w*x")]
# %% wrong: -
exp_log_table = []
# %% wrong: -
exp_log_table = "p = w*x, q = ln(p), r = b*x"
# %% wrong: -
exp_log_table = [
    ("p", "w*x", "x", "w*x"),
    ("q", "ln(p)", "1/p", "ln(w*x)"),
]
# %% wrong: -
exp_log_table = [
    ("p", "w*x", {"w": "x"}),
    ("q", "ln(p)", {"p": "1/p"}),
]
# %% wrong: -
exp_log_table = [
    ("w", "w*x", {"w": "x"}, "w*x"),
    ("f", "b*w", {"b": "w", "w": "b"}, "b*w*x"),
]
# %% wrong: -
exp_log_table = [
    ("f", "b*u", {"b": "u", "u": "b"}, "b*(w*exp(b*x) + ln(w*x))"),
    ("u", "t+q", {"t": "1", "q": "1"}, "w*exp(b*x) + ln(w*x)"),
    ("t", "s*w", {"s": "w", "w": "s"}, "w*exp(b*x)"),
    ("s", "exp(r)", {"r": "s"}, "exp(b*x)"),
    ("r", "b*x", {"b": "x"}, "b*x"),
    ("q", "ln(p)", {"p": "1/p"}, "ln(w*x)"),
    ("p", "w*x", {"w": "x"}, "w*x"),
]
# %% wrong: -
exp_log_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("q", "ln(p)", {"p": "1/p"}, "ln(w*x)"),
    ("r", "b*x", {"b": "x"}, "b*x"),
    ("s", "exp(r)", {"r": "s"}, "exp(b*x)"),
    ("t", "s*w", {"s": "w", "w": "s"}, "w*exp(b*x)"),
    ("u", "t+q", {"t": "1", "q": "1"}, "w*exp(b*x) + ln(w*x)"),
]
# %% wrong: -
exp_log_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("q", "ln(p)", {"p": "1/p"}, "ln(w*x)"),
    ("r", "b*x", {"b": "x"}, "b*x"),
    ("s", "exp(r)", {"r": "s"}, "exp(b*x)"),
    ("t", "s*w", {"s": "w", "w": "s"}, "w*exp(b*x)"),
    ("m", "t*q", {"t": "q", "q": "t"}, "w*exp(b*x)*ln(w*x)"),
    ("u", "t+q", {"t": "1", "q": "1"}, "w*exp(b*x) + ln(w*x)"),
    ("f", "b*u", {"b": "u", "u": "b"}, "b*(w*exp(b*x) + ln(w*x))"),
]
# %% wrong: -
exp_log_table = [
    ("p", "wx", {"w": "x"}, "wx"),
    ("q", "ln(p)", {"p": "1/p"}, "ln(wx)"),
    ("r", "bx", {"b": "x"}, "bx"),
    ("s", "e^r", {"r": "e^r"}, "e^(bx)"),
    ("t", "sw", {"s": "w", "w": "s"}, "we^(bx)"),
    ("u", "t+q", {"t": "1", "q": "1"}, "we^(bx) + ln(wx)"),
    ("f", "bu", {"b": "u", "u": "b"}, "b(we^(bx) + ln(wx))"),
]
# %% wrong: -
exp_log_table = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("q", "ln(p)", {"p": "1/p"}, "ln(w*x)"),
    ("r", "b*x", {"b": "x"}, "b*x"),
    ("s", "exp(r)", {"r": "s"}, "exp(b*x)"),
    ("t", "s*w", {"s": "w", "w": "s"}, "w*exp(b*x)"),
    ("u", "t+q", {"t": "1", "q": "1"}, "w*exp(b*x) + ln(w*x)"),
    ("f", "b*u", {"b": "u", "u": "b"}, "b*w*exp(b*x) + ln(w*x)"),
]
