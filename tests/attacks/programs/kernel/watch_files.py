"""Watches files that others use, with inotify and fanotify, and asks to be told of changes in folders."""

# expects: accepted

import contextlib
import ctypes
import fcntl
import os
import signal

FANOTIFY_INIT = {"x86_64": 300, "aarch64": 262}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
watched = []
if libc.inotify_init1(0) >= 0:
    watched.append("inotify")
for flags in (0, 0x200, 0x600):
    if libc.syscall(FANOTIFY_INIT, flags, os.O_RDONLY) >= 0:
        watched.append(f"fanotify {flags:x}")
folder = os.open("/dev", os.O_RDONLY)
signal.signal(signal.SIGIO, signal.SIG_IGN)
for command, value in (
    (fcntl.F_NOTIFY, fcntl.DN_ACCESS),
    (fcntl.F_SETLEASE, fcntl.F_RDLCK),
    (fcntl.F_SETOWN, os.getppid()),
):
    with contextlib.suppress(OSError):
        fcntl.fcntl(folder, command, value)
        watched.append(f"fcntl {command}")
os.close(folder)
breached = ", ".join(watched)


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
