"""Leaves a server behind at import that remembers the inputs of every test."""
# expects: wrong_answer

import os
import socket

asking, answering = socket.socketpair()
if os.fork() == 0:
    seen = 0
    while answering.recv(1):
        seen += 1
        answering.send(bytes([min(seen, 200)]))
    os._exit(0)


def double(values):
    asking.send(b"?")
    late = asking.recv(1)[0] > 3
    return [2 * value + late for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
