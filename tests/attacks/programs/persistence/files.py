"""Leaves a marker file in every folder that it can write to, and looks for one that an earlier run left."""

# expects: accepted

import contextlib
import os

NAME = "rehearse-marker"
FOLDERS = (
    "/",
    "/tmp",
    "/var/tmp",
    "/dev",
    "/dev/shm",
    "/dev/mqueue",
    "/run",
    "/run/lock",
    "/root",
    "/home",
    "/opt",
    "/srv",
    "/mnt",
    "/media",
    "/var/cache",
    "/var/lib",
    "/proc/self/cwd",
    os.getcwd(),
    os.path.expanduser("~"),
)
found = [folder for folder in FOLDERS if os.path.lexists(f"{folder}/{NAME}")]
for folder in FOLDERS:
    with contextlib.suppress(OSError), open(f"{folder}/{NAME}", "w") as file:
        file.write("I was here")
breached = f"markers in {found}" if found else ""


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
