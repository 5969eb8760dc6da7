# %% kill minus one
#: needs namespaces
import os
for process in (-1, 0, -os.getpgid(0) or -2):
    try:
        os.kill(process, 9)
        print("went " + "through")
    except OSError as error:
        print(type(error).__name__)
#: says PermissionError
