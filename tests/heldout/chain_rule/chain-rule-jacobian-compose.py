# %% wrong: multiplies in the order in which the functions are applied
def compose_jacobian(J_f, J_g):
    if J_f.ndim != 2 or J_g.ndim != 2 or J_f.shape[1] != J_g.shape[0]:
        raise ValueError("sizes")
    return J_g @ J_f
# %% wrong: multiplies entry by entry
def compose_jacobian(J_f, J_g):
    if J_f.ndim != 2 or J_g.ndim != 2 or J_f.shape[1] != J_g.shape[0]:
        raise ValueError("sizes")
    return J_f * J_g
# %% wrong: returns the table with inputs as rows
def compose_jacobian(J_f, J_g):
    if J_f.ndim != 2 or J_g.ndim != 2 or J_f.shape[1] != J_g.shape[0]:
        raise ValueError("sizes")
    return np.dot(J_g.T, J_f.T)
# %% wrong: leaves the whole checking to the product, which also takes vectors
def compose_jacobian(J_f, J_g):
    return J_f @ J_g
# %% wrong: compares the outer sizes instead of the inner ones
def compose_jacobian(J_f, J_g):
    if J_f.ndim != 2 or J_g.ndim != 2:
        raise ValueError("need matrices")
    if J_f.shape[0] != J_g.shape[1]:
        raise ValueError("sizes do not fit")
    return J_f @ J_g
# %% wrong: complains with an assertion
def compose_jacobian(J_f, J_g):
    assert J_f.ndim == 2 and J_g.ndim == 2
    assert J_f.shape[1] == J_g.shape[0]
    return J_f @ J_g
# %% wrong: prints and gives back nothing where it should raise
def compose_jacobian(J_f, J_g):
    if J_f.ndim != 2 or J_g.ndim != 2 or J_f.shape[1] != J_g.shape[0]:
        print("ValueError: sizes do not fit")
        return None
    return J_f @ J_g
# %% wrong: the sum over the inner index is collected in an integer table
def compose_jacobian(J_f, J_g):
    if J_f.ndim != 2 or J_g.ndim != 2 or J_f.shape[1] != J_g.shape[0]:
        raise ValueError
    m, n = J_f.shape
    l = J_g.shape[1]
    J = np.zeros((m, l), dtype=int)
    for i in range(m):
        for j in range(l):
            J[i, j] = sum(J_f[i, k] * J_g[k, j] for k in range(n))
    return J
# %% wrong: in the triple loop only the last inner term is kept
def compose_jacobian(J_f, J_g):
    if J_f.ndim != 2 or J_g.ndim != 2 or J_f.shape[1] != J_g.shape[0]:
        raise ValueError("no")
    J = np.zeros((J_f.shape[0], J_g.shape[1]))
    for i in range(J.shape[0]):
        for j in range(J.shape[1]):
            for k in range(J_f.shape[1]):
                J[i, j] = J_f[i, k] * J_g[k, j]
    return J
# %% wrong: order of the factors exchanged + no test that the arguments are matrices
def compose_jacobian(J_f, J_g):
    return np.matmul(J_g, J_f)
# %% right: sum of outer products, one for each middle variable
def compose_jacobian(J_f, J_g):
    if not (np.ndim(J_f) == 2 == np.ndim(J_g)) or J_f.shape[-1] != len(J_g):
        raise ValueError("these two do not compose")
    return sum((np.outer(col, row) for col, row in zip(J_f.T, J_g)),
               np.zeros((J_f.shape[0], J_g.shape[1])))
# %% right: unpacking and index notation do the checks
def compose_jacobian(J_f, J_g):
    m, n = J_f.shape
    k, l = J_g.shape
    if n - k:
        raise ValueError(f"{n} is not {k}")
    return np.einsum("mn,nl->ml", J_f, J_g)
