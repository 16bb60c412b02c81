"""Looks at every descriptor that it was born with, for one that leads out of the cell."""

# expects: accepted

import contextlib
import os
import stat

found = []
for descriptor in range(3, 4096):
    with contextlib.suppress(OSError):
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode) or stat.S_ISREG(status.st_mode) or stat.S_ISBLK(status.st_mode):
            found.append(f"{descriptor}: {os.readlink(f'/proc/self/fd/{descriptor}')}")
        elif not stat.S_ISSOCK(status.st_mode) or descriptor > 3:
            found.append(f"{descriptor}: mode {status.st_mode:o}")
breached = ", ".join(found)


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
