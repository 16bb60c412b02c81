"""Fills the disk: with bytes, with holes, with many small files, with long names, with folders in folders."""

# expects: accepted

import contextlib
import os
import tempfile

made = []
for folder in ("/", "/tmp", "/var/tmp", "/dev/shm", "/run", "/home", "/root", "/dev", "/proc/self", os.getcwd()):
    for name in ("file", "x" * 255):
        with contextlib.suppress(OSError), open(f"{folder}/{name}", "wb") as file:
            made.append(f"{folder}/{name[:9]}")
            file.truncate(1 << 40)
            os.posix_fallocate(file.fileno(), 0, 1 << 30)
    with contextlib.suppress(OSError):
        os.mkdir(f"{folder}/folder")
        made.append(f"{folder}/folder")
    with contextlib.suppress(OSError):
        os.mkfifo(f"{folder}/pipe")
        made.append(f"{folder}/pipe")
with contextlib.suppress(OSError):
    made.append(tempfile.mkdtemp())
breached = ", ".join(made)


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
