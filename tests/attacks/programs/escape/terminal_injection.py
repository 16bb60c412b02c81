"""Types into a terminal that the judge may have: TIOCSTI on every descriptor and on /dev/tty, and new pseudo-terminals."""

# expects: accepted

import contextlib
import fcntl
import os
import termios

done = []
for path in ("/dev/tty", "/dev/console", "/dev/ptmx", "/dev/pts/0", "/dev/pts/ptmx", "/dev/tty0", "/dev/vcs"):
    with contextlib.suppress(OSError):
        os.close(os.open(path, os.O_RDWR | os.O_NOCTTY))
        done.append(f"opened {path}")
for descriptor in range(4):
    with contextlib.suppress(OSError):
        fcntl.ioctl(descriptor, termios.TIOCSTI, b"x")
        done.append(f"typed into {descriptor}")
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
