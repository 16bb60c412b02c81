"""Writes compiled modules that the next process would load instead of the real ones, and looks for its own."""

# expects: accepted

import contextlib
import os
import sys

import numpy as np

NAME = "rehearse_marker"
places = [os.path.dirname(module.__file__) for module in (os, np) if module.__file__]
places += [place for place in sys.path if place]
found = [place for place in places if os.path.lexists(f"{place}/{NAME}.py")]
for place in places:
    for path in (f"{place}/{NAME}.py", f"{place}/__pycache__/{NAME}.cpython-311.pyc", f"{place}/sitecustomize.py"):
        with contextlib.suppress(OSError), open(path, "wb") as file:
            file.write(b"")
with contextlib.suppress(OSError, AttributeError):
    sys.dont_write_bytecode = False
    sys.pycache_prefix = "/tmp"
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
