# %% objects
#: into sigmoid-slope
def sigmoid_grad(z):
    return np.array([object()], dtype=object)
#: says object
# %% text
#: into sigmoid-slope
def sigmoid_grad(z):
    return np.array(["0.25"])
#: says <U4
# %% a structure
#: into sigmoid-slope
def sigmoid_grad(z):
    return np.zeros(2, dtype=[("a", "f8"), ("b", "f8")])
#: says void
# %% complex numbers
#: into sigmoid-slope
def sigmoid_grad(z):
    return np.asarray(z) + 1j
#: says is complex; a real number is expected
# %% dates
#: into sigmoid-slope
def sigmoid_grad(z):
    return np.array("2026-01-01", dtype="M8[D]")
#: says M8
# %% a structure whose name is a page
#: into sigmoid-slope
def sigmoid_grad(z):
    return type("<script>alert(1)</script>", (), {})()
# %% a type whose name is a flood
#: into sigmoid-slope
def sigmoid_grad(z):
    return type("x" * 10**6, (), {})()
