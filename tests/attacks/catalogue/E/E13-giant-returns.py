# %% 32 MB
#: into sigmoid-slope
def sigmoid_grad(z):
    return np.zeros(4 * 2**20)
#: says bytes of numbers
# %% 800 MB
#: into sigmoid-slope
def sigmoid_grad(z):
    return np.zeros(10**8)
#: says bytes of numbers
# %% past the packer
#: into sigmoid-slope
import os, struct

def sigmoid_grad(z):
    text = b'{"value": {"a": "f8", "s": [4194304]}}'
    data = struct.pack("<II", len(text), 32 * 2**20) + text + b"\0" * 32 * 2**20
    while data:
        data = data[os.write(3, data):]
#: says a frame of
# %% text
#: into sigmoid-slope
def sigmoid_grad(z):
    return "0.25" * 10**7
#: says characters of text
