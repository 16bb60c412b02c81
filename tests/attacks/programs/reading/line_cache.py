"""Reads the sources that the interpreter keeps for tracebacks."""
# expects: accepted

import linecache

breached = [name for name in linecache.cache if name != "solution.py" and ("test" in name or "inputs" in name)]
breached += [name for name, entry in linecache.cache.items() if len(entry) > 2 and "can" "ary:" in "".join(entry[2]) and name != "solution.py"]


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
