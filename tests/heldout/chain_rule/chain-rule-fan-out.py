# %% wrong: multiplies over the paths as well as along them
def total_derivative(df_dx, dx_dw):
    return float(np.prod(df_dx * dx_dw)) if len(df_dx) else 0.0
# %% wrong: first adds up all slopes of f and all slopes of x, then multiplies the two sums
def total_derivative(df_dx, dx_dw):
    return float(np.sum(df_dx) * np.sum(dx_dw))
# %% wrong: averages over the paths
def total_derivative(df_dx, dx_dw):
    n = len(df_dx)
    if n == 0:
        return 0.0
    return float(np.mean(df_dx * dx_dw))
# %% wrong: never adds the contributions up
def total_derivative(df_dx, dx_dw):
    return df_dx * dx_dw
# %% wrong: the return stands inside the loop so that only the first path counts
def total_derivative(df_dx, dx_dw):
    total = 0.0
    for i in range(len(df_dx)):
        total += df_dx[i] * dx_dw[i]
        return float(total)
    return total
# %% wrong: counts from 1 and misses the first path
def total_derivative(df_dx, dx_dw):
    s = 0.0
    for i in range(1, len(df_dx)):
        s = s + df_dx[i] * dx_dw[i]
    return float(s)
# %% wrong: reads the symbols as fractions and divides by dx/dw
def total_derivative(df_dx, dx_dw):
    return float(np.sum(df_dx / dx_dw))
# %% wrong: collects the products in an array that takes over an integer type
def total_derivative(df_dx, dx_dw):
    contributions = np.zeros_like(df_dx)
    for i in range(len(df_dx)):
        contributions[i] = df_dx[i] * dx_dw[i]
    return float(contributions.sum())
# %% wrong: adds along the path instead of multiplying
def total_derivative(df_dx, dx_dw):
    return float(np.sum(df_dx + dx_dw))
# %% wrong: counts only the path that matters most
def total_derivative(df_dx, dx_dw):
    if df_dx.size == 0:
        return 0.0
    each = df_dx * dx_dw
    return float(each[np.argmax(np.abs(each))])
# %% wrong: starts with the first path, which is not there when there are no paths
def total_derivative(df_dx, dx_dw):
    total = df_dx[0] * dx_dw[0]
    for k in range(1, df_dx.shape[0]):
        total += df_dx[k] * dx_dw[k]
    return float(total)
# %% right: index notation
def total_derivative(df_dx, dx_dw):
    return float(np.einsum("i,i->", df_dx, dx_dw))
# %% right: recursion over the list of paths
def total_derivative(df_dx, dx_dw):
    if len(df_dx) == 0:
        return 0.0
    return float(df_dx[-1] * dx_dw[-1] + total_derivative(df_dx[:-1], dx_dw[:-1]))
# %% right: trace of a one-column product
def total_derivative(df_dx, dx_dw):
    return float(np.trace(np.reshape(df_dx, (1, -1)) @ np.reshape(dx_dw, (-1, 1))))
