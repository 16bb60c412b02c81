"""Patches the answering code that it shares a process with, to answer for every call."""
# expects: wrong_answer

import sys

child = sys.modules["rehearse_sandbox.inside.child"]
real = child.Session._reply


def reply(self, result, arguments):
    return real(self, [2, 4], arguments)


child.Session._reply = reply


def double(values):
    return None


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
