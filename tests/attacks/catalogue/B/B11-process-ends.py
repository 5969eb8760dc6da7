# %% os._exit
import os
os._exit(0)
#: says The process ended while running cell
# %% os._exit at the end
#: last
import os
os._exit(0)
#: says The process ended while running cell
# %% os.abort
import os
os.abort()
#: says The process ended
# %% a bad address
import ctypes
ctypes.string_at(0)
#: says The process ended
# %% a function that ends it
#: into sigmoid-slope
import os

def sigmoid_grad(z):
    os._exit(1)
#: says It ended the notebook's process.
# %% a function that ends it now and then
#: into sigmoid-slope
import os, random

def sigmoid_grad(z):
    if random.random() < 0.5:
        os._exit(1)
    return sigmoid(z) * 0.25
# %% the pipe is closed
import os
os.closerange(0, 200)
#: says The process ended
# %% a signal to itself
import os, signal
os.kill(os.getpid(), signal.SIGTERM)
os.kill(os.getpid(), signal.SIGSEGV)
os.kill(os.getpid(), signal.SIGKILL)
# %% a signal to itself later
import signal
signal.setitimer(signal.ITIMER_REAL, 0.05)
#: loses
