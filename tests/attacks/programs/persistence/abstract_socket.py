"""Leaves a daemon that listens under an abstract name, and calls the one of an earlier run."""

# expects: accepted

import contextlib
import os
import signal
import socket

NAME = "\0rehearse-marker"
breached = ""
with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as caller:
    caller.connect(NAME)
    breached = "somebody answers"
with contextlib.suppress(OSError):
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(NAME)
    listener.listen()
    if os.fork() == 0:
        os.setsid()
        while True:
            signal.pause()


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
