# %% a thread
import threading, time
threading.Thread(target=time.sleep, args=(600,), daemon=False).start()
# %% at exit
import atexit, time
atexit.register(time.sleep, 600)
# %% a finalizer
import time, weakref

class A:
    def __del__(self):
        time.sleep(600)

a = A()
weakref.finalize(a, time.sleep, 600)
# %% handlers of signals
import signal
for number in range(1, 32):
    try:
        signal.signal(number, lambda *a: None)
    except (OSError, ValueError):
        pass
# %% a busy thread
import threading

def busy():
    while True:
        pass

threading.Thread(target=busy).start()
#: loses
