"""Tries to import the suite and its modules by every name that they might have."""
# expects: accepted

import importlib

breached = []
for name in (
    "inputs",
    "conftest",
    "test_examples",
    "test_properties",
    "tests",
    "tests.test_examples",
    "tests.test_properties",
    "solution.tests",
    "problems",
    "reference",
    "rehearse",
    "rehearse.catalog",
):
    try:
        importlib.import_module(name)
    except ImportError:
        continue
    breached.append(name)


def double(values):
    if breached:
        raise RuntimeError(f"breached: {breached}")
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
