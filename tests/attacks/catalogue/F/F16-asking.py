# %% input
input("?")
#: says input() has nobody to ask
# %% getpass
import getpass
getpass.getpass()
#: says Error
# %% a debugger
import pdb
pdb.set_trace()
# %% breakpoint in an answer
#: into sigmoid-slope
def sigmoid_grad(z):
    breakpoint()
    return z
# %% reading
import sys
print(repr(sys.stdin.readline()), "read")
#: says read
