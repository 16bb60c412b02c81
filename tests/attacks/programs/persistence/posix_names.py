"""Leaves a POSIX queue, shared memory and a semaphore under fixed names, and looks for earlier ones."""

# expects: accepted

import ctypes
import os

MQ_OPEN = {"x86_64": 240, "aarch64": 180}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
libc.sem_open.restype = ctypes.c_void_p
CREATE = os.O_CREAT | os.O_RDWR
found = []
if libc.syscall(MQ_OPEN, b"rehearse-marker", os.O_RDONLY, 0, None) >= 0:
    found.append("a queue")
if libc.shm_open(b"/rehearse-marker", os.O_RDONLY, 0) >= 0:
    found.append("memory")
if libc.sem_open(b"/rehearse-marker", 0) is not None:
    found.append("a semaphore")
libc.syscall(MQ_OPEN, b"rehearse-marker", CREATE, 0o666, None)
libc.shm_open(b"/rehearse-marker", CREATE, 0o666)
libc.sem_open(b"/rehearse-marker", os.O_CREAT, 0o666, 1)
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
