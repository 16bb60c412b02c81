"""Goes on calling after every error of the function that it was given."""
# expects: time_limit
# problem: taking_functions

def apply(function, values):
    while True:
        try:
            function(object())
        except BaseException:
            pass


def numbers(start):
    yield from start
