import heapq


class MergedStream:
    def __init__(self, streams):
        self.streams = [iter(stream) for stream in streams]
        self.heap = []
        for i, stream in enumerate(self.streams):
            record = next(stream, None)
            if record is not None:
                self.heap.append((record[0], i, record))
        heapq.heapify(self.heap)

    def take(self, count):
        if count < 0:
            raise ValueError("the count is negative")
        batch = []
        while self.heap:
            _, i, record = self.heap[0]
            batch.append(record)
            following = next(self.streams[i], None)
            if following is None:
                heapq.heappop(self.heap)
            else:
                heapq.heapreplace(self.heap, (following[0], i, following))
            if len(batch) == count:
                break
        return batch
