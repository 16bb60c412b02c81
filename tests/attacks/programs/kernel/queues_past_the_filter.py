"""Lets the kernel do the work elsewhere: io_uring and the older asynchronous calls, which no filter sees."""

# expects: accepted

import ctypes
import errno
import os

IO_URING_SETUP, IO_URING_ENTER, IO_URING_REGISTER = 425, 426, 427
IO_SETUP = {"x86_64": 206, "aarch64": 0}[os.uname().machine]
REFUSED = {errno.EPERM, errno.EACCES, errno.ENOSYS}
libc = ctypes.CDLL(None, use_errno=True)


def reached(*arguments):
    return libc.syscall(*arguments) >= 0 or ctypes.get_errno() not in REFUSED


TRIES = {
    "io_uring_setup": (IO_URING_SETUP, 8, ctypes.create_string_buffer(120)),
    "io_uring_enter": (IO_URING_ENTER, 0, 0, 0, 0, 0, 0),
    "io_uring_register": (IO_URING_REGISTER, 0, 0, 0, 0),
    "io_setup": (IO_SETUP, 8, ctypes.byref(ctypes.c_ulong(0))),
}
breached = ", ".join(name for name, call in TRIES.items() if reached(*call))


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
