"""Looks for keys, paths and names in the environment, also in the one it was started with."""
# expects: accepted

import os

breached = sorted(os.environ)
try:
    with open("/proc/self/environ", "rb") as file:
        names = [entry.partition(b"=")[0] for entry in file.read().split(b"\0") if entry]
    breached += [name for name in names if any(word in name.upper() for word in (b"KEY", b"TOKEN", b"SECRET", b"REHEARSE", b"PASS"))]
except OSError:
    pass


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
