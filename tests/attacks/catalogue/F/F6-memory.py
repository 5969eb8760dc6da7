# %% 10 GB at once
x = bytearray(10**10)
#: says MemoryError
# %% 4 GB of numbers
x = np.ones(5 * 10**8)
#: says Unable to allocate
# %% little by little
x = []
while True:
    x.append(np.empty(10**8))
#: says Unable to allocate
# %% in an answer
#: into sigmoid-slope
def sigmoid_grad(z):
    return np.ones(5 * 10**8)
#: says Unable to allocate
# %% mapped
import mmap
x = [mmap.mmap(-1, 2**30) for _ in range(9)]
print("went " + "through")
#: says Cannot allocate memory
# %% shared
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
print(libc.shmget(0, 2**30, 0o1600), libc.memfd_create(b"x", 0))
#: says -1 -1
