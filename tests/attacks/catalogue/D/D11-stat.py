# %% names and sizes of answers
#: needs root
import os
for path in ("__COURSE__/solutions/sigmoid.py", "__COURSE__/secret.txt", "__COURSE__"):
    try:
        print("went " + "through", os.stat(path))
    except OSError as error:
        print(type(error).__name__, os.path.exists(path), os.access(path, os.F_OK))
#: says FileNotFoundError False False
