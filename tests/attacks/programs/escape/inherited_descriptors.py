"""Looks at every descriptor that it was born with, for one that leads out of the cell."""

# expects: accepted

import contextlib
import os
import stat

found = []
for descriptor in range(4096):
    with contextlib.suppress(OSError):
        mode = os.fstat(descriptor).st_mode
        # Pipes, sockets of its own and the empty device are what a candidate lives on.
        if not (stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)) and not os.path.samestat(
            os.fstat(descriptor), os.stat(os.devnull)
        ):
            found.append(f"{descriptor}: {os.readlink(f'/proc/self/fd/{descriptor}')}")
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
