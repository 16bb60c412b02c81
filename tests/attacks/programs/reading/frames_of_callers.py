"""Walks the frames of its callers, and their callers' variables, for a canary or a suite."""
# expects: accepted

import re
import sys

NEEDLE = re.compile("can" "ary:[0-9a-f]{16}")


def search(depth=0):
    found = []
    frame = sys._getframe()
    while frame is not None:
        for names in (frame.f_locals, frame.f_globals):
            for name, value in list(names.items()):
                if name in {"suite", "expected", "bank", "items", "job", "emit", "expected_double"}:
                    found.append(name)
                if isinstance(value, (str, bytes)) and NEEDLE.search(str(value)):
                    found.append(name)
        frame = frame.f_back
    return found


breached = search()


def double(values):
    here = search()
    if breached or here:
        raise RuntimeError(f"breached: {breached or here}")
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
