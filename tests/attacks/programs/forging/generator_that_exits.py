"""Ends the process inside of a generator's step."""
# expects: runtime_error
# problem: taking_functions

def apply(function, values):
    return [function(value) for value in values]


def numbers(start):
    raise SystemExit(0)
    yield
