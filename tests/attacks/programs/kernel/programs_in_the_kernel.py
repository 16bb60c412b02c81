"""Loads programs and probes into the kernel: bpf, perf_event_open, user-space page faults, landlock, another filter."""

# expects: accepted

import ctypes
import errno
import os
import struct

BPF, PERF, USERFAULTFD, SECCOMP = {"x86_64": (321, 298, 323, 317), "aarch64": (280, 241, 282, 277)}[os.uname().machine]
LANDLOCK = 444
REFUSED = {errno.EPERM, errno.EACCES, errno.ENOSYS}
libc = ctypes.CDLL(None, use_errno=True)


def reached(*arguments):
    return libc.syscall(*arguments) >= 0 or ctypes.get_errno() not in REFUSED


attributes = ctypes.create_string_buffer(struct.pack("<IIQQ", 1, 112, 0, 0).ljust(112, b"\0"))
array_map = struct.pack("<4I", 2, 4, 4, 1).ljust(72, b"\0")
TRIES = {
    "bpf": (BPF, 0, array_map, 72),
    "perf_event_open": (PERF, attributes, 0, -1, -1, 0),
    "userfaultfd": (USERFAULTFD, 1),
    "a listener for system calls": (SECCOMP, 1, 8, 0),
    "landlock": (LANDLOCK, 0, 0, 1),
}
breached = ", ".join(name for name, call in TRIES.items() if reached(*call))


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
