"""Reaches other processes' files by their links below /proc."""
# expects: accepted

import os

breached = []
for pid in filter(str.isdigit, (os.listdir("/proc") if os.path.isdir("/proc") else ())):
    for link in ("exe", "cwd", "root"):
        try:
            target = os.readlink(f"/proc/{pid}/{link}")
            os.listdir(f"/proc/{pid}/root/")
        except OSError:
            continue
        if int(pid) != os.getpid() and link == "root" and target != "/":
            breached.append(f"{pid}/{link}: {target}")


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
