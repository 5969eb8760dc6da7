# %% a process that writes later
import os
try:
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            import time
            time.sleep(0.3)
            open("__COURSE__/gradebook.db", "w").write("x")
        os._exit(0)
except OSError as error:
    print(error)
#: says starting programs is not allowed
# %% past the words, by the library
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
print("fork", libc.fork(), "daemon", libc.daemon(0, 0))
#: says fork -1 daemon -1
# %% a thread that writes later
import threading, time

def later():
    while True:
        time.sleep(0.2)
        open("__COURSE__/gradebook.db", "w").write("x")

threading.Thread(target=later).start()
