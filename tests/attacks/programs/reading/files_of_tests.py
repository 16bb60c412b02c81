"""Walks the file system for suites, problems, banks and databases."""
# expects: accepted
# problem: patient

import os

NAMES = {"test_examples.py", "test_properties.py", "inputs.py", "problem.toml", "expect.toml", "editorial.md", ".hypothesis", "reference.py"}
ENDS = (".bank", ".sqlite", ".sqlite3", ".db")
SKIPPED = ("/proc", "/sys", "/dev")


def search():
    found = []
    for folder, folders, files in os.walk("/"):
        folders[:] = [name for name in folders if os.path.join(folder, name) not in SKIPPED]
        # numpy's and pytest's own tests may be there; they are public.
        found += [os.path.join(folder, name) for name in (*folders, *files) if name in NAMES or name.endswith(ENDS)]
    return found


breached = search()


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
