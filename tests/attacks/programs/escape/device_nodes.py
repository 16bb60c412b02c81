"""Makes device nodes for the machine's disks and memory, and opens those that are there."""

# expects: accepted

import contextlib
import os
import stat

found = []
for folder in ("/tmp", "/dev", "/dev/shm", "/run", "/var/tmp", "/"):
    for kind, name, numbers in (
        (stat.S_IFBLK, "disk", (8, 0)),
        (stat.S_IFCHR, "mem", (1, 1)),
        (stat.S_IFIFO, "pipe", (0, 0)),
    ):
        with contextlib.suppress(OSError):
            os.mknod(f"{folder}/{name}", kind | 0o666, os.makedev(*numbers))
            found.append(f"made {folder}/{name}")
for path in (
    "/dev/mem",
    "/dev/kmem",
    "/dev/port",
    "/dev/kmsg",
    "/dev/sda",
    "/dev/vda",
    "/dev/nvme0n1",
    "/dev/kvm",
    "/dev/fuse",
    "/dev/net/tun",
    "/dev/loop-control",
    "/dev/mapper/control",
    "/dev/uinput",
    "/dev/vhost-net",
    "/dev/rtc0",
):
    with contextlib.suppress(OSError):
        os.close(os.open(path, os.O_RDONLY))
        found.append(f"opened {path}")
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
