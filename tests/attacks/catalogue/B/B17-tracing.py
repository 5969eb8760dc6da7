# %% settrace against the server
#: loses
import sys
sys.settrace(lambda *a: 1 / 0)
# %% setprofile against the server
#: loses
import sys
sys.setprofile(lambda *a: 1 / 0)
# %% an audit hook that refuses everything
#: loses
import sys

def no(event, args):
    raise RuntimeError(event)

sys.addaudithook(no)
# %% a callback of the garbage collector
import gc
gc.callbacks.append(lambda *a: 1 / 0)
gc.set_threshold(1)
# %% threading's hooks
import threading
threading.settrace(lambda *a: 1 / 0)
threading.excepthook = lambda *a: 1 / 0
# %% an exception hook
import sys
sys.excepthook = sys.unraisablehook = lambda *a: 1 / 0
#: into sigmoid-slope
raise ValueError
# %% the trace rewrites what is returned
#: loses
import sys

def spy(frame, event, arg):
    if frame.f_code.co_name in ("observed", "_call"):
        for name in ("value", "error", "seen"):
            if name in frame.f_locals:
                frame.f_locals[name] = 0.25
    return spy

sys.settrace(spy)
