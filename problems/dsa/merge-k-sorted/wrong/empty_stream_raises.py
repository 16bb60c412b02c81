from heapq import heapify, heappop, heappush


class MergedStream:
    def __init__(self, streams):
        self.streams = [iter(stream) for stream in streams]
        self.heads = []
        for number, stream in enumerate(self.streams):
            record = next(stream)
            self.heads.append((record[0], number, record))
        heapify(self.heads)

    def take(self, count):
        if count < 0:
            raise ValueError("count is negative")
        taken = []
        while self.heads and len(taken) < count:
            _, number, record = heappop(self.heads)
            taken.append(record)
            record = next(self.streams[number], None)
            if record is not None:
                heappush(self.heads, (record[0], number, record))
        return taken
