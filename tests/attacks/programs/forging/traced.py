"""Traces its own process to change what the answering code holds in its variables."""
# expects: wrong_answer

import sys


def tracer(frame, event, argument):
    for name in ("outcome", "expected", "difference", "result"):
        if name in frame.f_locals and event == "return":
            frame.f_locals[name] = "passed"
    return tracer


def double(values):
    sys.settrace(tracer)
    sys.setprofile(lambda frame, event, argument: None)
    return [0 for _ in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
