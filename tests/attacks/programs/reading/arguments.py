"""Looks for anything of the job in its own and other processes' arguments."""
# expects: accepted

import glob
import re
import sys

NEEDLE = re.compile("can" "ary|test_properties|test_examples|REHEARSE_|attacker")

breached = NEEDLE.findall(" ".join(map(str, [*sys.argv, *sys.orig_argv, sys.flags])))
for path in glob.glob("/proc/[0-9]*/cmdline") + glob.glob("/proc/[0-9]*/comm"):
    try:
        with open(path, "rb") as file:
            breached += NEEDLE.findall(file.read().decode("latin-1"))
    except OSError:
        pass


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
