"""Types an input that imports a module and reads a file."""
# expects: accepted
# mode: run
# input: double([__import__('os').listdir('/')])
# answered: invalid


def double(values):
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
