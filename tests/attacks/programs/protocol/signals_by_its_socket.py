"""Asks the kernel to signal every process when the socket has something to read."""
# expects: accepted

import os
import struct
import sys

HEAD = struct.Struct("<QBI")


def here():
    """The request that is being answered, and the descriptor of the socket that it came by."""
    frame = sys._getframe()
    while frame is not None:
        owner = frame.f_locals.get("self")
        channel = getattr(owner, "channel", None)
        if channel is not None:
            return getattr(owner, "_request", None) or frame.f_locals.get("request", 1), channel._socket.fileno()
        frame = frame.f_back
    return 1, 3


def say(kind, body=b"", *, request=None, size=None):
    present, line = here()
    data = HEAD.pack(present if request is None else request, kind, len(body) if size is None else size) + body
    while data:
        data = data[os.write(line, data) :]


import fcntl
import signal

LINE = here()[1]

for pid in range(1, 60):
    try:
        fcntl.fcntl(LINE, fcntl.F_SETSIG if hasattr(fcntl, "F_SETSIG") else 10, signal.SIGKILL)
        fcntl.fcntl(LINE, fcntl.F_SETOWN, pid)
        fcntl.fcntl(LINE, fcntl.F_SETFL, fcntl.fcntl(LINE, fcntl.F_GETFL) | fcntl.FASYNC)
    except OSError:
        pass
try:
    fcntl.fcntl(LINE, fcntl.F_SETOWN, 0)
    fcntl.fcntl(LINE, fcntl.F_SETFL, fcntl.fcntl(LINE, fcntl.F_GETFL) & ~fcntl.FASYNC)
except OSError:
    pass


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
