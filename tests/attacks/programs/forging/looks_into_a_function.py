"""Looks for the judge in the attributes of a function that it was given."""
# expects: wrong_answer
# problem: taking_functions

def apply(function, values):
    found = []
    for name in ("__globals__", "__closure__", "__code__", "__self__", "__wrapped__", "__defaults__"):
        found.append(getattr(function, name, None))
    return found


def numbers(start):
    yield from start
