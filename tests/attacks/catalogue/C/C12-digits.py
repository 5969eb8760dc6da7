# %% a million digits
#: into sigmoid-slope
LONG = 10**10**6

def sigmoid_grad(z):
    return LONG
#: says whole number of 1000001 digits
# %% as data
#: into sigmoid-neuron-bias
neuron_db_steps = {"dL/dr": 10**10**6, "dr/da": 2**63, "da/dz": -(2**63), "dz/db": True}
neuron_db = 10**100
# %% in a formula
#: into sigmoid-neuron-bias
neuron_db_steps = {"dL/dr": "9" * 9999, "dr/da": "9**9**9**9", "da/dz": "1e999999", "dz/db": "0"}
neuron_db = "(((2*r)**99)**99)**99"
