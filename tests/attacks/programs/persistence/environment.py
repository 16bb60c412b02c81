"""Changes environment, working folder, umask, host name and signal mask, and looks for changed ones."""

# expects: accepted

import contextlib
import os
import signal

found = []
if "REHEARSE_MARKER" in os.environ:
    found.append("environment")
if os.getcwd() == "/usr/lib":
    found.append("folder")
if signal.SIGUSR2 in signal.pthread_sigmask(signal.SIG_BLOCK, ()):
    found.append("mask")
if signal.getsignal(signal.SIGUSR1) == signal.SIG_IGN:
    found.append("handler")
os.environ["REHEARSE_MARKER"] = "1"
os.putenv("REHEARSE_MARKER", "1")
with contextlib.suppress(OSError):
    os.chdir("/usr/lib")
with contextlib.suppress(OSError):
    os.umask(0)
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR2})
signal.signal(signal.SIGUSR1, signal.SIG_IGN)
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
