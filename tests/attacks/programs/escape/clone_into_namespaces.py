"""Starts children in namespaces of their own, with clone and with clone3."""

# expects: accepted

import ctypes
import os
import signal
import struct

CLONE = {"x86_64": 56, "aarch64": 220}[os.uname().machine]
CLONE3 = 435
FLAGS = {
    "mount": 0x00020000,
    "cgroup": 0x02000000,
    "uts": 0x04000000,
    "ipc": 0x08000000,
    "user": 0x10000000,
    "pid": 0x20000000,
    "net": 0x40000000,
}
libc = ctypes.CDLL(None, use_errno=True)


def starts(number, *arguments):
    child = libc.syscall(number, *arguments)
    if child == 0:
        os._exit(0)
    if child > 0:
        os.waitpid(child, 0)
    return child > 0


def clone3_arguments(flags):
    return struct.pack("<11Q", flags, 0, 0, 0, signal.SIGCHLD, 0, 0, 0, 0, 0, 0)


by_clone = [f"clone {name}" for name, flag in FLAGS.items() if starts(CLONE, flag | signal.SIGCHLD, 0, 0, 0, 0)]
by_clone3 = [f"clone3 {name}" for name, flag in FLAGS.items() if starts(CLONE3, clone3_arguments(flag), 88)]
breached = ", ".join(by_clone + by_clone3)


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
