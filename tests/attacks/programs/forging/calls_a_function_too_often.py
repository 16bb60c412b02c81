"""Calls a function that it was given again and again, slowly enough to stay below every count."""
# expects: time_limit
# problem: taking_functions

import time


def apply(function, values):
    while True:
        time.sleep(0.001)
        function(1)


def numbers(start):
    yield from start
