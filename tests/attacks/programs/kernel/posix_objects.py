"""Makes POSIX queues, shared memory and named semaphores, which have names that the next program may know."""

# expects: accepted

import contextlib
import ctypes
import os
from multiprocessing import shared_memory

SEMAPHORE_FAILED = None
MQ_OPEN = {"x86_64": 240, "aarch64": 180}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
libc.sem_open.restype = ctypes.c_void_p
made = []
if libc.syscall(MQ_OPEN, b"marker", os.O_CREAT | os.O_RDWR, 0o666, None) >= 0:
    made.append("a message queue")
if libc.sem_open(b"/marker", os.O_CREAT, 0o666, 1) is not SEMAPHORE_FAILED:
    made.append("a semaphore")
if libc.shm_open(b"/marker", os.O_CREAT | os.O_RDWR, 0o666) >= 0:
    made.append("shared memory")
with contextlib.suppress(OSError):
    shared_memory.SharedMemory(name="marker", create=True, size=4096)
    made.append("shared memory of multiprocessing")
breached = ", ".join(made)


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
