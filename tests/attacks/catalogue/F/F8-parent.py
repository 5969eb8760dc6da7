# %% kill
#: needs namespaces
import os
for process in (os.getppid(), __GRADER__, 2, 3):
    for signal in (9, 19):
        try:
            os.kill(process, signal)
            print("went " + "through")
        except OSError as error:
            print(type(error).__name__)
#: says Error
# %% past the words
#: needs namespaces
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
print(libc.kill(__GRADER__, 9), libc.syscall(200, __GRADER__, 9), libc.killpg(__GRADER__, 9), ctypes.get_errno())
#: says -1 -1 -1 1
