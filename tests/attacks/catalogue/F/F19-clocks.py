# %% time stands still
import time
time.sleep = lambda seconds: None
time.monotonic = time.time = time.perf_counter = lambda: 0.0
# %% and never ends
import time
time.monotonic = time.time = time.perf_counter = lambda: 0.0
while time.time() < 1:
    pass
#: says took too long
