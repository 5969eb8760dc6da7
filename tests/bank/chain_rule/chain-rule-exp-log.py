# %% right: factored
def exp_log_grad(w, b, x):
    dw = b * (np.exp(b * x) + 1 / w)
    db = b * w * x * np.exp(b * x) + w * np.exp(b * x) + np.log(w * x)
    return dw, db
# %% right: rows of the table backwards
def exp_log_grad(w, b, x):
    p = w * x
    q = np.log(p)
    r = b * x
    s = np.exp(r)
    t = s * w
    u = t + q
    f_u = b
    f_t, f_q = f_u, f_u
    f_s = f_t * w
    f_r = f_s * s
    f_p = f_q / p
    return f_p * x + f_t * s, f_r * x + u
# %% right: math module, list
import math


def exp_log_grad(w, b, x):
    e = math.exp(b * x)
    return [b * e + b / w, w * e * (b * x + 1) + math.log(w * x)]
# %% right: absolute values in the logarithm
def exp_log_grad(w, b, x):
    growth = w * np.exp(b * x)
    logarithm = np.log(np.abs(w)) + np.log(np.abs(x))
    return b * (growth + 1) / w, growth * (1 + b * x) + logarithm
# %% right: lambda with a default
exp_log_grad = lambda w, b, x, exp=np.exp: (
    b * (exp(b * x) + w**-1.0),
    exp_log_value(w, b, x) / b + b * w * x * exp(b * x),
)
# %% right: product rule by numpy
def exp_log_grad(w, b, x):
    factors = np.array([w * np.exp(b * x) + np.log(w * x), b])
    slopes = np.array([[np.exp(b * x) + 1 / w, 0.0], [w * x * np.exp(b * x), 1.0]])
    dw, db = slopes @ factors[::-1]
    return dw, db
# %% right: forward mode class
class Slope:
    def __init__(self, value, dot):
        self.value, self.dot = value, dot

    def times(self, other):
        return Slope(self.value * other.value, self.dot * other.value + self.value * other.dot)

    def plus(self, other):
        return Slope(self.value + other.value, self.dot + other.dot)

    def exp(self):
        return Slope(np.exp(self.value), np.exp(self.value) * self.dot)

    def log(self):
        return Slope(np.log(self.value), self.dot / self.value)


def exp_log_grad(w, b, x):
    def run(dw, db):
        W, B, X = Slope(w, dw), Slope(b, db), Slope(x, 0)
        return W.times(B.times(X).exp()).plus(W.times(X).log()).times(B).dot

    return run(1, 0), run(0, 1)
# %% right: power of e
def exp_log_grad(w, b, x):
    s = np.e ** (b * x)
    dw = np.array(b * s + b / w)
    db = np.array(w * s + b * w * s * x + np.log2(w * x) * np.log(2))
    return dw, db
# %% wrong: exp-log/log-inner-lost
def exp_log_grad(w, b, x):
    e = np.exp(b * x)
    dw = b * (e + 1 / (w * x))
    db = b * w * x * e + w * e + np.log(w * x)
    return dw, db
# %% wrong: exp-log/log-chain-twice
def exp_log_grad(w, b, x):
    e = np.exp(b * x)
    dlog = x / w  # chain rule for ln(w x)
    return b * (e + dlog), b * w * x * e + w * e + np.log(w * x)
# %% wrong: exp-log/log10
def exp_log_grad(w, b, x):
    e = np.exp(b * x)
    dw = b * (e + 1 / (w * np.log(10)))
    db = b * w * x * e + w * e + np.log(w * x)
    return dw, db
# %% wrong: exp-log/outer-b-lost
def exp_log_grad(w, b, x):
    e = np.exp(b * x)
    return e + 1 / w, b * w * x * e + w * e + np.log(w * x)
# %% wrong: exp-log/w-kept
def exp_log_grad(w, b, x):
    t = w * np.exp(b * x)
    return b * (t + 1 / w), b * x * t + t + np.log(w * x)
# %% wrong: exp-log/direct-path-lost
def exp_log_grad(w, b, x):
    s = np.exp(b * x)
    dw = b * (s + 1 / w)
    db = b * w * s * x
    return dw, db
# %% wrong: exp-log/direct-path-only
def exp_log_grad(w, b, x):
    s = np.exp(b * x)
    u = w * s + np.log(w * x)
    return b * (s + 1 / w), u
# %% wrong: exp-log/exp-inner-lost
def exp_log_grad(w, b, x):
    s = np.exp(b * x)
    u = w * s + np.log(w * x)
    return b * (s + 1 / w), b * w * s + u
# %% wrong: exp-log/exp-power-rule
def exp_log_grad(w, b, x):
    r = b * x
    s = np.exp(r)
    ds_dr = r * np.exp(r - 1)
    return b * (s + 1 / w), b * w * x * ds_dr + w * s + np.log(w * x)
# %% wrong: exp-log/log-has-b
def exp_log_grad(w, b, x):
    s = np.exp(b * x)
    dw = b * (s + 1 / w)
    db = w * s + np.log(w * x) + b * (w * x * s + 1 / b)
    return dw, db
# %% wrong: exp-log/swapped
def exp_log_grad(w, b, x):
    s = np.exp(b * x)
    db = b * w * x * s + w * s + np.log(w * x)
    dw = b * (s + 1 / w)
    return db, dw
# %% wrong: common/not-finite
def exp_log_grad(w, b, x):
    s = np.exp(b * x)
    dw = b * (s + 1 / w)
    db = b * w * x * s + w * s + np.log(w) + np.log(x)
    return dw, db
# %% wrong: common/exception
import math


def exp_log_grad(w, b, x):
    s = math.exp(b * x)
    dw = b * (s + 1 / w)
    db = b * w * x * s + w * s + math.log(w) + math.log(x)
    return dw, db
# %% wrong: common/complex
def exp_log_grad(w, b, x):
    s = np.exp(b * x)
    dw = b * (s + 1 / w)
    db = b * w * x * s + w * s + np.log(w * x + 0j)
    return dw + 0j, db
# %% wrong: common/arity
def exp_log_grad(w, b, x):
    s = np.exp(b * x)
    db = b * w * x * s + w * s + np.log(w * x)
    return {"db": db}
# %% wrong: common/scalar-as-array
def exp_log_grad(w, b, x):
    w, b, x = np.array([[w]]), np.array([[b]]), np.array([[x]])
    s = np.exp(b * x)
    return b * (s + 1 / w), b * w * x * s + w * s + np.log(w * x)
# %% wrong: common/float32
def exp_log_grad(w, b, x):
    w, b, x = np.float32(w), np.float32(b), np.float32(x)
    s = np.exp(b * x)
    return b * (s + 1 / w), b * w * x * s + w * s + np.log(w * x)
# %% wrong: common/name-error
def exp_log_grad(w, b, x):
    dw = b * (np.exp(r) + 1 / w)
    db = b * w * x * np.exp(r) + w * np.exp(r) + np.log(w * x)
    return dw, db
# %% wrong: common/zero
def exp_log_grad(w, b, x):
    h = 1e-20
    f = exp_log_value(w, b, x)
    return (exp_log_value(w + h, b, x) - f) / h, (exp_log_value(w, b + h, x) - f) / h
# %% wrong: common/factor
def exp_log_grad(w, b, x):
    s = np.exp(b * x)
    dw = b * (s + 1 / w)
    db = b * w * x * s + w * s + np.log(w * x)
    return dw / 2, db / 2
# %% wrong: common/sign
def exp_log_grad(w, b, x):
    s = np.exp(b * x)
    return -b * (s + 1 / w), -(b * w * x * s + w * s + np.log(w * x))
# %% wrong: -
def exp_log_grad(w, b, x):
    return np.sin(w + 2 * b), np.cos(b * x)
# %% wrong: -
def exp_log_grad(w, b, x):
    return None
# %% wrong: -
def exp_log_grad(w, b, x):
    s = np.exp(b * x)
    yield b * (s + 1 / w)
    yield b * w * x * s + w * s + np.log(w * x)
