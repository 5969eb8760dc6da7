# %% one big file
open("big", "wb").write(b"x" * (40 << 20))
#: says [Errno 27]
# %% many files
#: needs root
for i in range(4):
    open(str(i), "wb").write(b"x" * (20 << 20))
#: says No space left
# %% many names
#: needs root
import os
for i in range(5000):
    os.close(os.open(str(i), os.O_CREAT))
print("went " + "through")
#: says No space left
# %% a file with a hole
import os
os.truncate(os.open("hole", os.O_CREAT | os.O_RDWR), 10**12)
#: says [Errno 27]
# %% folders in folders, closed
import os
for number in range(3000):
    os.mkdir("d")
    os.chdir("d")
os.chdir(os.environ["HOME"])
os.mkdir("closed", 0)
os.mkdir("sealed")
open("sealed/x", "w").write("x")
os.open("read-only", os.O_CREAT, 0)
os.symlink("__COURSE__", "link")
print("deep")
#: says deep
