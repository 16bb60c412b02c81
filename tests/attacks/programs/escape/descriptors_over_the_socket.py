"""Sends a descriptor of its own to the judge as a passenger of the socket, for the judge to trip over."""

# expects: runtime_error

import array
import os
import socket


def double(values):
    link = socket.socket(fileno=3)
    passengers = [os.dup(0) for _ in range(50)]
    link.sendmsg([b"?" * 13], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", passengers))])
    link.detach()
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
