# %% raised
import resource as r
for kind in (r.RLIMIT_AS, r.RLIMIT_CPU, r.RLIMIT_FSIZE, r.RLIMIT_NOFILE, r.RLIMIT_NPROC, r.RLIMIT_CORE):
    soft, hard = r.getrlimit(kind)
    for wanted in ((hard, hard + 1), (r.RLIM_INFINITY, r.RLIM_INFINITY)):
        try:
            r.setrlimit(kind, wanted)
            print("went " + "through", kind)
        except (ValueError, OSError) as error:
            print(type(error).__name__)
#: says Error
# %% priorities and clocks
import os, time
for action in (lambda: os.nice(-5), lambda: os.setpriority(os.PRIO_USER, 0, -20),
               lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(50)),
               lambda: time.clock_settime(time.CLOCK_REALTIME, 0), lambda: os.setuid(0),
               lambda: os.setgroups([0]), lambda: os.chroot("/")):
    try:
        action()
        print("went " + "through" if os.getuid() != 0 else "")
    except OSError as error:
        print(type(error).__name__)
#: says PermissionError
