# %% wrong: every output is taken to use every row of W
def matrix_jacobian(W, x):
    p, q = W.shape
    T = np.zeros((p, p, q))
    T[:, :, :] = x
    return T


def flatten_jacobian(T):
    return T.reshape(T.shape[0], -1)


def unflatten_gradient(v, shape):
    return v.reshape(shape)
# %% wrong: puts the weights in the tensor where the inputs belong
def matrix_jacobian(W, x):
    p, q = W.shape
    T = np.zeros((p, p, q))
    for k in range(p):
        T[k, k, :] = W[k]
    return T


def flatten_jacobian(T):
    return T.reshape(T.shape[0], T.shape[1] * T.shape[2])


def unflatten_gradient(v, shape):
    return v.reshape(shape)
# %% wrong: the axis of the outputs comes last
def matrix_jacobian(W, x):
    p, q = W.shape
    T = np.zeros((p, q, p))
    for k in range(p):
        T[k, :, k] = x
    return T


def flatten_jacobian(T):
    return T.reshape(T.shape[0], T.shape[1] * T.shape[2])


def unflatten_gradient(v, shape):
    return v.reshape(shape)
# %% wrong: tables are read column by column when flattened
def matrix_jacobian(W, x):
    p, q = W.shape
    return np.eye(p)[:, :, None] * x


def flatten_jacobian(T):
    return np.array([table.flatten(order="F") for table in T])


def unflatten_gradient(v, shape):
    return np.reshape(v, shape)
# %% wrong: the vector is filled in column by column
def matrix_jacobian(W, x):
    return np.einsum("ki,j->kij", np.eye(len(W)), x)


def flatten_jacobian(T):
    n, p, q = T.shape
    return T.reshape(n, p * q)


def unflatten_gradient(v, shape):
    p, q = shape
    return v.reshape(q, p).T
# %% wrong: the tables are stacked on top of each other instead of laid out in rows
def matrix_jacobian(W, x):
    return np.einsum("ki,j->kij", np.eye(len(W)), x)


def flatten_jacobian(T):
    n, p, q = T.shape
    return T.reshape(n * p, q)


def unflatten_gradient(v, shape):
    return v.reshape(shape)
# %% wrong: the tensor takes over the integer type of the weights
def matrix_jacobian(W, x):
    p, q = W.shape
    T = np.zeros((p, p, q), dtype=W.dtype)
    for k in range(p):
        T[k, k] = x
    return T


def flatten_jacobian(T):
    return T.reshape(len(T), -1)


def unflatten_gradient(v, shape):
    return v.reshape(shape)
# %% wrong: un-flattening changes the shape of the given vector itself
def matrix_jacobian(W, x):
    p, q = W.shape
    T = np.zeros((p, p, q))
    T[np.arange(p), np.arange(p)] = x
    return T


def flatten_jacobian(T):
    return T.reshape(T.shape[0], -1)


def unflatten_gradient(v, shape):
    v.shape = shape
    return v
# %% wrong: output k is taken to use column k of W
def matrix_jacobian(W, x):
    p, q = W.shape
    T = np.zeros((p, p, q))
    for k in range(p):
        for i in range(p):
            for j in range(q):
                if j == k:
                    T[k, i, j] = x[j]
    return T


def flatten_jacobian(T):
    return T.reshape(T.shape[0], -1)


def unflatten_gradient(v, shape):
    return v.reshape(shape)
# %% wrong: all outputs use all rows + flattening goes down the columns
def matrix_jacobian(W, x):
    p, q = W.shape
    return np.tile(np.asarray(x, dtype=float), (p, p, 1))


def flatten_jacobian(T):
    n, p, q = T.shape
    return np.transpose(T, (0, 2, 1)).reshape(n, p * q)


def unflatten_gradient(v, shape):
    return v.reshape(shape)
# %% right: Kronecker product and list comprehensions
def matrix_jacobian(W, x):
    p, q = W.shape
    return np.kron(np.eye(p), np.reshape(x, (1, q))).reshape(p, p, q)


def flatten_jacobian(T):
    n, p, q = T.shape
    J = np.empty((n, p * q))
    for i in range(p):
        J[:, i * q:(i + 1) * q] = T[:, i, :]
    return J


def unflatten_gradient(v, shape):
    p, q = shape
    return np.array([[v[i * q + j] for j in range(q)] for i in range(p)])
# %% right: pushes every basis matrix through the linear map
def matrix_jacobian(W, x):
    p, q = W.shape
    T = np.zeros((p, p, q))
    for i in range(p):
        for j in range(q):
            H = np.zeros((p, q))
            H[i, j] = 1.0
            T[:, i, j] = H @ x
    return T


def flatten_jacobian(T):
    return np.stack([np.concatenate(list(table)) for table in T])


def unflatten_gradient(v, shape):
    return np.stack(np.split(np.array(v), shape[0]))
