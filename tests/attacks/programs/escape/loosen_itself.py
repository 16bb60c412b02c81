"""Takes back what was put on it: no_new_privs, the secure bits, keep-capabilities, and seccomp's filters."""

# expects: accepted

import ctypes
from pathlib import Path

SET_NO_NEW_PRIVS, SET_SECUREBITS, SET_SECCOMP = 38, 28, 22
libc = ctypes.CDLL(None, use_errno=True)

libc.prctl(SET_NO_NEW_PRIVS, 0, 0, 0, 0)
libc.prctl(SET_SECCOMP, 0, 0, 0, 0)
# A cell without /proc only leaves the calls themselves to tell.
status = Path("/proc/self/status").read_text() if Path("/proc").is_dir() else ""
loosened = []
if status and "NoNewPrivs:\t1" not in status:
    loosened.append("new privileges")
if libc.prctl(SET_SECUREBITS, 0x15, 0, 0, 0) == 0:
    loosened.append("secure bits")
if status and "Seccomp:\t2" not in status:
    loosened.append("no system call filter")
breached = ", ".join(loosened)


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
