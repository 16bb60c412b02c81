"""Forks children that leave its session, ignore every signal and fork again, while the parent waits."""

# expects: time_limit

import contextlib
import os
import signal
import time


def hide():
    with contextlib.suppress(OSError):
        os.setsid()
    for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
        with contextlib.suppress(OSError, ValueError):
            signal.signal(number, signal.SIG_IGN)


def double(values):
    while True:
        with contextlib.suppress(OSError):
            if os.fork() == 0:
                hide()
            else:
                time.sleep(0.01)


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
