# %% after each cell
from IPython.display import clear_output
get_ipython().events.register("post_run_cell", lambda *a: clear_output())
# %% and inside a call
#: into sigmoid-slope
from IPython.display import clear_output

def sigmoid_grad(z):
    clear_output(wait=True)
    raise AssertionError
