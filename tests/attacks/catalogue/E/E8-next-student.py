# %% the next notebook is rewritten
import os
path = "__COURSE__/submitted/other/sigmoid/sigmoid.ipynb"
for action in (lambda: open(path, "w"), lambda: os.remove(path), lambda: os.chmod(path, 0o777),
               lambda: os.rename(path, "x"), lambda: os.truncate(path, 0),
               lambda: os.utime(path), lambda: os.link(path, "x"),
               lambda: os.makedirs("__COURSE__/submitted/new/sigmoid")):
    try:
        action()
        print("went " + "through")
    except OSError as error:
        print(type(error).__name__)
#: says Error
