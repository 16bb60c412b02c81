"""Walks every object that the garbage collector knows for a canary of the suite."""
# expects: accepted

import gc
import re

NEEDLE = re.compile("can" "ary:[0-9a-f]{16}")


def texts(value, depth=3):
    if isinstance(value, str):
        yield value
    elif isinstance(value, bytes):
        yield value.decode("latin-1")
    elif depth and isinstance(value, dict):
        for pair in list(value.items()):
            yield from texts(pair, depth - 1)
    elif depth and isinstance(value, (list, tuple, set, frozenset)):
        for item in list(value):
            yield from texts(item, depth - 1)


def search():
    gc.unfreeze()
    # Sources of modules are in constants and in the line cache, both of which the collector follows.
    return sum(bool(NEEDLE.search(text)) for value in gc.get_objects() for text in texts(value))


breached = search()


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
