# %% right: one line each
def composite_forward(x, z):
    a = x * z
    b = np.log(x)
    c = np.sin(b)
    d = np.exp(a)
    e = a / b
    f = c / a
    y = d + e + f
    return {"a": a, "b": b, "c": c, "d": d, "e": e, "f": f, "y": y}
# %% right: math module and extra keys
import math


def composite_forward(x, z):
    v = dict(x=x, z=z)
    v["a"] = v["x"] * v["z"]
    v["b"] = math.log(v["x"])
    v["c"] = math.sin(v["b"])
    v["d"] = math.exp(v["a"])
    v["e"] = v["a"] / v["b"]
    v["f"] = v["c"] / v["a"]
    v["s"] = v["d"] + v["e"]
    v["y"] = v["s"] + v["f"]
    return v
# %% right: table of operations
OPERATIONS = {
    "a": (np.multiply, "x", "z"),
    "b": (np.log, "x"),
    "c": (np.sin, "b"),
    "d": (np.exp, "a"),
    "e": (np.divide, "a", "b"),
    "f": (np.divide, "c", "a"),
    "s": (np.add, "d", "e"),
    "y": (np.add, "s", "f"),
}


def composite_forward(x, z):
    values = {"x": x, "z": z}
    for name, (operation, *parents) in OPERATIONS.items():
        values[name] = operation(*[values[parent] for parent in parents])
    return values
# %% right: given function for the output
def composite_forward(x, z):
    a, b = x * z, np.log(x)
    return dict(
        a=a, b=b, c=np.sin(b), d=np.exp(a), e=a / b, f=np.sin(b) / a, y=composite_value(x, z)
    )
# %% right: powers and logarithm laws
def composite_forward(x, z):
    b = np.log2(x) * np.log(2)
    c = np.imag(np.exp(1j * b))
    xz = x * z
    terms = (np.e**xz, xz * b**-1, c * xz**-1)
    return {"y": sum(terms), "f": terms[2], "e": terms[1], "d": terms[0], "c": c, "b": b, "a": xz}
# %% right: 0-d arrays in an ordered dict
from collections import OrderedDict


def composite_forward(x, z):
    x, z = np.array(x, dtype=float), np.array(z, dtype=float)
    out = OrderedDict()
    out["a"] = np.array(x * z)
    out["b"] = np.array(np.log(x))
    out["c"] = np.array(np.sin(out["b"]))
    out["d"] = np.array(np.exp(out["a"]))
    out["e"] = np.array(out["a"] / out["b"])
    out["f"] = np.array(out["c"] / out["a"])
    out["y"] = np.array(out["d"] + out["e"] + out["f"])
    return out
# %% right: class with properties
class Composite:
    def __init__(self, x, z):
        self.x, self.z = x, z

    @property
    def a(self):
        return self.x * self.z

    @property
    def b(self):
        return np.log(self.x)

    @property
    def c(self):
        return np.sin(self.b)

    @property
    def d(self):
        return np.exp(self.a)

    @property
    def e(self):
        return self.a / self.b

    @property
    def f(self):
        return self.c / self.a

    @property
    def y(self):
        return self.d + self.e + self.f


def composite_forward(x, z):
    node = Composite(x=x, z=z)
    return {key: getattr(node, key) for key in "abcdefy"}
# %% wrong: composite/log10
def composite_forward(x, z):
    a = x * z
    b = np.log10(x)
    c = np.sin(b)
    d = np.exp(a)
    e = a / b
    f = c / a
    return {"a": a, "b": b, "c": c, "d": d, "e": e, "f": f, "y": d + e + f}
# %% wrong: composite/sine-of-x
def composite_forward(x, z):
    a = x * z
    b = np.log(x)
    c = np.sin(x)
    d = np.exp(a)
    e = a / b
    f = c / a
    return {"a": a, "b": b, "c": c, "d": d, "e": e, "f": f, "y": d + e + f}
# %% wrong: composite/exp-of-x
def composite_forward(x, z):
    a = x * z
    b = np.log(x)
    c = np.sin(b)
    d = np.exp(x)
    e = a / b
    f = c / a
    return {"a": a, "b": b, "c": c, "d": d, "e": e, "f": f, "y": d + e + f}
# %% wrong: composite/quotient-inverted
def composite_forward(x, z):
    a = x * z
    b = np.log(x)
    c = np.sin(b)
    d = np.exp(a)
    e = b / a
    f = c / a
    return {"a": a, "b": b, "c": c, "d": d, "e": e, "f": f, "y": d + e + f}
# %% wrong: composite/last-quotient-inverted
def composite_forward(x, z):
    a = x * z
    b = np.log(x)
    c = np.sin(b)
    d = np.exp(a)
    e = a / b
    f = a / c
    return {"a": a, "b": b, "c": c, "d": d, "e": e, "f": f, "y": d + e + f}
# %% wrong: composite/product-not-sum
def composite_forward(x, z):
    a = x * z
    b = np.log(x)
    c = np.sin(b)
    d = np.exp(a)
    e = a / b
    f = c / a
    return {"a": a, "b": b, "c": c, "d": d, "e": e, "f": f, "y": d * e * f}
# %% wrong: common/arity
def composite_forward(x, z):
    a = x * z
    b = np.log(x)
    d = np.exp(a)
    e = a / b
    return {"a": a, "b": b, "d": d, "e": e, "y": d + e + np.sin(b) / a}
# %% wrong: common/arity
def composite_forward(x, z):
    a = x * z
    b = np.log(x)
    c = np.sin(b)
    d = np.exp(a)
    e = a / b
    f = c / a
    return {"A": a, "B": b, "C": c, "D": d, "E": e, "F": f, "Y": d + e + f}
# %% wrong: common/scalar-as-array
def composite_forward(x, z):
    x, z = np.array([x]), np.array([z])
    a = x * z
    b = np.log(x)
    c = np.sin(b)
    d = np.exp(a)
    e = a / b
    f = c / a
    return {"a": a, "b": b, "c": c, "d": d, "e": e, "f": f, "y": d + e + f}
# %% wrong: common/not-finite
def composite_forward(x, z):
    a = np.exp(np.log(x) + np.log(z))
    b = np.log(x)
    c = np.sin(b)
    d = np.exp(a)
    e = a / b
    f = c / a
    return {"a": a, "b": b, "c": c, "d": d, "e": e, "f": f, "y": d + e + f}
# %% wrong: common/complex
def composite_forward(x, z):
    a = complex(x * z)
    b = np.log(x + 0j)
    c = np.sin(b)
    d = np.exp(a)
    e = a / b
    f = c / a
    return {"a": a, "b": b, "c": c, "d": d, "e": e, "f": f, "y": d + e + f}
# %% wrong: common/float32
def composite_forward(x, z):
    x, z = np.float32(x), np.float32(z)
    a = x * z
    b = np.log(x)
    c = np.sin(b)
    d = np.exp(a)
    e = a / b
    f = c / a
    return {"a": a, "b": b, "c": c, "d": d, "e": e, "f": f, "y": d + e + f}
# %% wrong: common/integer
def composite_forward(x, z):
    v = np.zeros(7, dtype=int)
    a, b = x * z, np.log(x)
    v[:] = [a, b, np.sin(b), np.exp(a), a / b, np.sin(b) / a, composite_value(x, z)]
    return dict(zip("abcdefy", v))
# %% wrong: common/exception
import math


def composite_forward(x, z):
    a = math.exp(math.log(x) + math.log(z))
    b = math.log(x)
    c = math.sin(b)
    d = math.exp(a)
    e = a / b
    f = c / a
    return {"a": a, "b": b, "c": c, "d": d, "e": e, "f": f, "y": d + e + f}
# %% wrong: common/name-error
def composite_forward(x, z):
    b = np.log(x)
    c = np.sin(b)
    d = np.exp(a)
    return {"a": a, "b": b, "c": c, "d": d, "e": a / b, "f": c / a, "y": d + a / b + c / a}
# %% wrong: common/not-repeatable
y = 0


def composite_forward(x, z):
    global y
    a = x * z
    b = np.log(x)
    c = np.sin(b)
    d = np.exp(a)
    e = a / b
    f = c / a
    y += d + e + f
    return {"a": a, "b": b, "c": c, "d": d, "e": e, "f": f, "y": y}
# %% wrong: -
def composite_forward(x, z):
    a = x * z
    b = np.log(x)
    c = np.sin(b)
    d = np.exp(a)
    e = a / b
    f = c / a
    return a, b, c, d, e, f, d + e + f
# %% wrong: -
def composite_forward(x, z):
    return {key: np.cos(x + i * z) for i, key in enumerate("abcdefy")}
# %% wrong: -
def composite_forward(x, z):
    return composite_value(x, z)
