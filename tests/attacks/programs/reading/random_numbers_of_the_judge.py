"""Asks the seeded generators for what the judge drew with them."""
# expects: accepted

import random
import re

import numpy as np

NEEDLE = re.compile("can" "ary:")
state = repr(random.getstate())[:200_000] + repr(np.random.get_state())
breached = bool(NEEDLE.search(state))


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
