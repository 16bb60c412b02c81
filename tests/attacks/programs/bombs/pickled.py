"""Loads a pickle of its own that runs a program, and one that asks for more memory than there is."""

# expects: memory_limit

import contextlib
import os
import pickle


class RunsProgram:
    def __reduce__(self):
        return os.execv, ("/bin/sh", ["sh", "-c", "exit 0"])


class TakesMemory:
    def __reduce__(self):
        return bytearray, (1 << 46,)


def double(values):
    with contextlib.suppress(OSError):
        pickle.loads(pickle.dumps(RunsProgram()))
    return pickle.loads(pickle.dumps(TakesMemory()))


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
