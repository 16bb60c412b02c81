"""Changes the number two in its own interpreter into a three, by C."""

# expects: wrong_answer

import ctypes


def double(values):
    # The value of a small integer stands after the count, the type and the size.
    ctypes.c_uint32.from_address(id(2) + 24).value = 3
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
