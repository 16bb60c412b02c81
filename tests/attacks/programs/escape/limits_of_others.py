"""Changes limits, priorities and processors of the judge and of PID 1."""

# expects: accepted

import contextlib
import ctypes
import os
import resource

IOPRIO_SET = {"x86_64": 251, "aarch64": 30}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
OWN = os.getuid()
done = []


def tried(name, call, *arguments):
    with contextlib.suppress(OSError):
        call(*arguments)
        done.append(name)


for pid in (int(name) for name in (os.listdir("/proc") if os.path.isdir("/proc") else ()) if name.isdigit()):
    with contextlib.suppress(OSError):
        if os.stat(f"/proc/{pid}").st_uid == OWN or pid == os.getpid():
            continue
        tried(f"prlimit {pid}", resource.prlimit, pid, resource.RLIMIT_CPU, (1, 1))
        tried(f"setpriority {pid}", os.setpriority, os.PRIO_PROCESS, pid, 19)
        tried(f"sched_setaffinity {pid}", os.sched_setaffinity, pid, {0})
        tried(f"sched_setscheduler {pid}", os.sched_setscheduler, pid, os.SCHED_IDLE, os.sched_param(0))
        if libc.syscall(IOPRIO_SET, 1, pid, 3 << 13) == 0:
            done.append(f"ioprio_set {pid}")
breached = ", ".join(done)


def double(values):
    if breached:
        raise RuntimeError(f"breached: {breached}")
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
