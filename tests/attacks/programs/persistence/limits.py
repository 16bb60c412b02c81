"""Lowers its limits as far as they go, and looks whether an earlier run's are still there."""

# expects: accepted

import contextlib
import resource

KINDS = {name: getattr(resource, name) for name in dir(resource) if name.startswith("RLIMIT_")}
LOWERED = 65_521
found = [name for name, kind in KINDS.items() if LOWERED in resource.getrlimit(kind)]
for kind in KINDS.values():
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(kind, (LOWERED, LOWERED))
breached = ", ".join(found)


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
