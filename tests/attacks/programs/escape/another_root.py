"""Changes its root folder: chroot to places it knows, and pivot_root."""

# expects: accepted

import ctypes
import errno
import os

REFUSED = {errno.EPERM, errno.EACCES, errno.ENOSYS}
PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)


def changed(path):
    try:
        os.chroot(path)
    except OSError:
        return False
    return True


places = [place for place in ("/", "/tmp", "/proc", "/proc/1/root", "/proc/self/fd", ".") if changed(place)]
if libc.syscall(PIVOT_ROOT, b"/tmp", b"/tmp") == 0 or ctypes.get_errno() not in REFUSED:
    places.append("pivot_root")
breached = ", ".join(places)


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
