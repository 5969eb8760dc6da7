# %% right: twelve nodes
sigmoid_sum_graph = {
    "u1": ("dot", "w1", "x"),
    "u2": ("dot", "w2", "x"),
    "u3": ("dot", "w3", "x"),
    "z1": ("add", "u1", "b1"),
    "z2": ("add", "u2", "b2"),
    "z3": ("add", "u3", "b3"),
    "a1": ("phi", "z1"),
    "a2": ("phi", "z2"),
    "a3": ("phi", "z3"),
    "s": ("sum", "a1", "a2", "a3"),
    "r": ("sub", "y", "s"),
    "f": ("square", "r"),
}
sigmoid_sum_fan_out = {"x"}
# %% right: built by code
sigmoid_sum_graph = {}
for i in "123":
    sigmoid_sum_graph["dot" + i] = ("dot", "x", "w" + i)
    sigmoid_sum_graph["in" + i] = ("add", "b" + i, "dot" + i)
    sigmoid_sum_graph["out" + i] = ("phi", "in" + i)
sigmoid_sum_graph["total"] = ("sum", *["out" + i for i in "123"])
sigmoid_sum_graph["error"] = ("sub", "total", "y")
sigmoid_sum_graph["loss"] = ("square", "error")
sigmoid_sum_fan_out = ["x"]
# %% right: the error times itself
sigmoid_sum_graph = {
    "u1": ("dot", "w1", "x"),
    "u2": ("dot", "w2", "x"),
    "u3": ("dot", "w3", "x"),
    "z1": ("add", "u1", "b1"),
    "z2": ("add", "u2", "b2"),
    "z3": ("add", "u3", "b3"),
    "a1": ("phi", "z1"),
    "a2": ("phi", "z2"),
    "a3": ("phi", "z3"),
    "s": ("sum", "a1", "a2", "a3"),
    "r": ("sub", "y", "s"),
    "f": ("mul", "r", "r"),
}
sigmoid_sum_fan_out = {"x", "r"}
# %% right: subtracted one after the other, output first
sigmoid_sum_graph = dict(
    f=("square", "r3"),
    r3=("sub", "r2", "a3"),
    r2=("sub", "r1", "a2"),
    r1=("sub", "y", "a1"),
    a1=("phi", "z1"),
    a2=("phi", "z2"),
    a3=("phi", "z3"),
    z1=("sum", "b1", "u1"),
    z2=("sum", "b2", "u2"),
    z3=("sum", "b3", "u3"),
    u1=("dot", "w1", "x"),
    u2=("dot", "w2", "x"),
    u3=("dot", "w3", "x"),
)
sigmoid_sum_fan_out = ("x",)
# %% right: sum of two adds
sigmoid_sum_graph = {
    "u3": ("dot", "x", "w3"),
    "u2": ("dot", "x", "w2"),
    "u1": ("dot", "x", "w1"),
    "z3": ("add", "b3", "u3"),
    "z2": ("add", "b2", "u2"),
    "z1": ("add", "b1", "u1"),
    "p3": ("phi", "z3"),
    "p2": ("phi", "z2"),
    "p1": ("phi", "z1"),
    "s12": ("add", "p1", "p2"),
    "s": ("add", "s12", "p3"),
    "minus": ("neg", "s"),
    "r": ("add", "y", "minus"),
    "f": ("square", "r"),
}
sigmoid_sum_fan_out = {"x"}
# %% right: the first unit twice
sigmoid_sum_graph = {
    "u1": ("dot", "w1", "x"),
    "u1_again": ("dot", "w1", "x"),
    "u2": ("dot", "w2", "x"),
    "u3": ("dot", "w3", "x"),
    "z1": ("add", "u1", "b1"),
    "z1_again": ("add", "u1_again", "b1"),
    "z2": ("add", "u2", "b2"),
    "z3": ("add", "u3", "b3"),
    "a1": ("phi", "z1"),
    "a1_again": ("phi", "z1_again"),
    "a2": ("phi", "z2"),
    "a3": ("phi", "z3"),
    "s": ("sum", "a1", "a2", "a3"),
    "s_again": ("sum", "a1_again", "a2", "a3"),
    "r": ("sub", "y", "s"),
    "r_again": ("sub", "y", "s_again"),
    "f": ("mul", "r", "r_again"),
}
sigmoid_sum_fan_out = {"x", "w1", "b1", "a2", "a3", "y"}
# %% wrong: graph/merged-operations
sigmoid_sum_graph = {
    "u2": ("dot", "w2", "x"),
    "u3": ("dot", "w3", "x"),
    "z1": ("affine", "w1", "x", "b1"),
    "z2": ("add", "u2", "b2"),
    "z3": ("add", "u3", "b3"),
    "a1": ("phi", "z1"),
    "a2": ("phi", "z2"),
    "a3": ("phi", "z3"),
    "s": ("sum", "a1", "a2", "a3"),
    "r": ("sub", "y", "s"),
    "f": ("square", "r"),
}
sigmoid_sum_fan_out = {"x"}
# %% wrong: graph/merged-operations
sigmoid_sum_graph = {
    "u1": ("dot", "w1", "x"),
    "u2": ("dot", "w2", "x"),
    "u3": ("dot", "w3", "x"),
    "z1": ("add", "u1", "b1"),
    "z2": ("add", "u2", "b2"),
    "z3": ("add", "u3", "b3"),
    "a1": ("phi", "z1"),
    "a2": ("phi", "z2"),
    "a3": ("phi", "z3"),
    "s": ("sum", "a1", "a2", "a3"),
    "f": ("squared_error", "y", "s"),
}
sigmoid_sum_fan_out = {"x"}
# %% wrong: graph/vector-not-shared
sigmoid_sum_graph = {
    "u1": ("dot", "w1", "x1"),
    "u2": ("dot", "w2", "x2"),
    "u3": ("dot", "w3", "x3"),
    "z1": ("add", "u1", "b1"),
    "z2": ("add", "u2", "b2"),
    "z3": ("add", "u3", "b3"),
    "a1": ("phi", "z1"),
    "a2": ("phi", "z2"),
    "a3": ("phi", "z3"),
    "s": ("sum", "a1", "a2", "a3"),
    "r": ("sub", "y", "s"),
    "f": ("square", "r"),
}
sigmoid_sum_fan_out = set()
# %% wrong: graph/vector-not-shared
sigmoid_sum_graph = {
    "u1": ("dot", "w1", "x"),
    "u2": ("dot", "w2", "x"),
    "u3": ("dot", "w3", "x"),
    "z1": ("add", "u1", "b1"),
    "z2": ("add", "u2", "b2"),
    "z3": ("add", "u3", "b3"),
    "t": ("sum", "z1", "z2", "z3"),
    "s": ("phi", "t"),
    "r": ("sub", "y", "s"),
    "f": ("square", "r"),
}
sigmoid_sum_fan_out = {"x"}
# %% wrong: graph/fan-in-for-fan-out
sigmoid_sum_graph = {
    "u1": ("dot", "w1", "x"),
    "u2": ("dot", "w2", "x"),
    "u3": ("dot", "w3", "x"),
    "z1": ("add", "u1", "b1"),
    "z2": ("add", "u2", "b2"),
    "z3": ("add", "u3", "b3"),
    "a1": ("phi", "z1"),
    "a2": ("phi", "z2"),
    "a3": ("phi", "z3"),
    "s": ("sum", "a1", "a2", "a3"),
    "r": ("sub", "y", "s"),
    "f": ("square", "r"),
}
sigmoid_sum_fan_out = {"u1", "u2", "u3", "z1", "z2", "z3", "s", "r"}
# %% wrong: -
sigmoid_sum_graph = {
    "u1": ("dot", "w1", "x"),
    "u2": ("dot", "w2", "x"),
    "u3": ("dot", "w3", "x"),
    "z1": ("add", "u1", "b1"),
    "z2": ("add", "u2", "b2"),
    "z3": ("add", "u3", "b3"),
    "a1": ("phi", "z1"),
    "a2": ("phi", "z2"),
    "a3": ("phi", "z3"),
    "s": ("sum", "a1", "a2", "a3"),
    "r": ("sub", "y", "s"),
    "f": ("square", "r"),
}
sigmoid_sum_fan_out = ["s"]
# %% wrong: graph/inputs-forgotten
sigmoid_sum_graph = {
    "u1": ("dot", "w1", "x"),
    "u2": ("dot", "w2", "x"),
    "u3": ("dot", "w3", "x"),
    "z1": ("add", "u1", "b1"),
    "z2": ("add", "u2", "b2"),
    "z3": ("add", "u3", "b3"),
    "a1": ("phi", "z1"),
    "a2": ("phi", "z2"),
    "a3": ("phi", "z3"),
    "s": ("sum", "a1", "a2", "a3"),
    "r": ("sub", "y", "s"),
    "f": ("square", "r"),
}
sigmoid_sum_fan_out = set()
# %% wrong: graph/inputs-forgotten
sigmoid_sum_graph = {
    "u1": ("dot", "w1", "x"),
    "u2": ("dot", "w2", "x"),
    "u3": ("dot", "w3", "x"),
    "z1": ("add", "u1", "b1"),
    "z2": ("add", "u2", "b2"),
    "z3": ("add", "u3", "b3"),
    "a1": ("phi", "z1"),
    "a2": ("phi", "z2"),
    "a3": ("phi", "z3"),
    "s": ("sum", "a1", "a2", "a3"),
    "r": ("sub", "y", "s"),
    "f": ("mul", "r", "r"),
}
sigmoid_sum_fan_out = {"r"}
# %% wrong: common/not-done
sigmoid_sum_graph = {
    ...
}
sigmoid_sum_fan_out = {
    ...
}
# %% wrong: common/missing
sigmoid_sum_fan_out = {"x"}
# %% wrong: -
sigmoid_sum_graph = {
    "u1": ("dot", "w1", "x"),
    "u2": ("dot", "w2", "x"),
    "u3": ("dot", "w3", "x"),
    "z2": ("add", "u2", "b2"),
    "z3": ("add", "u3", "b3"),
    "a1": ("phi", "u1"),
    "a2": ("phi", "z2"),
    "a3": ("phi", "z3"),
    "s": ("sum", "a1", "a2", "a3"),
    "r": ("sub", "y", "s"),
    "f": ("square", "r"),
}
sigmoid_sum_fan_out = {"x"}
# %% wrong: -
sigmoid_sum_graph = {
    "u1": ("dot", "w1", "x"),
    "u2": ("dot", "w2", "x"),
    "u3": ("dot", "w3", "x"),
    "z1": ("add", "u1", "b1"),
    "z2": ("add", "u2", "b2"),
    "z3": ("add", "u3", "b3"),
    "a1": ("phi", "z1"),
    "a2": ("phi", "z2"),
    "a3": ("phi", "z3"),
    "s": ("sum", "a1", "a2", "a3"),
    "r": ("add", "y", "s"),
    "f": ("square", "r"),
}
sigmoid_sum_fan_out = {"x"}
# %% wrong: -
sigmoid_sum_graph = {
    "u1": ("dot", "w1", "x"),
    "u2": ("dot", "w2", "x"),
    "u3": ("dot", "w3", "x"),
    "z1": ("add", "u1", "b1"),
    "z2": ("add", "u2", "b2"),
    "z3": ("add", "u3", "b3"),
    "a1": ("phi", "z1"),
    "a2": ("phi", "z2"),
    "a3": ("phi", "z3"),
    "s": ("sum", "a1", "a2", "a3"),
    "r": ("sub", "y", "s"),
}
sigmoid_sum_fan_out = {"x"}
# %% wrong: -
sigmoid_sum_graph = {
    "u1": ("dot", "w1", "x"),
    "u2": ("dot", "w2", "x"),
    "u3": ("dot", "w3", "x"),
    "z1": ("add", "u1", "b1"),
    "z2": ("add", "u2", "b2"),
    "z3": ("add", "u3", "b3"),
    "a1": ("phi", "z1"),
    "a2": ("phi", "z2"),
    "a3": ("phi", "z3"),
    "s": ("mul", "a1", "a2", "a3"),
    "r": ("sub", "y", "s"),
    "f": ("square", "r"),
}
sigmoid_sum_fan_out = {"x"}
# %% wrong: -
sigmoid_sum_graph = {
    "u1": ("dot", "w1", "x"),
    "u2": ("dot", "w2", "x"),
    "u3": ("dot", "w3", "x"),
    "z1": ("add", "u1", "b1"),
    "z2": ("add", "u2", "b2"),
    "z3": ("add", "u3", "b3"),
    "a1": ("phi", "z1"),
    "a2": ("phi", "z2"),
    "a3": ("phi", "z3"),
    "s": ("sum", "a1", "a2", "a4"),
    "r": ("sub", "y", "s"),
    "f": ("square", "r"),
}
sigmoid_sum_fan_out = {"x"}
# %% wrong: -
sigmoid_sum_graph = {
    "u1": ("dot", "w1", "x"),
    "u2": ("dot", "w2", "x"),
    "u3": ("dot", "w3", "x"),
    "z1": ("add", "u1", "b1"),
    "z2": ("add", "u2", "b2"),
    "z3": ("add", "u3", "b3"),
    "a1": ("phi", "z1"),
    "a2": ("phi", "z2"),
    "a3": ("phi", "f"),
    "s": ("sum", "a1", "a2", "a3"),
    "r": ("sub", "y", "s"),
    "f": ("square", "r"),
}
sigmoid_sum_fan_out = {"x"}
# %% wrong: -
sigmoid_sum_graph = {
    "u1": ("dot", "w1", "x"),
    "u2": ("dot", "w1", "x"),
    "u3": ("dot", "w3", "x"),
    "z1": ("add", "u1", "b1"),
    "z2": ("add", "u2", "b2"),
    "z3": ("add", "u3", "b3"),
    "a1": ("phi", "z1"),
    "a2": ("phi", "z2"),
    "a3": ("phi", "z3"),
    "s": ("sum", "a1", "a2", "a3"),
    "r": ("sub", "y", "s"),
    "f": ("square", "r"),
}
sigmoid_sum_fan_out = {"x"}
# %% wrong: -
sigmoid_sum_graph = {
    "u1": ("dot", "w1", "x"),
    "u2": ("dot", "w2", "x"),
    "u3": ("dot", "w3", "x"),
    "z1": ("add", "u1", "b1"),
    "z2": ("add", "u2", "b2"),
    "z3": ("add", "u3", "b3"),
    "a1": ("phi", "z1"),
    "a2": ("phi", "z2"),
    "a3": ("phi", "z3"),
    "s": ("sum", "a1", "a2", "a3"),
    "r": ("sub", "y", "s"),
    "f": ("square", "r"),
}
sigmoid_sum_fan_out = {"x", "w1", "w2", "w3"}
# %% wrong: -
sigmoid_sum_graph = {
    "a": ("phi", ("add", ("dot", "w", "x"), "b")),
    "s": ("sum", "a"),
    "f": ("square", ("sub", "y", "s")),
}
sigmoid_sum_fan_out = {"x"}
# %% wrong: -
sigmoid_sum_graph = ["u", "z", "a", "s", "r", "f"]
sigmoid_sum_fan_out = "x and the units"
