"""Opens a socket of every family and kind: packets, netlink, cryptography, machines, Bluetooth, raw protocols."""

# expects: accepted

import contextlib
import socket

opened = []
for family in range(46):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
        with contextlib.suppress(OSError):
            socket.socket(family, kind, 0).close()
            opened.append(f"{family}/{kind}")
breached = ", ".join(opened)


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
