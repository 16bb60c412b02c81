"""Raises its own limits: processor time, memory, descriptors, processes, files, priorities, all of them."""

# expects: accepted

import contextlib
import resource

UNLIMITED = resource.RLIM_INFINITY
raised = []
for name in (name for name in dir(resource) if name.startswith("RLIMIT_")):
    kind = getattr(resource, name)
    hard = resource.getrlimit(kind)[1]
    if hard == UNLIMITED:
        continue
    for wanted in (UNLIMITED, hard + 1, 2 * hard + 1):
        with contextlib.suppress(OSError, ValueError, OverflowError):
            resource.setrlimit(kind, (wanted, wanted))
            raised.append(name)
    with contextlib.suppress(OSError, ValueError):
        resource.prlimit(0, kind, (UNLIMITED, UNLIMITED))
        raised.append(f"{name} by prlimit")
breached = ", ".join(raised)


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
