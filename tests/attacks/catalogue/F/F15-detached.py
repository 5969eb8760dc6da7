# %% setsid and two forks
import os, ctypes
libc = ctypes.CDLL(None, use_errno=True)
try:
    print("session", os.setsid())
except OSError as error:
    print("session", error)
print("fork", libc.fork(), libc.vfork() if False else -1)
#: says fork -1
# %% a clone that is nobody's child
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
number = 56 if os.uname().machine == "x86_64" else 220
print("clone", libc.syscall(number, 0x8000 | 17, 0, 0, 0, 0), ctypes.get_errno())
#: says clone -1 1
