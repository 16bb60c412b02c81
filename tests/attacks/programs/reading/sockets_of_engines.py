"""Looks for sockets of container engines, databases and desktops."""
# expects: accepted

import os
import stat

breached = []
for folder in ("/run", "/var/run", "/tmp", "/var/lib", "/root", "/home"):
    for place, folders, files in os.walk(folder):
        for name in files:
            try:
                if stat.S_ISSOCK(os.lstat(os.path.join(place, name)).st_mode):
                    breached.append(os.path.join(place, name))
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
