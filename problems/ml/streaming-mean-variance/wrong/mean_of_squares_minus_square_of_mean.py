def merged(first, second):
    count = first[0] + second[0]
    if count == 0:
        return 0, 0.0, 0.0
    apart = second[1] - first[1]
    return count, first[1] + apart * second[0] / count, first[2] + second[2] + apart**2 * first[0] * second[0] / count


class RunningMoments:
    def __init__(self):
        self.count = 0
        self.total = 0.0
        self.total_of_squares = 0.0

    def add(self, values):
        self.count += len(values)
        self.total += float(values.sum())
        self.total_of_squares += float((values**2).sum())

    def summary(self):
        if self.count == 0:
            return 0, 0.0, 0.0
        mean = self.total / self.count
        return self.count, mean, self.total_of_squares - self.count * mean**2

    def mean(self):
        if self.count == 0:
            raise ValueError("no values")
        return self.total / self.count

    def variance(self, ddof=0):
        if self.count <= ddof:
            raise ValueError("too few values")
        return self.summary()[2] / (self.count - ddof)
