"""Opens the memory, the environment and the descriptors of every other process."""
# expects: accepted

import os

FILES = ("mem", "environ", "maps", "smaps", "auxv", "stack", "syscall", "pagemap", "io", "personality")
FOLDERS = ("fd", "root", "cwd", "map_files", "fdinfo")


def family():
    """The processes that serve this very program: what they hold, it was given."""
    own, pid = set(), os.getpid()
    while pid > 1:
        own.add(pid)
        try:
            with open(f"/proc/{pid}/stat") as file:
                pid = int(file.read().rpartition(")")[2].split()[1])
        except OSError:
            break
    return own


def search():
    found, own = [], family()
    for pid in filter(str.isdigit, (os.listdir("/proc") if os.path.isdir("/proc") else ())):
        if int(pid) in own:
            continue
        for name in FILES:
            try:
                with open(f"/proc/{pid}/{name}", "rb") as file:
                    if file.read(64):
                        found.append(f"{pid}/{name}")
            except OSError:
                pass
        for name in FOLDERS:
            try:
                if os.listdir(f"/proc/{pid}/{name}"):
                    found.append(f"{pid}/{name}")
            except OSError:
                pass
    return found


breached = search()


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
