"""Keeps a count across tests in everything that a fork shares: memory, a pipe, a file position, a shared mapping."""

# expects: accepted

import contextlib
import mmap
import os

# Shared pages outlive a test by design of the kernel. They hold only what the learner's own code put there, and
# remembering inputs of earlier tests gives no answer to later ones.
shared = mmap.mmap(-1, 4096)
read_end, write_end = os.pipe()
position = os.open(os.__file__, os.O_RDONLY)


def double(values):
    shared[0] = (shared[0] + 1) % 256
    os.write(write_end, b"1")
    with contextlib.suppress(OSError):
        os.lseek(position, 1, os.SEEK_CUR)
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
