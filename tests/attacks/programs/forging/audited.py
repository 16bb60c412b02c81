"""Listens to its own process's audit events, to find a handle to somebody else."""
# expects: wrong_answer

import sys

heard = []
sys.addaudithook(lambda event, args: heard.append(event) if len(heard) < 1000 else None)


def double(values):
    return heard[:1]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
