"""Adds an audit hook that refuses everything that the code around it does."""

# expects: runtime_error

import sys

armed = []


def refuse(event, arguments):
    if armed:
        raise RuntimeError(f"no {event} here")


sys.addaudithook(refuse)


def double(values):
    armed.append(True)
    return open("/etc/passwd").read()


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
