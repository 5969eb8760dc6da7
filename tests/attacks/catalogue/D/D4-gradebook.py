# %% through sqlite
import sqlite3
print(sqlite3.connect("file:__COURSE__/gradebook.db?mode=ro", uri=True).execute("select 1"))
print("went " + "through")
#: says unable to open database file
# %% through a file
print(open("__COURSE__/gradebook.db", "rb").read(), "went " + "through")
#: says [Errno
