# %% right: sets
breaks_symmetry = {"E", "F", "G"}
never_moves = {"H", "I", "J"}

# %% right: lists in another order
breaks_symmetry = ["G", "E", "F"]
never_moves = ["J", "H", "I"]

# %% right: tuples in lower case
breaks_symmetry = ("e", "f", "g")
never_moves = ("h", "i", "j")

# %% right: lists from strings, duplicates
breaks_symmetry = list("EFGGE")
never_moves = list("HIJ")

# %% right: set operations
starts = set("ABCDEFGHIJ")
never_moves = {"H", "I", "J"}
equal_units = {"A", "B", "C", "D"}
breaks_symmetry = starts - never_moves - equal_units

# %% right: comprehension over a dictionary of reasons
reason = {
    "E": "different output weights",
    "F": "different rows",
    "G": "different biases",
    "H": "hidden value and slope are 0",
    "I": "hidden value and output weight are 0",
    "J": "hidden value and output weight are 0",
}
breaks_symmetry = {label for label, why in reason.items() if "different" in why}
never_moves = {label for label, why in reason.items() if why.startswith("hidden")}

# %% wrong: break/constant-breaks
breaks_symmetry = {"B", "E", "F", "G"}
never_moves = {"H", "I", "J"}

# %% wrong: break/per-layer
breaks_symmetry = {"C", "E", "F", "G"}
never_moves = {"H", "I", "J"}

# %% wrong: break/equal-rows
breaks_symmetry = {"D", "E", "F", "G"}
never_moves = {"H", "I", "J"}

# %% wrong: break/one-layer-enough
breaks_symmetry = {"F", "G"}
never_moves = {"H", "I", "J"}

# %% wrong: break/zero-output-blocks
breaks_symmetry = {"E", "G"}
never_moves = {"H", "I", "J"}

# %% wrong: break/biases-do-not-count
breaks_symmetry = {"E", "F"}
never_moves = {"H", "I", "J"}

# %% wrong: never/sigmoid-zero
breaks_symmetry = {"E", "F", "G"}
never_moves = {"A", "H", "I", "J"}

# %% wrong: never/tanh-zero
breaks_symmetry = {"E", "F", "G"}
never_moves = {"H", "J"}

# %% wrong: never/tanh-zero
breaks_symmetry = {"E", "F", "G"}
never_moves = {"H", "I"}

# %% wrong: never/relu-random-output
breaks_symmetry = {"E", "F", "G"}
never_moves = {"I", "J"}

# %% wrong: common/not-done
breaks_symmetry = {
    ...
}
never_moves = {
    ...
}

# %% wrong: common/missing
breaks_symmetry = {"E", "F", "G"}
never_move = {"H", "I", "J"}

# %% wrong: -
breaks_symmetry = set()
never_moves = set()

# %% wrong: -
breaks_symmetry = {"A", "B", "C", "D", "E", "F", "G", "H", "I", "J"}
never_moves = {"A", "B", "C", "D", "E", "F", "G", "H", "I", "J"}

# %% wrong: -
breaks_symmetry = {"H", "I", "J"}
never_moves = {"E", "F", "G"}

# %% wrong: never/relu-random-output
breaks_symmetry = {"E", "F", "G", "H"}
never_moves = {"I", "J"}

# %% wrong: never/sigmoid-zero
breaks_symmetry = {"E", "F", "G"}
never_moves = {"A", "B", "H", "I", "J"}

# %% wrong: -
breaks_symmetry = 3
never_moves = [5, 6, 7]
