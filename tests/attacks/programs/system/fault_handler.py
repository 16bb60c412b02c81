"""Lets Python's fault handler end the process after a moment, with exit code 1 and pages of text."""

# expects: runtime_error

import faulthandler
import os
import time

log = os.fdopen(os.dup(2), "w")


def double(values):
    faulthandler.dump_traceback_later(0.05, exit=True, file=log)
    time.sleep(10)
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
