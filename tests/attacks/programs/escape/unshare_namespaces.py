"""Asks for namespaces of its own, one kind at a time, to be root in them."""

# expects: accepted

import ctypes
import os

FLAGS = {
    "mount": 0x00020000,
    "cgroup": 0x02000000,
    "uts": 0x04000000,
    "ipc": 0x08000000,
    "user": 0x10000000,
    "pid": 0x20000000,
    "net": 0x40000000,
    "time": 0x00000080,
    "user and mount": 0x10020000,
}
libc = ctypes.CDLL(None, use_errno=True)


def gets(flag):
    # In a child, so that one namespace does not open the door to the next.
    child = os.fork()
    if child == 0:
        os._exit(libc.unshare(flag) == 0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 1


breached = ", ".join(name for name, flag in FLAGS.items() if gets(flag))


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
