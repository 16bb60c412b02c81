"""Mounts file systems over the cell's own, with the old calls and with the new ones."""

# expects: accepted

import ctypes
import errno

REFUSED = {errno.EPERM, errno.EACCES, errno.ENOSYS}
libc = ctypes.CDLL(None, use_errno=True)


def reached(result):
    return result >= 0 or ctypes.get_errno() not in REFUSED


# The numbers from 424 on are the same on every architecture.
TRIES = {
    "tmpfs on /tmp": lambda: libc.mount(b"none", b"/tmp", b"tmpfs", 0, None),
    "proc on /mnt": lambda: libc.mount(b"proc", b"/mnt", b"proc", 0, None),
    "bind / to /mnt": lambda: libc.mount(b"/", b"/mnt", None, 4096, None),
    "root writable again": lambda: libc.mount(None, b"/", None, 32, None),
    "shared propagation": lambda: libc.mount(None, b"/", None, 1 << 20, None),
    "umount /proc": lambda: libc.umount2(b"/proc", 2),
    "open_tree": lambda: libc.syscall(428, -100, b"/", 1),
    "fsopen": lambda: libc.syscall(430, b"tmpfs", 0),
    "fspick": lambda: libc.syscall(433, -100, b"/", 0),
    "move_mount": lambda: libc.syscall(429, -100, b"/proc", -100, b"/mnt", 0),
    "mount_setattr": lambda: libc.syscall(442, -100, b"/", 0, bytes(32), 32),
}
breached = ", ".join(name for name, attempt in TRIES.items() if reached(attempt()))


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
