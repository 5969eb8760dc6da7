# %% right: matrix product
def compose_jacobian(J_f, J_g):
    return J_f @ J_g
# %% right: checked, then einsum
def compose_jacobian(J_f, J_g):
    if J_f.ndim != 2 or J_g.ndim != 2 or J_f.shape[1] != J_g.shape[0]:
        raise ValueError(f"cannot compose {J_f.shape} with {J_g.shape}")
    return np.einsum("ik,kj->ij", J_f, J_g)
# %% right: three loops
def compose_jacobian(J_f, J_g):
    m, n = J_f.shape
    n2, l = J_g.shape
    if n != n2:
        raise ValueError("inner sizes differ")
    J = np.zeros((m, l))
    for i in range(m):
        for j in range(l):
            for k in range(n):
                J[i, j] += J_f[i, k] * J_g[k, j]
    return J
# %% right: sum of outer products
def compose_jacobian(J_f, J_g):
    if np.ndim(J_f) != 2 or np.ndim(J_g) != 2:
        raise ValueError("two matrices, please")
    roads = zip(J_f.T, J_g, strict=True)
    return sum(np.outer(column, row) for column, row in roads)
# %% right: transposed product, Fortran order
def compose_jacobian(J_f, J_g):
    return np.asfortranarray((J_g.T @ J_f.T).T)
# %% right: nested lists
def compose_jacobian(J_f, J_g):
    f, g = J_f.tolist(), J_g.tolist()
    if any(len(row) != len(g) for row in f):
        raise ValueError("inner sizes differ")
    return [[sum(a * b for a, b in zip(row, col)) for col in zip(*g)] for row in f]
# %% right: broadcast and sum with a default axis
def compose_jacobian(J_f, J_g, axis=1):
    if J_f.shape[1:] != J_g.shape[:1]:
        raise ValueError
    return (J_f[:, :, None] * J_g[None, :, :]).sum(axis=axis)
# %% right: tensordot
compose_jacobian = lambda J_f, J_g: np.tensordot(J_f, J_g, axes=1)
# %% right: one push forward per input
class Linear:
    def __init__(self, J):
        if J.ndim != 2:
            raise ValueError("a Jacobian has two axes")
        self.J = J

    def __call__(self, v):
        return np.dot(self.J, v)


def compose_jacobian(J_f, J_g):
    f, g = Linear(J=J_f), Linear(J=J_g)
    return np.column_stack([f(g(e)) for e in np.eye(J_g.shape[1])])
# %% right: own error class
class SizeError(ValueError):
    pass


def compose_jacobian(J_f, J_g):
    if J_f.ndim + J_g.ndim != 4 or J_f.shape[1] != len(J_g):
        raise SizeError("the columns of J_f are not the rows of J_g")
    return np.linalg.multi_dot([J_f, J_g])
# %% wrong: jacobian/reversed
def compose_jacobian(J_f, J_g):
    return J_g @ J_f
# %% wrong: jacobian/elementwise
def compose_jacobian(J_f, J_g):
    return J_f * J_g
# %% wrong: jacobian/transposed-result
def compose_jacobian(J_f, J_g):
    return (J_f @ J_g).T
# %% wrong: jacobian/added
def compose_jacobian(J_f, J_g):
    return J_f + J_g
# %% wrong: jacobian/rows-summed
def compose_jacobian(J_f, J_g):
    return np.sum(J_f @ J_g, axis=0)
# %% wrong: jacobian/mismatch-accepted
def compose_jacobian(J_f, J_g):
    m, l = J_f.shape[0], J_g.shape[1]
    n = min(J_f.shape[1], J_g.shape[0])
    J = np.zeros((m, l))
    for i in range(m):
        for j in range(l):
            for k in range(n):
                J[i, j] += J_f[i, k] * J_g[k, j]
    return J
# %% wrong: jacobian/mismatch-accepted
def compose_jacobian(J_f, J_g):
    if J_f.shape[1] != J_g.shape[0]:
        print("sizes do not fit")
        return None
    return J_f @ J_g
# %% wrong: jacobian/transposed-result
def compose_jacobian(J_f, J_g):
    return np.einsum("ik,kj->ji", J_f, J_g)
# %% wrong: common/integer
def compose_jacobian(J_f, J_g):
    J = np.zeros((J_f.shape[0], J_g.shape[1]), dtype=int)
    J[:] = J_f @ J_g
    return J
# %% wrong: common/float32
def compose_jacobian(J_f, J_g):
    return J_f.astype(np.float32) @ J_g.astype(np.float32)
# %% wrong: common/complex
def compose_jacobian(J_f, J_g):
    return np.asarray(J_f, dtype=complex) @ J_g
# %% wrong: common/mutates-input
def compose_jacobian(J_f, J_g):
    product = J_f @ J_g
    J_f *= 0
    return product
# %% wrong: common/zero
def compose_jacobian(J_f, J_g):
    if J_f.shape[1] != J_g.shape[0]:
        raise ValueError("sizes")
    J = np.zeros((J_f.shape[0], J_g.shape[1]))
    for i in range(len(J)):
        row = J[i].copy()
        row += J_f[i] @ J_g
    return J
# %% wrong: common/wrong-shape
def compose_jacobian(J_f, J_g):
    return (J_f @ J_g).ravel()
# %% wrong: common/exception
def compose_jacobian(J_f, J_g):
    if J_f.shape != J_g.shape:
        raise ValueError("the shapes differ")
    return J_f @ J_g
# %% wrong: common/sign
def compose_jacobian(J_f, J_g):
    return -J_f @ J_g
# %% wrong: common/not-finite
def compose_jacobian(J_f, J_g):
    J = J_f @ J_g
    return J / (J.max(axis=0) - J.max(axis=0))
# %% wrong: common/special-case
def compose_jacobian(J_f, J_g):
    return np.squeeze(J_f @ J_g)
# %% wrong: -
def compose_jacobian(J_f, J_g):
    if J_f.shape[1] != J_g.shape[0]:
        raise ValueError("sizes")
    return np.cumsum(J_f @ J_g, axis=1)
# %% wrong: -
def compose_jacobian(J_f, J_g):
    assert J_f.shape[1] == J_g.shape[0]
    return J_f @ J_g
