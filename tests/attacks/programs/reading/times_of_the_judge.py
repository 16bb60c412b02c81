"""Reads how long other processes ran and what they wait for."""
# expects: accepted

import glob

breached = []
for path in glob.glob("/proc/[0-9]*/stack") + glob.glob("/proc/[0-9]*/syscall"):
    try:
        with open(path) as file:
            if "0x" in file.read():
                breached.append(path)
    except OSError:
        pass
breached = [path for path in breached if "/self/" not in path and not path.startswith(f"/proc/{__import__('os').getpid()}/")]


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
