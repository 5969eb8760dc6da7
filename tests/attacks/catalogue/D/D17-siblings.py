# %% another student's notebook
import glob, os
for path in ("__COURSE__/submitted/other/sigmoid/sigmoid.ipynb", *glob.glob("../../*/*/*.ipynb"),
             *glob.glob("../*/*"), *glob.glob("/tmp/*/*")):
    try:
        print(open(path).read(), "went " + "through")
    except OSError as error:
        print(type(error).__name__)
#: says Error
# %% the folders of other children
import os
here = os.getcwd()
print(sorted(set(os.listdir(here))), "mine")
try:
    print(os.listdir(os.path.dirname(here)), "went " + "through")
except OSError as error:
    print(type(error).__name__)
#: says [] mine
#: says PermissionError
