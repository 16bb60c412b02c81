"""Right, but for each record it looks at the next one of every stream."""


class MergedStream:
    def __init__(self, streams):
        self.streams = [iter(stream) for stream in streams]
        self.heads = [next(stream, None) for stream in self.streams]

    def take(self, count):
        if count < 0:
            raise ValueError("count must not be negative")
        taken = []
        while len(taken) < count:
            waiting = [(head[0], number) for number, head in enumerate(self.heads) if head is not None]
            if not waiting:
                break
            _, number = min(waiting)
            taken.append(self.heads[number])
            self.heads[number] = next(self.streams[number], None)
        return taken
