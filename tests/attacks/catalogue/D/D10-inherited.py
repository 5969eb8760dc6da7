# %% descriptors
import os
held = []
for number in range(1024):
    try:
        os.fstat(number)
        held.append(number)
    except OSError:
        pass
print("held", held)
#: says held [0, 1, 2, 3]
# %% environment
import os
allowed = {"HOME", "TMPDIR", "IPYTHONDIR", "MPLCONFIGDIR", "PATH", "LANG", "MPLBACKEND"}
print("more", [n for n in os.environ if n not in allowed and not n.endswith("_NUM_THREADS")])
print("path", os.environ["PATH"])
#: says more []
#: says path /usr/bin:/bin
# %% arguments and names
import os, sys
text = " ".join(sys.argv) + str(sys.orig_argv) + str(os.getcwd()) + sys.executable
print("told" if "__COURSE__" in text or "__REPOSITORY__" in text else "nothing told")
#: says nothing told
