"""Reads and writes memory, environment, descriptors and folders of every other process through /proc."""

# expects: accepted

import contextlib
import os

OWN = os.getuid()
found = []
for pid in (name for name in (os.listdir("/proc") if os.path.isdir("/proc") else ()) if name.isdigit()):
    with contextlib.suppress(OSError):
        if os.stat(f"/proc/{pid}").st_uid == OWN or int(pid) == os.getpid():
            continue
        for name in ("mem", "environ", "maps", "auxv", "syscall", "stack", "io", "personality"):
            with contextlib.suppress(OSError), open(f"/proc/{pid}/{name}", "rb", 0) as file:
                if name != "mem" and file.read(1):
                    found.append(f"read {name} of {pid}")
                elif name == "mem":
                    found.append(f"opened mem of {pid}")
        for name in ("root", "cwd", "fd", "map_files"):
            with contextlib.suppress(OSError):
                os.listdir(f"/proc/{pid}/{name}")
                found.append(f"listed {name} of {pid}")
breached = ", ".join(found[:5])


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
