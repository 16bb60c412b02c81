from heapq import heappop, heappush


class MergedStream:
    def __init__(self, streams):
        self.streams = [iter(stream) for stream in streams]

    def take(self, count):
        if count < 0:
            raise ValueError("count is negative")
        taken = []
        heads = []
        for number in range(len(self.streams)):
            self.read(number, heads)
        while heads and len(taken) < count:
            _, number, record = heappop(heads)
            taken.append(record)
            self.read(number, heads)
        return taken

    def read(self, number, heads):
        record = next(self.streams[number], None)
        if record is not None:
            heappush(heads, (record[0], number, record))
