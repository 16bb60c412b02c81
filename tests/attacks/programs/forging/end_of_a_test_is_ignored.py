"""Patches the answering code so that the end of a test is not obeyed."""
# expects: accepted

import sys

child = sys.modules["rehearse_sandbox.inside.child"]
real = child.Session._serve_one


def serve_one(self, request, message, body):
    if message != 3:
        real(self, request, message, body)


child.Session._serve_one = serve_one


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
