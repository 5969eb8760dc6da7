# %% right: four rows
sigmoid_table = [
    ("a", "-x", {"x": "-1"}, "-x"),
    ("c", "exp(a)", {"a": "c"}, "exp(-x)"),
    ("d", "1 + c", {"c": "1"}, "1 + exp(-x)"),
    ("s", "1/d", {"d": "-1/d^2"}, "1/(1 + exp(-x))"),
]
sigmoid_table_answers = {"chain": "c/d^2", "final": "s*(1 - s)"}
# %% right: product of the links, own names
sigmoid_table = [
    ("m", "-x", {"x": "-1"}, "-x"),
    ("g", "exp(m)", {"m": "exp(m)"}, "exp(-x)"),
    ("below", "g + 1", {"g": "1"}, "exp(-x) + 1"),
    ("h", "1/below", {"below": "-below^(-2)"}, "1/(exp(-x) + 1)"),
]
sigmoid_table_answers = {"chain": "(-1/below^2)*1*g*(-1)", "final": "h - h^2"}
# %% right: quotient of exponentials
sigmoid_table = [
    ("c", "exp(x)", {"x": "c"}, "exp(x)"),
    ("d", "1 + c", {"c": "1"}, "1 + exp(x)"),
    ("s", "c/d", {"c": "1/d", "d": "-c/d^2"}, "exp(x)/(1 + exp(x))"),
]
sigmoid_table_answers = {"chain": "c*(1/d - c/d^2)", "final": "s*(1 - s)"}
# %% right: reciprocal instead of minus
sigmoid_table = [
    ("c", "exp(x)", {"x": "exp(x)"}, "exp(x)"),
    ("i", "1/c", {"c": "-1/c^2"}, "exp(-x)"),
    ("d", "i + 1", {"i": "1"}, "1 + 1/exp(x)"),
    ("s", "d^(-1)", {"d": "-s^2"}, "(1 + exp(-x))^(-1)"),
]
sigmoid_table_answers = {"chain": "(-s^2)*(-1/c^2)*c", "final": "1/4 - (s - 1/2)^2"}
# %% right: one minus the other side
sigmoid_table = [
    ("c", "exp(x)", {"x": "c"}, "exp(x)"),
    ("d", "c + 1", {"c": "1"}, "exp(x) + 1"),
    ("t", "1/d", {"d": "-t^2"}, "1/(exp(x) + 1)"),
    ("s", "1 - t", {"t": "-1"}, "1 - 1/(exp(x) + 1)"),
]
sigmoid_table_answers = {"chain": "c*t^2", "final": "(1 - s)*s"}
# %% right: lists and unicode
sigmoid_table = [
    ["a", "−1·x", {"x": "−1"}, "−x"],
    ["c", "exp(a)", {"a": "exp(−x)"}, "exp(−x)"],
    ["d", "1 + c", {"c": "1"}, "1 + exp(−x)"],
    ["s", "1/d", {"d": "−1/d^2"}, "1/(1 + exp(−x))"],
]
sigmoid_table_answers = {"chain": "s·c/d", "final": "s·(1 − s)"}
# %% right: built by code
steps = ["a", "c", "d", "s"]
breakdown = ["0 - x", "exp(a)", "c + 1", "1/d"]
slopes = [{"x": "-1"}, {"a": "c"}, {"c": "1"}, {"d": "-1/d**2"}]
full = ["-x", "exp(-x)", "exp(-x) + 1", "1/(exp(-x) + 1)"]
sigmoid_table = list(zip(steps, breakdown, slopes, full))
sigmoid_table_answers = {
    "final": "s*(1-s)",
    "chain": "*".join(f"({slope})" for slope in ["-1/d**2", "1", "c", "-1"]),
    "note": "not asked",
}
# %% wrong: table/negation-sign
sigmoid_table = [
    ("a", "-x", {"x": "1"}, "-x"),
    ("c", "exp(a)", {"a": "c"}, "exp(-x)"),
    ("d", "1 + c", {"c": "1"}, "1 + exp(-x)"),
    ("s", "1/d", {"d": "-1/d^2"}, "1/(1 + exp(-x))"),
]
sigmoid_table_answers = {"chain": "c/d^2", "final": "s*(1 - s)"}
# %% wrong: table/quotient-sign
sigmoid_table = [
    ("a", "-x", {"x": "-1"}, "-x"),
    ("c", "exp(a)", {"a": "c"}, "exp(-x)"),
    ("d", "1 + c", {"c": "1"}, "1 + exp(-x)"),
    ("s", "1/d", {"d": "1/d^2"}, "1/(1 + exp(-x))"),
]
sigmoid_table_answers = {"chain": "c/d^2", "final": "s*(1 - s)"}
# %% wrong: table/reciprocal-slope
sigmoid_table = [
    ("a", "-x", {"x": "-1"}, "-x"),
    ("c", "exp(a)", {"a": "c"}, "exp(-x)"),
    ("d", "1 + c", {"c": "1"}, "1 + exp(-x)"),
    ("s", "1/d", {"d": "-1/d"}, "1/(1 + exp(-x))"),
]
sigmoid_table_answers = {"chain": "c/d^2", "final": "s*(1 - s)"}
# %% wrong: table/reciprocal-slope
sigmoid_table = [
    ("a", "-x", {"x": "-1"}, "-x"),
    ("c", "exp(a)", {"a": "c"}, "exp(-x)"),
    ("d", "1 + c", {"c": "1"}, "1 + exp(-x)"),
    ("s", "1/d", {"d": "ln(d)"}, "1/(1 + exp(-x))"),
]
sigmoid_table_answers = {"chain": "c/d^2", "final": "s*(1 - s)"}
# %% wrong: table/exp-power-rule
sigmoid_table = [
    ("a", "-x", {"x": "-1"}, "-x"),
    ("c", "exp(a)", {"a": "a*exp(a - 1)"}, "exp(-x)"),
    ("d", "1 + c", {"c": "1"}, "1 + exp(-x)"),
    ("s", "1/d", {"d": "-1/d^2"}, "1/(1 + exp(-x))"),
]
sigmoid_table_answers = {"chain": "c/d^2", "final": "s*(1 - s)"}
# %% wrong: table/sum-slope
sigmoid_table = [
    ("a", "-x", {"x": "-1"}, "-x"),
    ("c", "exp(a)", {"a": "c"}, "exp(-x)"),
    ("d", "1 + c", {"c": "c"}, "1 + exp(-x)"),
    ("s", "1/d", {"d": "-1/d^2"}, "1/(1 + exp(-x))"),
]
sigmoid_table_answers = {"chain": "c/d^2", "final": "s*(1 - s)"}
# %% wrong: table/difference-sign
sigmoid_table = [
    ("c", "exp(x)", {"x": "c"}, "exp(x)"),
    ("d", "c + 1", {"c": "1"}, "exp(x) + 1"),
    ("t", "1/d", {"d": "-1/d^2"}, "1/(exp(x) + 1)"),
    ("s", "1 - t", {"t": "1"}, "1 - 1/(exp(x) + 1)"),
]
sigmoid_table_answers = {"chain": "c/d^2", "final": "s*(1 - s)"}
# %% wrong: table/local-is-global
sigmoid_table = [
    ("a", "-x", {"x": "-1"}, "-x"),
    ("c", "exp(a)", {"a": "c"}, "exp(-x)"),
    ("d", "1 + c", {"c": "1"}, "1 + exp(-x)"),
    ("s", "1/d", {"d": "c/d^2"}, "1/(1 + exp(-x))"),
]
sigmoid_table_answers = {"chain": "c/d^2", "final": "s*(1 - s)"}
# %% wrong: table/missing-path-local
sigmoid_table = [
    ("a", "-x", {"x": "-1"}, "-x"),
    ("c", "exp(a)", {}, "exp(-x)"),
    ("d", "1 + c", {"c": "1"}, "1 + exp(-x)"),
    ("s", "1/d", {"d": "-1/d^2"}, "1/(1 + exp(-x))"),
]
sigmoid_table_answers = {"chain": "c/d^2", "final": "s*(1 - s)"}
# %% wrong: table/missing-path-local
sigmoid_table = [
    ("c", "exp(x)", {"x": "c"}, "exp(x)"),
    ("d", "1 + c", {"c": "1"}, "1 + exp(x)"),
    ("s", "c/d", {"d": "-c/d^2"}, "exp(x)/(1 + exp(x))"),
]
sigmoid_table_answers = {"chain": "c*(1/d - c/d^2)", "final": "s*(1 - s)"}
# %% wrong: table/two-operations
sigmoid_table = [
    ("c", "exp(-x)", {"x": "-c"}, "exp(-x)"),
    ("d", "1 + c", {"c": "1"}, "1 + exp(-x)"),
    ("s", "1/d", {"d": "-1/d^2"}, "1/(1 + exp(-x))"),
]
sigmoid_table_answers = {"chain": "c/d^2", "final": "s*(1 - s)"}
# %% wrong: table/expansion-not-expanded
sigmoid_table = [
    ("a", "-x", {"x": "-1"}, "-x"),
    ("c", "exp(a)", {"a": "c"}, "exp(a)"),
    ("d", "1 + c", {"c": "1"}, "1 + c"),
    ("s", "1/d", {"d": "-1/d^2"}, "1/d"),
]
sigmoid_table_answers = {"chain": "c/d^2", "final": "s*(1 - s)"}
# %% wrong: table/answer-one-path
sigmoid_table = [
    ("c", "exp(x)", {"x": "c"}, "exp(x)"),
    ("d", "1 + c", {"c": "1"}, "1 + exp(x)"),
    ("s", "c/d", {"c": "1/d", "d": "-c/d^2"}, "exp(x)/(1 + exp(x))"),
]
sigmoid_table_answers = {"chain": "c*(1/d)", "final": "s*(1 - s)"}
# %% wrong: table/answer-paths-multiplied
sigmoid_table = [
    ("c", "exp(x)", {"x": "c"}, "exp(x)"),
    ("d", "1 + c", {"c": "1"}, "1 + exp(x)"),
    ("s", "c/d", {"c": "1/d", "d": "-c/d^2"}, "exp(x)/(1 + exp(x))"),
]
sigmoid_table_answers = {"chain": "(c*(1/d))*(c*(-c/d^2))", "final": "s*(1 - s)"}
# %% wrong: table/answer-links-added
sigmoid_table = [
    ("a", "-x", {"x": "-1"}, "-x"),
    ("c", "exp(a)", {"a": "c"}, "exp(-x)"),
    ("d", "1 + c", {"c": "1"}, "1 + exp(-x)"),
    ("s", "1/d", {"d": "-1/d^2"}, "1/(1 + exp(-x))"),
]
sigmoid_table_answers = {"chain": "-1/d^2 + 1 + c - 1", "final": "s*(1 - s)"}
# %% wrong: table/final-other-names
sigmoid_table = [
    ("a", "-x", {"x": "-1"}, "-x"),
    ("c", "exp(a)", {"a": "c"}, "exp(-x)"),
    ("d", "1 + c", {"c": "1"}, "1 + exp(-x)"),
    ("s", "1/d", {"d": "-1/d^2"}, "1/(1 + exp(-x))"),
]
sigmoid_table_answers = {"chain": "c/d^2", "final": "c/d^2"}
# %% wrong: table/final-other-names
sigmoid_table = [
    ("a", "-x", {"x": "-1"}, "-x"),
    ("c", "exp(a)", {"a": "c"}, "exp(-x)"),
    ("d", "1 + c", {"c": "1"}, "1 + exp(-x)"),
    ("s", "1/d", {"d": "-1/d^2"}, "1/(1 + exp(-x))"),
]
sigmoid_table_answers = {"chain": "c/d^2", "final": "exp(-x)*s^2"}
# %% wrong: common/not-done
sigmoid_table = [
    # (name, breakdown, local gradients, expansion)
    ...
]
sigmoid_table_answers = {
    ...
}
# %% wrong: common/missing
sigmoid_table = [
    ("a", "-x", {"x": "-1"}, "-x"),
    ("c", "exp(a)", {"a": "c"}, "exp(-x)"),
    ("d", "1 + c", {"c": "1"}, "1 + exp(-x)"),
    ("s", "1/d", {"d": "-1/d^2"}, "1/(1 + exp(-x))"),
]
# %% wrong: -
sigmoid_table = [
    ("a", "-x", {"x": "-1"}, "-x"),
    ("c", "exp(a)", {"a": "c"}, "exp(-x)"),
    ("d", "1 + c", {"c": "1"}, "1 + exp(-x)"),
    ("s", "1/d", {"d": "-1/d^2"}, "1/(1 + exp(-x))"),
]
sigmoid_table_answers = {"chain": "-c/d^2", "final": "s*(1 - s)"}
# %% wrong: -
sigmoid_table = [
    ("a", "-x", {"x": "-1"}, "-x"),
    ("c", "exp(a)", {"a": "c"}, "exp(-x)"),
    ("d", "1 + c", {"c": "1"}, "1 + exp(-x)"),
    ("s", "1/d", {"d": "-1/d^2"}, "1/(1 + exp(-x))"),
]
sigmoid_table_answers = {"chain": "1/d^2", "final": "s*(1 - s)"}
# %% wrong: -
sigmoid_table = [
    ("a", "-x", {"x": "-1"}, "-x"),
    ("c", "exp(a)", {"a": "c"}, "exp(-x)"),
    ("d", "1 + c", {"c": "1"}, "1 + exp(-x)"),
    ("s", "1/d", {"d": "-1/d^2"}, "1/(1 + exp(-x))"),
]
sigmoid_table_answers = {"chain": "c/d^2", "final": "1 - s^2"}
# %% wrong: -
sigmoid_table = [
    ("a", "-x", {"x": "-1"}, "-x"),
    ("c", "exp(a)", {"a": "c"}, "exp(-x)"),
    ("d", "1 + c", {"c": "1"}, "1 + exp(-x)"),
    ("s", "1/d", {"d": "-1/d^2"}, "1/(1 + exp(-x))"),
]
sigmoid_table_answers = {"chain": "c/d^2", "final": "1 - s"}
# %% wrong: -
sigmoid_table = [
    ("a", "-x", {"x": "-1"}, "-x"),
    ("c", "exp(a)", {"a": "c"}, "exp(-x)"),
    ("d", "1 + c", {"c": "1"}, "1 + exp(-x)"),
    ("s", "1/d", {"d": "-1/d^2"}, "1/(1 + exp(-x))"),
]
sigmoid_table_answers = {"chain": "c/d^2", "final": "dsigma(x)"}
# %% wrong: -
sigmoid_table = [
    ("s", "sigma(x)", {"x": "s*(1 - s)"}, "sigma(x)"),
]
sigmoid_table_answers = {"chain": "s*(1 - s)", "final": "s*(1 - s)"}
# %% wrong: -
sigmoid_table = [
    ("h", "x/2", {"x": "1/2"}, "x/2"),
    ("t", "tanh(h)", {"h": "1 - t^2"}, "tanh(x/2)"),
    ("u", "1 + t", {"t": "1"}, "1 + tanh(x/2)"),
    ("s", "u/2", {"u": "1/2"}, "(1 + tanh(x/2))/2"),
]
sigmoid_table_answers = {"chain": "(1 - t^2)/4", "final": "s*(1 - s)"}
# %% wrong: -
sigmoid_table = [
    ("a", "-x", {"x": "-1"}, "-x"),
    ("c", "exp(a)", {"a": "c"}, "exp(-x)"),
    ("d", "1 - c", {"c": "-1"}, "1 - exp(-x)"),
    ("s", "1/d", {"d": "-1/d^2"}, "1/(1 - exp(-x))"),
]
sigmoid_table_answers = {"chain": "-c/d^2", "final": "s*(1 - s)"}
# %% wrong: -
sigmoid_table = [
    ("x", "-x", {"x": "-1"}, "-x"),
    ("c", "exp(x)", {"x": "c"}, "exp(-x)"),
    ("d", "1 + c", {"c": "1"}, "1 + exp(-x)"),
    ("s", "1/d", {"d": "-1/d^2"}, "1/(1 + exp(-x))"),
]
sigmoid_table_answers = {"chain": "c/d^2", "final": "s*(1 - s)"}
# %% wrong: -
sigmoid_table = [
    ("a", "-x", {"x": "-1"}, "-x"),
    ("c", "exp(a)", {"a": "c"}, "exp(-x)"),
    ("d", "1 + c", {"c": "1"}, "1 + exp(-x)"),
    ("s", "1/d", {"d": "-1/d^2"}, "1/(1 + exp(-x))"),
]
sigmoid_table_answers = ["c/d^2", "s*(1 - s)"]
# %% wrong: -
sigmoid_table = [
    ("a", "-x", {"x": "-1"}, "-x"),
    ("c", "exp(a)", {"a": "c"}, "exp(-x)"),
    ("d", "1 + c", {"c": "1"}, "1 + exp(-x)"),
    ("s", "1/d", {"d": "-1/d^2"}, "1/(1 + exp(-x))"),
]
sigmoid_table_answers = {"chain": "c/d^2"}
