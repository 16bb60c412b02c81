from bisect import insort


class MedianStream:
    """One list in sorted order: the place is found by halving, and what lies behind it moves up by one."""

    def __init__(self):
        self.numbers = []

    def add(self, value):
        insort(self.numbers, value)

    def median(self):
        count = len(self.numbers)
        if count == 0:
            raise ValueError("no numbers")
        middle = count // 2
        if count % 2 == 1:
            return float(self.numbers[middle])
        return (self.numbers[middle - 1] + self.numbers[middle]) / 2

    def add_all(self, values):
        return [self._after(value) for value in values]

    def _after(self, value):
        self.add(value)
        return self.median()
