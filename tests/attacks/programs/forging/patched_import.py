"""Replaces `__import__` and the import system's tables, to be asked for every module."""
# expects: wrong_answer

import builtins
import sys

real = builtins.__import__
builtins.__import__ = lambda name, *args, **kwargs: real(name, *args, **kwargs)


class Finder:
    def find_spec(self, name, path=None, target=None):
        return None


sys.meta_path.insert(0, Finder())
sys.path_hooks.insert(0, lambda path: Finder())


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
