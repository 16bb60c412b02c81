"""Replaces built-in functions with ones that always agree."""
# expects: wrong_answer

import builtins

builtins.all = builtins.any = lambda *args: True
builtins.abs = lambda value: 0
builtins.sum = lambda *args: 0


def double(values):
    return [0 for _ in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
