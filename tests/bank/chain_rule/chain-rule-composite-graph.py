# %% right: the names of the task
composite_graph = {
    "a": ("mul", "x", "z"),
    "b": ("log", "x"),
    "c": ("sin", "b"),
    "d": ("exp", "a"),
    "e": ("div", "a", "b"),
    "f": ("div", "c", "a"),
    "s": ("add", "d", "e"),
    "y": ("add", "s", "f"),
}
composite_fan_out = {"a", "b", "x"}
# %% right: own names, any order, a list
composite_graph = {
    "out": ("add", "growth", "rest"),
    "rest": ("add", "ratio", "wave_over_xz"),
    "growth": ("exp", "xz"),
    "ratio": ("div", "xz", "logx"),
    "wave_over_xz": ("div", "wave", "xz"),
    "wave": ("sin", "logx"),
    "xz": ("mul", "z", "x"),
    "logx": ("log", "x"),
}
composite_fan_out = ["xz", "logx", "x"]
# %% right: x z built twice
composite_graph = {
    "a": ("mul", "x", "z"),
    "a2": ("mul", "x", "z"),
    "b": ("log", "x"),
    "c": ("sin", "b"),
    "d": ("exp", "a"),
    "e": ("div", "a2", "b"),
    "f": ("div", "c", "a2"),
    "s": ("add", "d", "e"),
    "y": ("add", "s", "f"),
}
composite_fan_out = {"x", "z", "a2", "b"}
# %% right: one sum of three
composite_graph = dict(
    a=("mul", "x", "z"),
    b=("log", "x"),
    c=("sin", "b"),
    d=("exp", "a"),
    e=("div", "a", "b"),
    f=("div", "c", "a"),
    y=("sum", "d", "e", "f"),
)
composite_fan_out = ("b", "x", "a")
# %% right: everything recomputed
composite_graph = {
    "a1": ("mul", "x", "z"),
    "a2": ("mul", "x", "z"),
    "a3": ("mul", "z", "x"),
    "b1": ("log", "x"),
    "b2": ("log", "x"),
    "c": ("sin", "b2"),
    "d": ("exp", "a1"),
    "e": ("div", "a2", "b1"),
    "f": ("div", "c", "a3"),
    "s": ("add", "f", "e"),
    "y": ("add", "s", "d"),
}
composite_fan_out = {"x", "z"}
# %% right: minus a negative term
composite_graph = {
    "a": ("mul", "x", "z"),
    "b": ("log", "x"),
    "nb": ("neg", "b"),
    "c": ("sin", "b"),
    "d": ("exp", "a"),
    "e": ("div", "a", "nb"),
    "f": ("div", "c", "a"),
    "s": ("sub", "d", "e"),
    "y": ("add", "s", "f"),
}
composite_fan_out = {"a", "b", "x"}
# %% right: fan-out counted by code
composite_graph = {
    "a": ("mul", "x", "z"),
    "b": ("log", "x"),
    "c": ("sin", "b"),
    "d": ("exp", "a"),
    "e": ("div", "a", "b"),
    "f": ("div", "c", "a"),
    "s": ("add", "e", "f"),
    "y": ("add", "d", "s"),
}
arrows = [parent for node in composite_graph.values() for parent in node[1:]]
composite_fan_out = {name for name in arrows if arrows.count(name) > 1}
# %% wrong: graph/merged-operations
composite_graph = {
    "b": ("log", "x"),
    "c": ("sin", "b"),
    "d": ("exp_mul", "x", "z"),
    "a": ("mul", "x", "z"),
    "e": ("div", "a", "b"),
    "f": ("div", "c", "a"),
    "s": ("add", "d", "e"),
    "y": ("add", "s", "f"),
}
composite_fan_out = {"a", "b", "x", "z"}
# %% wrong: graph/operands-exchanged
composite_graph = {
    "a": ("mul", "x", "z"),
    "b": ("log", "x"),
    "c": ("sin", "b"),
    "d": ("exp", "a"),
    "e": ("div", "b", "a"),
    "f": ("div", "c", "a"),
    "s": ("add", "d", "e"),
    "y": ("add", "s", "f"),
}
composite_fan_out = {"a", "b", "x"}
# %% wrong: graph/operands-exchanged
composite_graph = {
    "a": ("mul", "x", "z"),
    "b": ("log", "x"),
    "c": ("sin", "b"),
    "d": ("exp", "a"),
    "e": ("div", "a", "b"),
    "f": ("div", "a", "c"),
    "s": ("add", "d", "e"),
    "y": ("add", "s", "f"),
}
composite_fan_out = {"a", "b", "x"}
# %% wrong: graph/wrong-input
composite_graph = {
    "a": ("mul", "x", "z"),
    "b": ("log", "x"),
    "c": ("sin", "x"),
    "d": ("exp", "a"),
    "e": ("div", "a", "b"),
    "f": ("div", "c", "a"),
    "s": ("add", "d", "e"),
    "y": ("add", "s", "f"),
}
composite_fan_out = {"a", "x"}
# %% wrong: graph/wrong-input
composite_graph = {
    "a": ("mul", "x", "z"),
    "b": ("log", "x"),
    "c": ("sin", "b"),
    "d": ("exp", "a"),
    "e": ("div", "x", "b"),
    "f": ("div", "c", "a"),
    "s": ("add", "d", "e"),
    "y": ("add", "s", "f"),
}
composite_fan_out = {"a", "b", "x"}
# %% wrong: graph/fan-in-for-fan-out
composite_graph = {
    "a": ("mul", "x", "z"),
    "b": ("log", "x"),
    "c": ("sin", "b"),
    "d": ("exp", "a"),
    "e": ("div", "a", "b"),
    "f": ("div", "c", "a"),
    "s": ("add", "d", "e"),
    "y": ("add", "s", "f"),
}
composite_fan_out = {"a", "e", "f", "s", "y"}
# %% wrong: graph/inputs-forgotten
composite_graph = {
    "a": ("mul", "x", "z"),
    "b": ("log", "x"),
    "c": ("sin", "b"),
    "d": ("exp", "a"),
    "e": ("div", "a", "b"),
    "f": ("div", "c", "a"),
    "s": ("add", "d", "e"),
    "y": ("add", "s", "f"),
}
composite_fan_out = {"a", "b"}
# %% wrong: common/not-done
composite_graph = {
    ...
}
composite_fan_out = {
    ...
}
# %% wrong: common/missing
composite_graph = {
    "a": ("mul", "x", "z"),
    "b": ("log", "x"),
    "c": ("sin", "b"),
    "d": ("exp", "a"),
    "e": ("div", "a", "b"),
    "f": ("div", "c", "a"),
    "s": ("add", "d", "e"),
    "y": ("add", "s", "f"),
}
# %% wrong: -
composite_graph = {
    "a": ("mul", "x", "z"),
    "b": ("log", "x"),
    "c": ("sin", "b"),
    "d": ("exp", "a"),
    "e": ("div", "a", "b"),
    "f": ("div", "c", "a"),
    "y": ("add", "d", "e", "f"),
}
composite_fan_out = {"a", "b", "x"}
# %% wrong: -
composite_graph = {
    "a": ("mul", "x", "z"),
    "b": ("log", "x"),
    "c": ("sin", "b"),
    "d": ("exp", "a"),
    "e": ("div", "a", "b"),
    "f": ("div", "c", "a"),
    "s": ("add", "d", "e"),
}
composite_fan_out = {"a", "b", "x"}
# %% wrong: -
composite_graph = {
    "a": ("mul", "x", "z"),
    "b": ("log", "x"),
    "c": ("sin", "b"),
    "d": ("exp", "y"),
    "e": ("div", "a", "b"),
    "f": ("div", "c", "a"),
    "s": ("add", "d", "e"),
    "y": ("add", "s", "f"),
}
composite_fan_out = {"a", "b", "x"}
# %% wrong: -
composite_graph = {
    "y": ("add", "s", "f"),
    "s": ("add", "exp(x*z)", "x*z/log(x)"),
    "f": ("div", "sin(log(x))", "x*z"),
}
composite_fan_out = {"x", "z"}
# %% wrong: -
composite_graph = {
    "a": ("mul", "x", "z"),
    "b": ("log", "x"),
    "c": ("sin", "b"),
    "d": ("exp", "a"),
    "e": ("div", "a", "b"),
    "f": ("div", "c", "a"),
    "s": ("add", "d", "e"),
    "y": ("mul", "s", "f"),
}
composite_fan_out = {"a", "b", "x"}
# %% wrong: -
composite_graph = {
    "a": ("mul", "x", "z"),
    "b": ("log", "x"),
    "c": ("sin", "b"),
    "d": ("exp", "a"),
    "e": ("div", "a", "b"),
    "f": ("div", "c", "a"),
    "s": ("add", "d", "e"),
    "y": ("add", "s", "f"),
}
composite_fan_out = {"a", "b", "c", "d", "e", "f", "s", "x", "y", "z"}
# %% wrong: -
composite_graph = {
    "a": ("mul", "x", "z"),
    "b": ("log", "x"),
    "c": ("sin", "b"),
    "d": ("exp", "a"),
    "e": ("div", "a", "b"),
    "f": ("div", "c", "a"),
    "s": ("add", "d", "e"),
    "y": ("add", "s", "f"),
}
composite_fan_out = 3
# %% wrong: -
composite_graph = "a = x*z, b = log(x), ..."
composite_fan_out = {"a", "b", "x"}
