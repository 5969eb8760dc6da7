# %% wrong: constant bias of the hidden units forgotten, in both
constant_answers = {
    "y": (
        "h*c*sigma(c*(x1 + x2)) + c"
    ),
    "W0_i1": (
        "c*dsigma(c*(x1 + x2))*x1"
    ),
}
# %% wrong: one unit only in the output
constant_answers = {
    "y": (
        "c*sigma(c*x1 + c*x2 + c) + c"
    ),
    "W0_i1": (
        "c*dsigma(c*x1 + c*x2 + c)*x1"
    ),
}
# %% wrong: the slope is summed over the units
constant_answers = {
    "y": (
        "h*c*sigma(c*x1 + c*x2 + c) + c"
    ),
    "W0_i1": (
        "h*c*dsigma(c*x1 + c*x2 + c)*x1"
    ),
}
# %% wrong: differentiates the constant c in all its places inside the unit
constant_answers = {
    "y": (
        "h*c*sigma(c*x1 + c*x2 + c) + c"
    ),
    "W0_i1": (
        "c*dsigma(c*x1 + c*x2 + c)*(x1 + x2 + 1)"
    ),
}
# %% right: factored, with the slope from the heights
constant_answers = {
    "y": (
        "c*(1 + h/(1 + exp(-c*(1 + x1 + x2))))"
    ),
    "W0_i1": (
        "x1*c*sigma(c + c*x1 + c*x2)*sigma(-c - c*x1 - c*x2)"
    ),
}
