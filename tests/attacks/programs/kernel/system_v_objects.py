"""Makes System V memory, semaphores and queues, which stay when the process that made them is gone."""

# expects: accepted

import ctypes

IPC_CREAT, IPC_PRIVATE = 0o1000, 0
libc = ctypes.CDLL(None, use_errno=True)
made = []
for key in (IPC_PRIVATE, 0x52454845):
    if libc.shmget(key, 4096, IPC_CREAT | 0o666) >= 0:
        made.append(f"shared memory {key}")
    if libc.semget(key, 1, IPC_CREAT | 0o666) >= 0:
        made.append(f"semaphore {key}")
    if libc.msgget(key, IPC_CREAT | 0o666) >= 0:
        made.append(f"queue {key}")
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
