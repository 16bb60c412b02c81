"""Answers with an iterator that never ends instead of a list."""

# expects: wrong_answer

import itertools


def double(values):
    return itertools.count()


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
