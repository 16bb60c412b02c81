"""Leaves a marker in System V memory, a semaphore and a queue under a fixed key, and looks for an earlier one."""

# expects: accepted

import ctypes

KEY, IPC_CREAT = 0x52454845, 0o1000
libc = ctypes.CDLL(None, use_errno=True)
found = []
for name, look, make in (
    ("memory", lambda: libc.shmget(KEY, 0, 0), lambda: libc.shmget(KEY, 4096, IPC_CREAT | 0o666)),
    ("a semaphore", lambda: libc.semget(KEY, 0, 0), lambda: libc.semget(KEY, 1, IPC_CREAT | 0o666)),
    ("a queue", lambda: libc.msgget(KEY, 0), lambda: libc.msgget(KEY, IPC_CREAT | 0o666)),
):
    if look() >= 0:
        found.append(name)
    make()
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
