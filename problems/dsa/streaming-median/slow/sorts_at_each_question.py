class MedianStream:
    def __init__(self):
        self.numbers = []

    def add(self, value):
        self.numbers.append(value)

    def median(self):
        if not self.numbers:
            raise ValueError("no numbers")
        ordered = sorted(self.numbers)
        count = len(ordered)
        return (ordered[(count - 1) // 2] + ordered[count // 2]) / 2

    def add_all(self, values):
        medians = []
        for value in values:
            self.add(value)
            medians.append(self.median())
        return medians
