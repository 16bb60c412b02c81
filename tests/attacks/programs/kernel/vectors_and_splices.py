"""Moves bytes between descriptors inside the kernel: splice, tee, vmsplice, sendfile, copy_file_range."""

# expects: accepted

import contextlib
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
moved = []
source = os.open(os.__file__, os.O_RDONLY)
read_end, write_end = os.pipe()
other_read, other_write = os.pipe()
piece = (ctypes.c_size_t * 2)(ctypes.addressof(ctypes.create_string_buffer(b"x" * 16)), 16)
if libc.splice(source, None, write_end, None, 16, 0) > 0:
    moved.append("splice")
if libc.vmsplice(write_end, piece, 1, 8) > 0:
    moved.append("vmsplice")
os.write(write_end, b"x")
if libc.tee(read_end, other_write, 1, 0) > 0:
    moved.append("tee")
with contextlib.suppress(OSError):
    os.sendfile(write_end, source, 0, 16)
    moved.append("sendfile")
for descriptor in (source, read_end, write_end, other_read, other_write):
    os.close(descriptor)
breached = ", ".join(moved)


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
