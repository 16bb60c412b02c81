"""Returns the functions and iterators that it was given, for the judge to call itself."""
# expects: wrong_answer
# problem: taking_functions

def apply(function, values):
    return [function, function]


def numbers(start):
    return start
