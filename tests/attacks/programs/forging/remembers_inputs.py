"""Remembers inputs at module level and answers from memory in a later test."""
# expects: wrong_answer

memory = []


def double(values):
    memory.append(list(values))
    return [2 * value for value in memory[0]]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
