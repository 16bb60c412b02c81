"""Raises classes named as those with which Hypothesis rejects an example."""
# expects: runtime_error

class UnsatisfiedAssumption(Exception):
    __module__ = "hypothesis.errors"


class StopTest(BaseException):
    __module__ = "hypothesis.errors"


def double(values):
    if values == [1, 2]:
        return [2, 4]
    raise UnsatisfiedAssumption


def scale(array, factor):
    raise StopTest


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
