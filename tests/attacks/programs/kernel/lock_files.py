"""Locks files that every process of the cell opens, so that the others wait for it."""

# expects: accepted

import contextlib
import fcntl
import os
import struct

F_OFD_SETLK = 37
WHOLE_FILE = struct.pack("hhqqixxxx", fcntl.F_RDLCK, os.SEEK_SET, 0, 0, 0)
locked = []
for path in ("/etc/passwd", os.__file__, "/dev/null", "/usr/lib", "/proc/self/status"):
    with contextlib.suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY)
        for name, call in {
            "flock": lambda held: fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB),
            "lockf": lambda held: fcntl.lockf(held, fcntl.LOCK_SH | fcntl.LOCK_NB),
            "open file lock": lambda held: fcntl.fcntl(held, F_OFD_SETLK, WHOLE_FILE),
        }.items():
            with contextlib.suppress(OSError):
                call(descriptor)
                locked.append(f"{name} {path}")
        os.close(descriptor)
breached = ", ".join(locked)


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
