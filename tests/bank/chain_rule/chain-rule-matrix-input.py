# %% right: loops and reshape
def matrix_jacobian(W, x):
    p, q = W.shape
    T = np.zeros((p, p, q))
    for k in range(p):
        T[k, k] = x
    return T


def flatten_jacobian(T):
    n, p, q = T.shape
    return T.reshape(n, p * q)


def unflatten_gradient(v, shape):
    return v.reshape(shape)
# %% right: einsum
def matrix_jacobian(W, x):
    return np.einsum("ki,j->kij", np.eye(len(W)), x)


def flatten_jacobian(T):
    return np.reshape(T, (T.shape[0], -1))


def unflatten_gradient(v, shape):
    p, q = shape
    return np.reshape(v, (p, q))
# %% right: broadcasting, index arithmetic
def matrix_jacobian(W, x):
    rows = np.arange(W.shape[0])
    return (rows[:, None] == rows)[:, :, None] * np.asarray(x)


def flatten_jacobian(T):
    n, p, q = T.shape
    flat = np.empty((n, p * q))
    for i in range(p):
        for j in range(q):
            flat[:, i * q + j] = T[:, i, j]
    return flat


def unflatten_gradient(v, shape):
    p, q = shape
    return np.array([[v[i * q + j] for j in range(q)] for i in range(p)])
# %% right: nested lists
def matrix_jacobian(W, x):
    p, q = W.shape
    zeros = [0.0] * q
    return [[x.tolist() if i == k else zeros for i in range(p)] for k in range(p)]


def flatten_jacobian(T):
    return [[entry for row in table for entry in row] for table in T.tolist()]


def unflatten_gradient(v, shape):
    return [v[i * shape[1] : (i + 1) * shape[1]].tolist() for i in range(shape[0])]
# %% right: Kronecker product
def matrix_jacobian(W, x):
    p, q = W.shape
    return np.kron(np.eye(p), x).reshape(p, p, q)


def flatten_jacobian(T):
    return np.concatenate([T[:, i] for i in range(T.shape[1])], axis=1)


def unflatten_gradient(v, shape):
    return np.stack(np.split(v, shape[0]))
# %% right: one entry of W at a time
def matrix_jacobian(W, x):
    T = np.zeros(W.shape[:1] + W.shape)
    for i, j in np.ndindex(*W.shape):
        E = np.zeros(W.shape)
        E[i, j] = 1
        # W @ x is linear in W, so a step of 1 gives the slope
        T[:, i, j] = E @ x
    return T


def flatten_jacobian(T):
    return np.array([table.ravel() for table in T])


def unflatten_gradient(v, shape):
    out = np.zeros(shape)
    out.flat = v
    return out
# %% right: Fortran order of the transpose
def matrix_jacobian(W, x):
    p, q = W.shape
    T = np.zeros((p, p, q), order="F")
    T[np.arange(p), np.arange(p), :] = x
    return T


def flatten_jacobian(T):
    return np.stack([table.T.flatten(order="F") for table in T])


def unflatten_gradient(v, shape):
    return v.reshape(shape[::-1], order="F").T
# %% right: lambdas and a class
class Rows:
    def __init__(self, table):
        self.table = np.asarray(table)

    def flat(self, keep=1):
        return self.table.reshape(self.table.shape[:keep] + (-1,))


matrix_jacobian = lambda W, x: np.eye(W.shape[0])[..., None] * x
flatten_jacobian = lambda T: Rows(table=T).flat()
unflatten_gradient = lambda v, shape: np.array(v).reshape(*shape)
# %% wrong: matrix-input/every-row
def matrix_jacobian(W, x):
    p, q = W.shape
    T = np.zeros((p, p, q))
    for k in range(p):
        for i in range(p):
            T[k, i] = x
    return T


def flatten_jacobian(T):
    n, p, q = T.shape
    return T.reshape(n, p * q)


def unflatten_gradient(v, shape):
    return v.reshape(shape)
# %% wrong: matrix-input/weights-for-input
def matrix_jacobian(W, x):
    p, q = W.shape
    T = np.zeros((p, p, q))
    for k in range(p):
        T[k, k] = W[k]
    return T


def flatten_jacobian(T):
    n, p, q = T.shape
    return T.reshape(n, p * q)


def unflatten_gradient(v, shape):
    return v.reshape(shape)
# %% wrong: matrix-input/axes-swapped
def matrix_jacobian(W, x):
    p, q = W.shape
    T = np.zeros((p, q, p))
    for i in range(p):
        for j in range(q):
            T[i, j, i] = x[j]
    return T


def flatten_jacobian(T):
    n, p, q = T.shape
    return T.reshape(n, p * q)


def unflatten_gradient(v, shape):
    return v.reshape(shape)
# %% wrong: matrix-input/column-major
def matrix_jacobian(W, x):
    p, q = W.shape
    T = np.zeros((p, p, q))
    for k in range(p):
        T[k, k] = x
    return T


def flatten_jacobian(T):
    n, p, q = T.shape
    return np.array([T[k].flatten(order="F") for k in range(n)]).reshape(n, p * q)


def unflatten_gradient(v, shape):
    return v.reshape(shape)
# %% wrong: matrix-input/column-major
def matrix_jacobian(W, x):
    p, q = W.shape
    T = np.zeros((p, p, q))
    for k in range(p):
        T[k, k] = x
    return T


def flatten_jacobian(T):
    n, p, q = T.shape
    return T.transpose(0, 2, 1).reshape(n, p * q)


def unflatten_gradient(v, shape):
    return v.reshape(shape)
# %% wrong: matrix-input/unflatten-transposed
def matrix_jacobian(W, x):
    p, q = W.shape
    T = np.zeros((p, p, q))
    for k in range(p):
        T[k, k] = x
    return T


def flatten_jacobian(T):
    n, p, q = T.shape
    return T.reshape(n, p * q)


def unflatten_gradient(v, shape):
    p, q = shape
    return v.reshape(q, p).T
# %% wrong: common/transposed
def matrix_jacobian(W, x):
    p, q = W.shape
    T = np.zeros((p, p, q))
    for k in range(p):
        T[k, k] = x
    return T


def flatten_jacobian(T):
    n, p, q = T.shape
    return T.reshape(n, p * q).T


def unflatten_gradient(v, shape):
    return v.reshape(shape)
# %% wrong: common/transposed
def matrix_jacobian(W, x):
    p, q = W.shape
    T = np.zeros((p, p, q))
    for k in range(p):
        T[k, k] = x
    return T


def flatten_jacobian(T):
    n, p, q = T.shape
    return T.reshape(n, p * q)


def unflatten_gradient(v, shape):
    return v.reshape(shape).T
# %% wrong: common/integer
def matrix_jacobian(W, x):
    p, q = W.shape
    T = np.zeros((p, p, q), dtype=int)
    for k in range(p):
        T[k, k] = x
    return T


def flatten_jacobian(T):
    n, p, q = T.shape
    return T.reshape(n, p * q)


def unflatten_gradient(v, shape):
    return v.reshape(shape)
# %% wrong: common/float32
def matrix_jacobian(W, x):
    p, q = W.shape
    T = np.zeros((p, p, q), dtype=np.float32)
    for k in range(p):
        T[k, k] = x
    return T


def flatten_jacobian(T):
    n, p, q = T.shape
    return T.reshape(n, p * q)


def unflatten_gradient(v, shape):
    return v.reshape(shape)
# %% wrong: common/wrong-shape
def matrix_jacobian(W, x):
    p, q = W.shape
    T = np.zeros((p, p * q))
    for k in range(p):
        T[k, k * q : (k + 1) * q] = x
    return T


def flatten_jacobian(T):
    return T.reshape(len(T), -1)


def unflatten_gradient(v, shape):
    return v.reshape(shape)
# %% wrong: common/wrong-shape
def matrix_jacobian(W, x):
    p, q = W.shape
    T = np.zeros((p, p, q))
    for k in range(p):
        T[k, k] = x
    return T


def flatten_jacobian(T):
    n, p, q = T.shape
    return T.reshape(n, p * q)


def unflatten_gradient(v, shape):
    return v.reshape(shape[1], shape[0])
# %% wrong: common/zero
def matrix_jacobian(W, x):
    p, q = W.shape
    T = np.zeros((p, p, q))
    for k in range(p):
        row = T[k, k].copy()
        row[:] = x
    return T


def flatten_jacobian(T):
    n, p, q = T.shape
    return T.reshape(n, p * q)


def unflatten_gradient(v, shape):
    return v.reshape(shape)
# %% wrong: common/exception
def matrix_jacobian(W, x):
    p, q = W.shape
    T = np.zeros((p, p, q))
    for k in range(p):
        for j in range(q):
            T[k, k, j] = x[k, j]
    return T


def flatten_jacobian(T):
    n, p, q = T.shape
    return T.reshape(n, p * q)


def unflatten_gradient(v, shape):
    return v.reshape(shape)
# %% wrong: common/exception
def matrix_jacobian(W, x):
    p, q = W.shape
    T = np.zeros((p, p, q))
    for k in range(p):
        T[k, k] = x
    return T


def flatten_jacobian(T):
    n, p, q = T.shape
    return T.reshape(n, p * q)


def unflatten_gradient(v, shape):
    return v.reshape(shape[0], shape[0])
# %% wrong: common/sign
def matrix_jacobian(W, x):
    p, q = W.shape
    T = np.zeros((p, p, q))
    for k in range(p):
        T[k, k] -= x
    return T


def flatten_jacobian(T):
    n, p, q = T.shape
    return T.reshape(n, p * q)


def unflatten_gradient(v, shape):
    return v.reshape(shape)
# %% wrong: common/mutates-input
def matrix_jacobian(W, x):
    p, q = W.shape
    T = np.zeros((p, p, q))
    W[:] = x
    for k in range(p):
        T[k, k] = W[k]
    return T


def flatten_jacobian(T):
    n, p, q = T.shape
    return T.reshape(n, p * q)


def unflatten_gradient(v, shape):
    return v.reshape(shape)
# %% wrong: common/special-case
def matrix_jacobian(W, x):
    p, q = W.shape
    T = np.zeros((p, p, q))
    for k in range(p):
        T[k, k] = x
    return T.squeeze()


def flatten_jacobian(T):
    n, p, q = T.shape
    return T.reshape(n, p * q)


def unflatten_gradient(v, shape):
    return v.reshape(shape)
# %% wrong: common/missing
def matrix_jacobian(W, x):
    p, q = W.shape
    T = np.zeros((p, p, q))
    for k in range(p):
        T[k, k] = x
    return T


def flatten_jacobian(T):
    n, p, q = T.shape
    return T.reshape(n, p * q)
# %% wrong: -
def matrix_jacobian(W, x):
    return x


def flatten_jacobian(T):
    return T.ravel()


def unflatten_gradient(v, shape):
    return np.resize(v[::-1], shape)
# %% wrong: -
def matrix_jacobian(W, x):
    p, q = W.shape
    T = np.zeros((p, p, q))
    for k in range(p):
        T[k, k] = x
    return T


def flatten_jacobian(T):
    n, p, q = T.shape
    return T.reshape((n, p * q), order="F")


def unflatten_gradient(v, shape):
    return v.reshape(shape, order="F")
