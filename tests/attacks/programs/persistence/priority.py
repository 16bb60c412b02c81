"""Makes itself slow and bound to one processor, and looks whether an earlier run has made it so."""

# expects: accepted

import contextlib
import os

found = []
if os.getpriority(os.PRIO_PROCESS, 0) == 17:
    found.append("priority")
if os.sched_getscheduler(0) == os.SCHED_IDLE:
    found.append("idle class")
for call, *arguments in (
    (os.setpriority, os.PRIO_PROCESS, 0, 17),
    (os.sched_setscheduler, 0, os.SCHED_IDLE, os.sched_param(0)),
    (os.sched_setaffinity, 0, {0}),
):
    with contextlib.suppress(OSError):
        call(*arguments)
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
