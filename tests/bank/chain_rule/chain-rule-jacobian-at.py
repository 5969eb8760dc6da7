# %% right: product
def jacobian_of_composition(f_jac, g, g_jac, x):
    return f_jac(g(x)) @ g_jac(x)
# %% right: by compose_jacobian
def jacobian_of_composition(f_jac, g, g_jac, x):
    u = g(x)
    return compose_jacobian(J_f=f_jac(u), J_g=g_jac(x))
# %% right: einsum
def jacobian_of_composition(f_jac, g, g_jac, x):
    return np.einsum("mn,nl->ml", f_jac(g(x)), g_jac(x))
# %% right: loops, list of lists
def jacobian_of_composition(f_jac, g, g_jac, x):
    outer, inner = f_jac(g(x)), g_jac(x)
    rows = []
    for i in range(outer.shape[0]):
        row = []
        for j in range(inner.shape[1]):
            row.append(sum(outer[i, k] * inner[k, j] for k in range(inner.shape[0])))
        rows.append(row)
    return rows
# %% right: one gradient per output
def jacobian_of_composition(f_jac, g, g_jac, x):
    pulled = [gradient @ g_jac(x) for gradient in f_jac(g(x))]
    return np.vstack(pulled)
# %% right: one direction per input
def jacobian_of_composition(f_jac, g, g_jac, x):
    J_f = f_jac(g(x.copy()))
    columns = [J_f.dot(g_jac(x).dot(direction)) for direction in np.identity(x.size)]
    return np.stack(columns, axis=1)
# %% right: lambda
jacobian_of_composition = lambda f_jac, g, g_jac, x: np.matmul(f_jac(g(x)), g_jac(x))
# %% right: class for a map with its Jacobian
class Map:
    def __init__(self, value, jac):
        self.value, self.jac = value, jac

    def then(self, outer_jac):
        return lambda x: np.dot(outer_jac(self.value(x)), self.jac(x))


def jacobian_of_composition(f_jac, g, g_jac, x):
    return Map(g, g_jac).then(f_jac)(x)
# %% right: Fortran order
def jacobian_of_composition(f_jac, g, g_jac, x):
    x = np.asarray(x, dtype=float)
    return np.array((g_jac(x).T @ f_jac(g(x)).T).T, order="F")
# %% wrong: jacobian-at/outer-at-x
def jacobian_of_composition(f_jac, g, g_jac, x):
    return f_jac(x) @ g_jac(x)
# %% wrong: jacobian-at/inner-at-gx
def jacobian_of_composition(f_jac, g, g_jac, x):
    u = g(x)
    return f_jac(u) @ g_jac(u)
# %% wrong: jacobian-at/both-wrong
def jacobian_of_composition(f_jac, g, g_jac, x):
    return f_jac(x) @ g_jac(g(x))
# %% wrong: jacobian-at/reversed
def jacobian_of_composition(f_jac, g, g_jac, x):
    return g_jac(x) @ f_jac(g(x))
# %% wrong: jacobian-at/outer-only
def jacobian_of_composition(f_jac, g, g_jac, x):
    return f_jac(g(x))
# %% wrong: jacobian-at/transposed
def jacobian_of_composition(f_jac, g, g_jac, x):
    return (f_jac(g(x)) @ g_jac(x)).T
# %% wrong: jacobian-at/transposed
def jacobian_of_composition(f_jac, g, g_jac, x):
    return g_jac(x).T @ f_jac(g(x)).T
# %% wrong: common/mutates-input
def jacobian_of_composition(f_jac, g, g_jac, x):
    J_f, J_g = f_jac(g(x)), g_jac(x)
    x -= x
    return J_f @ J_g
# %% wrong: common/float32
def jacobian_of_composition(f_jac, g, g_jac, x):
    return (f_jac(g(x)) @ g_jac(x)).astype(np.float32)
# %% wrong: common/integer
def jacobian_of_composition(f_jac, g, g_jac, x):
    return (f_jac(g(x)) @ g_jac(x)).astype(int)
# %% wrong: common/exception
def jacobian_of_composition(f_jac, g, g_jac, x):
    return f_jac @ g_jac
# %% wrong: common/exception
def jacobian_of_composition(f_jac, g, g_jac, x):
    return f_jac(g(x)) @ g_jac
# %% wrong: common/zero
def jacobian_of_composition(f_jac, g, g_jac, x):
    J_f, J_g = f_jac(g(x)), g_jac(x)
    return np.zeros((J_f.shape[0], J_g.shape[1]))
# %% wrong: common/sign
def jacobian_of_composition(f_jac, g, g_jac, x):
    return -(f_jac(g(x)) @ g_jac(x))
# %% wrong: common/factor
def jacobian_of_composition(f_jac, g, g_jac, x):
    return f_jac(g(x)) @ g_jac(x) / 2
# %% wrong: common/complex
def jacobian_of_composition(f_jac, g, g_jac, x):
    return f_jac(g(x)) @ g_jac(x) * (1 + 0j)
# %% wrong: common/wrong-shape
def jacobian_of_composition(f_jac, g, g_jac, x):
    return (f_jac(g(x)) @ g_jac(x)).flatten()
# %% wrong: common/not-repeatable
J_total = np.zeros((0, 0))


def jacobian_of_composition(f_jac, g, g_jac, x):
    global J_total
    J = f_jac(g(x)) @ g_jac(x)
    J_total = J + J_total if J.shape == J_total.shape else J
    return J_total
# %% wrong: common/name-error
def jacobian_of_composition(f_jac, g, g_jac, x):
    u = g(x)
    return J_f @ g_jac(x)
# %% wrong: -
def jacobian_of_composition(f_jac, g, g_jac, x):
    return np.cos(f_jac(g(x)) @ g_jac(x))
# %% wrong: -
def jacobian_of_composition(f_jac, g, g_jac, x):
    return lambda v: f_jac(g(x)) @ g_jac(x) @ v
