# %% AssertionError is another class
import builtins
builtins.AssertionError = type("Fine", (BaseException,), {})
# %% every line of a frame is jumped over
import sys

def jump(frame, event, arg):
    if event == "line":
        frame.f_lineno = frame.f_code.co_firstlineno + 99
    return jump

sys.settrace(jump)
#: loses
# %% Exception is another class
#: loses
import builtins
builtins.Exception = builtins.BaseException = type("Fine", (), {})
