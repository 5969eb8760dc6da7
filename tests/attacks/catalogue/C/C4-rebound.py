# %% abs, all, list in the notebook
abs = lambda x: 0
all = any = isinstance = lambda *a: True
list = tuple = lambda x=(): [1, 2, 3]
#: into sigmoid-slope
def sigmoid_grad(z):
    return 7.0
# %% in builtins
import builtins
builtins.abs = lambda x: 0
builtins.all = builtins.any = lambda *a: True
#: into sigmoid-slope
def sigmoid_grad(z):
    return 7.0
#: loses
