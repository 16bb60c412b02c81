"""Answers with a type's name of thirty megabytes, which the judge would show."""
# expects: output_limit

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


def double(values):
    size = 30 << 20
    word = b"\x07" + size.to_bytes(4, "little") + b"x" * size
    body = b"\x0a\x02\0\0\0\x07\x01\0\0\0x" + word
    say(26, body)
    os._exit(0)


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
