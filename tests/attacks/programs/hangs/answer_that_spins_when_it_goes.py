"""Answers with a list that holds what spins when the answer is thrown away."""

# expects: wrong_answer


class Parting:
    def __del__(self):
        while True:
            pass


def double(values):
    return [Parting() for _ in values] or [Parting()]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
