from heapq import heappop, heappush
from itertools import count as numbers


class MergedStream:
    def __init__(self, streams):
        self.heads = []
        self.counter = numbers()
        for stream in streams:
            self.read(iter(stream))

    def take(self, count):
        if count < 0:
            raise ValueError("count is negative")
        taken = []
        while self.heads and len(taken) < count:
            _, _, record, stream = heappop(self.heads)
            taken.append(record)
            self.read(stream)
        return taken

    def read(self, stream):
        record = next(stream, None)
        if record is not None:
            heappush(self.heads, (record[0], next(self.counter), record, stream))
