# %% packages that differentiate numbers are not there
for name in ("jax", "torch", "autograd", "tensorflow", "autograder.judging.tape", "numdifftools"):
    try:
        __import__(name)
        print("went " + "through", name)
    except ImportError as error:
        print(type(error).__name__)
#: says ImportError
# %% sympy finds a right formula
#: right
#: into sigmoid-slope
import sympy
t = sympy.Symbol("t")
slope = sympy.lambdify(t, sympy.diff(1 / (1 + sympy.exp(-t)), t))

def sigmoid_grad(z):
    return slope(np.abs(np.asarray(z, dtype=float)))
#: flag common/other-method
