"""Raises its own priority over its neighbours': nice -20, real-time scheduling, real-time disk access."""

# expects: accepted

import contextlib
import ctypes
import os

IOPRIO_SET = {"x86_64": 251, "aarch64": 30}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
done = []


def tried(name, call, *arguments):
    with contextlib.suppress(OSError):
        call(*arguments)
        done.append(name)


tried("nice -20", os.setpriority, os.PRIO_PROCESS, 0, -20)
tried("nice -1", os.setpriority, os.PRIO_USER, os.getuid(), -1)
tried("first in, first out", os.sched_setscheduler, 0, os.SCHED_FIFO, os.sched_param(1))
tried("round robin", os.sched_setscheduler, 0, os.SCHED_RR, os.sched_param(99))
if libc.syscall(IOPRIO_SET, 1, 0, 1 << 13) == 0:
    done.append("real-time disk access")
breached = ", ".join(done)


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
