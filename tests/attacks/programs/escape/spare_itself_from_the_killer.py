"""Makes itself the last that the kernel ends for want of memory, so that the judge would go first."""

# expects: accepted

import contextlib
import ctypes
import os

PR_SET_DUMPABLE = 4
# A process that may be dumped owns its files in /proc, so that it may write some of them.
ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)
done = []
for path, value in (
    ("/proc/self/oom_score_adj", b"-1000"),
    ("/proc/self/oom_score_adj", b"0"),
    ("/proc/self/oom_adj", b"-17"),
):
    with contextlib.suppress(OSError):
        descriptor = os.open(path, os.O_WRONLY)
        os.write(descriptor, value)
        os.close(descriptor)
        done.append(f"{path} = {value.decode()}")
breached = ", ".join(done)


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
