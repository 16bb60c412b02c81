"""Opens every descriptor that it may, of each kind, keeps them, and answers."""

# expects: accepted

import contextlib
import os
import select
import socket

kept = []
for make in (
    os.pipe,
    lambda: os.open("/dev/null", os.O_RDONLY),
    socket.socketpair,
    select.epoll,
    lambda: os.eventfd(1),
    lambda: os.dup(0),
):
    with contextlib.suppress(OSError):
        # Ten of each, and of the last kind all that are left: a call that never failed would be a breach.
        kept.extend(make() for _ in range(10))
count = 0
with contextlib.suppress(OSError):
    while count < 100_000:
        os.dup(0)
        count += 1
breached = f"{count} descriptors" if count >= 1024 else ""


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
