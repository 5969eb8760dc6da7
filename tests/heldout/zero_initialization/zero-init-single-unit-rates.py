# %% wrong: equal outputs now are thought to stay equal with the old step size for everything
single_unit_rates = {
    "W0": (
        "eta"
    ),
    "b0": (
        "eta"
    ),
    "W1": (
        "eta"
    ),
    "b1": (
        "eta"
    ),
}
# %% wrong: the output weight is squared like in the example with u = 3w, h times h
single_unit_rates = {
    "W0": (
        "eta/h"
    ),
    "b0": (
        "eta/h"
    ),
    "W1": (
        "eta*h^2"
    ),
    "b1": (
        "eta"
    ),
}
# %% wrong: the hidden parameters are multiplied rather than divided
single_unit_rates = {
    "W0": (
        "eta*h"
    ),
    "b0": (
        "eta*h"
    ),
    "W1": (
        "eta*h"
    ),
    "b1": (
        "eta"
    ),
}
# %% wrong: the output bias is treated like the output weight
single_unit_rates = {
    "W0": (
        "eta/h"
    ),
    "b0": (
        "eta/h"
    ),
    "W1": (
        "eta*h"
    ),
    "b1": (
        "eta*h"
    ),
}
# %% right: powers
single_unit_rates = {
    "W0": (
        "eta*h^(-1)"
    ),
    "b0": (
        "eta*(1/h)"
    ),
    "W1": (
        "h*eta"
    ),
    "b1": (
        "eta*h/h"
    ),
}
