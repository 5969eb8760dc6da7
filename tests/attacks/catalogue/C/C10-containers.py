# %% a generator
#: into sigmoid-slope
def sigmoid_grad(z):
    return (i for i in range(9))
#: says generator
# %% keys that act
#: into sigmoid-slope
class Key(str):
    def __hash__(self):
        return 1

    def __eq__(self, other):
        raise SystemExit

def sigmoid_grad(z):
    return {Key("a"): 1}
#: says Key
# %% a very long tuple
#: into sigmoid-slope
def sigmoid_grad(z):
    return (0.25,) * 10**6
#: says more than
# %% a list in itself
#: into sigmoid-slope
def sigmoid_grad(z):
    x = []
    x.append(x)
    return x
#: says nested
# %% as data
#: into sigmoid-table
sigmoid_table = []
sigmoid_table.append(sigmoid_table)
sigmoid_table_answers = {"chain": sigmoid_table, "final": {1: 2}}
# %% a set of everything
#: into sigmoid-slope
def sigmoid_grad(z):
    return {1, 2.0, "3"}
#: says set of
