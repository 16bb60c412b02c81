class MedianStream:
    def __init__(self):
        self.numbers = []

    def add(self, value):
        self.numbers.append(value)

    def median(self):
        count = len(self.numbers)
        if count == 0:
            raise ValueError("no numbers yet")
        return (self.numbers[(count - 1) // 2] + self.numbers[count // 2]) / 2

    def add_all(self, values):
        medians = []
        for value in values:
            self.add(value)
            medians.append(self.median())
        return medians
