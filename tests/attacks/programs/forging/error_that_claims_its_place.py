"""Raises an error that brings along what the judge would note about it."""
# expects: runtime_error

class Noted(AssertionError):
    __rehearse_traceback__ = ""
    __rehearse_line__ = 0
    __rehearse_name__ = "Passed"
    __name__ = "Passed"

    def __reduce__(self):
        import os

        return os._exit, (0,)

    def __str__(self):
        return "passed"


def double(values):
    raise Noted


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
