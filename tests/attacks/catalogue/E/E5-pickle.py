# %% code in a pickle
#: into sigmoid-slope
import copyreg, pickle

class Bomb:
    def __reduce__(self):
        return (open, ("__COURSE__/exploded", "w"))

pickle.dump = lambda value, file, *a, **k: file.write(pickle.dumps(Bomb()))

def sigmoid_grad(z):
    return Bomb()
#: says Bomb
# %% an array of objects, a npy header
#: into sigmoid-slope
import numpy as np, pickle

def sigmoid_grad(z):
    class Bomb:
        def __reduce__(self):
            return (open, ("__COURSE__/exploded", "w"))

    return np.array([Bomb()], dtype=object)
#: says object
# %% raw bytes of a pickle on the pipe
#: into sigmoid-slope
import os

def sigmoid_grad(z):
    os.write(3, b"\x80\x04\x95(\x00\x00\x00\x00\x00\x00\x00\x8c\x02io\x8c\x04open\x93")
    return 0.25
#: says common/refused
