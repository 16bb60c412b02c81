"""Looks whether it has a user number of its own, by what an earlier program of the same number would have left."""

# expects: accepted

import contextlib
import os

found = []
if os.getuid() in (0, 900) or os.getgid() in (0, 900) or os.getgroups():
    found.append(f"user {os.getuid()}, group {os.getgid()}, groups {os.getgroups()}")
for pid in (name for name in (os.listdir("/proc") if os.path.isdir("/proc") else ()) if name.isdigit()):
    with contextlib.suppress(OSError):
        if os.stat(f"/proc/{pid}").st_uid == os.getuid() and int(pid) not in (os.getpid(), os.getppid()):
            found.append(f"process {pid} has the same user")
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
