"""Listens for others: on the loopback address, under an abstract name, and under a name in the file system."""

# expects: accepted

import contextlib
import socket

listening = []
for family, address in (
    (socket.AF_INET, ("127.0.0.1", 0)),
    (socket.AF_INET, ("0.0.0.0", 8080)),
    (socket.AF_INET6, ("::1", 0)),
    (socket.AF_UNIX, "\0rehearse"),
    (socket.AF_UNIX, "/tmp/listener"),
    (socket.AF_UNIX, "listener"),
):
    with contextlib.suppress(OSError), socket.socket(family) as listener:
        listener.bind(address)
        listener.listen()
        listening.append(repr(address))
breached = ", ".join(listening)


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
