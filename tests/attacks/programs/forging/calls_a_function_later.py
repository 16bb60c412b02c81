"""Keeps a function that it was given and calls it when the call is long over."""
# expects: accepted
# problem: taking_functions

kept = []


def apply(function, values):
    kept.append(function)
    return [kept[0](value) for value in values]


def numbers(start):
    return iter(start)
