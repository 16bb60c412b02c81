"""Calls a function that it was given from another thread, which waits for the answer in its place."""
# expects: accepted
# problem: taking_functions

import threading


def apply(function, values):
    results, errors = [], []

    def work():
        try:
            results.extend(function(value) for value in values)
        except KeyError as error:
            errors.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    if errors:
        raise errors[0]
    return results


def numbers(start):
    yield from start
