"""Patches what the answering code packs numbers and texts with."""
# expects: wrong_answer

import json
import struct

json.dumps = lambda *args, **kwargs: "{}"
struct.pack = lambda *args: b""
struct.Struct = None


def double(values):
    return [0 for _ in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
