# %% the gradebook held
import fcntl, sqlite3
try:
    book = open("__COURSE__/gradebook.db", "r+")
    fcntl.lockf(book, fcntl.LOCK_EX)
    print("went " + "through")
except OSError as error:
    print(error)
sqlite3.connect("__COURSE__/gradebook.db", timeout=0.1).execute("begin exclusive")
print("went " + "through")
#: says unable to open database file
