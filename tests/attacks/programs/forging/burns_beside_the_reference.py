"""Leaves processes behind that keep the processors busy, so that the reference looks slow beside a slow program."""
# expects: time_limit
# problem: timed

import os
import time


def burn():
    for _ in range(4):
        if os.fork() == 0:
            end = time.monotonic() + 30
            while time.monotonic() < end:
                pass
            os._exit(0)


def count(n):
    if n > 100_000:
        burn()
    return sum(sum(1 for _ in range(10)) // 10 * number for number in range(n))
