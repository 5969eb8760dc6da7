# %% right: quotients
single_unit_rates = {"W0": "eta/h", "b0": "eta/h", "W1": "eta*h", "b1": "eta"}

# %% right: powers
single_unit_rates = {"W0": "eta*h^-1", "b0": "eta*h**(-1)", "W1": "eta*h^1", "b1": "eta*h^0"}

# %% right: Greek letters
single_unit_rates = {"W0": "η/h", "b0": "η/h", "W1": "η·h", "b1": "η"}

# %% right: factor first
single_unit_rates = {"W0": "1/h*eta", "b0": "(1/h)*eta", "W1": "h*eta", "b1": "1*eta"}

# %% right: long-winded
single_unit_rates = {"W0": "eta/(h*h)*h", "b0": "eta - eta*(h-1)/h", "W1": "eta + (h-1)*eta", "b1": "2*eta/2"}

# %% right: built with Python
hidden = "eta/h"
single_unit_rates = dict.fromkeys(["W0", "b0"], hidden)
single_unit_rates.update(W1="h*eta", b1="eta")

# %% right: exponentials and a further key
single_unit_rates = {
    "W0": "eta*exp(0)/h",
    "b0": "eta/sqrt(h^2)*1",
    "W1": "h^2*(eta/h)",
    "b1": "+eta",
    "y": "0",
}

# %% wrong: rates/equal
single_unit_rates = {"W0": "eta", "b0": "eta", "W1": "eta", "b1": "eta"}

# %% wrong: rates/exchanged
single_unit_rates = {"W0": "eta*h", "b0": "eta*h", "W1": "eta/h", "b1": "eta"}

# %% wrong: rates/exchanged
single_unit_rates = {"W0": "eta*h", "b0": "eta/h", "W1": "eta/h", "b1": "eta"}

# %% wrong: rates/bias-scaled
single_unit_rates = {"W0": "eta/h", "b0": "eta/h", "W1": "eta*h", "b1": "eta*h"}

# %% wrong: rates/bias-scaled
single_unit_rates = {"W0": "eta/h", "b0": "eta/h", "W1": "eta*h", "b1": "eta/h"}

# %% wrong: common/not-done
single_unit_rates = {
    ...
}

# %% wrong: common/missing
rates = {"W0": "eta/h", "b0": "eta/h", "W1": "eta*h", "b1": "eta"}

# %% wrong: common/not-done
single_unit_rates = {"W0": "eta/h", "W1": "eta*h", "b1": "eta"}

# %% wrong: common/zero
single_unit_rates = {"W0": "eta/h", "b0": "eta/h", "W1": "eta*h", "b1": "0"}

# %% wrong: common/factor
single_unit_rates = {"W0": "eta/h^2", "b0": "eta/h", "W1": "eta*h", "b1": "eta"}

# %% wrong: rates/equal
single_unit_rates = {"W0": "eta/h", "b0": "eta", "W1": "eta*h", "b1": "eta"}

# %% wrong: -
single_unit_rates = {"W0": "eta/h", "b0": "eta/h", "W1": "eta*n", "b1": "eta"}

# %% wrong: -
single_unit_rates = {"W0": "eta/h", "b0": "eta/h", "W1": "0.05*8", "b1": "0.05"}

# %% wrong: -
single_unit_rates = ["eta/h", "eta/h", "eta*h", "eta"]

# %% wrong: -
single_unit_rates = {"W0": 0.05 / 8, "b0": 0.05 / 8, "W1": 0.05 * 8, "b1": 0.05}
