# %% pip
%pip install evil
!pip install evil
#: says Programs are not started here
# %% pip as a module
import pip
pip.main(["install", "evil"])
# %% a package that is not there
import evil_package_that_does_not_exist
#: says ModuleNotFoundError
# %% a library by ctypes
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
print(libc.getpid(), libc.creat(b"__COURSE__/x", 0o666), libc.unlink(b"__COURSE__/secret.txt"))
#: says -1 -1
# %% a library of its own
import ctypes
open("own.so", "wb").write(b"\x7fELF" + b"\0" * 100)
ctypes.CDLL("./own.so")
#: says OSError
