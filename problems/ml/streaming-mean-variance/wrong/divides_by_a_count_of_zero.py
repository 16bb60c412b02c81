import numpy as np


def merged(first, second):
    count = first[0] + second[0]
    apart = second[1] - first[1]
    return count, first[1] + apart * second[0] / count, first[2] + second[2] + apart**2 * first[0] * second[0] / count


class RunningMoments:
    def __init__(self):
        self.state = (0, 0.0, 0.0)

    def add(self, values):
        if len(values):
            mean = float(values.mean())
            self.state = merged(self.state, (len(values), mean, float(((values - mean) ** 2).sum())))

    def summary(self):
        return self.state

    def mean(self):
        if self.state[0] == 0:
            raise ValueError("no values")
        return self.state[1]

    def variance(self, ddof=0):
        if self.state[0] <= ddof:
            raise ValueError("too few values")
        return self.state[2] / (self.state[0] - ddof)
