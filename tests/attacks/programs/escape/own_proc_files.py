"""Writes to its own files in /proc that would change what it is: user maps, groups, name spaces of numbers, memory."""

# expects: accepted

import contextlib
import ctypes
import os

PR_SET_DUMPABLE = 4
ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)
NAMES = (
    "uid_map",
    "gid_map",
    "projid_map",
    "setgroups",
    "mem",
    "attr/current",
    "attr/exec",
    "coredump_filter",
    "clear_refs",
    "loginuid",
    "sessionid",
    "autogroup",
    "timerslack_ns",
    "timens_offsets",
    "fail-nth",
    "make-it-fail",
)
written = []
for name in NAMES:
    with contextlib.suppress(OSError):
        os.close(os.open(f"/proc/self/{name}", os.O_WRONLY))
        written.append(name)
breached = ", ".join(written)


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
