"""Reads an iterator that has no end to its end."""
# expects: time_limit
# problem: taking_functions

def apply(function, values):
    return [function(value) for value in values]


def numbers(start):
    return iter(sorted(start))
