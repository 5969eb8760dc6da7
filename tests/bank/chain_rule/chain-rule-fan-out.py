# %% right: scalar product
def total_derivative(df_dx, dx_dw):
    return df_dx @ dx_dw
# %% right: sum of products
def total_derivative(df_dx, dx_dw):
    return np.sum(df_dx * dx_dw)
# %% right: loop
def total_derivative(df_dx, dx_dw):
    total = 0.0
    for i in range(len(df_dx)):
        total += df_dx[i] * dx_dw[i]
    return total
# %% right: einsum
def total_derivative(df_dx, dx_dw):
    return np.einsum("i,i->", df_dx, dx_dw)
# %% right: plain Python
def total_derivative(df_dx, dx_dw):
    return sum(f * g for f, g in zip(df_dx.tolist(), dx_dw.tolist()))
# %% right: row times column
def total_derivative(df_dx, dx_dw):
    row = df_dx.reshape(1, -1)
    column = dx_dw.reshape(-1, 1)
    return (row @ column).item()
# %% right: trace of the outer product
def total_derivative(df_dx, dx_dw):
    return float(np.trace(np.outer(df_dx, dx_dw)))
# %% right: recursion with a default
def total_derivative(df_dx, dx_dw, start=0):
    if start == len(df_dx):
        return 0.0
    return df_dx[start] * dx_dw[start] + total_derivative(df_dx, dx_dw, start=start + 1)
# %% right: gathering class
class Collector:
    def __init__(self):
        self.grad = 0.0

    def receive(self, signal):
        self.grad += signal


def total_derivative(df_dx, dx_dw):
    w = Collector()
    for signal, link in zip(df_dx, dx_dw):
        w.receive(signal * link)
    return w.grad
# %% right: 0-d array
def total_derivative(df_dx, dx_dw):
    return np.tensordot(df_dx, dx_dw, axes=1)
# %% right: fsum
from math import fsum

total_derivative = lambda df_dx, dx_dw: fsum(np.multiply(df_dx, dx_dw))
# %% wrong: fan-out/first-path-only
def total_derivative(df_dx, dx_dw):
    for f, g in zip(df_dx, dx_dw):
        return f * g
    return 0.0
# %% wrong: fan-out/last-overwrites
def total_derivative(df_dx, dx_dw):
    total = 0.0
    for f, g in zip(df_dx, dx_dw):
        total = f * g
    return total
# %% wrong: fan-out/mean
def total_derivative(df_dx, dx_dw):
    if len(df_dx) == 0:
        return 0.0
    return np.mean(df_dx * dx_dw)
# %% wrong: fan-out/sum-times-sum
def total_derivative(df_dx, dx_dw):
    return df_dx.sum() * dx_dw.sum()
# %% wrong: fan-out/product-of-all
def total_derivative(df_dx, dx_dw):
    product = 1.0
    for f, g in zip(df_dx, dx_dw):
        product *= f * g
    return product
# %% wrong: fan-out/elementwise
def total_derivative(df_dx, dx_dw):
    return df_dx * dx_dw
# %% wrong: fan-out/df-only
def total_derivative(df_dx, dx_dw):
    return np.sum(df_dx)
# %% wrong: fan-out/dx-only
def total_derivative(df_dx, dx_dw):
    return np.sum(dx_dw)
# %% wrong: common/scalar-as-array
def total_derivative(df_dx, dx_dw):
    return np.sum(df_dx * dx_dw, keepdims=True)
# %% wrong: common/scalar-as-array
def total_derivative(df_dx, dx_dw):
    return df_dx[None, :] @ dx_dw[:, None]
# %% wrong: common/integer
def total_derivative(df_dx, dx_dw):
    return int(df_dx @ dx_dw)
# %% wrong: common/mutates-input
def total_derivative(df_dx, dx_dw):
    df_dx *= dx_dw
    return df_dx.sum()
# %% wrong: common/not-repeatable
def total_derivative(df_dx, dx_dw, parts=[]):
    for f, g in zip(df_dx, dx_dw):
        parts.append(f * g)
    return sum(parts)
# %% wrong: common/timeout
def total_derivative(df_dx, dx_dw):
    total = 0.0
    i = 0
    while i < len(df_dx):
        total = total + df_dx[i] * dx_dw[i]
    return total
# %% wrong: common/float32
def total_derivative(df_dx, dx_dw):
    return np.dot(df_dx.astype("float32"), dx_dw.astype("float32"))
# %% wrong: common/complex
def total_derivative(df_dx, dx_dw):
    total = 0j
    for f, g in zip(df_dx, dx_dw):
        total += f * g
    return total
# %% wrong: common/zero
def total_derivative(df_dx, dx_dw):
    total = 0.0
    for i in range(len(df_dx), 0):
        total += df_dx[i] * dx_dw[i]
    return total
# %% wrong: common/exception
def total_derivative(df_dx, dx_dw):
    total = 0.0
    for i in range(len(df_dx) + 1):
        total += df_dx[i] * dx_dw[i]
    return total
# %% wrong: common/special-case
def total_derivative(df_dx, dx_dw):
    products = df_dx * dx_dw
    total = products[0]
    for product in products[1:]:
        total += product
    return total
# %% wrong: common/special-case
def total_derivative(df_dx, dx_dw):
    n = len(df_dx)
    return n * np.mean(df_dx * dx_dw)
# %% wrong: common/sign
def total_derivative(df_dx, dx_dw):
    return -df_dx.dot(dx_dw)
# %% wrong: common/factor
def total_derivative(df_dx, dx_dw):
    return df_dx @ dx_dw + dx_dw @ df_dx
# %% wrong: common/not-finite
def total_derivative(df_dx, dx_dw):
    return np.sum(df_dx / (dx_dw - dx_dw))
# %% wrong: -
def total_derivative(df_dx, dx_dw):
    return np.max(df_dx) + 0.3 * np.min(dx_dw)
# %% wrong: -
def total_derivative(df_dx):
    return np.sum(df_dx)
