# %% replaced by one that succeeds
#: loses
shell = get_ipython()
from IPython.core.interactiveshell import ExecutionResult
shell.run_cell = lambda *a, **k: ExecutionResult(None)
shell.should_run_async = lambda *a, **k: False
# %% run of the class
#: loses
type(get_ipython()).run = lambda self, source: None
# %% should_run_async alone
get_ipython().should_run_async = lambda *a, **k: True
