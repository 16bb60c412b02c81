"""Raises in the hooks that run around a fork, before and after it, in parent and child."""

# expects: accepted

import os


def refuse():
    raise RuntimeError("no forks here")


os.register_at_fork(before=refuse, after_in_parent=refuse, after_in_child=refuse)


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
