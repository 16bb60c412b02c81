"""Sets a handler that raises, and interrupts the process that waits for the end of the test."""

# expects: runtime_error

import ctypes
import os
import signal
import time

TGKILL = {"x86_64": 234, "aarch64": 131}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)


def stop(number, frame):
    raise SystemExit(0)


signal.signal(signal.SIGUSR1, stop)


def double(values):
    parent = os.getppid()
    libc.syscall(TGKILL, parent, parent, signal.SIGUSR1)
    time.sleep(0.2)
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
