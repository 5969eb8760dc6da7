# %% what serves to leave
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
calls = {"ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271),
         "pidfd_open": (434, 434), "pidfd_getfd": (438, 438), "unshare": (272, 97), "setns": (308, 268),
         "mount": (165, 40), "chroot": (161, 51), "pivot_root": (155, 41), "io_uring_setup": (425, 425),
         "bpf": (321, 280), "keyctl": (250, 219), "add_key": (248, 217), "userfaultfd": (323, 282),
         "perf_event_open": (298, 241), "open_by_handle_at": (304, 265), "kexec_load": (246, 104),
         "init_module": (175, 105), "fsopen": (430, 430), "move_mount": (429, 429),
         "mount_setattr": (442, 442), "personality": (135, 92), "fanotify_init": (300, 262),
         "clone": (56, 220)}
for name, numbers in calls.items():
    number = numbers[os.uname().machine == "aarch64"]
    print(name, libc.syscall(number, 0, 0, 0, 0, 0) == -1 and ctypes.get_errno() == 1)
    print("" if ctypes.get_errno() == 1 else "went " + "through")
#: says userfaultfd True
# %% the flags of clone
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
number = 56 if os.uname().machine == "x86_64" else 220
for flag in (0x10000000, 0x20000000, 0x40000000, 0x00020000, 0x80, 0x02000000):
    print(libc.syscall(number, 0x10F00 | flag, 0, 0, 0, 0), ctypes.get_errno())
print(libc.syscall(435, 0, 0), ctypes.get_errno())
#: says -1 1
#: says -1 38
# %% calls of another machine
#: loses
import ctypes, mmap, os
code = mmap.mmap(-1, 4096, prot=7)
code.write(b"\xb8\x01\x00\x00\x00\x31\xdb\xcd\x80\xc3" if os.uname().machine == "x86_64" else b"\0" * 8)
address = ctypes.addressof(ctypes.c_char.from_buffer(code))
ctypes.CFUNCTYPE(ctypes.c_int)(address)()
print("went " + "through")
#: says The process ended
