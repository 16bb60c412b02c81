from heapq import heappop, heappush


class MergedStream:
    def __init__(self, streams):
        self.streams = [iter(stream) for stream in streams]
        self.heads = []
        for number in range(len(streams)):
            self.read(number)

    def take(self, count):
        taken = []
        for _ in range(count):
            if not self.heads:
                break
            _, number, record = heappop(self.heads)
            taken.append(record)
            self.read(number)
        return taken

    def read(self, number):
        record = next(self.streams[number], None)
        if record is not None:
            heappush(self.heads, (record[0], number, record))
