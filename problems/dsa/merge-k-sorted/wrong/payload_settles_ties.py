from heapq import heappop, heappush


class MergedStream:
    def __init__(self, streams):
        self.streams = [iter(stream) for stream in streams]
        self.heads = []
        for number in range(len(streams)):
            self.read(number)

    def take(self, count):
        if count < 0:
            raise ValueError("count is negative")
        taken = []
        while self.heads and len(taken) < count:
            record, number = heappop(self.heads)
            taken.append(record)
            self.read(number)
        return taken

    def read(self, number):
        record = next(self.streams[number], None)
        if record is not None:
            heappush(self.heads, (record, number))
