# %% fork
import os
os.fork()
#: says starting programs is not allowed when the notebook is graded
# %% a bomb
import os
while True:
    os.fork()
#: says starting programs is not allowed
# %% subprocess
import subprocess
subprocess.run(["true"])
#: says starting programs is not allowed
# %% spawn
import os
os.posix_spawn("/usr/bin/true", ["true"], {})
#: says starting programs is not allowed
# %% system
import os
os.system("touch x")
#: says starting programs is not allowed
# %% multiprocessing
import multiprocessing
multiprocessing.get_context("fork").Pool(2)
#: says not
# %% a pool of processes
from concurrent.futures import ProcessPoolExecutor
list(ProcessPoolExecutor(2).map(abs, range(3)))
#: says [Errno
# %% past the words
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
words = (ctypes.c_char_p * 2)(b"true", None)
print(libc.fork(), libc.execv(b"/usr/bin/true", words), libc.system(b"true") != 0, libc.popen(b"true", b"r"))
#: says -1 -1 True 0
# %% in the shell's words
!touch x
%sx touch x
%%bash
touch x
#: last
%%bash
touch x
#: last
%%script python3
print("went " + "through")
