# %% without a limit
import sys
sys.setrecursionlimit(10**9)

def deep(n):
    return deep(n + 1)

deep(0)
#: says The process
# %% the stack of C
import sys
sys.setrecursionlimit(10**9)
x = []
for _ in range(10**6):
    x = [x]
print(len(repr(x)))
# %% an answer that does not end
#: into sigmoid-slope
def sigmoid_grad(z):
    return sigmoid_grad(z)
#: says RecursionError
# %% warnings are errors
import warnings
warnings.simplefilter("error")
np.seterr(all="raise")
#: loses
