class MedianStream:
    def __init__(self):
        self.numbers = []

    def add(self, value):
        self.numbers.append(value)
        self.numbers.sort()

    def median(self):
        if not self.numbers:
            raise ValueError("no numbers")
        count = len(self.numbers)
        return (self.numbers[(count - 1) // 2] + self.numbers[count // 2]) / 2

    def add_all(self, values):
        medians = []
        for value in values:
            self.add(value)
            medians.append(self.median())
        return medians
