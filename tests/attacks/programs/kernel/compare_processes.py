"""Asks the kernel which of its descriptors and memories are the judge's, with kcmp, move_pages and migrate_pages."""

# expects: accepted

import ctypes
import errno
import os

KCMP, MOVE_PAGES, MIGRATE_PAGES = {"x86_64": (312, 279, 256), "aarch64": (272, 239, 238)}[os.uname().machine]
REFUSED = {errno.EPERM, errno.EACCES, errno.ENOSYS}
libc = ctypes.CDLL(None, use_errno=True)


def reached(*arguments):
    return libc.syscall(*arguments) >= 0 or ctypes.get_errno() not in REFUSED


done = [f"kcmp {kind}" for kind in range(8) if reached(KCMP, os.getpid(), os.getpid(), kind, 0, 1)]
done += [
    name
    for name, number in (("move_pages", MOVE_PAGES), ("migrate_pages", MIGRATE_PAGES))
    if reached(number, 0, 0, 0, 0, 0, 0)
]
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
