"""Joins the namespaces of every process that it can name, by file and by process descriptor."""

# expects: accepted

import ctypes
import glob
import os

libc = ctypes.CDLL(None, use_errno=True)
joined = []
for path in glob.glob("/proc/[0-9]*/ns/*"):
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        continue
    if libc.setns(descriptor, 0) == 0:
        joined.append(path)
    os.close(descriptor)
for pid in (1, os.getppid()):
    try:
        descriptor = os.pidfd_open(pid)
    except OSError:
        continue
    if libc.setns(descriptor, 0x20000) == 0:
        joined.append(f"mounts of process {pid}")
    os.close(descriptor)
breached = ", ".join(joined)


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
