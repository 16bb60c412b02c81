"""Fills pipes and sockets, whose bytes are the kernel's memory and not its own."""

# expects: accepted

import contextlib
import fcntl
import os
import socket

F_SETPIPE_SZ = 1031
kept = []
total = 0
with contextlib.suppress(OSError):
    while True:
        ends = os.pipe()
        kept.append(ends)
        with contextlib.suppress(OSError):
            fcntl.fcntl(ends[1], F_SETPIPE_SZ, 1 << 20)
        os.set_blocking(ends[1], False)
        with contextlib.suppress(BlockingIOError):
            while True:
                total += os.write(ends[1], b"x" * 65_536)
for _, end in kept[:60]:
    os.close(end)
with contextlib.suppress(OSError):
    while True:
        one, other = socket.socketpair()
        kept.append((one, other))
        one.setblocking(False)
        with contextlib.suppress(BlockingIOError):
            while True:
                total += one.send(b"x" * 65_536)
# Two hundred and fifty-six descriptors of a megabyte each would be more than a solution ever needs.
breached = f"{total} bytes" if total > 1 << 28 else ""


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
