"""Walks every folder of the cell and tries to make a file in it, or to open a file in it for writing."""

# expects: accepted
# problem: patient

import contextlib
import os

#: Devices that are there for everybody and keep nothing.
HARMLESS = {"/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom", "/dev/tty"}
written = []
for folder, folders, names in os.walk("/"):
    folders[:] = [name for name in folders if folder != "/" or name not in {"proc", "sys"}]
    with contextlib.suppress(OSError):
        os.close(os.open(f"{folder}/planted", os.O_WRONLY | os.O_CREAT | os.O_EXCL))
        written.append(folder)
    with contextlib.suppress(OSError):
        os.close(os.open(folder, os.O_TMPFILE | os.O_WRONLY))
        written.append(f"{folder} without a name")
    for name in names:
        path = f"{folder}/{name}"
        if path not in HARMLESS and os.access(path, os.W_OK):
            with contextlib.suppress(OSError):
                os.close(os.open(path, os.O_WRONLY | os.O_NONBLOCK))
                written.append(path)
breached = ", ".join(written[:5])


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
