from heapq import heappop, heappush


class MergedStream:
    def __init__(self, streams):
        self.streams = list(streams)
        self.heads = []
        for number in range(len(streams)):
            self.read(number)

    def take(self, count):
        if count < 0:
            raise ValueError("count is negative")
        taken = []
        while self.heads and len(taken) < count:
            _, number, record = heappop(self.heads)
            taken.append(record)
            self.read(number)
        return taken

    def read(self, number):
        stream = self.streams[number]
        if isinstance(stream, list):
            record = stream.pop(0) if stream else None
        else:
            record = next(stream, None)
        if record is not None:
            heappush(self.heads, (record[0], number, record))
