"""Lowers all its limits to nothing, so that the judge's own code in its process fails."""

# expects: accepted

import contextlib
import resource

# A filter may refuse it; where it does not, a program that cripples itself has itself to blame.
for name in ("RLIMIT_NPROC", "RLIMIT_NOFILE", "RLIMIT_STACK", "RLIMIT_DATA", "RLIMIT_AS", "RLIMIT_CPU"):
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(getattr(resource, name), (0, 0))


def double(values):
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
