from itertools import chain


class MergedStream:
    def __init__(self, streams):
        self.records = sorted(chain(*streams), key=lambda record: record[0])
        self.place = 0

    def take(self, count):
        if count < 0:
            raise ValueError("count is negative")
        taken = self.records[self.place : self.place + count]
        self.place += len(taken)
        return taken
