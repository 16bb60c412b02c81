"""Plants symbolic and hard links where the judge, the host or the next job could follow them."""

# expects: accepted

import contextlib
import os

FOLDERS = ("/", "/tmp", "/var/tmp", "/run", "/dev", "/dev/shm", "/home", "/root", "/opt", "/mnt", "/proc/self", ".")
TARGETS = ("/etc/passwd", "/proc/1/root/etc/shadow", "/usr/bin/env", "/proc/self/exe")
made = []
for folder in FOLDERS:
    for number, target in enumerate(TARGETS):
        for make in (os.symlink, os.link):
            with contextlib.suppress(OSError):
                make(target, f"{folder}/planted-{number}")
                made.append(f"{folder} -> {target}")
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
