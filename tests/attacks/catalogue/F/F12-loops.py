# %% without end
#: first
while True:
    pass
#: says The process took too long while running cell
# %% that ignores interrupts
import signal
signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.signal(signal.SIGTERM, signal.SIG_IGN)
while True:
    try:
        while True:
            pass
    except BaseException:
        continue
#: says took too long
# %% in an answer
#: into sigmoid-slope
def sigmoid_grad(z):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
#: says No answer after 1 seconds.
# %% a long call of C
sum(range(10**12))
#: says took too long
# %% a regular expression
import re
re.match(r"(a+)+$", "a" * 60 + "b")
#: says took too long
# %% asleep
import time
time.sleep(10**6)
#: says took too long
# %% several
#: first
while True: pass
#: last
while True: pass
#: last
while True: pass
#: says took too long
# %% in what is exhausted
#: into sigmoid-slope
import time

def sigmoid_grad(z):
    time.sleep(60)
#: into sigmoid-neuron
import time

def neuron_grad(*a):
    time.sleep(60)
#: into sigmoid-sum-grad
import time

def sigmoid_sum_grad(*a):
    time.sleep(60)
#: into sigmoid-sum-step
import time

def sigmoid_sum_step(*a):
    time.sleep(60)
#: says common/timeout
#: loses
