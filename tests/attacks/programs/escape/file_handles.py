"""Opens files by handle, which passes every folder and every mount on the way."""

# expects: accepted

import ctypes
import errno
import os
import struct

REFUSED = {errno.EPERM, errno.EACCES, errno.ENOSYS}
libc = ctypes.CDLL(None, use_errno=True)
found = []
root = os.open("/", os.O_RDONLY)
# Number 2 is the root folder of an ext4 disk: what the machine itself calls "/".
for kind in (1, 2, 0x81):
    handle = ctypes.create_string_buffer(struct.pack("<IiII", 8, kind, 2, 0))
    if libc.open_by_handle_at(root, handle, os.O_RDONLY) >= 0 or ctypes.get_errno() not in REFUSED:
        found.append(f"open_by_handle_at({kind})")
os.close(root)
breached = ", ".join(found)


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
