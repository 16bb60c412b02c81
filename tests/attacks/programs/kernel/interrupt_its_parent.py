"""Sends signals to its own parent by thread number without end, so that every wait of the parent is interrupted."""

# expects: accepted

import ctypes
import os
import signal
import threading

TGKILL = {"x86_64": 234, "aarch64": 131}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
signal.signal(signal.SIGUSR1, lambda *_: None)
parent = os.getpid()


def disturb():
    while True:
        libc.syscall(TGKILL, parent, parent, signal.SIGUSR1)


def double(values):
    if threading.active_count() == 1:
        threading.Thread(target=disturb, daemon=True).start()
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
