"""Looks for the host's folders among the mounts."""
# expects: accepted

breached = []
try:
    with open("/proc/self/mountinfo") as file:
        for line in file:
            root, place = line.split()[3:5]
            if any(word in root for word in ("/problems", "/var/rehearse", "docker.sock")) or place in {"/home", "/root", "/srv", "/data", "/host"}:
                breached.append(line)
except OSError:
    pass


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
