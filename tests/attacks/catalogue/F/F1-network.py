# %% TCP and UDP
import socket
socket.create_connection(("127.0.0.1", __TCP__)).send(b"x")
#: says there is no network when the notebook is graded
# %% UDP
import socket
socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", __UDP__))
#: says there is no network when the notebook is graded
# %% names
import socket
socket.getaddrinfo("localhost", 80)
#: says there is no network when the notebook is graded
# %% past the words
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
for family in (1, 2, 10, 16, 17, 40):
    for kind in (1, 2, 3, 5):
        print(libc.socket(family, kind, 0), ctypes.get_errno())
#: says -1 97
# %% web pages
import urllib.request
urllib.request.urlopen("http://127.0.0.1:__TCP__/")
#: says no network
