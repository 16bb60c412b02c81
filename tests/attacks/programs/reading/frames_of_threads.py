"""Looks into the frames of all threads and into suspended generators."""
# expects: accepted

import gc
import sys
import types

SECRET = {"suite", "expected", "bank", "job"}


def search():
    frames = list(sys._current_frames().values())
    frames += [value.gi_frame for value in gc.get_objects() if isinstance(value, types.GeneratorType) and value.gi_frame]
    return [name for frame in frames for name in frame.f_locals if name in SECRET]


breached = search()


def double(values):
    if breached:
        raise RuntimeError(f"breached: {breached}")
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
