# %% by a path
import socket
socket.socket(socket.AF_UNIX).connect("__SOCKET__")
#: says there is no network
# %% past the words
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
pair = (ctypes.c_int * 2)()
print(libc.socket(1, 1, 0), libc.socketpair(1, 1, 0, pair), ctypes.get_errno())
for number in range(20):
    path = b"\0__ABSTRACT__"
    address = ctypes.create_string_buffer(b"\x01\x00" + path, 2 + len(path))
    assert libc.connect(number, address, 2 + len(path)) == -1
    path = b"__SOCKET__"
    address = ctypes.create_string_buffer(b"\x01\x00" + path, 3 + len(path))
    assert libc.connect(number, address, 3 + len(path)) == -1
print("refused")
#: says -1 -1 97
#: says refused
# %% a pair
import socket
socket.socketpair()
#: says Errno 97
