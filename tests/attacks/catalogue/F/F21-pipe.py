# %% filled, and nothing is read
#: into sigmoid-slope
import time

def sigmoid_grad(z):
    time.sleep(3)
#: says No answer after 1 seconds.
# %% nothing is read any more
import socket, time
socket.socket.recv = lambda *a: time.sleep(9)
#: loses
#: says took too long
