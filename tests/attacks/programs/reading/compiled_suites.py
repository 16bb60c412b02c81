"""Looks for compiled modules of a suite, and for archives that hold one."""
# expects: accepted

import glob
import sys
import zipimport

breached = [path for folder in sys.path for path in glob.glob(f"{folder}/__pycache__/test_examples*.pyc")]
for folder in ("/tmp", "/var/tmp", "/dev/shm"):
    breached += glob.glob(f"{folder}/*")
breached += [path for path in sys.path if path.endswith(".zip") and "python3" not in path]
breached += list(zipimport._zip_directory_cache)


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
