"""Lets a thread print without end while the call waits for it."""

# expects: output_limit

import threading


def chatter():
    while True:
        print("are we there yet?")


def double(values):
    talker = threading.Thread(target=chatter)
    talker.start()
    talker.join()


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
