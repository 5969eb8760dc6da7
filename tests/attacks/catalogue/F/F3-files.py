# %% read and write outside
import os
for path in ("/etc/passwd", "/etc/shadow", "__COURSE__/secret.txt", "/var/log", "/root", "/home", "/proc/self/mem",
             "/proc/self/maps", "/sys", "/dev/mem", "/dev/sda", "/dev/tty", "/dev/pts"):
    try:
        print(os.listdir(path) if os.path.isdir(path) else open(path, "rb").read(10), "went " + "through")
    except OSError as error:
        print(type(error).__name__)
import sysconfig
for path in ("/x", "/tmp/x", "/usr/lib/x", "__COURSE__/x", "/dev/shm/x", "/var/tmp/x", "/run/x", "../x",
             sysconfig.get_path("stdlib") + "/x.py", sysconfig.get_path("purelib") + "/x.py", "/dev/null/x/y"):
    for flags in (os.O_WRONLY | os.O_CREAT, os.O_RDWR | os.O_TRUNC, os.O_TMPFILE | os.O_RDWR):
        try:
            os.open(path if flags & os.O_CREAT else os.path.dirname(path), flags, 0o777)
            print("went " + "through", path)
        except OSError as error:
            print(type(error).__name__)
#: says Error
# %% links
import os
for old, new in (("__COURSE__/secret.txt", "hard"), ("mine", "__COURSE__/hard")):
    open("mine", "w").write("x")
    for make in (os.link, os.rename, os.replace):
        try:
            make(old, new)
            print("went " + "through")
        except OSError as error:
            print(type(error).__name__)
os.symlink("__COURSE__/secret.txt", "soft")
try:
    print(open("soft").read(), "went " + "through")
except OSError as error:
    print(type(error).__name__)
#: says Error
# %% devices, pipes, setuid
import os, stat
for mode in (stat.S_IFCHR | 0o666, stat.S_IFBLK | 0o666):
    try:
        os.mknod("device", mode, os.makedev(1, 1))
        print("went " + "through")
    except OSError as error:
        print(type(error).__name__)
open("s", "w").write("#!/bin/sh\n")
os.chmod("s", 0o6777)
try:
    os.chown("s", 0, 0)
    print("went " + "through" if os.stat("s").st_uid == 0 != os.getuid() else "mine")
except OSError as error:
    print(type(error).__name__)
#: says PermissionError
# %% tricks with descriptors
import os
nothing = os.stat("/dev/null").st_rdev
for number in range(4):
    for path in (f"/proc/self/fd/{number}", f"/dev/fd/{number}", f"/proc/1/fd/{number}"):
        try:
            if os.fstat(os.open(path, os.O_RDWR)).st_rdev != nothing:
                print("went " + "through")
        except OSError as error:
            print(type(error).__name__)
try:
    os.fchdir(os.open("/", os.O_RDONLY))
    print(os.listdir(), "went " + "through")
except OSError as error:
    print(type(error).__name__)
#: says Error
# %% rights of files elsewhere
import os
for path in ("__COURSE__/secret.txt", "__COURSE__/solutions", "/usr/lib"):
    for action in (lambda: os.chmod(path, 0o777), lambda: os.utime(path), lambda: os.truncate(path, 0),
                   lambda: os.setxattr(path, "user.x", b"1"), lambda: os.rmdir(path), lambda: os.chown(path, 1, 1)):
        try:
            action()
            print("went " + "through")
        except OSError as error:
            print(type(error).__name__)
#: says Error
