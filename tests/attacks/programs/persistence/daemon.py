"""Leaves a daemon: forked twice, in a session of its own, without descriptors, deaf to signals; and looks for others."""

# expects: accepted

import contextlib
import os
import signal
import time


def is_stranger(pid):
    with contextlib.suppress(OSError):
        owner = os.stat(f"/proc/{pid}").st_uid
        return owner >= 10_000 and owner != os.getuid()
    return False


strangers = [pid for pid in (os.listdir("/proc") if os.path.isdir("/proc") else ()) if pid.isdigit() and is_stranger(pid)]
breached = f"processes {strangers}" if strangers else ""


def daemon():
    with contextlib.suppress(OSError):
        os.setsid()
    for number in signal.valid_signals():
        with contextlib.suppress(OSError, ValueError):
            signal.signal(number, signal.SIG_IGN)
    if os.fork() == 0:
        os.closerange(0, 256)
        while True:
            time.sleep(1)
    os._exit(0)


if os.fork() == 0:
    daemon()
os.wait()


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
