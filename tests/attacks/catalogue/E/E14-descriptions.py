# %% more bytes than it has
#: into sigmoid-slope
import sys

def sigmoid_grad(z):
    frame = sys._getframe()
    while frame.f_code.co_name != "serve":
        frame = frame.f_back
    frame.f_globals["pack"] = lambda value: ({"a": "f8", "s": [3]}, b"\0" * 8)
    return 0.25
#: loses
#: says `sigmoid_grad`
# %% fewer bytes than it has
#: into sigmoid-slope
import sys

def sigmoid_grad(z):
    frame = sys._getframe()
    while frame.f_code.co_name != "serve":
        frame = frame.f_back
    frame.f_globals["pack"] = lambda value: ({"a": "f8", "s": [1]}, b"\0" * 80)
    return 0.25
#: loses
#: says `sigmoid_grad`
# %% a negative size
#: into sigmoid-slope
import sys

def sigmoid_grad(z):
    frame = sys._getframe()
    while frame.f_code.co_name != "serve":
        frame = frame.f_back
    frame.f_globals["pack"] = lambda value: ({"a": "f8", "s": [-1]}, b"\0" * 8)
    return 0.25
#: loses
#: says `sigmoid_grad`
# %% a size that is true
#: into sigmoid-slope
import sys

def sigmoid_grad(z):
    frame = sys._getframe()
    while frame.f_code.co_name != "serve":
        frame = frame.f_back
    frame.f_globals["pack"] = lambda value: ({"a": "f8", "s": [True]}, b"\0" * 8)
    return 0.25
#: loses
#: says `sigmoid_grad`
# %% objects
#: into sigmoid-slope
import sys

def sigmoid_grad(z):
    frame = sys._getframe()
    while frame.f_code.co_name != "serve":
        frame = frame.f_back
    frame.f_globals["pack"] = lambda value: ({"a": "O", "s": [1]}, b"\0" * 8)
    return 0.25
#: loses
#: says `sigmoid_grad`
# %% a dtype that is a list
#: into sigmoid-slope
import sys

def sigmoid_grad(z):
    frame = sys._getframe()
    while frame.f_code.co_name != "serve":
        frame = frame.f_back
    frame.f_globals["pack"] = lambda value: ({"a": ["f8"], "s": [1]}, b"\0" * 8)
    return 0.25
#: loses
#: says `sigmoid_grad`
# %% a dtype of its own
#: into sigmoid-slope
import sys

def sigmoid_grad(z):
    frame = sys._getframe()
    while frame.f_code.co_name != "serve":
        frame = frame.f_back
    frame.f_globals["pack"] = lambda value: ({"a": "M8[D]", "s": [1]}, b"\0" * 8)
    return 0.25
#: loses
#: says `sigmoid_grad`
# %% 66 arrays
#: into sigmoid-slope
import sys

def sigmoid_grad(z):
    frame = sys._getframe()
    while frame.f_code.co_name != "serve":
        frame = frame.f_back
    frame.f_globals["pack"] = lambda value: ({"l": [{"a": "f8", "s": []}] * 66}, b"\0" * 8 * 66)
    return 0.25
#: loses
#: says `sigmoid_grad`
# %% nine dimensions
#: into sigmoid-slope
import sys

def sigmoid_grad(z):
    frame = sys._getframe()
    while frame.f_code.co_name != "serve":
        frame = frame.f_back
    frame.f_globals["pack"] = lambda value: ({"a": "f8", "s": [1] * 9}, b"\0" * 8)
    return 0.25
#: loses
#: says `sigmoid_grad`
# %% a product that overflows
#: into sigmoid-slope
import sys

def sigmoid_grad(z):
    frame = sys._getframe()
    while frame.f_code.co_name != "serve":
        frame = frame.f_back
    frame.f_globals["pack"] = lambda value: ({"a": "f8", "s": [10**7] * 8}, b"\0" * 8)
    return 0.25
#: loses
#: says `sigmoid_grad`
# %% a product that is zero
#: into sigmoid-slope
import sys

def sigmoid_grad(z):
    frame = sys._getframe()
    while frame.f_code.co_name != "serve":
        frame = frame.f_back
    frame.f_globals["pack"] = lambda value: ({"a": "f8", "s": [10**7, 10**7, 0]}, b"")
    return 0.25
#: loses
#: says `sigmoid_grad`
# %% two kinds
#: into sigmoid-slope
import sys

def sigmoid_grad(z):
    frame = sys._getframe()
    while frame.f_code.co_name != "serve":
        frame = frame.f_back
    frame.f_globals["pack"] = lambda value: ({"f": "nan", "l": []}, b"")
    return 0.25
#: loses
#: says `sigmoid_grad`
# %% an unknown kind
#: into sigmoid-slope
import sys

def sigmoid_grad(z):
    frame = sys._getframe()
    while frame.f_code.co_name != "serve":
        frame = frame.f_back
    frame.f_globals["pack"] = lambda value: ({"q": 1}, b"")
    return 0.25
#: loses
#: says `sigmoid_grad`
# %% a function
#: into sigmoid-slope
import sys

def sigmoid_grad(z):
    frame = sys._getframe()
    while frame.f_code.co_name != "serve":
        frame = frame.f_back
    frame.f_globals["pack"] = lambda value: ({"p": ["f", "import os; os.abort()", {}]}, b"")
    return 0.25
#: loses
#: says `sigmoid_grad`
# %% a name that is no number
#: into sigmoid-slope
import sys

def sigmoid_grad(z):
    frame = sys._getframe()
    while frame.f_code.co_name != "serve":
        frame = frame.f_back
    frame.f_globals["pack"] = lambda value: ({"f": "__import__"}, b"")
    return 0.25
#: loses
#: says `sigmoid_grad`
# %% a whole number beyond 64 bits
#: into sigmoid-slope
import sys

def sigmoid_grad(z):
    frame = sys._getframe()
    while frame.f_code.co_name != "serve":
        frame = frame.f_back
    frame.f_globals["pack"] = lambda value: (2**64, b"")
    return 0.25
#: loses
#: says `sigmoid_grad`
# %% a deep value
#: into sigmoid-slope
import sys

def sigmoid_grad(z):
    frame = sys._getframe()
    while frame.f_code.co_name != "serve":
        frame = frame.f_back
    frame.f_globals["pack"] = lambda value: (__import__("functools").reduce(lambda a, _: {"l": [a]}, range(50), 1), b"")
    return 0.25
#: loses
#: says `sigmoid_grad`
# %% nothing
#: into sigmoid-slope
import sys

def sigmoid_grad(z):
    frame = sys._getframe()
    while frame.f_code.co_name != "serve":
        frame = frame.f_back
    frame.f_globals["pack"] = lambda value: ({}, b"")
    return 0.25
#: loses
#: says `sigmoid_grad`
# %% changes of arguments that were not given
#: into sigmoid-slope
import sys

def sigmoid_grad(z):
    frame = sys._getframe()
    while frame.f_code.co_name != "_call":
        frame = frame.f_back
    watch = frame.f_globals
    real = watch["observed"]

    def lie(function, given):
        seen = real(function, given)
        return type(seen)(seen.value, None, (99, True, -1))

    watch["observed"] = lie
    return 0.25
#: loses
