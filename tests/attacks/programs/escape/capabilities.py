"""Looks for capabilities it still holds and asks for all of them, also as ambient ones."""

# expects: accepted

import ctypes
import struct
from pathlib import Path

PR_CAP_AMBIENT, RAISE = 47, 2
VERSION_3 = 0x20080522
libc = ctypes.CDLL(None, use_errno=True)
header = struct.pack("<Ii", VERSION_3, 0)
everything = struct.pack("<6I", *[0xFFFFFFFF] * 6)

found = []
# A cell without /proc only leaves the system calls to ask.
status = Path("/proc/self/status").read_text() if Path("/proc").is_dir() else ""
for line in status.splitlines():
    name, _, value = line.partition(":")
    if name in {"CapInh", "CapPrm", "CapEff", "CapAmb"} and int(value, 16):
        found.append(line)
if libc.capset(header, everything) == 0:
    found.append("capset")
found += [f"ambient {number}" for number in range(41) if libc.prctl(PR_CAP_AMBIENT, RAISE, number, 0, 0) == 0]
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
