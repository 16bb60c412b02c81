"""Reads the kernel's lists of sockets for names of others."""
# expects: accepted

breached = []
for name in ("unix", "tcp", "tcp6", "udp", "raw", "packet", "netlink"):
    try:
        with open(f"/proc/self/net/{name}") as file:
            lines = file.read().splitlines()[1:]
    except OSError:
        continue
    # Sockets with a path or an abstract name could be connected to.
    breached += [line for line in lines if name == "unix" and ("/" in line.split()[-1] or "@" in line)]
    breached += [line for line in lines if name in {"tcp", "tcp6", "udp"}]


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
