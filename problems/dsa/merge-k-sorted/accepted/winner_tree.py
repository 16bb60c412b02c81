"""A tree of matches between streams: place 1 knows the winner, and a stream that moves on replays the matches above its leaf."""

from math import inf


class MergedStream:
    def __init__(self, streams):
        self.streams = [iter(stream) for stream in streams]
        self.heads = [next(stream, None) for stream in self.streams]
        count = len(streams)
        # Match number i is played by the winners of 2i and 2i + 1; the streams themselves stand behind all matches.
        self.winners = [0] * count + list(range(count))
        for place in range(count - 1, 0, -1):
            self.play(place)

    def play(self, place):
        self.winners[place] = min(self.winners[2 * place : 2 * place + 2], key=self.rank)

    def rank(self, number):
        head = self.heads[number]
        return (inf if head is None else head[0], number)

    def take(self, count):
        if count < 0:
            raise ValueError("negative count")
        taken = []
        while self.heads and len(taken) < count:
            number = self.winners[1]
            if self.heads[number] is None:
                break
            taken.append(self.heads[number])
            self.heads[number] = next(self.streams[number], None)
            place = (len(self.streams) + number) // 2
            while place:
                self.play(place)
                place //= 2
        return taken
