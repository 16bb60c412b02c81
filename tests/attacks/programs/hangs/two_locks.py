"""Lets two threads wait for each other's lock."""

# expects: time_limit

import threading

one, other = threading.Lock(), threading.Lock()
both_hold = threading.Barrier(2)


def take(first, second):
    with first:
        both_hold.wait()
        with second:
            pass


def double(values):
    threads = [threading.Thread(target=take, args=pair) for pair in ((one, other), (other, one))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
