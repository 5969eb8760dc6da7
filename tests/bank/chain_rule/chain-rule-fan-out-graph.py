# %% right: as in the text
fan_out_graph = {
    "x1": ("g1", "w"),
    "x2": ("g2", "w"),
    "x3": ("g3", "w"),
    "y": ("f", "x1", "x2", "x3"),
}
# %% right: output first, other names
fan_out_graph = {
    "out": ("f", "left", "middle", "right"),
    "right": ("g3", "w"),
    "left": ("g1", "w"),
    "middle": ("g2", "w"),
}
# %% right: built by code
fan_out_graph = {f"a_{i}": (f"g{i}", "w") for i in (1, 2, 3)}
fan_out_graph["loss"] = ("f", *fan_out_graph)
# %% right: numbered nodes
fan_out_graph = dict(
    n1=("g1", "w"),
    n2=("g2", "w"),
    n3=("g3", "w"),
    n4=("f", "n1", "n2", "n3"),
)
# %% right: zipped names
names = ["erstes", "zweites", "drittes"]
fan_out_graph = dict(zip(names, [("g1", "w"), ("g2", "w"), ("g3", "w")]))
fan_out_graph.update({"ergebnis": tuple(["f"] + names)})
# %% right: a class that draws
class Graph(dict):
    def node(self, name, operation, *inputs):
        self[name] = (operation, *inputs)
        return name


graph = Graph()
roads = [graph.node(f"x{i}", f"g{i}", "w") for i in range(3, 0, -1)]
graph.node("y", "f", *reversed(roads))
fan_out_graph = dict(graph)
# %% wrong: graph/merged-operations
fan_out_graph = {"y": ("f(g1,g2,g3)", "w")}
# %% wrong: graph/merged-operations
fan_out_graph = {
    "x": ("g1g2g3", "w"),
    "y": ("f", "x", "x", "x"),
}
# %% wrong: common/not-done
fan_out_graph = {
    ...
}
# %% wrong: common/missing
graph = {"y": ("f", "w", "w", "w")}
# %% wrong: -
fan_out_graph = {
    "x1": ("g1", "w"),
    "x2": ("g2", "x1"),
    "x3": ("g3", "x2"),
    "y": ("f", "x1", "x2", "x3"),
}
# %% wrong: -
fan_out_graph = {
    "x1": ("g1", "w"),
    "x2": ("g2", "w"),
    "x3": ("g3", "w"),
    "y": ("f", "x3", "x2", "x1"),
}
# %% wrong: -
fan_out_graph = {
    "x1": ("g1", "w1"),
    "x2": ("g2", "w2"),
    "x3": ("g3", "w3"),
    "y": ("f", "x1", "x2", "x3"),
}
# %% wrong: -
fan_out_graph = {
    "x1": ("g1", "w"),
    "x2": ("g2", "w"),
    "x3": ("g3", "w"),
    "y": ("sum", "x1", "x2", "x3"),
}
# %% wrong: -
fan_out_graph = {
    "x1": ("g1", "w"),
    "x2": ("g2", "w"),
    "x3": ("g3", "w"),
}
# %% wrong: -
fan_out_graph = {
    "x1": ("g1", "y"),
    "x2": ("g2", "w"),
    "x3": ("g3", "w"),
    "y": ("f", "x1", "x2", "x3"),
}
# %% wrong: -
fan_out_graph = {
    "x1": ("g1", "w"),
    "x2": ("g2", "w"),
    "y": ("f", "x1", "x2"),
}
# %% wrong: -
fan_out_graph = [("x1", "g1", "w"), ("x2", "g2", "w"), ("x3", "g3", "w")]
# %% wrong: -
fan_out_graph = {"x1": "g1(w)", "x2": "g2(w)", "x3": "g3(w)", "y": "f(x1, x2, x3)"}
# %% wrong: -
fan_out_graph = {}
