"""Changes what files are without writing to them: owner, set-user-id bit, times, extended attributes, size, name."""

# expects: accepted

import contextlib
import os

FILES = ("/bin/sh", "/usr/bin/env", "/etc/passwd", "/tmp", "/dev/null", "/proc/self/fd/0")
CALLS = {
    "chmod": lambda path: os.chmod(path, 0o6777),
    "chown": lambda path: os.chown(path, os.getuid(), os.getgid()),
    "utime": lambda path: os.utime(path, (0, 0)),
    "setxattr": lambda path: os.setxattr(path, "user.marker", b"1"),
    "truncate": lambda path: os.truncate(path, 0),
    "rename": lambda path: os.rename(path, f"{path}.old"),
}
changed = []
for path in FILES:
    for name, call in CALLS.items():
        # A device without a length takes a truncate and does nothing.
        if (name, path) not in {("truncate", "/dev/null"), ("truncate", "/proc/self/fd/0")}:
            with contextlib.suppress(OSError):
                call(path)
                changed.append(f"{name} {path}")
breached = ", ".join(changed)


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
