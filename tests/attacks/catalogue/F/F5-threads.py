# %% 5,000
import threading
stop = threading.Event()
for _ in range(5000):
    threading.Thread(target=stop.wait, daemon=True).start()
print("went " + "through")
#: says can't start new thread
#: loses
