"""Writes a marker wherever a later submission could read it, and looks for one."""
# expects: accepted

import os

MARK = "mark of an earlier submission"
breached = []
for folder in ("/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue", "/run", "/run/lock", "/home", "/", os.getcwd()):
    path = os.path.join(folder, "marker")
    if os.path.exists(path):
        breached.append(path)
    try:
        with open(path, "w") as file:
            file.write(MARK)
        breached.append(f"{path} can be written")
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
