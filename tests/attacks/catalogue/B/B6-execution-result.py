# %% success is always true
from IPython.core.interactiveshell import ExecutionResult
ExecutionResult.success = property(lambda self: True)
ExecutionResult.error_in_exec = property(lambda self: None, lambda self, value: None)
#: into sigmoid-slope
raise ValueError("silent")
# %% the traceback is silenced
get_ipython().showtraceback = lambda *a, **k: None
get_ipython()._showtraceback = lambda *a, **k: None
#: into sigmoid-slope
raise ValueError("silent")
