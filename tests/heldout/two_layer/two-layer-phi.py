# %% wrong: Jacobian not transposed on the way back
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    q = phi(v)
    r = W2 @ q - y
    delta = phi_jacobian(v) @ (W2.T @ r)
    return {"x": W1.T @ delta, "W1": np.outer(delta, x), "b": delta, "W2": np.outer(r, q)}
# %% wrong: only the diagonal of the Jacobian is used
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    q = phi(v)
    r = W2 @ q - y
    delta = np.diag(phi_jacobian(v)) * (W2.T @ r)
    return {"x": W1.T @ delta, "W1": np.outer(delta, x), "b": delta, "W2": np.outer(r, q)}
# %% wrong: Jacobian is asked at the value of the map
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    q = phi(v)
    r = W2 @ q - y
    delta = phi_jacobian(q).T @ (W2.T @ r)
    return {"x": W1.T @ delta, "W1": np.outer(delta, x), "b": delta, "W2": np.outer(r, q)}
# %% wrong: a 2 comes down although the half cancels it
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    q = phi(v)
    r = 2 * (W2 @ q - y)
    delta = phi_jacobian(v).T @ (W2.T @ r)
    return {"x": W1.T @ delta, "W1": np.outer(delta, x), "b": delta, "W2": np.outer(r, q)}
# %% wrong: the second layer is thought to see the pre-activation
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    r = W2 @ phi(v) - y
    delta = phi_jacobian(v).T @ (W2.T @ r)
    return {"x": W1.T @ delta, "W1": np.outer(delta, x), "b": delta, "W2": np.outer(r, v)}
# %% wrong: no derivative of the hidden map at all
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    q = phi(W1 @ x + b)
    r = W2 @ q - y
    delta = W2.T @ r
    return {"x": W1.T @ delta, "W1": np.outer(delta, x), "b": delta, "W2": np.outer(r, q)}
# %% wrong: bias is added after the hidden map
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x
    q = phi(v) + b
    r = W2 @ q - y
    back = W2.T @ r
    delta = phi_jacobian(v).T @ back
    return {"x": W1.T @ delta, "W1": np.outer(delta, x), "b": back, "W2": np.outer(r, q)}
# %% wrong: gradient of the second layer is transposed
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    q = phi(v)
    r = W2 @ q - y
    delta = phi_jacobian(v).T @ W2.T @ r
    return {"x": W1.T @ delta, "W1": np.outer(delta, x), "b": delta, "W2": np.outer(q, r)}
# %% wrong: residual as target minus prediction
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    q = phi(v)
    r = y - W2 @ q
    delta = phi_jacobian(v).T @ (W2.T @ r)
    return {"x": W1.T @ delta, "W1": np.outer(delta, x), "b": delta, "W2": np.outer(r, q)}
# %% wrong: the step from the hidden sums to the input uses W1 without transposing it
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    q = phi(v)
    r = W2 @ q - y
    delta = (r @ W2) @ phi_jacobian(v)
    return {"x": W1 @ delta, "W1": np.outer(delta, x), "b": delta, "W2": np.outer(r, q)}
# %% wrong: the bias hears the signal before it has passed the hidden map
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    q = phi(v)
    r = W2 @ q - y
    back = W2.T @ r
    delta = phi_jacobian(v).T @ back
    return {"x": W1.T @ delta, "W1": np.outer(delta, x), "b": back, "W2": np.outer(r, q)}
# %% wrong: loss averaged over the outputs
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = W1 @ x + b
    q = phi(v)
    r = (W2 @ q - y) / y.size
    delta = phi_jacobian(v).T @ (W2.T @ r)
    return {"x": W1.T @ delta, "W1": np.outer(delta, x), "b": delta, "W2": np.outer(r, q)}
# %% wrong: Jacobian at the value of the map + Jacobian not transposed
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    q = phi(W1 @ x + b)
    r = W2 @ q - y
    delta = phi_jacobian(q) @ (W2.T @ r)
    return {"x": W1.T @ delta, "W1": np.outer(delta, x), "b": delta, "W2": np.outer(r, q)}
# %% right: through full Jacobians as in the first notebook, then read off
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    v = b + W1.dot(x)
    row = (W2.dot(phi(v)) - y)[np.newaxis, :]
    to_v = row @ W2 @ phi_jacobian(v)
    h, d = W1.shape
    dv_dW1 = np.kron(np.eye(h), x[np.newaxis, :])
    return {
        "b": to_v[0],
        "x": (to_v @ W1)[0],
        "W1": (to_v @ dv_dW1).reshape(h, d),
        "W2": row.T * phi(v),
    }
