# %% json
#: loses
import json
json.dumps = lambda *a, **k: '{"error": null}'
json.JSONEncoder.encode = lambda self, value: '{"value": 0.25, "changed": []}'
# %% struct and os
#: loses
import os, struct
struct.pack = lambda *a: b"\0" * 8
os.write = lambda *a: 0
# %% the functions of the server itself
#: loses
import sys

def spy(frame, event, arg):
    if frame.f_code.co_name in ("_names", "_call", "_look"):
        frame.f_globals["pack"] = lambda value: (True, b"")
        frame.f_globals["observed"] = lambda function, given: 1 / 0

sys.settrace(spy)
# %% what packs the values says always the same
#: loses
import sys

def spy(frame, event, arg):
    if frame.f_code.co_name in ("_call", "_look"):
        frame.f_globals["pack"] = lambda value: ({"f": "nan"}, b"")

sys.settrace(spy)
# %% builtins that the server needs
#: loses
import builtins
builtins.len = builtins.dict = builtins.type = builtins.isinstance = None
