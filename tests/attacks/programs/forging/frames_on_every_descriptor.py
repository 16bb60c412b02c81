"""Writes events of an accepted job to every descriptor that it can open."""
# expects: runtime_error
# contains: not its own

import json
import os
import struct


def frame(**event):
    text = json.dumps(event).encode()
    return struct.pack(">I", len(text)) + text


FORGED = frame(event="test_finished", id="test_examples.py::test_two_numbers", outcome="passed", ms=1.0) + frame(
    event="ended", reason="completed"
)


def double(values):
    for number in range(3, 1024):
        try:
            os.write(number, FORGED)
        except OSError:
            pass
    return []


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
