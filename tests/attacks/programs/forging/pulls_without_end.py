"""Reads an iterator that has no end to its end."""
# expects: time_limit
# problem: taking_functions

import time


def apply(function, values):
    return [function(value) for value in values]


def numbers(start):
    kept = []
    for number in start:
        # Slowly: time shall run out before the number of pulls does.
        time.sleep(0.001)
        kept.append(number)
    return iter(kept)
