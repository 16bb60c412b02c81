"""Signals every process of the cell by number, from PID 1 to the judge, and process groups by their negative."""

# expects: accepted

import contextlib
import os
import signal

OWN = {os.getpid()}
killed = []
pids = {int(name) for name in (os.listdir("/proc") if os.path.isdir("/proc") else ()) if name.isdigit()} | set(range(1, 50)) | {os.getppid()}
for pid in sorted(pids - OWN):
    for number in (signal.SIGKILL, signal.SIGSTOP, signal.SIGTERM, signal.SIGCONT):
        # Permission to signal is what counts; a process that is not there cannot be hurt.
        with contextlib.suppress(OSError):
            os.kill(pid, number)
            killed.append(f"signal {number} to {pid}")
for group in (1, os.getppid()):
    with contextlib.suppress(OSError):
        os.killpg(group, signal.SIGKILL)
        killed.append(f"group {group}")
breached = ", ".join(killed)


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
