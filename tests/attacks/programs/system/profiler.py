"""Profiles and traces every step of the code around it, in every thread."""

# expects: accepted

import sys
import threading


def watch(frame, event, argument):
    return watch


sys.settrace(watch)
sys.setprofile(watch)
threading.settrace(watch)
threading.setprofile(watch)


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
