from heapq import heappop, heappush


class MergedStream:
    def __init__(self, streams):
        self.streams = [iter(stream) for stream in streams]
        self.heads = []
        for number, stream in enumerate(self.streams):
            record = next(stream, None)
            if record is not None:
                heappush(self.heads, (record[0], number, record))

    def take(self, count):
        if count < 0:
            raise ValueError("count is negative")
        taken = []
        while self.heads and len(taken) < count:
            _, number, record = heappop(self.heads)
            taken.append(record)
            try:
                record = next(self.streams[number])
            except StopIteration:
                break
            heappush(self.heads, (record[0], number, record))
        return taken
