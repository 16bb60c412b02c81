"""Looks in the socket for requests that were not made yet."""
# expects: accepted

import os
import socket


def peeked():
    for number in range(3, 64):
        try:
            copy = socket.socket(fileno=os.dup(number))
            data = copy.recv(1 << 16, socket.MSG_PEEK | socket.MSG_DONTWAIT)
            copy.close()
        except OSError:
            continue
        if data:
            return data
    return b""


def double(values):
    # One request at a time: while this one is answered, the next does not exist.
    ahead = peeked()
    if ahead:
        raise RuntimeError(f"breached: {len(ahead)} bytes ahead")
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
