# %% in a cell
import sys
sys.exit(0)
# %% in a function
#: into sigmoid-slope
import sys

def sigmoid_grad(z):
    sys.exit(0)
#: says SystemExit: 0
# %% quit and KeyboardInterrupt
#: into sigmoid-slope
def sigmoid_grad(z):
    raise KeyboardInterrupt
#: says KeyboardInterrupt
# %% exit of the shell
exit()
quit()
# %% GeneratorExit out of a coroutine
#: into sigmoid-slope
def sigmoid_grad(z):
    raise GeneratorExit("out")
#: says GeneratorExit
