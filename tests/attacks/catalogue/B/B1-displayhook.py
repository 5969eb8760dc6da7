# %% called before an answer raises
import sys
sys.displayhook("ok")
#: into sigmoid-slope
import sys

def sigmoid_grad(z):
    sys.displayhook("ok")
    raise ValueError("no")
#: says ValueError: no
# %% the cell of an answer raises
#: into sigmoid-slope
import sys
sys.displayhook("ok")
raise ValueError("no")
#: says `sigmoid_grad` is not defined
# %% replaced for good
#: last
import sys
sys.displayhook = lambda value: None
get_ipython().displayhook.write_format_data = lambda *a, **k: None
sigmoid_grad = sigmoid
