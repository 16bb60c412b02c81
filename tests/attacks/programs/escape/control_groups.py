"""Changes its control group: limits up, a release agent, a new group, and itself out of the one it is in."""

# expects: accepted

import contextlib
import os

found = []
for folder, _folders, names in os.walk("/sys/fs/cgroup"):
    for name in names:
        with contextlib.suppress(OSError):
            os.close(os.open(f"{folder}/{name}", os.O_WRONLY))
            found.append(f"{folder}/{name}")
    with contextlib.suppress(OSError):
        os.mkdir(f"{folder}/mine")
        found.append(f"{folder}/mine")
breached = ", ".join(found[:5])


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
