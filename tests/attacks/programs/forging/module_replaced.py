"""Replaces its own module in the module table, and its own globals' builtins."""
# expects: wrong_answer

import sys
from types import ModuleType


class Everything(ModuleType):
    def __getattr__(self, name):
        return lambda *args: True


sys.modules["solution"] = sys.modules["__main__"] = Everything("solution")
__builtins__ = {"all": lambda items: True}


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
