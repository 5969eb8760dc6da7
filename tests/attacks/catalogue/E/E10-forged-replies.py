# %% on the descriptor, before the request
import json, os, struct
text = json.dumps({"id": 3, "nonce": "0" * 16, "part": 0, "value": 0.25, "changed": []}).encode()
os.write(3, struct.pack("<II", len(text), 0) + text)
#: says broke the rules
# %% two replies with the real marks
#: into sigmoid-slope
import json, os, struct, sys

def sigmoid_grad(z):
    frame = sys._getframe()
    while "nonce" not in str(frame.f_locals.get("header", "")):
        frame = frame.f_back
    header = frame.f_locals["header"]
    text = json.dumps({"id": header["id"], "nonce": header["nonce"], "part": 0, "value": 0.25}).encode()
    os.write(3, struct.pack("<II", len(text), 0) + text)
    return 0.25
#: says `sigmoid_grad`
# %% by a thread, all the time
#: into sigmoid-slope
import json, os, struct, threading

def flood():
    number = 0
    while True:
        number += 1
        text = json.dumps({"id": number, "nonce": "0" * 16, "part": 0, "value": 0.25}).encode()
        os.write(3, struct.pack("<II", len(text), 0) + text)

def sigmoid_grad(z):
    threading.Thread(target=flood).start()
    return 0.25
#: loses
# %% another number of request
#: into sigmoid-slope
import json, os, struct

def sigmoid_grad(z):
    text = json.dumps({"id": 10**6, "nonce": "0" * 16, "part": 0, "value": 0.25}).encode()
    os.write(3, struct.pack("<II", len(text), 0) + text)
    return 0.25
#: says a reply to another request
# %% the socket taken away and put back
#: into sigmoid-slope
import os

def sigmoid_grad(z):
    os.dup2(1, 3)
    return 0.25
#: says common/died
# %% the request of the next call is read by the student
#: into sigmoid-slope
import os, threading

def sigmoid_grad(z):
    threading.Thread(target=lambda: [os.read(3, 1) for _ in range(50)]).start()
    return 0.25
#: loses
