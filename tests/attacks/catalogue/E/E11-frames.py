# %% a header of 4 GB
#: into sigmoid-slope
import os, struct

def sigmoid_grad(z):
    os.write(3, struct.pack("<II", 2**32 - 1, 2**32 - 1))
#: says a frame of 4294967295 and 4294967295 bytes
# %% JSON 900,000 deep
#: into sigmoid-slope
import os, struct

def sigmoid_grad(z):
    data = struct.pack("<II", 900_000, 0) + b"[" * 900_000
    while data:
        data = data[os.write(3, data):]
#: says common/refused
# %% a million lists
#: into sigmoid-slope
import os, struct

def sigmoid_grad(z):
    text = b'{"id":[' + b"[]," * 340_000 + b"1]}"
    data = struct.pack("<II", len(text), 0) + text
    while data:
        data = data[os.write(3, data):]
#: says common/refused
# %% junk
#: into sigmoid-slope
import os

def sigmoid_grad(z):
    os.write(3, os.urandom(10_000))
    return 0.25
#: says common/
# %% half a frame, then silence
#: into sigmoid-slope
import os, struct, time

def sigmoid_grad(z):
    os.write(3, struct.pack("<II", 100, 0) + b'{"id"')
    time.sleep(60)
#: says No answer after 1 seconds.
# %% one byte now and then
#: into sigmoid-slope
import os, struct, time

def sigmoid_grad(z):
    os.write(3, struct.pack("<II", 1000, 0))
    while True:
        os.write(3, b" ")
        time.sleep(0.02)
#: says No answer after 1 seconds.
# %% outputs that are millions of objects
import json
json.dumps = lambda *a, **k: "[" + "{}," * 2_790_000 + "{}]"
#: says broke the rules
#: loses
# %% names that are none
import sys

def spy(frame, event, arg):
    if frame.f_code.co_name == "_names":
        frame.f_globals["pack"] = lambda value: ({"l": [1, 2, 3]}, b"")

sys.settrace(spy)
#: loses
# %% names that are a text
import sys

def spy(frame, event, arg):
    if frame.f_code.co_name == "_names":
        frame.f_globals["pack"] = lambda value: ("abc", b"")

sys.settrace(spy)
#: loses
# %% names that are millions
for number in range(5000):
    globals()[f"name_{number}"] = number
#: loses
