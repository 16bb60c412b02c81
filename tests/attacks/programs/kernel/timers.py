"""Arms every timer that it may, thousands of them, and lets them all go off at the judge's work."""

# expects: accepted

import ctypes
import os
import signal

TIMER_CREATE, TIMER_SETTIME = {"x86_64": (222, 223), "aarch64": (107, 110)}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
for number in (signal.SIGALRM, signal.SIGVTALRM, signal.SIGPROF):
    signal.signal(number, signal.SIG_IGN)
for kind in (signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF):
    signal.setitimer(kind, 0.001, 0.001)
every_millisecond = (ctypes.c_long * 4)(0, 1_000_000, 0, 1_000_000)
for _ in range(20_000):
    timer = ctypes.c_int()
    if libc.syscall(TIMER_CREATE, 1, None, ctypes.byref(timer)) != 0:
        break
    libc.syscall(TIMER_SETTIME, timer, 0, every_millisecond, None)


def double(values):
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
